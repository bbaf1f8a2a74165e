import { hasHashedChallenge, lacksChallenge, namesRedirectUri } from '../../checks/authorization-request.js';
import { ofAssertionJwt } from '../../checks/assertion.js';
import { confidentialAuthenticatesBy } from '../../checks/client-authentication.js';
import { keysHaveBits } from '../../checks/jwk-set.js';
import { byEndpoint } from '../../checks/parameters.js';
import { eachPresented, keyHasBits } from '../../checks/presented-jwt.js';
import { answersUnderHttps, isRegisteredExactly, redirectCode, registeredUnderHttps, someIsRegistered } from '../../checks/redirect-uri.js';
import { eitherWay } from '../../checks/request-object-lifetime.js';
import { areSet, serviceHolds } from '../../checks/settings.js';
import { defaultDurations } from '../../facts/limits.js';
import type { Client } from '../../model/client.js';
import type { JWSAlg } from '../../model/enums.js';
import type { Service } from '../../model/service.js';
import { VALUE_LENGTH } from '../../model/values.js';
import type { KeyFacts } from '../../ports/jose.js';
import { defineRules, type RequestCheck, type Verdict } from '../rule.js';
import { demand, notApplicable, pass } from '../verdict.js';
import { authenticationMethods, bounds } from './values.js';

// FAPI 1.0 Part 1 Baseline, 5.2.2 Authorization server

const at = ['par', 'authorization'] as const;
const frontEnd = 'Login and consent belong to the front end; the engine hands it the client, the scopes, the claims and the wanted classes of authentication.';
const metadata = ['issuer', 'authorizationEndpoint', 'tokenEndpoint'] as const satisfies readonly (keyof Service)[];

/** Where clients prove who they are. */
const atAuthentication = ['par', 'token', 'revocation'] as const;

/** Codes of a DPoP proof that is wrong, by endpoint. */
const wrongProof = byEndpoint({ par: 'A350301', token: 'A254301', introspection: 'A065310', userinfo: 'A089313' }, 'A254301');

/** The key of every JWT that a request presents. */
function presentedKeys(kty: KeyFacts['kty'], least: number): RequestCheck {
  const { check, error, offender } = eachPresented(keyHasBits(kty, least));
  return {
    at: ['par', 'authorization', 'token', 'introspection', 'userinfo', 'revocation'], check, error,
    resultCode: f => { const is = offender(f); return is === 'requestObject' ? eitherWay(['A150381', 'A150382'])(f) : is === 'proof' ? wrongProof(f) : 'A152303'; },
  };
}

const keysOfLength = (kty: KeyFacts['kty'], least: number) => ({
  request: presentedKeys(kty, least),
  service: { settings: ['jwks'] as const, check: ({ jwks }: Service) => keysHaveBits(kty, least)(jwks) },
  client: { settings: ['jwks'] as const, check: ({ jwks }: Client) => keysHaveBits(kty, least)(jwks) },
});

/** Octets that an HMAC key has by the algorithm (OpenID Connect Core, 16.19; RFC 7518, 3.2). */
const secretOctets = (alg: JWSAlg | undefined): number => (alg === 'HS512' ? 64 : alg === 'HS384' ? 48 : 32);

const longEnough = (secret: string | undefined, alg: JWSAlg | undefined): Verdict => demand(
  (secret ?? '').length >= secretOctets(alg), 'the client secret is too short for its algorithm', `${secretOctets(alg)} octets`, `${(secret ?? '').length} octets`);

const lifetime = ({ accessTokenDuration }: Service): number => accessTokenDuration || defaultDurations.accessToken;

/** The shorter of what the service and what the client has, s. */
const ownLifetime = ({ extension }: Client, service: Service): number => Math.min(lifetime(service), extension?.accessTokenDuration || Infinity);

