import { hasHashedChallenge, lacksChallenge } from '../../checks/authorization-request.js';
import { bindsTokens } from '../../checks/certificate.js';
import { authenticatesBy, confidentialAuthenticatesBy, isConfidential } from '../../checks/client-authentication.js';
import { algorithmFor } from '../../checks/jwk-set.js';
import { allAreInside, strayCode } from '../../checks/request-object-parameters.js';
import { beginsInTime, eitherWay, expCode, expiresInTime, isMeantForUs, nbfCode, type Lifetime } from '../../checks/request-object-lifetime.js';
import { areSet, clientSwitch, serviceHolds, serviceSwitch, together } from '../../checks/settings.js';
import type { Facts } from '../../facts/facts.js';
import type { ResultCode } from '../../model/result-code.js';
import type { Service } from '../../model/service.js';
import { defineRules, type Verdict } from '../rule.js';
import { vacant } from '../vacant.js';
import { demand, notApplicable } from '../verdict.js';
import { registersProtectedAnswer, isProtectedAnswer, isUnknownMode } from './response.js';
import { algorithms, authenticationMethods, bounds, followsDraft } from './values.js';
import { inFinal, inFinalClient } from './version.js';

// FAPI 1.0 Part 2 Advanced, 5.2.2 Authorization server

const at = ['par', 'authorization'] as const;

/** The second draft knows neither `nbf` nor a limit; `nbfOptional` allows the same under the final text. */
const lifetime: Lifetime = { most: bounds.requestObjectDuration, unlimited: ({ service }) => service.nbfOptional || followsDraft(service) };

const isSent = ({ requestObject }: Facts): boolean => requestObject !== undefined;

const isSignedObject = (f: Facts): Verdict => {
  if (f.authorization?.pushed === 'pushed' || f.requestUri?.issuedHere === true) return notApplicable('the request was judged when it was pushed');
  if (f.requestObject === undefined) return f.client.client === undefined ? notApplicable('no client is known') : demand(false, 'there is no request object', "'request' or 'request_uri'");
  return f.requestObject.jwt === undefined ? notApplicable('the request object could not be read') : demand(f.requestObject.jwt.header.alg !== 'none', 'the request object is not signed', 'a signature', 'alg none');
};

const audienceCode = (f: Facts): ResultCode => {
  const aud = f.requestObject?.jwt?.claims?.aud;
  return eitherWay(aud === undefined ? ['A150331', 'A150332'] : typeof aud === 'string' ? ['A150335', 'A150336'] : Array.isArray(aud) ? ['A150337', 'A150338'] : ['A150333', 'A150334'])(f);
};

const invalidObject = { at, concerns: 'requestObject', error: 'invalid_request_object' } as const;
const methodsOf = (f: Facts): Verdict => (followsDraft(f.service) ? confidentialAuthenticatesBy(authenticationMethods)(f) : authenticatesBy(authenticationMethods)(f));
const bound = 'tlsClientCertificateBoundAccessTokens';

