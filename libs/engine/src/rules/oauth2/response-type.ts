import { ofRequest, requested } from '../../checks/parameters.js';
import type { Endpoint, Facts } from '../../facts/facts.js';
import { deliveryOf, responseModeOf, responseTypeOf, yields, type Yield } from '../../facts/response.js';
import { ResponseMode, ResponseType } from '../../model/enums.js';
import { isLoopback, parseUri } from '../../parse/uri.js';
import { defineRules, type Verdict } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* Which answer a request may ask for: OAuth 2.0 Multiple Response Types, RFC 6749 section 10.16, OpenID Connect Core section 3.2. */

const at: readonly Endpoint[] = ['par', 'authorization'];
const everyMode = notApplicable('the client may use every response mode');
const plainCode = notApplicable('nothing but a code comes back');

/** A check of requests that get tokens from the authorization endpoint. */
const ofFrontChannel = (check: (brought: Yield, type: ResponseType, f: Facts) => Verdict) => ofRequest((values, f) => {
  if (values.response_type?.[0] === 'code') return plainCode;
  const type = responseTypeOf(values);
  return type === undefined || !(yields[type].token || yields[type].idToken) ? plainCode : check(yields[type], type, f);
});

const modeOf = (f: Facts): ResponseMode | undefined => responseModeOf(requested(f));

export const responseType = defineRules(
  { id: 'OAuth2-RT-5-query', level: 'shall',
    demands: { en: 'Tokens do not travel in the query of a URL.', ja: 'トークンを URL のクエリーに載せない。' },
    request: { at, error: 'invalid_request', resultCode: 'A012304',
      check: ofFrontChannel((_, type, f) => demand(modeOf(f) !== 'QUERY', "'response_mode' query would show tokens", 'fragment, form_post or a JWT', ResponseType[type])) } },
  { id: 'OAuth2-RT-2.1-client', level: 'shall',
    demands: { en: 'A client that registered its response modes uses one of them.', ja: '応答モードを登録したクライアントはそのいずれかを使う。' },
    request: { at, error: 'invalid_request', resultCode: 'A012310',
      check: ofRequest((values, f) => {
        const modes = f.client.client?.responseModes;
        const type = modes === undefined ? undefined : responseTypeOf(values);
        if (type === undefined || modes === undefined || modes.length === 0) return everyMode;
        const wanted = deliveryOf(type, modeOf(f));
        const may = modes.map(mode => deliveryOf(type, mode)).some(({ channel, jwt }) => channel === wanted.channel && jwt === wanted.jwt);
        return demand(may, 'the client did not register this response mode', modes.map(mode => ResponseMode[mode]).join(', '), ResponseMode[modeOf(f) ?? wanted.channel]);
      }) } },
  { id: 'OAuth2-RT-3-openid', level: 'shall',
    demands: { en: 'An ID token is asked for only with the scope openid.', ja: 'ID トークンは openid スコープがある場合だけ要求できる。' },
    request: { at, error: 'invalid_request', resultCode: 'A004302',
      check: ofFrontChannel((brought, type, f) => !brought.idToken ? notApplicable('no ID token is asked for')
        : demand(f.authorization?.scopes.includes('openid') === true, "'scope' lacks openid", 'openid', ResponseType[type])) } },
  { id: 'OIDCC-3.2.2.1-https', level: 'shall',
    demands: { en: 'A web client receives tokens at an https URI only.', ja: 'Web クライアントがトークンを受け取る URI は https に限る。' },
    request: { at, error: 'invalid_request', resultCode: 'A011305',
      check: ofFrontChannel((_, __, f) => {
        const uri = parseUri(f.authorization?.redirectUri.verified ?? '');
        return uri === undefined || f.client.client?.applicationType !== 'WEB' ? notApplicable('the client is no web client')
          : demand(uri.scheme === 'https', 'the redirect URI is not under https', 'https', uri.scheme);
      }) } },
  { id: 'OIDCC-3.2.2.1-localhost', level: 'shall',
    demands: { en: 'A web client does not receive tokens at localhost.', ja: 'Web クライアントは localhost でトークンを受け取らない。' },
    request: { at, error: 'invalid_request', resultCode: 'A011306',
      check: ofFrontChannel((_, __, f) => {
        const uri = parseUri(f.authorization?.redirectUri.verified ?? '');
        return uri === undefined || f.client.client?.applicationType !== 'WEB' ? notApplicable('the client is no web client')
          : demand(!isLoopback(uri), 'the redirect URI leads to the loopback interface', 'a host', uri.host);
      }) } },
  { id: 'OIDCC-3.2.2.1-native', level: 'shall',
    demands: { en: 'A native client receives tokens over http at the loopback interface only.', ja: 'ネイティブクライアントが http でトークンを受け取れるのはループバックだけである。' },
    request: { at, error: 'invalid_request', resultCode: 'A011308',
      check: ofFrontChannel((_, __, f) => {
        const uri = parseUri(f.authorization?.redirectUri.verified ?? '');
        return uri?.scheme !== 'http' || f.client.client?.applicationType !== 'NATIVE' ? notApplicable('the client is no native one, or does not use http')
          : demand(isLoopback(uri), 'the redirect URI uses http beyond the loopback interface', 'localhost', uri.host);
      }) } },
  { id: 'DPOP-5.2-front', level: 'shall',
    demands: { en: 'A client whose tokens are bound to a key gets none from the authorization endpoint, where none can be proven.', ja: '鍵に結び付いたトークンを使うクライアントには、鍵を証明できない認可エンドポイントからトークンを発行しない。' },
    request: { at, error: 'unauthorized_client', resultCode: 'A009351',
      check: ofFrontChannel((brought, type, f) => {
        const client = f.client.client;
        if (!brought.token || client === undefined) return notApplicable('no access token is asked for');
        const bound = client.dpopRequired || (client.tlsClientCertificateBoundAccessTokens && f.service.tlsClientCertificateBoundAccessTokens);
        return demand(!bound, 'the access token would not be bound', "a 'response_type' without token", ResponseType[type]);
      }) } },
);
