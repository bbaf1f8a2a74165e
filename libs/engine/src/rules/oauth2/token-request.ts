import { codeByName, noneTwice, outer } from '../../checks/parameters.js';
import type { Facts } from '../../facts/facts.js';
import { GrantType } from '../../model/enums.js';
import type { ResultCode } from '../../model/result-code.js';
import { first, words } from '../../parse/parameters.js';
import { defineRules, type RequestCheck } from '../rule.js';
import { demand, fail, notApplicable, pass } from '../verdict.js';

/* The token request: RFC 6749 sections 3.2, 4.1.3 and 6; RFC 7636 section 4.6. */

const at = ['token'] as const;
/** Grants for which the token endpoint issues tokens. */
export const issued: readonly GrantType[] = ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS', 'PASSWORD'];
const single: Readonly<Record<string, ResultCode>> = {
  grant_type: 'A049303', code: 'A050303', redirect_uri: 'A050304', code_verifier: 'A050314', refresh_token: 'A053303', scope: 'A053304', authorization_details: 'A250301',
};
const VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/;

const grantError = (resultCode: RequestCheck['resultCode'], check: RequestCheck['check']): RequestCheck => ({ at, error: 'invalid_grant', resultCode, check });
const isCode = (f: Facts): boolean => f.grant?.grantType === 'AUTHORIZATION_CODE';
const isRefresh = (f: Facts): boolean => f.grant?.grantType === 'REFRESH_TOKEN';

const ofCode = (check: (code: NonNullable<NonNullable<NonNullable<Facts['grant']>['code']>['record']>, f: Facts) => ReturnType<RequestCheck['check']>) => (f: Facts) => {
  const code = f.grant?.code?.record;
  return code === undefined ? notApplicable('no code is known') : check(code, f);
};

const ofRefreshToken = (check: (token: NonNullable<NonNullable<NonNullable<Facts['grant']>['refreshToken']>['record']>, f: Facts) => ReturnType<RequestCheck['check']>) => (f: Facts) => {
  const token = f.grant?.refreshToken?.record;
  return token === undefined ? notApplicable('no refresh token is known') : check(token, f);
};

/** What must hold before the client is looked at. */
export const tokenRequest = defineRules(
  { id: 'RFC6749-3.2-once', level: 'shall',
    demands: { en: 'No parameter comes twice.', ja: '同じパラメーターを二度送らない。' },
    request: { at, error: 'invalid_request', resultCode: codeByName(outer, single, 'A049303'), check: noneTwice(outer, Object.keys(single)) } },
  { id: 'RFC6749-4.1.3-grant_type', level: 'shall',
    demands: { en: 'The request names a grant type.', ja: 'リクエストはグラントタイプを指定する。' },
    request: { at, error: 'invalid_request', resultCode: f => (outer(f).grant_type === undefined ? 'A049301' : 'A049302'),
      check: f => demand(first(outer(f), 'grant_type') !== undefined, "'grant_type' is missing", "'grant_type'") } },
  { id: 'RFC6749-5.2-grant_type', level: 'shall',
    demands: { en: 'The grant type is one that exists at this endpoint.', ja: 'グラントタイプはこのエンドポイントで定義済みのものである。' },
    request: { at, error: 'unsupported_grant_type', resultCode: f => (f.grant?.grantType === 'IMPLICIT' ? 'A049306' : 'A049304'),
      check: f => first(outer(f), 'grant_type') === undefined ? notApplicable('no grant type is named')
        : demand(f.grant?.grantType !== undefined && f.grant.grantType !== 'IMPLICIT', "'grant_type' is unknown", () => Object.values(GrantType).join(', '), first(outer(f), 'grant_type')?.slice(0, 100)) } },
  { id: 'RFC6749-5.2-offered', level: 'shall',
    demands: { en: 'The service offers the grant type.', ja: 'サービスがそのグラントタイプに対応している。' },
    request: { at, error: 'unsupported_grant_type', resultCode: 'A049305',
      check: f => f.grant?.grantType === undefined ? notApplicable('no grant type is known')
        : demand(f.service.supportedGrantTypes?.includes(f.grant.grantType) === true && issued.includes(f.grant.grantType), 'the service does not offer this grant type', () => (f.service.supportedGrantTypes ?? []).join(', '), f.grant.grantType) } },
);