export const fapi1Advanced_5_2_2 = defineRules(
  { id: 'FAPI1-ADV-5.2.2-1', level: 'shall',
    demands: { en: 'The authorization request arrives as a signed request object, pushed ones included.', ja: '認可リクエストは(プッシュする場合も)署名付きのリクエストオブジェクトで届く。' },
    request: { at, error: f => (isSent(f) ? 'invalid_request_object' : 'invalid_request'), resultCode: f => (isSent(f) ? eitherWay(['A150302', 'A150324'])(f) : 'A150301'), check: isSignedObject },
    client: {
      settings: ['requestSignAlg'],
      check: ({ requestSignAlg: alg }) => demand(alg !== undefined && alg !== 'NONE', 'no algorithm for request objects is registered', algorithms.join(', '), alg ?? 'none'),
      fix: ({ jwks }) => { const alg = algorithmFor(jwks, algorithms); return alg === undefined ? {} : { requestSignAlg: alg }; },
    } },
  { id: 'FAPI1-ADV-5.2.2-2', level: 'shall',
    demands: {
      en: "The answer is protected: by an ID token beside the code, or as a JWT ('response_mode' jwt).",
      ja: '認可応答は、コードと共に返す ID トークン、または response_mode=jwt の JWT によって保護される。',
    },
    request: { at, error: f => (isUnknownMode(f) ? 'invalid_request' : 'unsupported_response_type'), resultCode: f => (isUnknownMode(f) ? 'A150344' : 'A150312'), check: isProtectedAnswer },
    service: together(serviceHolds('supportedResponseTypes', 'CODE_ID_TOKEN', 'CODE', 'CODE_ID_TOKEN_TOKEN'), serviceHolds('supportedGrantTypes', 'AUTHORIZATION_CODE')),
    client: registersProtectedAnswer },
  vacant('FAPI1-ADV-5.2.2-3', '5.2.2.1'),
  vacant('FAPI1-ADV-5.2.2-4', '5.2.2.1'),
  { id: 'FAPI1-ADV-5.2.2-5', level: 'shall',
    demands: { en: 'An access token works only for the holder of the client certificate.', ja: 'アクセストークンはクライアント証明書の保持者だけが使える。' },
    request: { at: ['token'], error: 'invalid_request', resultCode: 'A152305',
      check: f => f.client.client === undefined ? notApplicable('no client is known')
        : demand(bindsTokens(f), 'service and client are not both set to bind tokens to the certificate', `${bound} of both`, f.service[bound] ? 'the service alone' : 'not the service') },
    client: clientSwitch(bound, true),
    byConstruction: 'RFC8705-3-certificate then demands the certificate itself.' },
  { id: 'FAPI1-ADV-5.2.2-6', level: 'shall',
    demands: { en: 'Tokens can be bound to client certificates.', ja: 'トークンをクライアント証明書に紐付けることができる。' },
    service: serviceSwitch(bound, true) },
  vacant('FAPI1-ADV-5.2.2-7'),
  vacant('FAPI1-ADV-5.2.2-8', '5.2.2.1'),
  vacant('FAPI1-ADV-5.2.2-9', '5.2.2.1'),
  { id: 'FAPI1-ADV-5.2.2-10', level: 'shall',
    demands: {
      en: 'Only what stands in the signed request object counts, and its scopes stand there; where parameters beside it count too, they stand in it likewise.',
      ja: '署名されたリクエストオブジェクト内のパラメーターだけを使い、スコープはその中にある。外側のパラメーターも効力を持つ設定では、内側にも同じ値がある。',
    },
    request: { at, error: f => (isSent(f) ? 'invalid_request_object' : 'invalid_request'), resultCode: strayCode, check: allAreInside },
    byConstruction: 'Under RFC 9101, facts/request-object-values.ts takes nothing from beside the request object but client_id.' },
  { id: 'FAPI1-ADV-5.2.2-11', level: 'may',
    demands: { en: 'Authorization requests may be pushed.', ja: '認可リクエストのプッシュ(PAR)に対応してもよい。' }, byConstruction: 'operations/pushed-auth-req.ts takes them from every client.' },
  vacant('FAPI1-ADV-5.2.2-12'),
  { id: 'FAPI1-ADV-5.2.2-13', level: 'shall',
    demands: { en: 'The request object expires, at most 60 minutes after its nbf.', ja: 'リクエストオブジェクトは nbf から 60 分以内に失効する。' },
    request: { ...invalidObject, resultCode: expCode(lifetime), check: expiresInTime(lifetime) },
    service: serviceSwitch('nbfOptional', false) },
  { id: 'FAPI1-ADV-5.2.2-14', level: 'shall',
    demands: { en: 'A client proves who it is with a TLS certificate or with a JWT signed by its own key.', ja: 'クライアント認証は TLS 証明書、またはクライアント自身の鍵で署名した JWT による。' },
    request: { at: ['par', 'token', 'revocation'], error: 'invalid_client', resultCode: 'A152301', check: methodsOf },
    service: serviceHolds('supportedTokenAuthMethods', ...authenticationMethods) },
  { id: 'FAPI1-ADV-5.2.2-15', level: 'shall',
    demands: { en: 'The request object was made for this server.', ja: 'リクエストオブジェクトの aud はこのサーバーの発行者識別子である。' },
    request: { ...invalidObject, resultCode: audienceCode, check: isMeantForUs },
    service: { settings: ['issuer'], check: areSet<Service>('issuer') } },
  { id: 'FAPI1-ADV-5.2.2-16', level: 'shall',
    demands: { en: 'Clients are confidential.', ja: 'クライアントはコンフィデンシャルクライアントに限る。' },
    request: { at, error: f => (f.endpoint === 'par' ? 'invalid_client' : 'unauthorized_client'), resultCode: 'A150367', check: inFinal(isConfidential) },
    client: {
      settings: ['clientType'],
      check: inFinalClient(({ clientType }) => demand(clientType === 'CONFIDENTIAL', 'the client is public', 'CONFIDENTIAL', clientType)),
      fix: () => ({ clientType: 'CONFIDENTIAL' }),
    } },
  { id: 'FAPI1-ADV-5.2.2-17', level: 'shall',
    demands: { en: 'The request object says since when it is valid: at most 60 minutes ago.', ja: 'リクエストオブジェクトは 60 分以内の過去を示す nbf を含む。' },
    request: { ...invalidObject, resultCode: nbfCode(lifetime), check: beginsInTime(lifetime) },
    service: serviceSwitch('nbfOptional', false) },
  { id: 'FAPI1-ADV-5.2.2-18', level: 'shall',
    demands: { en: 'A pushed request is protected by PKCE with S256.', ja: 'プッシュされるリクエストは S256 の PKCE で保護される。' },
    request: { at: ['par'], error: 'invalid_request', resultCode: f => (lacksChallenge(f) ? 'A150315' : 'A150316'), check: hasHashedChallenge } },
);
