/* What a front end sends. Members that it leaves out (or sends as null, '', 0, false) are absent. Durations in s. */
import type { JWEAlg, JWEEnc, JWSAlg } from './enums.js';
import type { AuthzDetails, Pair, Property } from './types.js';

/** What every call carries that stands for a client's HTTP request. */
export interface ClientRequest {
  /** Raw query string or form body. */
  readonly parameters?: string;
  /** Client id and secret from a Basic `Authorization` header. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** TLS client certificate and its chain, PEM. */
  readonly clientCertificate?: string;
  readonly clientCertificatePath?: readonly string[];
  /** Header `DPoP`, and what its proof is checked against. */
  readonly dpop?: string;
  readonly htm?: string;
  readonly htu?: string;
  readonly dpopNonceRequired?: boolean;
  readonly oauthClientAttestation?: string;
  readonly oauthClientAttestationPop?: string;
}

export type PushedAuthReqRequest = ClientRequest;

export interface CimdOptions {
  readonly alwaysRetrieved?: boolean;
  readonly httpPermitted?: boolean;
  readonly queryPermitted?: boolean;
}

export interface AuthorizationRequestCall {
  readonly parameters?: string;
  readonly context?: string;
  readonly cimdOptions?: CimdOptions;
}

export interface AuthorizationIssueRequest {
  readonly ticket?: string;
  readonly subject?: string;
  readonly sub?: string;
  readonly authTime?: number;
  readonly acr?: string;
  readonly claims?: string;
  readonly properties?: readonly Property[];
  /** An empty array replaces the requested scopes too. */
  readonly scopes?: readonly string[];
  readonly idtHeaderParams?: string;
  readonly authorizationDetails?: AuthzDetails;
  readonly consentedClaims?: readonly string[];
  readonly claimsForTx?: string;
  readonly verifiedClaimsForTx?: readonly string[];
  readonly jwtAtClaims?: string;
  readonly accessToken?: string;
  readonly idTokenAudType?: string;
  readonly accessTokenDuration?: number;
  readonly sessionId?: string;
}

export const FailReason = [
  'UNKNOWN', 'NOT_LOGGED_IN', 'MAX_AGE_NOT_SUPPORTED', 'EXCEEDS_MAX_AGE', 'DIFFERENT_SUBJECT', 'ACR_NOT_SATISFIED',
  'DENIED', 'SERVER_ERROR', 'NOT_AUTHENTICATED', 'ACCOUNT_SELECTION_REQUIRED', 'CONSENT_REQUIRED',
  'INTERACTION_REQUIRED', 'INVALID_TARGET', 'INVALID_SCOPE', 'UNAUTHORIZED_CLIENT', 'TEMPORARILY_UNAVAILABLE',
] as const;
export type FailReason = (typeof FailReason)[number];

export interface AuthorizationFailRequest {
  readonly ticket?: string;
  readonly reason?: FailReason;
  readonly description?: string;
}

export interface AuthorizationTicketInfoRequest {
  readonly ticket?: string;
}

export interface AuthorizationTicketUpdateRequest {
  readonly ticket?: string;
  readonly info?: { readonly context?: string };
}

export interface TokenRequest extends ClientRequest {
  readonly properties?: readonly Property[];
  readonly jwtAtClaims?: string;
  readonly accessToken?: string;
  readonly accessTokenDuration?: number;
  readonly refreshTokenDuration?: number;
  readonly cimdOptions?: CimdOptions;
}

export interface TokenIssueRequest {
  readonly ticket?: string;
  readonly subject?: string;
  readonly properties?: readonly Property[];
  readonly jwtAtClaims?: string;
  readonly accessToken?: string;
  readonly accessTokenDuration?: number;
  readonly refreshTokenDuration?: number;
}

export const TokenFailReason = [
  'UNKNOWN', 'INVALID_RESOURCE_OWNER_CREDENTIALS', 'INVALID_TARGET', 'INVALID_CLIENT', 'UNAUTHORIZED_CLIENT', 'INVALID_SCOPE',
] as const;
export type TokenFailReason = (typeof TokenFailReason)[number];

export interface TokenFailRequest {
  readonly ticket?: string;
  readonly reason?: TokenFailReason;
}

/** A presented access token and the proof of possession that came with it. */
export interface UserInfoRequest {
  readonly token?: string;
  readonly clientCertificate?: string;
  readonly dpop?: string;
  readonly htm?: string;
  readonly htu?: string;
  readonly uri?: string;
  readonly targetUri?: string;
  readonly headers?: readonly Pair[];
  readonly message?: string;
  readonly requestBodyContained?: boolean;
  readonly dpopNonceRequired?: boolean;
}

export interface UserInfoIssueRequest {
  readonly token?: string;
  readonly claims?: string;
  readonly sub?: string;
  readonly claimsForTx?: string;
  readonly verifiedClaimsForTx?: readonly string[];
  readonly requestSignature?: string;
  readonly headers?: readonly Pair[];
}

export type RevocationRequest = Pick<ClientRequest, 'parameters' | 'clientId' | 'clientSecret' | 'clientCertificate' | 'clientCertificatePath' | 'oauthClientAttestation' | 'oauthClientAttestationPop'>;

export interface IntrospectionRequest {
  readonly token?: string;
  readonly scopes?: readonly string[];
  readonly subject?: string;
  readonly clientCertificate?: string;
  readonly dpop?: string;
  readonly htm?: string;
  readonly htu?: string;
  readonly resources?: readonly string[];
  readonly uri?: string;
  readonly targetUri?: string;
  readonly message?: string;
  readonly headers?: readonly Pair[];
  readonly requestBodyContained?: boolean;
  readonly requiredComponents?: readonly string[];
  readonly acrValues?: readonly string[];
  readonly maxAge?: number;
  readonly dpopNonceRequired?: boolean;
}

export interface StandardIntrospectionRequest {
  readonly parameters?: string;
  readonly withHiddenProperties?: boolean;
  readonly rsUri?: string;
  readonly httpAcceptHeader?: string;
  readonly introspectionSignAlg?: JWSAlg;
  readonly introspectionEncryptionAlg?: JWEAlg;
  readonly introspectionEncryptionEnc?: JWEEnc;
  readonly sharedKeyForSign?: string;
  readonly sharedKeyForEncryption?: string;
  readonly publicKeyForEncryption?: string;
}
