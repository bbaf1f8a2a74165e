import { asksFor, hasHashedChallenge, lacksChallenge, namesRedirectUri, wasPushed } from '../../checks/authorization-request.js';
import { isAuthenticated } from '../../checks/client-authentication.js';
import { answerIsProtected, registeredAreProtected } from '../../checks/redirect-scheme.js';
import { areSet, serviceHolds, serviceSwitch, together } from '../../checks/settings.js';
import { serviceLimits } from '../../facts/limits.js';
import type { Service } from '../../model/service.js';
import { defineRules } from '../rule.js';
import { demand } from '../verdict.js';
import { bounds } from './values.js';

// FAPI 2.0 Security Profile, 5.3.2.2 Requirements for authorization servers: flows through the authorization endpoint

const at = ['par', 'authorization'] as const;
const frontEnd = 'The status code of a redirect is chosen by the front end; the engine answers an action. The hosted endpoints redirect with 303.';

export const fapi2Security_5_3_2_2 = defineRules(
  { id: 'FAPI2-SP-FINAL-5.3.2.2-1', level: 'shall',
    demands: { en: 'The only response type is code.', ja: '応答タイプは code に限る。' },
    request: { at, error: 'unsupported_response_type', resultCode: 'A294351', check: asksFor('code') },
    service: together(serviceHolds('supportedResponseTypes', 'CODE'), serviceHolds('supportedGrantTypes', 'AUTHORIZATION_CODE')) },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-2', level: 'shall',
    demands: { en: 'Authenticated clients can push their authorization requests.', ja: '認証されたクライアントは認可リクエストをプッシュできる(PAR)。' },
    service: { settings: ['pushedAuthReqEndpoint'], check: areSet<Service>('pushedAuthReqEndpoint') },
    byConstruction: 'operations/pushed-auth-req.ts' },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-3', level: 'shall',
    demands: { en: 'An authorization request that was not pushed is refused.', ja: 'プッシュされていない認可リクエストは拒否する。' },
    request: { at: ['authorization'], error: 'invalid_request', resultCode: 'A294308', check: wasPushed } },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-4', level: 'shall',
    demands: { en: 'Only a client that has authenticated itself can push.', ja: 'プッシュできるのは認証されたクライアントだけである。' },
    request: { at: ['par'], error: 'invalid_client', resultCode: 'A294355', check: isAuthenticated } },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-5', level: 'shall',
    demands: { en: 'Every request is protected by PKCE with S256.', ja: 'すべてのリクエストは S256 の PKCE で保護される。' },
    request: { at, error: 'invalid_request', resultCode: facts => (lacksChallenge(facts) ? 'A124301' : 'A124308'), check: hasHashedChallenge } },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-6', level: 'shall',
    demands: { en: 'A pushed request says to which redirect URI the answer goes.', ja: 'プッシュされたリクエストは応答先のリダイレクト URI を明示する。' },
    request: { at, error: 'invalid_request', resultCode: 'A011318', check: namesRedirectUri } },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-7', level: 'shall',
    demands: { en: "Answers of the authorization endpoint carry the issuer as 'iss'.", ja: '認可応答は発行者識別子を iss として含む。' },
    limit: () => ({ issIncluded: true }),
    service: serviceSwitch('issSuppressed', false) },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-8', level: 'shall',
    demands: {
      en: 'Answers travel encrypted: no http redirect URI, but for the loopback interface of native clients.',
      ja: '認可応答は暗号化された経路で送る。http のリダイレクト URI はネイティブクライアントのループバックに限る。',
    },
    request: { at, error: 'invalid_request', resultCode: 'A294354', redirectUnsafe: true, check: answerIsProtected },
    service: serviceSwitch('loopbackRedirectionUriVariable', true),
    client: { settings: ['redirectUris', 'applicationType'], check: registeredAreProtected } },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-9', level: 'shall',
    demands: { en: 'A code that has been redeemed is refused.', ja: '一度使われた認可コードは拒否する。' },
    byConstruction: 'RFC6749-4.1.3-known refuses a spent code, the commit spends it once on any number of instances, and its reuse revokes what it bought.' },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-10', level: 'shall',
    demands: { en: 'No redirect repeats a form with credentials: status 307 is not used.', ja: '資格情報を含むフォームを再送させない(307 を使わない)。' }, outOfScope: frontEnd },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-11', level: 'should',
    demands: { en: 'Redirects of the browser use status 303.', ja: 'ブラウザーのリダイレクトには 303 を使う。' }, outOfScope: frontEnd },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-12', level: 'shall',
    demands: { en: `A request_uri is good for ${bounds.pushedAuthReqDuration} seconds at most.`, ja: `request_uri の有効期間は最長 ${bounds.pushedAuthReqDuration} 秒である。` },
    limit: ({ pushedAuthReqDuration }) => ({ pushedAuthReqDuration: Math.min(pushedAuthReqDuration, bounds.pushedAuthReqDuration) }),
    service: {
      settings: ['pushedAuthReqDuration'],
      check: service => demand(serviceLimits(service).pushedAuthReqDuration <= bounds.pushedAuthReqDuration,
        'pushed requests live too long', `1 to ${bounds.pushedAuthReqDuration} s`, `${serviceLimits(service).pushedAuthReqDuration} s`),
      fix: () => ({ pushedAuthReqDuration: bounds.pushedAuthReqDuration }),
    } },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-13', level: 'should',
    demands: { en: 'Users learn who asks for what before they consent.', ja: 'ユーザーは誰が何を求めているかを知ったうえで同意する。' },
    outOfScope: 'The consent page belongs to the front end; the engine hands it the client, the scopes and the claims.' },
  { id: 'FAPI2-SP-FINAL-5.3.2.2-14', level: 'shall',
    demands: { en: `A nonce of up to ${bounds.nonceLength} characters works.`, ja: `${bounds.nonceLength} 文字までの nonce を受け付ける。` },
    byConstruction: 'A nonce is carried unchanged; OIDCC-3.1.2.1-nonce sets its only limit, far above that.' },
);

// 5.3.2.3 Returning the user's identifier

export const fapi2Security_5_3_2_3 = defineRules(
  { id: 'FAPI2-SP-FINAL-5.3.2.3', level: 'shall',
    demands: { en: 'Who the user is reaches the client by OpenID Connect.', ja: 'ユーザーの識別子は OpenID Connect によってクライアントに渡す。' },
    byConstruction: 'Token responses to clients name the user in an ID token only, which the scope openid asks for.' },
);
