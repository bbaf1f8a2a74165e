import { namesIssuerAlone } from '../../checks/assertion-audience.js';
import { authenticatesBy, isConfidential } from '../../checks/client-authentication.js';
import { codeIsYoung, grantTypeIsNot } from '../../checks/grant.js';
import { byEndpoint } from '../../checks/parameters.js';
import { eachPresented, isNotAhead } from '../../checks/presented-jwt.js';
import { tokenWillBeBound } from '../../checks/sender-constraint.js';
import { areSet, serviceHolds, serviceSwitch } from '../../checks/settings.js';
import type { Facts } from '../../facts/facts.js';
import { serviceLimits } from '../../facts/limits.js';
import type { ResultCode } from '../../model/result-code.js';
import type { Service } from '../../model/service.js';
import { parseUri } from '../../parse/uri.js';
import { defineRules } from '../rule.js';
import { demand, fail, notApplicable } from '../verdict.js';
import { authenticationMethods, bounds } from './values.js';

// FAPI 2.0 Security Profile, 5.3.2.1 Requirements for authorization servers: general

const metadata = ['issuer', 'authorizationEndpoint', 'tokenEndpoint'] as const satisfies readonly (keyof Service)[];
const methods = serviceHolds('supportedTokenAuthMethods', ...authenticationMethods);
const issuerOnly = serviceSwitch('clientAssertionAudRestrictedToIssuer', true);
const kept = serviceSwitch('refreshTokenKept', true);
const notAhead = eachPresented(isNotAhead(bounds.clockSkew.most));
const tooFarAhead = (facts: Facts): ResultCode =>
  byEndpoint({ token: 'A295357', introspection: 'A065310', userinfo: 'A089313' }, notAhead.offender(facts) === 'assertion' ? 'A157323' : 'A350301')(facts);
const withinSkew = (skew: number): number => Math.min(Math.max(skew, bounds.clockSkew.least), bounds.clockSkew.most);
const seconds = (most: number): string => `1 to ${most} s`;

