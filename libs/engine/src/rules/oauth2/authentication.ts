import { assertionOf, hasJti, isNotEarly, isUnexpired, namesClient, namesServer, ofAssertion, usesAssertion } from '../../checks/assertion.js';
import { usesCertificate } from '../../checks/certificate-authentication.js';
import { outer } from '../../checks/parameters.js';
import type { Facts } from '../../facts/facts.js';
import type { ClientAuthMethod } from '../../model/enums.js';
import type { ResultCode } from '../../model/result-code.js';
import { first } from '../../parse/parameters.js';
import { defineRules, type RequestCheck } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* Client authentication: RFC 6749 section 2.3, RFC 7521 section 4.2, RFC 7523 section 3, OpenID Connect Core section 9. */

const at = ['par', 'token', 'revocation'] as const;
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** The methods that this server knows. */
export const knownMethods: readonly ClientAuthMethod[] =
  ['NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST', 'CLIENT_SECRET_JWT', 'PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH'];

/** A check of client authentication, at every endpoint where clients authenticate. */
export const clientError = (resultCode: RequestCheck['resultCode'], check: RequestCheck['check']): RequestCheck =>
  ({ at, error: 'invalid_client', resultCode, check });

/** The methods of the token endpoint; for revocation, those of them that its own list has, if there is one. */
function offeredMethods({ endpoint, service: { supportedTokenAuthMethods: all, supportedRevocationAuthMethods: own = [] } }: Facts): readonly ClientAuthMethod[] | undefined {
  if (endpoint !== 'revocation' || own.length === 0) return all;
  return all === undefined ? own : own.filter(method => all.includes(method));
}

const ofClient = (check: (facts: Facts, method: string) => ReturnType<RequestCheck['check']>) => (facts: Facts) =>
  facts.authentication === undefined ? notApplicable('no client is known') : check(facts, facts.authentication.method);

const withCredentials = (f: Facts): boolean =>
  f.authentication?.basicSecret !== undefined || f.authentication?.postSecret !== undefined || outer(f).client_assertion !== undefined;

const keyCode = (f: Facts): ResultCode => {
  const keys = assertionOf(f)?.keys;
  if (keys === undefined || keys.kind === 'found' || keys.kind === 'unregistered') return 'A156301';
  if (keys.kind === 'unreadable') return keys.remote ? 'A156302' : 'A156303';
  if (keys.kind === 'noMatch') return keys.remote ? 'A156305' : 'A156304';
  return keys.remote ? 'A156307' : 'A156306';
};

/** A registered algorithm that no assertion of the client's method can have is the client's mistake of another kind. */
const algorithmCode = (f: Facts): ResultCode => {
  const registered = f.client.client?.tokenAuthSignAlg;
  const shared = f.authentication?.method === 'CLIENT_SECRET_JWT';
  if (registered === undefined || registered.startsWith('HS') === shared) return 'A157313';
  return shared ? 'A157307' : 'A157308';
};

