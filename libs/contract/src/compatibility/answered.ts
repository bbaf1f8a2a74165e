import type {
  AuthorizationFailResponse, AuthorizationIssueResponse, AuthorizationResponse, AuthorizationTicketResponse,
  AuthorizedClientsResponse, GrantedScopesResponse, IdTokenReissueResponse, IntrospectionResponse, JoseVerifyResponse,
  ListedToken, PushedAuthReqResponse, RevocationResponse, StandardIntrospectionResponse, TokenCreateResponse, TokenFailResponse,
  TokenIssueResponse, TokenListResponse, TokenResponse, TokenRevokeResponse, TokenUpdateResponse, UserInfoIssueResponse,
  UserInfoResponse,
} from '@symbolon/engine';
import { referenceResponses, type ReferenceResponse } from './reference.js';

/** The members of an answer; the compiler holds the list against the type of the engine, both ways. `type` is for the 2.x dialect alone. */
const answered = <T>(members: Readonly<Record<Exclude<keyof T, 'type'>, 1>>): readonly string[] => Object.keys(members);

/** What this server answers. Lists without a type are made by the management API, whose tests hold them. */
export const answeredMembers: Readonly<Record<ReferenceResponse, readonly string[]>> = {
  AuthorizationResponse: answered<AuthorizationResponse>({
    resultCode: 1, resultMessage: 1, action: 1, service: 1, client: 1, display: 1, maxAge: 1, scopes: 1, dynamicScopes: 1,
    uiLocales: 1, claimsLocales: 1, claims: 1, claimsAtUserInfo: 1, acrEssential: 1, clientIdAliasUsed: 1, clientEntityIdUsed: 1,
    metadataDocumentUsed: 1, acrs: 1, subject: 1, loginHint: 1, lowestPrompt: 1, prompts: 1, requestObjectPayload: 1, idTokenClaims: 1, userInfoClaims: 1, resources: 1, authorizationDetails: 1, purpose: 1, nativeSsoRequested: 1, responseContent: 1, ticket: 1,
  }),
  AuthorizationIssueResponse: answered<AuthorizationIssueResponse>({
    resultCode: 1, resultMessage: 1, action: 1, responseContent: 1, accessToken: 1, accessTokenExpiresAt: 1, accessTokenDuration: 1,
    idToken: 1, authorizationCode: 1, jwtAccessToken: 1, ticketInfo: 1,
  }),
  AuthorizationFailResponse: answered<AuthorizationFailResponse>({
    resultCode: 1, resultMessage: 1, action: 1, responseContent: 1,
  }),
  AuthorizationTicketInfoResponse: answered<AuthorizationTicketResponse>({
    resultCode: 1, resultMessage: 1, action: 1, info: 1,
  }),
  AuthorizationTicketUpdateResponse: answered<AuthorizationTicketResponse>({
    resultCode: 1, resultMessage: 1, action: 1, info: 1,
  }),
  PushedAuthReqResponse: answered<PushedAuthReqResponse>({
    resultCode: 1, resultMessage: 1, action: 1, responseContent: 1, clientAuthMethod: 1, requestUri: 1, dpopNonce: 1,
  }),
  TokenResponse: answered<TokenResponse>({
    resultCode: 1, resultMessage: 1, action: 1, responseContent: 1, username: 1, password: 1, ticket: 1, accessToken: 1,
    accessTokenExpiresAt: 1, accessTokenDuration: 1, refreshToken: 1, refreshTokenExpiresAt: 1, refreshTokenDuration: 1, idToken: 1,
    grantType: 1, clientId: 1, clientIdAlias: 1, clientIdAliasUsed: 1, clientEntityIdUsed: 1, metadataDocumentUsed: 1, subject: 1,
    scopes: 1, properties: 1, jwtAccessToken: 1, clientAuthMethod: 1, resources: 1, accessTokenResources: 1, authorizationDetails: 1, serviceAttributes: 1, clientAttributes: 1, previousRefreshTokenUsed: 1, requestedIdTokenClaims: 1, dpopNonce: 1,
    refreshTokenScopes: 1, sessionId: 1,
  }),
  TokenIssueResponse: answered<Omit<TokenIssueResponse, 'idToken' | 'grantType' | 'clientAuthMethod' | 'resources' | 'previousRefreshTokenUsed' | 'requestedIdTokenClaims' | 'dpopNonce' | 'sessionId' | 'username' | 'password' | 'ticket'>>({
    resultCode: 1, resultMessage: 1, action: 1, responseContent: 1, accessToken: 1, accessTokenExpiresAt: 1, accessTokenDuration: 1,
    refreshToken: 1, refreshTokenExpiresAt: 1, refreshTokenDuration: 1, clientId: 1, clientIdAlias: 1, clientIdAliasUsed: 1,
    clientEntityIdUsed: 1, metadataDocumentUsed: 1, subject: 1, scopes: 1, properties: 1, jwtAccessToken: 1, accessTokenResources: 1, authorizationDetails: 1, serviceAttributes: 1, clientAttributes: 1, refreshTokenScopes: 1,
  }),
  TokenFailResponse: answered<TokenFailResponse>({
    resultCode: 1, resultMessage: 1, action: 1, responseContent: 1,
  }),
  IntrospectionResponse: answered<IntrospectionResponse>({
    resultCode: 1, resultMessage: 1, action: 1, clientId: 1, subject: 1, scopes: 1, scopeDetails: 1, existent: 1, usable: 1,
    sufficient: 1, refreshable: 1, responseContent: 1, expiresAt: 1, properties: 1, clientIdAlias: 1, clientIdAliasUsed: 1,
    clientEntityIdUsed: 1, metadataDocumentUsed: 1, certificateThumbprint: 1, resources: 1, accessTokenResources: 1,
    authorizationDetails: 1, consentedClaims: 1, serviceAttributes: 1, clientAttributes: 1, forExternalAttachment: 1, acr: 1,
    authTime: 1, grantType: 1, forCredentialIssuance: 1, cnonceExpiresAt: 1, dpopNonce: 1, responseSigningRequired: 1,
  }),
  StandardIntrospectionResponse: answered<StandardIntrospectionResponse>({
    resultCode: 1, resultMessage: 1, action: 1, responseContent: 1,
  }),
  RevocationResponse: answered<RevocationResponse>({
    resultCode: 1, resultMessage: 1, action: 1, responseContent: 1,
  }),
  UserInfoResponse: answered<UserInfoResponse>({
    resultCode: 1, resultMessage: 1, action: 1, clientId: 1, subject: 1, scopes: 1, claims: 1, token: 1, responseContent: 1,
    properties: 1, clientIdAlias: 1, clientIdAliasUsed: 1, clientEntityIdUsed: 1, metadataDocumentUsed: 1, userInfoClaims: 1,
    consentedClaims: 1, serviceAttributes: 1, clientAttributes: 1, dpopNonce: 1,
  }),
  UserInfoIssueResponse: answered<UserInfoIssueResponse>({
    resultCode: 1, resultMessage: 1, action: 1, responseContent: 1,
  }),
  JoseVerifyResponse: answered<JoseVerifyResponse>({
    resultCode: 1, resultMessage: 1, valid: 1, signatureValid: 1, missingClaims: 1, invalidClaims: 1, errorDescriptions: 1,
  }),
  AuthorizedClientListResponse: answered<AuthorizedClientsResponse>({
    start: 1, end: 1, developer: 1, totalCount: 1, clients: 1, subject: 1,
  }),
  GrantedScopesGetResponse: answered<GrantedScopesResponse>({
    resultCode: 1, resultMessage: 1, serviceApiKey: 1, clientId: 1, subject: 1, latestGrantedScopes: 1, mergedGrantedScopes: 1,
    modifiedAt: 1,
  }),
  TokenCreateResponse: answered<Omit<TokenCreateResponse, 'responseContent'>>({
    resultCode: 1, resultMessage: 1, action: 1, grantType: 1, clientId: 1, subject: 1, scopes: 1, accessToken: 1, tokenType: 1,
    expiresIn: 1, expiresAt: 1, refreshToken: 1, properties: 1, jwtAccessToken: 1, authorizationDetails: 1, forExternalAttachment: 1, tokenId: 1, refreshTokenScopes: 1, clientIdentifier: 1, sessionId: 1,
  }),
  TokenUpdateResponse: answered<Omit<TokenUpdateResponse, 'responseContent'>>({
    resultCode: 1, resultMessage: 1, action: 1, accessToken: 1, tokenType: 1, accessTokenExpiresAt: 1, refreshTokenExpiresAt: 1,
    scopes: 1, properties: 1, authorizationDetails: 1, forExternalAttachment: 1, tokenId: 1,
  }),
  TokenListResponse: answered<TokenListResponse>({
    start: 1, end: 1, client: 1, subject: 1, totalCount: 1, accessTokens: 1,
  }),
  AccessToken: answered<ListedToken>({
    accessTokenHash: 1, refreshTokenHash: 1, clientId: 1, subject: 1, grantType: 1, scopes: 1, accessTokenExpiresAt: 1,
    refreshTokenExpiresAt: 1, createdAt: 1, lastRefreshedAt: 1, properties: 1, refreshTokenScopes: 1,
  }),
  TokenRevokeResponse: answered<TokenRevokeResponse>({
    resultCode: 1, resultMessage: 1, count: 1,
  }),
  IDTokenReissueResponse: answered<IdTokenReissueResponse>({
    resultCode: 1, resultMessage: 1, action: 1, responseContent: 1, idToken: 1,
  }),
  ServiceListResponse: referenceResponses.ServiceListResponse,
  ClientListResponse: referenceResponses.ClientListResponse,
  ClientSecretRefreshResponse: referenceResponses.ClientSecretRefreshResponse,
  ClientSecretUpdateResponse: referenceResponses.ClientSecretUpdateResponse,
  TokenCreateBatchResponse: [],
  TokenCreateBatchStatusResponse: [],
  TokenBatchStatus: [],
};
