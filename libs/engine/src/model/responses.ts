/* What the engine answers. Timestamps (`…At`) in ms, durations in s; members without a value are left out. */
import type { ClientAuthMethod, Display, GrantType, JWSAlg, Prompt } from './enums.js';
import type { ResultCode } from './result-code.js';
import type { AuthzDetails, Pair, Property, Scope } from './types.js';

export interface ApiResponse {
  /** Kind of the answer, as 2.x printed it first; the calls of the seeds have it. */
  readonly type?: 'authorizationResponse' | 'authorizationIssueResponse' | 'tokenResponse' | 'introspectionResponse' | 'standardIntrospectionResponse';
  readonly resultCode: ResultCode;
  /** `[A245001] …` */
  readonly resultMessage: string;
}

/** The answer of an operation: what the front end does next, and with what. */
export interface ActionResponse<Action extends string> extends ApiResponse {
  readonly action: Action;
  readonly responseContent?: string;
}

export interface PushedAuthReqResponse
  extends ActionResponse<'CREATED' | 'BAD_REQUEST' | 'UNAUTHORIZED' | 'FORBIDDEN' | 'PAYLOAD_TOO_LARGE' | 'INTERNAL_SERVER_ERROR'> {
  readonly clientAuthMethod?: ClientAuthMethod;
  readonly requestUri?: string;
  readonly dpopNonce?: string;
}

/** The service, reduced to what a consent page may know. */
export interface LimitedService {
  readonly apiKey: number;
  readonly clientIdAliasEnabled: boolean;
  readonly number: number;
  readonly serviceName?: string;
}

export interface AuthorizationResponse
  extends ActionResponse<'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'LOCATION' | 'FORM' | 'NO_INTERACTION' | 'INTERACTION'> {
  readonly service?: LimitedService;
  /** The client, reduced to what a consent page may know. */
  readonly client?: Readonly<Record<string, unknown>>;
  readonly display?: Display;
  readonly maxAge: number;
  readonly scopes?: readonly Scope[];
  readonly dynamicScopes?: readonly { readonly name: string; readonly value: string }[];
  readonly uiLocales?: readonly string[];
  readonly claimsLocales?: readonly string[];
  readonly claims?: readonly string[];
  readonly claimsAtUserInfo?: readonly string[];
  readonly acrEssential: boolean;
  readonly clientIdAliasUsed: boolean;
  readonly clientEntityIdUsed: boolean;
  readonly metadataDocumentUsed: boolean;
  readonly acrs?: readonly string[];
  readonly subject?: string;
  readonly loginHint?: string;
  readonly lowestPrompt?: Prompt;
  readonly prompts?: readonly Prompt[];
  readonly requestObjectPayload?: string;
  readonly idTokenClaims?: string;
  readonly userInfoClaims?: string;
  readonly resources?: readonly string[];
  readonly authorizationDetails?: AuthzDetails;
  readonly purpose?: string;
  readonly nativeSsoRequested: boolean;
  readonly ticket?: string;
}

export interface AuthorizationIssueResponse extends ActionResponse<'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'LOCATION' | 'FORM'> {
  readonly accessToken?: string;
  readonly accessTokenExpiresAt: number;
  readonly accessTokenDuration: number;
  readonly idToken?: string;
  readonly authorizationCode?: string;
  readonly jwtAccessToken?: string;
  readonly ticketInfo?: { readonly context?: string };
}

export type AuthorizationFailResponse = ActionResponse<'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'LOCATION' | 'FORM'>;

export interface AuthorizationTicketResponse extends ApiResponse {
  readonly action: 'OK' | 'NOT_FOUND' | 'CALLER_ERROR' | 'AUTHLETE_ERROR';
  readonly info?: { readonly context?: string };
}

