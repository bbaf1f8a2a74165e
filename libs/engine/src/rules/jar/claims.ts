import { four, ofClaims, ofSecured, ofTraditional, shown } from '../../checks/request-object.js';
import { outer } from '../../checks/parameters.js';
import { expired, inFuture, isTime } from '../../checks/time.js';
import type { Endpoint, Facts } from '../../facts/facts.js';
import { responseTypeIn } from '../../facts/response.js';
import type { ResultCode } from '../../model/result-code.js';
import { first, words } from '../../parse/parameters.js';
import { defineRules, type RequestCheck } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* What a request object says: RFC 9101 sections 4 to 6.3, OpenID Connect Core section 6.1. */

const at: readonly Endpoint[] = ['par', 'authorization'];
const invalid = (resultCode: RequestCheck['resultCode'], check: RequestCheck['check']): RequestCheck => ({ at, concerns: 'requestObject', error: 'invalid_request_object', resultCode, check });

const unsaid = (name: string) => notApplicable(`the request object has no '${name}'`);
const idsOf = ({ client: { client, aliasUsed } }: Facts): readonly string[] =>
  [String(client?.clientId), ...(aliasUsed && client?.clientIdAlias !== undefined ? [client.clientIdAlias] : [])];
const claimOf = (f: Facts, name: string): unknown => f.requestObject?.jwt?.claims?.[name];

const nestedResponseType = (f: Facts): ResultCode => {
  const [byValue, sealed, byReference, sealedByReference] = ['A005399', 'A006301', 'A006302', 'A006303'] as const;
  const encrypted = f.requestObject?.encryption !== undefined;
  return f.requestObject?.by === 'request_uri' ? (encrypted ? sealedByReference : byReference) : encrypted ? sealed : byValue;
};

