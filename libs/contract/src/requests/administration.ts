import type {
  ClientAuthorizationUpdateRequest, ConsentRequest, IdTokenReissueRequest, JoseVerifyRequest, TokenCreateRequest, TokenRevokeRequest, TokenUpdateRequest,
} from '@symbolon/engine';
import { chars, constant, hidden, many, one, whole, yes } from '../settings/shapes.js';
import { requestSpec } from './spec.js';

export const tokenCreateRequest = requestSpec<TokenCreateRequest>({
  grantType: constant('GrantType'),
  clientId: whole,
  subject: chars,
  scopes: many(chars),
  accessTokenDuration: whole,
  refreshTokenDuration: whole,
  properties: many(one('Property')),
  clientIdAliasUsed: yes,
  clientEntityIdUsed: yes,
  metadataDocumentUsed: yes,
  accessToken: hidden,
  refreshToken: hidden,
  accessTokenPersistent: yes,
  certificateThumbprint: chars,
  dpopKeyThumbprint: chars,
  authorizationDetails: one('AuthzDetails'),
  resources: many(chars),
  forExternalAttachment: yes,
  jwtAtClaims: chars,
  acr: chars,
  authTime: whole,
  clientIdentifier: { ...chars, orNumber: true },
  sessionId: hidden,
});

export const tokenUpdateRequest = requestSpec<TokenUpdateRequest>({
  accessToken: hidden,
  accessTokenHash: chars,
  refreshToken: hidden,
  refreshTokenHash: chars,
  tokenId: chars,
  accessTokenExpiresAt: whole,
  refreshTokenExpiresAt: whole,
  // No scope and no property at all are values: what was there goes.
  scopes: many(chars, { keepEmpty: true }),
  properties: many(one('Property'), { keepEmpty: true }),
  accessTokenExpiresAtUpdatedOnScopeUpdate: yes,
  refreshTokenExpiresAtUpdatedOnScopeUpdate: yes,
  accessTokenPersistent: yes,
  accessTokenValueUpdated: yes,
  certificateThumbprint: chars,
  dpopKeyThumbprint: chars,
  authorizationDetails: one('AuthzDetails'),
  forExternalAttachment: yes,
});

export const tokenRevokeRequest = requestSpec<TokenRevokeRequest>({
  accessTokenIdentifier: hidden,
  refreshTokenIdentifier: hidden,
  clientIdentifier: { ...chars, orNumber: true },
  subject: chars,
});

export const consentRequest = requestSpec<ConsentRequest>({ subject: chars });

export const clientAuthorizationUpdateRequest = requestSpec<ClientAuthorizationUpdateRequest>({
  subject: chars,
  scopes: many(chars, { keepEmpty: true }),
});

/** POST /client/authorization/get/list; `start` and `end` are read like those of a query. */
export const authorizedClientsRequest = requestSpec<ConsentRequest & { readonly developer?: string }>({ subject: chars, developer: chars });

/** POST and PUT /client/extension/requestable_scopes/update; without scopes the limit goes. */
export interface RequestableScopesRequest {
  readonly requestableScopes?: readonly string[];
}

const listOfNames = { array: 'A128202', type: 'A128203', null: 'A128203', empty: 'A128203' } as const;

export const requestableScopesRequest = requestSpec<RequestableScopesRequest>({
  requestableScopes: { ...many(chars, { keepEmpty: true }), codes: listOfNames },
});

export const joseVerifyRequest = requestSpec<JoseVerifyRequest>({
  jose: hidden,
  mandatoryClaims: many(chars),
  clockSkew: whole,
  clientIdentifier: { ...chars, orNumber: true },
  signedByClient: yes,
});

export const idTokenReissueRequest = requestSpec<IdTokenReissueRequest>({
  accessToken: hidden,
  refreshToken: hidden,
  sub: chars,
  claims: hidden,
  idtHeaderParams: chars,
  idTokenAudType: chars,
});