export const fapi1Baseline_5_2_2 = defineRules(
  { id: 'FAPI1-BASE-5.2.2-1', level: 'shall',
    demands: { en: 'Clients that can keep a secret are served.', ja: 'コンフィデンシャルクライアントに対応する。' },
    byConstruction: 'model/client.ts: a client is CONFIDENTIAL or PUBLIC; checks/client-authentication.ts knows the ways of the former.' },
  { id: 'FAPI1-BASE-5.2.2-2', level: 'should',
    demands: { en: 'Clients that cannot are served, too.', ja: 'パブリッククライアントにも対応する。' },
    byConstruction: 'model/client.ts: a client is CONFIDENTIAL or PUBLIC; no rule of this profile refuses the latter.' },
  { id: 'FAPI1-BASE-5.2.2-3', level: 'shall',
    demands: { en: 'A client secret that signs is as long as its algorithm wants.', ja: '署名に用いるクライアントシークレットはアルゴリズムが求める長さを持つ。' },
    request: { at: atAuthentication, error: 'invalid_client', resultCode: 'A152352',
      check: ofAssertionJwt(({ alg }, _, { client: { client } }) => alg?.startsWith('HS') === true ? longEnough(client?.clientSecret, alg) : notApplicable('no secret of the client signs anything')) },
    client: {
      // The secret itself stays out of the list: findings show the values of settings.
      settings: ['tokenAuthMethod', 'tokenAuthSignAlg'],
      check: client => client.tokenAuthMethod !== 'CLIENT_SECRET_JWT' ? notApplicable('no secret of the client signs anything')
        : longEnough(client.clientSecret, client.tokenAuthSignAlg),
    } },
  { id: 'FAPI1-BASE-5.2.2-4', level: 'shall',
    demands: { en: 'A confidential client proves who it is with a TLS certificate or with a signed JWT.', ja: 'コンフィデンシャルクライアントの認証は TLS 証明書または署名付き JWT による。' },
    request: { at: atAuthentication, error: 'invalid_client', resultCode: 'A152301', check: confidentialAuthenticatesBy(authenticationMethods) },
    service: serviceHolds('supportedTokenAuthMethods', ...authenticationMethods) },
  { id: 'FAPI1-BASE-5.2.2-5', level: 'shall',
    demands: { en: `RSA keys have ${bounds.rsaBits} bits or more.`, ja: `RSA 鍵は ${bounds.rsaBits} ビット以上である。` },
    ...keysOfLength('RSA', bounds.rsaBits) },
  { id: 'FAPI1-BASE-5.2.2-6', level: 'shall',
    demands: { en: `Keys on elliptic curves have ${bounds.ecBits} bits or more.`, ja: `楕円曲線鍵は ${bounds.ecBits} ビット以上である。` },
    ...keysOfLength('EC', bounds.ecBits) },
  { id: 'FAPI1-BASE-5.2.2-7', level: 'shall',
    demands: { en: 'Every request is protected by PKCE with S256.', ja: 'すべてのリクエストは S256 の PKCE で保護される。' },
    request: { at, error: 'invalid_request', resultCode: facts => (lacksChallenge(facts) ? 'A150315' : 'A150316'), check: hasHashedChallenge } },
  { id: 'FAPI1-BASE-5.2.2-8', level: 'shall',
    demands: { en: 'The client has registered where answers may go.', ja: 'クライアントは応答先のリダイレクト URI を事前に登録している。' },
    request: { at, error: 'invalid_request', resultCode: 'A150310', check: someIsRegistered } },
  { id: 'FAPI1-BASE-5.2.2-9', level: 'shall',
    demands: { en: 'The request says where its answer goes.', ja: 'リクエストは応答先のリダイレクト URI を明示する。' },
    request: { at, error: 'invalid_request', resultCode: 'A150307', redirectUnsafe: true, check: namesRedirectUri } },
  { id: 'FAPI1-BASE-5.2.2-10', level: 'shall',
    demands: { en: 'That is, character by character, one of the registered places.', ja: 'そのリダイレクト URI は登録済みのものと一字一句一致する。' },
    request: { at, error: 'invalid_request', resultCode: redirectCode({ malformed: 'A150339', relative: 'A150340', fragment: 'A150341', other: 'A150311' }), check: isRegisteredExactly } },
  { id: 'FAPI1-BASE-5.2.2-11', level: 'shall',
    demands: { en: 'The user logs in as reliably as the operations of the client call for.', ja: 'ユーザー認証はクライアントの操作に見合った保証レベルで行われる。' }, outOfScope: frontEnd },
  { id: 'FAPI1-BASE-5.2.2-12', level: 'shall',
    demands: { en: 'The user approves of scopes that were not approved before.', ja: '未承認のスコープにはユーザーの明示的な承認を得る。' }, outOfScope: frontEnd },
  { id: 'FAPI1-BASE-5.2.2-13', level: 'shall',
    demands: { en: 'A code that has been redeemed is refused.', ja: '一度使われた認可コードは拒否する。' },
    byConstruction: 'RFC6749-4.1.3-known refuses a spent code, the commit spends it once on any number of instances, and its reuse revokes what it bought.' },
  { id: 'FAPI1-BASE-5.2.2-14', level: 'shall',
    demands: { en: 'Token responses have the form that OAuth 2.0 gives them.', ja: 'トークン応答は OAuth 2.0 が定める形式に従う。' }, byConstruction: 'operations/token-answer.ts writes every token response.' },
  { id: 'FAPI1-BASE-5.2.2-15', level: 'shall',
    demands: { en: 'The client is told the granted scopes where its request could have been changed on the way.', ja: 'リクエストが改竄され得た場合、許可されたスコープをクライアントに返す。' },
    byConstruction: 'operations/token-answer.ts: every token response names its scopes, however the request came.' },
  { id: 'FAPI1-BASE-5.2.2-16', level: 'shall',
    demands: { en: 'Tokens and codes cannot be guessed.', ja: 'トークンと認可コードは推測できない。' },
    byConstruction: `model/values.ts: each has ${VALUE_LENGTH} characters, of which all but the day of its making are random.` },
  { id: 'FAPI1-BASE-5.2.2-17', level: 'should',
    demands: { en: 'The user sees what exactly is granted.', ja: 'ユーザーは許可する内容を明確に知らされる。' }, outOfScope: frontEnd },
  { id: 'FAPI1-BASE-5.2.2-18', level: 'should',
    demands: { en: 'Users can take back the tokens that a client got.', ja: 'ユーザーはクライアントに与えたトークンを取り消せる。' },
    byConstruction: 'operations/client-authorization.ts deletes what a user granted to a client, tokens and all.' },
  { id: 'FAPI1-BASE-5.2.2-19', level: 'shall',
    demands: { en: 'Credentials that name different clients are answered with invalid_client.', ja: '資格情報が異なるクライアントを示す場合は invalid_client を返す。' },
    byConstruction: 'RFC7521-4.2 compares every place that names the client.' },
  { id: 'FAPI1-BASE-5.2.2-20', level: 'shall',
    demands: { en: 'Redirect URIs are under https.', ja: 'リダイレクト URI は https である。' },
    request: { at, error: 'invalid_request', resultCode: 'A150323', redirectUnsafe: true, check: answersUnderHttps },
    client: { settings: ['redirectUris'], check: registeredUnderHttps } },
  { id: 'FAPI1-BASE-5.2.2-21', level: 'should',
    demands: { en: 'Access tokens that anybody can use live less than ten minutes.', ja: '保持者に紐付かないアクセストークンの有効期間は 10 分未満とする。' },
    service: {
      settings: ['accessTokenDuration', 'tlsClientCertificateBoundAccessTokens'],
      check: service => service.tlsClientCertificateBoundAccessTokens ? pass()
        : demand(lifetime(service) <= bounds.bearerTokenDuration, 'access tokens live long and are not bound', `at most ${bounds.bearerTokenDuration} s`, `${lifetime(service)} s`),
      fix: () => ({ accessTokenDuration: bounds.bearerTokenDuration }),
    },
    client: {
      settings: ['tlsClientCertificateBoundAccessTokens', 'dpopRequired', 'extension'],
      check: (client, service) => client.dpopRequired || (client.tlsClientCertificateBoundAccessTokens && service.tlsClientCertificateBoundAccessTokens) ? pass()
        : demand(ownLifetime(client, service) <= bounds.bearerTokenDuration, 'access tokens of the client live long and need not be bound', `at most ${bounds.bearerTokenDuration} s, or bound`, `${ownLifetime(client, service)} s`),
    } },
  { id: 'FAPI1-BASE-5.2.2-22', level: 'shall',
    demands: { en: 'Metadata are published as OpenID Connect Discovery has it, and in no other way.', ja: 'メタデータは OpenID Connect Discovery に従って公開し、他の手段では配布しない。' },
    service: { settings: metadata, check: areSet<Service>(...metadata) },
    byConstruction: 'operations/configuration.ts makes the document from the present settings.' },
);