export const requestObjectClaims = defineRules(
  { id: 'JAR-4-request', level: 'shall',
    demands: { en: 'A request object holds no further request object.', ja: 'リクエストオブジェクトの中に request を含めない。' },
    request: invalid(four('A006308', 'A248317'), ofClaims(({ request }) => demand(request === undefined, "there is a 'request' inside the request object"))) },
  { id: 'JAR-4-request_uri', level: 'shall',
    demands: { en: 'A request object does not refer to another one.', ja: 'リクエストオブジェクトの中に request_uri を含めない。' },
    request: invalid(four('A006312', 'A248317'), ofClaims(claims => demand(claims.request_uri === undefined, "there is a 'request_uri' inside the request object"))) },
  { id: 'JAR-5-client_id-type', level: 'shall',
    demands: { en: "'client_id' of the request object is a text.", ja: 'リクエストオブジェクトの client_id は文字列である。' },
    request: invalid(four('A005387'), ofClaims(claims => claims.client_id === undefined ? unsaid('client_id')
      : demand(typeof claims.client_id === 'string', "'client_id' of the request object is no text", 'a string', shown(claims.client_id)))) },
  { id: 'JAR-5-client_id', level: 'shall',
    demands: { en: 'The request object comes from the client that sends it.', ja: 'リクエストオブジェクトの client_id は送信したクライアントのものである。' },
    request: invalid(four('A005391', 'A246310'), ofClaims((claims, f) => {
      if (claims.client_id === undefined && f.service.traditionalRequestObjectProcessingApplied) return unsaid('client_id');
      return typeof claims.client_id !== 'string' && claims.client_id !== undefined ? notApplicable("'client_id' is no text")
        : demand(idsOf(f).includes(claims.client_id ?? ''), "'client_id' of the request object is another client, or missing", idsOf(f).join(' or '), shown(claims.client_id));
    })) },
  { id: 'PAR-3-iss', level: 'shall',
    demands: { en: 'A pushed request object names its issuer.', ja: 'プッシュするリクエストオブジェクトは iss を含む。' },
    request: { ...invalid('A246308', ofClaims((claims, f) => f.requestObject?.jwt?.header.alg === 'none' ? notApplicable('the request object is not signed')
      : demand(claims.iss !== undefined, "there is no 'iss' in the request object", "'iss'"))), at: ['par'] } },
  { id: 'JAR-4-iss', level: 'shall',
    demands: { en: 'The issuer of the request object is the client.', ja: 'リクエストオブジェクトの iss はクライアントである。' },
    request: invalid(f => (f.endpoint === 'par' ? 'A246309' : 'A006373'), ofClaims((claims, f) => claims.iss === undefined ? unsaid('iss')
      : demand(idsOf(f).includes(String(claims.iss)), "'iss' of the request object is not the client", idsOf(f).join(' or '), shown(claims.iss)))) },
  { id: 'JAR-6.3-response_type-type', level: 'shall',
    demands: { en: "'response_type' of the request object is a text.", ja: 'リクエストオブジェクトの response_type は文字列である。' },
    request: invalid(four('A005395'), ofClaims(claims => claims.response_type === undefined ? unsaid('response_type')
      : demand(typeof claims.response_type === 'string', "'response_type' of the request object is no text", 'a string', shown(claims.response_type)))) },
  { id: 'JAR-6.3-response_type', level: 'shall',
    demands: { en: 'Where RFC 9101 is followed, the request object itself names the response type.', ja: 'RFC 9101 に従う場合、response_type はリクエストオブジェクトの中にある。' },
    request: invalid(four('A006326'), ofSecured(claims => demand(claims.response_type !== undefined, "there is no 'response_type' in the request object", "'response_type'"))) },
  { id: 'JAR-6.3-response_type-known', level: 'shall',
    demands: { en: 'The response type in the request object is one that exists.', ja: 'リクエストオブジェクトの response_type は定義済みのものである。' },
    request: invalid(nestedResponseType, ofClaims(claims => typeof claims.response_type !== 'string' ? unsaid('response_type')
      : demand(responseTypeIn(claims.response_type) !== undefined, "'response_type' of the request object is unknown", 'code, token, id_token or none', shown(claims.response_type)))) },
  { id: 'OIDCC-6.1-response_type', level: 'shall',
    demands: { en: 'Where OpenID Connect Core is followed, the request names the response type beside the request object too.', ja: 'OpenID Connect Core に従う場合、response_type はリクエストオブジェクトの外にもある。' },
    request: { at, concerns: 'requestObject', error: 'invalid_request', resultCode: 'A009301',
      check: ofTraditional((_, f) => demand(first(outer(f), 'response_type') !== undefined, "'response_type' is missing beside the request object", "'response_type'")) } },
  { id: 'OIDCC-6.1-response_type-same', level: 'shall',
    demands: { en: 'The response types inside and beside the request object agree.', ja: 'リクエストオブジェクトの内外の response_type は一致する。' },
    request: invalid(four('A006304'), ofTraditional((claims, f) => {
      const [inside, beside] = [claims.response_type, first(outer(f), 'response_type')];
      return typeof inside !== 'string' || beside === undefined ? notApplicable('there is only one of them')
        : demand(responseTypeIn(inside) === responseTypeIn(beside), 'the response types inside and beside the request object differ', beside.slice(0, 100), inside.slice(0, 100));
    })) },
  { id: 'OIDCC-6.1-scope', level: 'shall',
    demands: { en: 'Where OpenID Connect Core is followed, openid is asked for beside the request object too.', ja: 'OpenID Connect Core に従う場合、openid はリクエストオブジェクトの外のスコープにもある。' },
    request: invalid(f => (first(outer(f), 'scope') === undefined ? 'A007303' : 'A007304'), ofTraditional((claims, f) =>
      typeof claims.scope !== 'string' || !words(claims.scope).includes('openid') ? notApplicable('the request object does not ask for openid')
        : demand(words(first(outer(f), 'scope')).includes('openid'), "'scope' beside the request object lacks openid", 'openid', first(outer(f), 'scope')?.slice(0, 200) ?? 'none'))) },
  { id: 'JAR-4-exp-type', level: 'shall',
    demands: { en: "'exp' of the request object is a time in seconds.", ja: 'リクエストオブジェクトの exp は秒単位の時刻である。' },
    request: invalid(four('A006335'), ofClaims(({ exp }) => exp === undefined ? unsaid('exp') : demand(isTime(exp), "'exp' is no time in seconds", 's since 1970', shown(exp)))) },
  { id: 'JAR-4-exp', level: 'shall',
    demands: { en: 'The request object has not expired.', ja: 'リクエストオブジェクトの期限が切れていない。' },
    request: invalid(four('A006339'), ofClaims(({ exp }, { now, limits }) => !isTime(exp) ? unsaid('exp')
      : demand(!expired(exp, now, limits.clockSkew), 'the request object has expired', `after ${Math.floor(now / 1000)}`, String(exp)))) },
  { id: 'JAR-4-nbf-type', level: 'shall',
    demands: { en: "'nbf' of the request object is a time in seconds.", ja: 'リクエストオブジェクトの nbf は秒単位の時刻である。' },
    request: invalid(four('A006343'), ofClaims(({ nbf }) => nbf === undefined ? unsaid('nbf') : demand(isTime(nbf), "'nbf' is no time in seconds", 's since 1970', shown(nbf)))) },
  { id: 'JAR-4-nbf', level: 'shall',
    demands: { en: 'The request object is not used before its time.', ja: 'リクエストオブジェクトは有効開始前に使われない。' },
    request: invalid(four('A006347'), ofClaims(({ nbf }, { now, limits }) => !isTime(nbf) ? unsaid('nbf')
      : demand(!inFuture(nbf, now, limits.clockSkew), "'nbf' lies in the future", `at most ${limits.clockSkew} s ahead of ${Math.floor(now / 1000)}`, String(nbf)))) },
  { id: 'JAR-4-iat', level: 'shall',
    demands: { en: 'The request object was not issued in the future.', ja: 'リクエストオブジェクトの発行時刻は未来ではない。' },
    request: invalid(f => (isTime(claimOf(f, 'iat')) ? 'A006375' : 'A006374'), ofClaims(({ iat }, { now, limits }) => {
      if (iat === undefined) return unsaid('iat');
      return isTime(iat) ? demand(!inFuture(iat, now, limits.clockSkew), "'iat' lies in the future", `at most ${limits.clockSkew} s ahead of ${Math.floor(now / 1000)}`, String(iat))
        : demand(false, "'iat' is no time in seconds", 's since 1970', shown(iat));
    })) },
  { id: 'JAR-4-aud', level: 'shall',
    demands: { en: 'Where the service checks it, the request object was made for this server.', ja: 'サービスが検証する場合、リクエストオブジェクトの aud はこのサーバーである。' },
    request: invalid(f => {
      const aud = claimOf(f, 'aud');
      return four(aud === undefined ? 'A006351' : typeof aud === 'string' ? 'A006359' : Array.isArray(aud) ? 'A006363' : 'A006355')(f);
    }, ofClaims(({ aud }, { service: { issuer, requestObjectAudienceChecked } }) => {
      if (!requestObjectAudienceChecked) return notApplicable('the service does not check the audience');
      const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
      return demand(issuer !== undefined && named.includes(issuer), "'aud' of the request object is not this server", issuer ?? 'an issuer, which the service lacks', shown(aud));
    })) },
);
