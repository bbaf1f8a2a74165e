/* What administrators ask about tokens and consents, and what they are told. Timestamps (`…At`) in ms, durations in s. */
import type { Client } from './client.js';
import type { GrantType } from './enums.js';
import type { ActionResponse, ApiResponse } from './responses.js';
import type { ResultCode } from './result-code.js';
import type { AuthzDetails, Property } from './types.js';

/** Why a call is not carried out, where the API has no `action` to say so. */
export interface CallRefusal {
  readonly refused: 'badRequest' | 'forbidden' | 'notFound';
  readonly resultCode: ResultCode;
  readonly values?: Readonly<Record<string, string>>;
}

export interface TokenCreateRequest {
  readonly grantType?: GrantType;
  readonly clientId?: number;
  readonly subject?: string;
  readonly scopes?: readonly string[];
  readonly accessTokenDuration?: number;
  readonly refreshTokenDuration?: number;
  readonly properties?: readonly Property[];
  readonly clientIdAliasUsed?: boolean;
  readonly clientEntityIdUsed?: boolean;
  readonly metadataDocumentUsed?: boolean;
  readonly accessToken?: string;
  readonly refreshToken?: string;
  readonly accessTokenPersistent?: boolean;
  readonly certificateThumbprint?: string;
  readonly dpopKeyThumbprint?: string;
  readonly authorizationDetails?: AuthzDetails;
  readonly resources?: readonly string[];
  readonly forExternalAttachment?: boolean;
  readonly jwtAtClaims?: string;
  readonly acr?: string;
  readonly authTime?: number;
  readonly clientIdentifier?: string;
  readonly sessionId?: string;
}

export interface TokenCreateResponse extends ActionResponse<'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'FORBIDDEN' | 'OK'> {
  readonly grantType?: GrantType;
  readonly clientId: number;
  readonly subject?: string;
  readonly scopes?: readonly string[];
  readonly accessToken?: string;
  readonly tokenType?: string;
  readonly expiresIn: number;
  readonly expiresAt: number;
  readonly refreshToken?: string;
  readonly properties?: readonly Property[];
  readonly jwtAccessToken?: string;
  readonly authorizationDetails?: AuthzDetails;
  readonly forExternalAttachment: boolean;
  readonly tokenId?: string;
  readonly refreshTokenScopes?: readonly string[];
  readonly clientIdentifier?: string;
  readonly sessionId?: string;
}

export interface TokenUpdateRequest {
  readonly accessToken?: string;
  readonly accessTokenHash?: string;
  readonly refreshToken?: string;
  readonly refreshTokenHash?: string;
  readonly tokenId?: string;
  readonly accessTokenExpiresAt?: number;
  readonly refreshTokenExpiresAt?: number;
  readonly scopes?: readonly string[];
  readonly properties?: readonly Property[];
  readonly accessTokenExpiresAtUpdatedOnScopeUpdate?: boolean;
  readonly refreshTokenExpiresAtUpdatedOnScopeUpdate?: boolean;
  readonly accessTokenPersistent?: boolean;
  readonly accessTokenValueUpdated?: boolean;
  readonly certificateThumbprint?: string;
  readonly dpopKeyThumbprint?: string;
  readonly authorizationDetails?: AuthzDetails;
  readonly forExternalAttachment?: boolean;
}

export interface TokenUpdateResponse extends ActionResponse<'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'FORBIDDEN' | 'NOT_FOUND' | 'OK'> {
  readonly accessToken?: string;
  readonly tokenType?: string;
  readonly accessTokenExpiresAt: number;
  readonly refreshTokenExpiresAt: number;
  readonly scopes?: readonly string[];
  readonly properties?: readonly Property[];
  readonly authorizationDetails?: AuthzDetails;
  readonly forExternalAttachment: boolean;
  readonly tokenId?: string;
}

/** Part of a list: `start` inclusive, `end` exclusive. */
export interface ListSlice {
  readonly start: number;
  readonly end: number;
}

export const TokenStatus = ['VALID', 'INVALID', 'ALL'] as const;
export type TokenStatus = (typeof TokenStatus)[number];

export interface TokenListRequest extends ListSlice {
  readonly clientIdentifier?: string;
  readonly subject?: string;
  readonly tokenStatus?: string;
}

/** A client as lists show it. */
export type ListedClient = Pick<Client, 'number' | 'clientId' | 'clientIdAlias' | 'clientIdAliasEnabled' | 'clientName' | 'clientNames' | 'clientType' | 'description' | 'descriptions'>;

/** A token as lists show it. */
export interface ListedToken {
  readonly accessTokenHash: string;
  readonly refreshTokenHash?: string;
  readonly clientId: number;
  readonly subject?: string;
  readonly grantType: GrantType;
  readonly scopes: readonly string[];
  readonly accessTokenExpiresAt: number;
  readonly refreshTokenExpiresAt: number;
  readonly createdAt: number;
  readonly lastRefreshedAt: number;
  readonly properties?: readonly Property[];
  readonly refreshTokenScopes?: readonly string[];
}

export interface TokenListResponse extends ListSlice {
  readonly client?: ListedClient;
  readonly subject?: string;
  readonly totalCount: number;
  readonly accessTokens: readonly ListedToken[];
}

export interface TokenRevokeRequest {
  readonly accessTokenIdentifier?: string;
  readonly refreshTokenIdentifier?: string;
  readonly clientIdentifier?: string;
  readonly subject?: string;
}

export interface TokenRevokeResponse extends ApiResponse {
  readonly count: number;
}

export interface AuthorizedClientsRequest extends ListSlice {
  readonly subject?: string;
  readonly developer?: string;
}

export interface AuthorizedClientsResponse extends ListSlice {
  readonly developer?: string;
  readonly subject: string;
  readonly totalCount: number;
  readonly clients: readonly ListedClient[];
}

/** What a user allowed a client. */
export interface ConsentRequest {
  readonly subject?: string;
}

export interface ClientAuthorizationUpdateRequest extends ConsentRequest {
  readonly scopes?: readonly string[];
}

export interface GrantedScopesResponse extends ApiResponse {
  readonly serviceApiKey: number;
  readonly clientId: number;
  readonly subject: string;
  readonly latestGrantedScopes?: readonly string[];
  readonly mergedGrantedScopes?: readonly string[];
  readonly modifiedAt: number;
}

export interface JoseVerifyRequest {
  readonly jose?: string;
  readonly mandatoryClaims?: readonly string[];
  readonly clockSkew?: number;
  readonly clientIdentifier?: string;
  readonly signedByClient?: boolean;
}

export interface JoseVerifyResponse extends ApiResponse {
  readonly valid: boolean;
  readonly signatureValid: boolean;
  readonly missingClaims?: readonly string[];
  readonly invalidClaims?: readonly string[];
  readonly errorDescriptions?: readonly string[];
}

export interface IdTokenReissueRequest {
  readonly accessToken?: string;
  readonly refreshToken?: string;
  readonly sub?: string;
  readonly claims?: string;
  readonly idtHeaderParams?: string;
  readonly idTokenAudType?: string;
}

export interface IdTokenReissueResponse extends ActionResponse<'OK' | 'INTERNAL_SERVER_ERROR' | 'CALLER_ERROR'> {
  readonly idToken?: string;
}