export const fapi2Security_5_3_2_1 = defineRules(
  { id: 'FAPI2-SP-FINAL-5.3.2.1-1', level: 'shall',
    demands: { en: 'A metadata document tells clients where the endpoints are and what the server can do.', ja: 'エンドポイントの所在とサーバーの機能はメタデータ文書で公開される。' },
    service: {
      settings: metadata,
      check: service => {
        const complete = areSet<Service>(...metadata)(service);
        if (complete.kind !== 'pass') return complete;
        const issuer = parseUri(service.issuer ?? '');
        return demand(issuer?.host !== undefined && issuer.query === undefined && issuer.fragment === undefined,
          'the issuer is no URL from which a metadata address can be made', 'a URL without query and fragment', service.issuer);
      },
    },
    byConstruction: 'operations/configuration.ts makes the document from the present settings.' },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-2', level: 'shall',
    demands: { en: "No token for a user's password.", ja: 'ユーザーのパスワードと引き換えにトークンを発行しない。' },
    request: { at: ['token'], error: 'unsupported_grant_type', resultCode: 'A295306', check: grantTypeIsNot('PASSWORD') },
    service: {
      settings: ['supportedGrantTypes'],
      check: ({ supportedGrantTypes = [] }) => demand(!supportedGrantTypes.includes('PASSWORD'), 'the password grant is offered', 'not PASSWORD', supportedGrantTypes.join(', ')),
      fix: ({ supportedGrantTypes = [] }) => ({ supportedGrantTypes: supportedGrantTypes.filter(type => type !== 'PASSWORD') }),
    } },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-3', level: 'shall',
    demands: { en: 'Clients are confidential: each has credentials of its own.', ja: 'クライアントは固有の資格情報を持つコンフィデンシャルクライアントに限る。' },
    request: {
      at: ['par', 'authorization', 'token'], check: isConfidential,
      error: facts => (facts.endpoint === 'authorization' ? 'unauthorized_client' : 'invalid_client'),
      resultCode: byEndpoint({ token: 'A295356' }, 'A294356'),
    },
    client: {
      settings: ['clientType'],
      check: ({ clientType }) => demand(clientType === 'CONFIDENTIAL', 'the client is public', 'CONFIDENTIAL', clientType),
      fix: () => ({ clientType: 'CONFIDENTIAL' }),
    } },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-4', level: 'shall',
    demands: { en: 'An access token works only for the holder to whom it is bound.', ja: 'アクセストークンは紐付けられた保持者だけが使える。' },
    request: { at: ['token'], error: 'invalid_request', resultCode: 'A295351', check: tokenWillBeBound } },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-5', level: 'shall',
    demands: { en: 'Tokens are bound to a DPoP key or to a client certificate.', ja: 'トークンは DPoP の鍵またはクライアント証明書に紐付く。' },
    byConstruction: 'model/records.ts: a Confirmation is a DPoP key (jkt) or a certificate (x5t#S256); there is no third kind.' },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-6', level: 'shall',
    demands: { en: 'Clients prove who they are with a TLS certificate or with a JWT signed by their own key.', ja: 'クライアント認証は TLS 証明書、またはクライアント自身の鍵で署名した JWT による。' },
    request: { at: ['par', 'token', 'revocation'], error: 'invalid_client', resultCode: byEndpoint({ par: 'A294355', revocation: 'A295358' }, 'A295301'), check: authenticatesBy(authenticationMethods) },
    service: methods },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-7', level: 'shall',
    demands: { en: 'The server redirects nobody to a place that it has not verified.', ja: 'サーバーは検証していない宛先へリダイレクトしない。' },
    byConstruction: 'A decision redirects only to a Verified<string>, which facts/redirect-uri.ts alone can make.' },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-8', level: 'shall',
    demands: { en: "The 'aud' of a client assertion is the issuer and nothing else, as a plain string.", ja: 'クライアントアサーションの aud は発行者識別子そのもの一つで、配列ではなく文字列である。' },
    request: { at: ['par', 'token', 'revocation'], error: 'invalid_client', resultCode: 'A157318', check: namesIssuerAlone },
    service: {
      ...issuerOnly,
      settings: ['clientAssertionAudRestrictedToIssuer', 'supportedTokenAuthMethods'],
      check: service => service.supportedTokenAuthMethods?.includes('PRIVATE_KEY_JWT') === true ? issuerOnly.check(service) : notApplicable('no client authenticates with an assertion'),
    } },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-9', level: 'shall',
    demands: { en: 'A refresh token stays the same when it is used.', ja: 'リフレッシュトークンは使用しても変わらない(ローテーションしない)。' },
    limit: () => ({ refreshTokenKept: true }),
    service: {
      ...kept,
      settings: ['refreshTokenKept', 'refreshTokenIdempotent'],
      check: service => service.refreshTokenKept || !service.refreshTokenIdempotent
        ? kept.check(service)
        : fail('refresh tokens are rotated; a retry window makes that bearable for a migration, not for good', 'refreshTokenKept on', 'off, with refreshTokenIdempotent'),
    } },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-10', level: 'may',
    demands: { en: 'DPoP proofs may have to carry a nonce of the server.', ja: 'DPoP proof にサーバー発行の nonce を求めてもよい。' },
    byConstruction: 'dpopNonceRequired, of the service or of one call, turns it on (facts/nonce.ts).' },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-11', level: 'shall',
    demands: { en: `An authorization code lives ${bounds.codeDuration} seconds at most.`, ja: `認可コードの有効期間は最長 ${bounds.codeDuration} 秒である。` },
    limit: ({ authorizationCodeDuration }) => ({ authorizationCodeDuration: Math.min(authorizationCodeDuration, bounds.codeDuration) }),
    request: { at: ['token'], error: 'invalid_grant', resultCode: 'A295355', check: codeIsYoung(bounds.codeDuration) },
    service: {
      settings: ['authorizationCodeDuration'],
      check: service => demand(serviceLimits(service).authorizationCodeDuration <= bounds.codeDuration,
        'authorization codes live too long', seconds(bounds.codeDuration), `${serviceLimits(service).authorizationCodeDuration} s`),
      fix: () => ({ authorizationCodeDuration: bounds.codeDuration }),
    } },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-12', level: 'shall',
    demands: { en: 'A code can be bound to the DPoP key of its client, and then only that key redeems it.', ja: '認可コードはクライアントの DPoP 鍵に紐付けられ、その鍵でのみ引き換えられる。' },
    byConstruction: 'The pushed proof or dpop_jkt goes into the code; DPOP-10 compares it at the token endpoint.' },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-13', level: 'shall',
    demands: {
      en: `A JWT with a time claim up to ${bounds.clockSkew.least} seconds ahead is accepted, one more than ${bounds.clockSkew.most} seconds ahead is not.`,
      ja: `時刻クレームが ${bounds.clockSkew.least} 秒先までの JWT は受け付け、${bounds.clockSkew.most} 秒を超えて先のものは拒否する。`,
    },
    limit: ({ clockSkew }) => ({ clockSkew: withinSkew(clockSkew) }),
    request: { at: ['par', 'token', 'introspection', 'userinfo', 'revocation'], check: notAhead.check, error: notAhead.error, resultCode: tooFarAhead },
    service: {
      settings: ['allowableClockSkew'],
      check: ({ allowableClockSkew: skew }) => demand(skew === withinSkew(skew), 'the tolerance for clocks is out of bounds', `${bounds.clockSkew.least} to ${bounds.clockSkew.most} s`, `${skew} s`),
      fix: ({ allowableClockSkew }) => ({ allowableClockSkew: withinSkew(allowableClockSkew) }),
    } },
  { id: 'FAPI2-SP-FINAL-5.3.2.1-14', level: 'should',
    demands: { en: 'A token allows no more than its use needs.', ja: 'トークンの権限は用途に必要な最小限にとどめる。' },
    outOfScope: 'What a use needs is known to whoever designs the scopes and to the front end, which may narrow them at issue.' },
);