const core = (id: `FAPI1-BASE-5.2.2.1-${number}`, en: string, ja: string, byConstruction: string) => ({ id, level: 'shall', demands: { en, ja }, byConstruction } as const);

// 5.2.2.1 Returning the user's identifier

export const fapi1Baseline_5_2_2_1 = defineRules(
  core('FAPI1-BASE-5.2.2.1-1', 'Authentication requests of OpenID Connect are understood.', 'OpenID Connect の認証リクエストに対応する。', 'The rules of rules/oidc/authentication-request.ts apply wherever openid is asked for.'),
  core('FAPI1-BASE-5.2.2.1-2', 'They are checked as OpenID Connect has it.', '認証リクエストを OpenID Connect に従って検証する。', 'The rules of rules/oidc/authentication-request.ts and rules/oidc/claims.ts check them.'),
  core('FAPI1-BASE-5.2.2.1-3', 'The user logs in as the request asks.', 'リクエストに応じてユーザーを認証する。', 'issue/interaction.ts tells the front end what the request asks of the login; rules/oidc/interaction.ts checks that.'),
  core('FAPI1-BASE-5.2.2.1-4', 'The answer is what OpenID Connect makes of the outcome.', '認証の結果に応じた認証応答を返す。', 'operations/authorization-issue.ts and operations/authorization-fail.ts.'),
  core('FAPI1-BASE-5.2.2.1-5', 'Token requests are checked as OpenID Connect has it.', 'トークンリクエストを OpenID Connect に従って検証する。', 'The rules of rules/oauth2/token-request.ts: client, code and redirect URI belong together.'),
  core('FAPI1-BASE-5.2.2.1-6', 'Where openid was asked for, the token response has an ID token about the user who logged in.', 'openid が要求された場合、トークン応答は認証されたユーザーの ID トークンを含む。', 'issue/id-token.ts, with sub of the user and acr where the front end names it.'),
);