export const clientAuthentication = defineRules(
  { id: 'RFC6749-2.3-confidential', level: 'shall',
    demands: { en: 'A confidential client has an authentication method.', ja: 'コンフィデンシャルクライアントには認証方式が設定されている。' },
    request: clientError('A157301', ofClient((f, method) =>
      demand(f.client.client?.clientType !== 'CONFIDENTIAL' || method !== 'NONE', 'the client is confidential but has no authentication method'))) },
  { id: 'RFC6749-2.1-public', level: 'shall',
    demands: { en: 'A public client has no authentication method.', ja: 'パブリッククライアントには認証方式を設定しない。' },
    request: clientError('A157302', ofClient((f, method) =>
      demand(f.client.client?.clientType !== 'PUBLIC' || method === 'NONE', 'the client is public but has an authentication method', 'none', method))) },
  { id: 'RFC6749-2.3-supported', level: 'shall',
    demands: { en: 'The authentication method of the client is one that the server offers.', ja: 'クライアントの認証方式はサーバーが対応するものである。' },
    request: clientError('A157344', ofClient((f, method) => demand(
      (knownMethods as readonly string[]).includes(method) && (method === 'NONE' || offeredMethods(f)?.includes(method as never) !== false),
      'the authentication method is not supported', () => (offeredMethods(f) ?? []).join(', '), method))) },
  { id: 'RFC6749-2.3-public', level: 'shall',
    demands: { en: 'A public client without authentication sends no credentials.', ja: '認証なしのパブリッククライアントは資格情報を送らない。' },
    request: clientError('A157303', ofClient((f, method) => method === 'NONE' ? demand(!withCredentials(f), 'the client sent credentials but has no authentication method') : notApplicable('the client authenticates'))) },
  { id: 'RFC6749-2.3-one', level: 'shall',
    demands: { en: 'A request uses one authentication method.', ja: '一つのリクエストで使う認証方式は一つだけである。' },
    request: clientError('A157357', ofClient(f => demand(
      [f.authentication?.basicSecret, f.authentication?.postSecret, outer(f).client_assertion, usesCertificate(f) ? f.certificate : undefined].filter(given => given !== undefined).length < 2,
      'the request carries credentials of several methods', 'one method'))) },
  { id: 'RFC6749-2.3.1-once', level: 'shall',
    demands: { en: 'Credentials come once.', ja: '資格情報は一度だけ送られる。' },
    request: clientError(f => ((outer(f).client_secret?.length ?? 0) > 1 ? 'A158301' : 'A158304'), f =>
      demand(!['client_secret', 'client_assertion_type'].some(name => (outer(f)[name]?.length ?? 0) > 1), 'a credential came more than once')) },
  { id: 'RFC6749-2.3.1-channel', level: 'shall',
    demands: { en: 'The secret comes the way that the client registered: Basic header or body.', ja: 'シークレットは登録された方法(Basic ヘッダーまたはボディー)で届く。' },
    request: clientError('A157357', ofClient(({ authentication }, method) =>
      method === 'CLIENT_SECRET_BASIC' ? demand(authentication?.postSecret === undefined, 'the secret came in the body', 'Authorization: Basic')
      : method === 'CLIENT_SECRET_POST' ? demand(authentication?.basicSecret === undefined, 'the secret came in the Authorization header', "'client_secret' in the body")
      : notApplicable('no secret is expected'))) },
  { id: 'RFC6749-2.3.1-given', level: 'shall',
    demands: { en: 'The secret is there.', ja: 'シークレットが含まれている。' },
    request: clientError('A157304', ofClient(({ authentication }, method) =>
      method === 'CLIENT_SECRET_BASIC' ? demand(authentication?.basicSecret !== undefined, 'no client secret came', 'Authorization: Basic')
      : method === 'CLIENT_SECRET_POST' ? demand(authentication?.postSecret !== undefined, 'no client secret came', "'client_secret'")
      : notApplicable('no secret is expected'))) },
  { id: 'RFC6749-2.3.1-right', level: 'shall',
    demands: { en: 'The secret is the right one.', ja: 'シークレットが正しい。' },
    request: clientError('A157305', ofClient(({ authentication }, method) => {
      const secret = method === 'CLIENT_SECRET_BASIC' ? authentication?.basicSecret : method === 'CLIENT_SECRET_POST' ? authentication?.postSecret : undefined;
      return secret === undefined ? notApplicable('no secret came') : demand(secret.matches, 'the client secret is wrong');
    })) },
  { id: 'RFC7521-4.2-type', level: 'shall',
    demands: { en: 'The assertion says that it is a JWT bearer assertion.', ja: 'アサーションは JWT ベアラーアサーションであると示される。' },
    request: clientError(f => {
      const types = outer(f).client_assertion_type;
      return types === undefined ? 'A157309' : types[0] === '' ? 'A158303' : 'A157310';
    }, f => usesAssertion(f)
      ? demand(first(outer(f), 'client_assertion_type') === JWT_BEARER, "'client_assertion_type' is missing or unknown", JWT_BEARER, first(outer(f), 'client_assertion_type')?.slice(0, 200))
      : notApplicable('no assertion is expected')) },
  { id: 'RFC7521-4.2-given', level: 'shall',
    demands: { en: 'The assertion is there.', ja: 'アサーションが含まれている。' },
    request: clientError('A157311', f => usesAssertion(f)
      ? demand(first(outer(f), 'client_assertion') !== undefined, "'client_assertion' is missing", "'client_assertion'")
      : notApplicable('no assertion is expected')) },
  { id: 'RFC7523-3-readable', level: 'shall',
    demands: { en: 'The assertion is a signed JWT that can be read.', ja: 'アサーションは読み取り可能な署名付き JWT である。' },
    request: clientError(f => (assertionOf(f) === undefined ? 'A157312' : 'A157314'), f => {
      if (!usesAssertion(f) || f.authentication?.assertion === undefined) return notApplicable('there is no assertion');
      const { assertion } = f.authentication;
      return 'problem' in assertion ? demand(false, `the assertion cannot be read: ${assertion.problem}`) : demand(assertion.claims !== undefined, 'the payload of the assertion is no JSON object');
    }) },
  { id: 'RFC7523-3-alg', level: 'shall',
    demands: { en: 'The assertion is signed with the algorithm of the client.', ja: 'アサーションはクライアントに設定されたアルゴリズムで署名されている。' },
    request: clientError(algorithmCode, f => {
      const assertion = assertionOf(f);
      if (assertion === undefined) return notApplicable('there is no assertion to read');
      const symmetric = assertion.alg?.startsWith('HS') === true;
      const kindFits = (f.authentication?.method === 'CLIENT_SECRET_JWT') === symmetric;
      const registered = f.client.client?.tokenAuthSignAlg;
      return demand(assertion.alg !== undefined && kindFits && (registered === undefined || registered === assertion.alg),
        'the signature algorithm of the assertion is not accepted', registered ?? (symmetric ? 'an asymmetric algorithm' : 'a signature algorithm that fits the method'), String(assertion.header.alg).slice(0, 50));
    }) },
  { id: 'RFC7523-3-1', level: 'shall', demands: { en: "'iss' of the assertion is the client.", ja: 'アサーションの iss はクライアントである。' }, request: clientError('A157315', namesClient('iss')) },
  { id: 'RFC7523-3-2', level: 'shall', demands: { en: "'sub' of the assertion is the client.", ja: 'アサーションの sub はクライアントである。' }, request: clientError('A157316', namesClient('sub')) },
  { id: 'RFC7523-3-3', level: 'shall', demands: { en: "'aud' of the assertion is this server.", ja: 'アサーションの aud はこのサーバーである。' }, request: clientError('A157318', namesServer) },
  { id: 'RFC7523-3-4', level: 'shall', demands: { en: 'The assertion expires and has not yet.', ja: 'アサーションには有効期限があり、まだ切れていない。' },
    request: clientError(f => (assertionOf(f)?.claims?.exp === undefined ? 'A157319' : 'A157320'), isUnexpired) },
  { id: 'RFC7523-3-5', level: 'shall', demands: { en: 'The assertion is not used before its time.', ja: 'アサーションは有効開始前に使われない。' }, request: clientError('A157322', isNotEarly('nbf')) },
  { id: 'RFC7523-3-6', level: 'shall', demands: { en: 'The assertion was not issued in the future.', ja: 'アサーションの発行時刻は未来ではない。' }, request: clientError('A157323', isNotEarly('iat')) },
  { id: 'RFC7523-3-7', level: 'shall', demands: { en: 'The assertion has an id, so that it is accepted once.', ja: 'アサーションは一度だけ受け付けるための jti を持つ。' }, request: clientError('A157324', hasJti) },
  { id: 'RFC7523-3-key', level: 'shall',
    demands: { en: 'One key of the client fits the assertion.', ja: 'アサーションに合うクライアントの鍵がただ一つある。' },
    request: clientError(keyCode, f => {
      const keys = assertionOf(f)?.keys;
      return keys === undefined ? notApplicable('no key is needed') : demand(keys.kind === 'found', `the key of the client: ${keys.kind}`, 'one key that fits kid and alg', String(assertionOf(f)?.header.kid ?? 'no kid').slice(0, 100));
    }) },
  { id: 'RFC7523-3-9', level: 'shall',
    demands: { en: 'The signature of the assertion is right.', ja: 'アサーションの署名が正しい。' },
    request: clientError(f => (f.authentication?.method === 'CLIENT_SECRET_JWT' && f.client.client?.clientSecret === undefined ? 'A157325' : 'A157326'), f => {
      const assertion = assertionOf(f);
      if (assertion?.alg === undefined) return notApplicable('there is no signature to check');
      return demand(assertion.signatureValid, 'the signature of the assertion is wrong');
    }) },
  { id: 'OIDCC-9-jti', level: 'shall',
    demands: { en: 'An assertion is accepted once.', ja: 'アサーションは一度だけ受け付けられる。' },
    byConstruction: 'The commit spends the jti together with everything else (A157358).' },
);

/** The assertion checks that a later profile may replace. */
export const assertionClaims = ofAssertion;