/** What must hold once the client is authenticated. */
export const tokenGrant = defineRules(
  { id: 'RFC6749-5.2-declared', level: 'shall',
    demands: { en: 'The client declared the grant type.', ja: 'クライアントがそのグラントタイプを宣言している。' },
    request: { at, error: 'unauthorized_client', resultCode: 'A047302',
      check: f => f.grant?.grantType === undefined || f.client.client === undefined ? notApplicable('no grant type or client is known')
        : demand(f.client.client.grantTypes?.includes(f.grant.grantType) === true, 'the client did not declare this grant type', () => (f.client.client?.grantTypes ?? []).join(', '), f.grant.grantType) } },
  { id: 'RFC6749-4.1.3-code', level: 'shall',
    demands: { en: 'The request carries the code.', ja: 'リクエストは認可コードを含む。' },
    request: { at, error: 'invalid_request', resultCode: f => (outer(f).code === undefined ? 'A050301' : 'A050302'),
      check: f => (isCode(f) ? demand(first(outer(f), 'code') !== undefined, "'code' is missing", "'code'") : notApplicable('another grant')) } },
  { id: 'RFC6749-4.1.3-known', level: 'shall',
    demands: { en: 'The code was issued here and is unused.', ja: '認可コードはここで発行され、未使用である。' },
    request: grantError('A050305', f => f.grant?.code === undefined ? notApplicable('no code is presented')
      : demand(f.grant.code.record !== undefined && f.grant.code.usedAt === undefined, f.grant.code.usedAt === undefined ? 'no such authorization code' : 'the authorization code has been used before')) },
  { id: 'RFC6749-4.1.3-client', level: 'shall',
    demands: { en: 'The code was issued to this client.', ja: '認可コードはこのクライアントに発行された。' },
    request: grantError('A050307', ofCode((code, f) => demand(code.clientId === f.client.client?.clientId, 'the authorization code belongs to another client'))) },
  { id: 'RFC6749-4.1.2-expiry', level: 'shall',
    demands: { en: 'The code has not expired.', ja: '認可コードの期限が切れていない。' },
    request: grantError('A050311', ofCode((code, f) => code.expiresAt > f.now ? pass() : fail('the authorization code has expired', `before ${new Date(code.expiresAt).toISOString()}`, new Date(f.now).toISOString()))) },
  { id: 'RFC6749-4.1.3-redirect_uri', level: 'shall',
    demands: { en: 'The redirect URI is that of the authorization request.', ja: 'リダイレクト URI は認可リクエストのものと一致する。' },
    request: grantError(f => (first(outer(f), 'redirect_uri') === undefined ? 'A050308' : f.grant?.code?.record?.request.redirectUriExplicit === false ? 'A050310' : 'A050309'),
      ofCode(({ request }, f) => {
        const given = first(outer(f), 'redirect_uri');
        return demand(given === (request.redirectUriExplicit ? request.redirectUri : undefined), "'redirect_uri' is not that of the authorization request", request.redirectUriExplicit ? request.redirectUri : "no 'redirect_uri'", given?.slice(0, 500) ?? 'none');
      })) },
  { id: 'RFC7636-4.5', level: 'shall',
    demands: { en: 'A code with a challenge comes with its verifier, and one without comes without.', ja: 'チャレンジ付きのコードにはベリファイアーが伴い、チャレンジなしのコードには伴わない。' },
    request: grantError(f => (f.grant?.code?.record?.request.codeChallenge === undefined ? 'A050317' : outer(f).code_verifier === undefined ? 'A050312' : 'A050313'),
      ofCode(({ request }, f) => demand((request.codeChallenge !== undefined) === (first(outer(f), 'code_verifier') !== undefined),
        request.codeChallenge === undefined ? "'code_verifier' came without a challenge" : "'code_verifier' is missing"))) },
  { id: 'RFC7636-4.1', level: 'shall',
    demands: { en: 'The verifier has 43 to 128 unreserved characters.', ja: 'ベリファイアーは非予約文字 43〜128 文字である。' },
    request: grantError('A050316', f => {
      const verifier = isCode(f) ? first(outer(f), 'code_verifier') : undefined;
      return verifier === undefined ? notApplicable('no verifier is presented') : demand(VERIFIER.test(verifier), "'code_verifier' has the wrong form", '43 to 128 characters of A-Z a-z 0-9 - . _ ~');
    }) },
  { id: 'RFC7636-4.6', level: 'shall',
    demands: { en: 'The verifier fits the challenge.', ja: 'ベリファイアーはチャレンジに合う。' },
    request: grantError('A050315', ofCode(({ request }, f) => {
      const verifier = first(outer(f), 'code_verifier');
      if (request.codeChallenge === undefined || verifier === undefined) return notApplicable('there is nothing to compare');
      return demand((request.codeChallengeMethod === 'S256' ? f.grant?.verifierDigest : verifier) === request.codeChallenge, "'code_verifier' does not fit 'code_challenge'");
    })) },
  { id: 'RFC6749-6-given', level: 'shall',
    demands: { en: 'The request carries the refresh token.', ja: 'リクエストはリフレッシュトークンを含む。' },
    request: { at, error: 'invalid_request', resultCode: f => (outer(f).refresh_token === undefined ? 'A053301' : 'A053302'),
      check: f => (isRefresh(f) ? demand(first(outer(f), 'refresh_token') !== undefined, "'refresh_token' is missing", "'refresh_token'") : notApplicable('another grant')) } },
  { id: 'RFC6749-6-known', level: 'shall',
    demands: { en: 'The refresh token was issued here and has not been rotated away.', ja: 'リフレッシュトークンはここで発行され、ローテーション済みではない。' },
    request: grantError('A053305', f => f.grant?.refreshToken === undefined ? notApplicable('no refresh token is presented')
      : demand(f.grant.refreshToken.record !== undefined && (f.grant.refreshToken.usedAt === undefined || f.grant.refreshToken.successor !== undefined), f.grant.refreshToken.usedAt === undefined ? 'no such refresh token' : 'the refresh token has been rotated away')) },
  { id: 'RFC6749-6-client', level: 'shall',
    demands: { en: 'The refresh token was issued to this client.', ja: 'リフレッシュトークンはこのクライアントに発行された。' },
    request: grantError('A053307', ofRefreshToken((token, f) => demand(token.clientId === f.client.client?.clientId, 'the refresh token belongs to another client'))) },
  { id: 'RFC6749-6-expiry', level: 'shall',
    demands: { en: 'The refresh token has not expired.', ja: 'リフレッシュトークンの期限が切れていない。' },
    request: grantError('A053308', ofRefreshToken((token, f) => token.expiresAt > f.now ? pass() : fail('the refresh token has expired', `before ${new Date(token.expiresAt).toISOString()}`))) },
  { id: 'RFC6749-6-scope', level: 'shall',
    demands: { en: 'A refresh asks for no scope beyond the grant.', ja: 'リフレッシュは許可済みの範囲を超えるスコープを求めない。' },
    request: { at, error: 'invalid_scope', resultCode: 'A053309',
      check: ofRefreshToken((token, f) => {
        const beyond = words(first(outer(f), 'scope')).filter(scope => !token.refreshScopes.includes(scope));
        return demand(beyond.length === 0, 'the refresh asks for more than was granted', token.refreshScopes.join(' '), beyond.join(' ').slice(0, 200));
      }) } },
);
