import type {
  AuthorizationFailRequest, AuthorizationIssueRequest, AuthorizationRequestCall, AuthorizationTicketInfoRequest,
  AuthorizationTicketUpdateRequest, ClientRequest, IntrospectionRequest, PushedAuthReqRequest, RevocationRequest, StandardIntrospectionRequest,
  TokenFailRequest, TokenIssueRequest, TokenRequest, UserInfoIssueRequest, UserInfoRequest,
} from '@symbolon/engine';
import type { SettingsOf } from '../settings/setting.js';
import { chars, constant, hidden, many, one, whole, yes } from '../settings/shapes.js';
import { requestSpec } from './spec.js';

const client = {
  parameters: hidden,
  clientId: { ...chars, orNumber: true },
  clientSecret: hidden,
  clientCertificate: chars,
  clientCertificatePath: many(chars),
  dpop: hidden,
  htm: chars,
  htu: chars,
  dpopNonceRequired: yes,
  oauthClientAttestation: hidden,
  oauthClientAttestationPop: hidden,
} satisfies SettingsOf<ClientRequest>;

export const pushedAuthReqRequest = requestSpec<PushedAuthReqRequest>(client);

export const authorizationRequest = requestSpec<AuthorizationRequestCall>({
  parameters: hidden,
  context: chars,
  cimdOptions: one('CimdOptions'),
});

export const authorizationIssueRequest = requestSpec<AuthorizationIssueRequest>({
  ticket: hidden,
  subject: chars,
  sub: chars,
  authTime: whole,
  acr: chars,
  claims: hidden,
  properties: many(one('Property')),
  // No scope at all replaces the requested ones too, and no consented claim is an answer.
  scopes: many(chars, { keepEmpty: true }),
  idtHeaderParams: chars,
  authorizationDetails: one('AuthzDetails'),
  consentedClaims: many(chars, { keepEmpty: true }),
  claimsForTx: hidden,
  verifiedClaimsForTx: many(hidden),
  jwtAtClaims: chars,
  accessToken: hidden,
  idTokenAudType: chars,
  accessTokenDuration: whole,
  sessionId: hidden,
});

export const authorizationFailRequest = requestSpec<AuthorizationFailRequest>({
  ticket: hidden,
  reason: constant('FailReason'),
  description: chars,
});

export const authorizationTicketInfoRequest = requestSpec<AuthorizationTicketInfoRequest>({ ticket: hidden });

export const authorizationTicketUpdateRequest = requestSpec<AuthorizationTicketUpdateRequest>({
  ticket: hidden,
  info: one('TicketInfo', { textAs: 'context' }),
});

export const tokenRequest = requestSpec<TokenRequest>({
  ...client,
  properties: many(one('Property')),
  jwtAtClaims: chars,
  accessToken: hidden,
  accessTokenDuration: whole,
  refreshTokenDuration: whole,
  cimdOptions: one('CimdOptions'),
});

export const tokenIssueRequest = requestSpec<TokenIssueRequest>({
  ticket: hidden,
  subject: chars,
  properties: many(one('Property')),
  jwtAtClaims: chars,
  accessToken: hidden,
  accessTokenDuration: whole,
  refreshTokenDuration: whole,
});

export const tokenFailRequest = requestSpec<TokenFailRequest>({ ticket: hidden, reason: constant('TokenFailReason') });

export const userInfoRequest = requestSpec<UserInfoRequest>({
  token: hidden,
  clientCertificate: chars,
  dpop: hidden,
  htm: chars,
  htu: chars,
  uri: chars,
  targetUri: chars,
  headers: many(one('Header')),
  message: hidden,
  requestBodyContained: yes,
  dpopNonceRequired: yes,
});

export const userInfoIssueRequest = requestSpec<UserInfoIssueRequest>({
  token: hidden,
  claims: hidden,
  sub: chars,
  claimsForTx: hidden,
  verifiedClaimsForTx: many(hidden),
  requestSignature: hidden,
  headers: many(one('Header')),
});

export const revocationRequest = requestSpec<RevocationRequest>({
  parameters: hidden,
  clientId: { ...chars, orNumber: true },
  clientSecret: hidden,
  clientCertificate: chars,
  clientCertificatePath: many(chars),
  oauthClientAttestation: hidden,
  oauthClientAttestationPop: hidden,
});

export const introspectionRequest = requestSpec<IntrospectionRequest>({
  token: hidden,
  scopes: many(chars),
  subject: chars,
  clientCertificate: chars,
  dpop: hidden,
  htm: chars,
  htu: chars,
  resources: many(chars),
  uri: chars,
  targetUri: chars,
  message: hidden,
  headers: many(one('Header')),
  requestBodyContained: yes,
  requiredComponents: many(chars),
  acrValues: many(chars),
  maxAge: whole,
  dpopNonceRequired: yes,
});

export const standardIntrospectionRequest = requestSpec<StandardIntrospectionRequest>({
  parameters: hidden,
  withHiddenProperties: yes,
  rsUri: chars,
  httpAcceptHeader: chars,
  introspectionSignAlg: constant('JWSAlg'),
  introspectionEncryptionAlg: constant('JWEAlg'),
  introspectionEncryptionEnc: constant('JWEEnc'),
  sharedKeyForSign: hidden,
  sharedKeyForEncryption: hidden,
  publicKeyForEncryption: chars,
});