export interface TokenResponse
  extends ActionResponse<'INVALID_CLIENT' | 'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'PASSWORD' | 'OK' | 'TOKEN_EXCHANGE' | 'JWT_BEARER' | 'ID_TOKEN_REISSUABLE' | 'NATIVE_SSO'> {
  readonly accessToken?: string;
  readonly accessTokenExpiresAt: number;
  readonly accessTokenDuration: number;
  readonly refreshToken?: string;
  readonly refreshTokenExpiresAt: number;
  readonly refreshTokenDuration: number;
  readonly idToken?: string;
  readonly grantType?: GrantType;
  readonly clientId: number;
  readonly clientIdAlias?: string;
  readonly clientIdAliasUsed: boolean;
  readonly clientEntityIdUsed: boolean;
  readonly metadataDocumentUsed: boolean;
  readonly subject?: string;
  readonly scopes?: readonly string[];
  readonly properties?: readonly Property[];
  readonly jwtAccessToken?: string;
  readonly clientAuthMethod?: ClientAuthMethod;
  readonly resources?: readonly string[];
  readonly accessTokenResources?: readonly string[];
  readonly authorizationDetails?: AuthzDetails;
  readonly serviceAttributes?: readonly Pair[];
  readonly clientAttributes?: readonly Pair[];
  readonly previousRefreshTokenUsed: boolean;
  readonly requestedIdTokenClaims?: readonly string[];
  readonly dpopNonce?: string;
  readonly refreshTokenScopes?: readonly string[];
  readonly sessionId?: string;
  readonly username?: string;
  readonly password?: string;
  readonly ticket?: string;
}

export type TokenIssueResponse = Omit<TokenResponse, 'action' | 'type'> & { readonly action: 'INTERNAL_SERVER_ERROR' | 'OK' };

export type TokenFailResponse = ActionResponse<'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST'>;

export interface UserInfoResponse extends ActionResponse<'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'UNAUTHORIZED' | 'FORBIDDEN' | 'OK'> {
  readonly clientId: number;
  readonly subject?: string;
  readonly scopes?: readonly string[];
  readonly claims?: readonly string[];
  readonly token?: string;
  readonly properties?: readonly Property[];
  readonly clientIdAlias?: string;
  readonly clientIdAliasUsed: boolean;
  readonly clientEntityIdUsed: boolean;
  readonly metadataDocumentUsed: boolean;
  readonly userInfoClaims?: string;
  readonly consentedClaims?: readonly string[];
  readonly serviceAttributes?: readonly Pair[];
  readonly clientAttributes?: readonly Pair[];
  readonly dpopNonce?: string;
}

export type UserInfoIssueResponse = ActionResponse<'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'UNAUTHORIZED' | 'FORBIDDEN' | 'JSON' | 'JWT'>;

export type RevocationResponse = ActionResponse<'INVALID_CLIENT' | 'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'OK'>;

/** Whether a client is who it says. `jwt` is what makes an introspection response a JWT for it, where the service can sign one (RFC 9701, 5). */
export interface ClientAuthenticationResponse extends ActionResponse<'INVALID_CLIENT' | 'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'OK'> {
  readonly jwt?: { readonly rsUri: string; readonly introspectionSignAlg: JWSAlg };
}

export interface IntrospectionResponse extends ActionResponse<'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'UNAUTHORIZED' | 'FORBIDDEN' | 'OK'> {
  readonly clientId: number;
  readonly subject?: string;
  readonly scopes?: readonly string[];
  readonly scopeDetails?: readonly Scope[];
  readonly existent: boolean;
  readonly usable: boolean;
  readonly sufficient: boolean;
  readonly refreshable: boolean;
  readonly expiresAt: number;
  readonly properties?: readonly Property[];
  readonly clientIdAlias?: string;
  readonly clientIdAliasUsed: boolean;
  readonly clientEntityIdUsed: boolean;
  readonly metadataDocumentUsed: boolean;
  readonly certificateThumbprint?: string;
  readonly resources?: readonly string[];
  readonly accessTokenResources?: readonly string[];
  readonly authorizationDetails?: AuthzDetails;
  readonly consentedClaims?: readonly string[];
  readonly serviceAttributes?: readonly Pair[];
  readonly clientAttributes?: readonly Pair[];
  readonly forExternalAttachment: boolean;
  readonly acr?: string;
  readonly authTime: number;
  readonly grantType?: GrantType;
  readonly forCredentialIssuance: boolean;
  readonly cnonceExpiresAt: number;
  readonly dpopNonce?: string;
  readonly responseSigningRequired: boolean;
}

export type StandardIntrospectionResponse = ActionResponse<'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'OK' | 'JWT'>;
