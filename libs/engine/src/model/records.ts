import type { GrantType, ResponseMode, ResponseType } from './enums.js';
import type { JsonObject } from './json.js';
import type { AuthzDetails, Property } from './types.js';

/** What an authorization request asked for, once every rule has passed. */
export interface AuthorizationRequest {
  readonly responseType: ResponseType;
  readonly responseMode?: ResponseMode;
  readonly redirectUri: string;
  /** The request named the redirect URI; then the token request must repeat it (RFC 6749, 4.1.3). */
  readonly redirectUriExplicit: boolean;
  readonly scopes: readonly string[];
  readonly state?: string;
  readonly nonce?: string;
  readonly codeChallenge?: string;
  readonly codeChallengeMethod?: 'plain' | 'S256';
  /** Thumbprint of the key to which the code is bound (RFC 9449, 10). */
  readonly dpopJkt?: string;
  readonly resources?: readonly string[];
  readonly authorizationDetails?: AuthzDetails;
  /** The `claims` parameter as it came (OpenID Connect Core, 5.5). */
  readonly claims?: JsonObject;
  /** `sub` of the only user for whom the client wants an answer. */
  readonly subject?: string;
  readonly clientIdAliasUsed: boolean;
}

/** A pushed authorization request (RFC 9126), found by its request_uri. */
export interface PushedRequest {
  readonly clientId: number;
  /** The parameters as pushed, client authentication left out. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** Thumbprint of the DPoP key that the push proved, or named as `dpop_jkt`. */
  readonly dpopJkt?: string;
  /** Payload of the request object that brought the parameters, JSON as text. */
  readonly requestObject?: string;
  readonly expiresAt: number;
}

/** An authorization request that waits for the user: between `auth/authorization` and `issue` or `fail`. */
export interface Ticket {
  readonly clientId: number;
  readonly request: AuthorizationRequest;
  /** The value behind the request_uri (its prefix left out) that is spent when this ticket completes. */
  readonly requestUri?: string;
  /** Ids of the profiles in force when the request was checked. */
  readonly profiles: readonly string[];
  readonly context?: string;
  readonly expiresAt: number;
}

/** A password grant that waits for the front end: between `auth/token` and `token/issue` or `token/fail`. */
export interface TokenTicket {
  readonly grantType: 'PASSWORD';
  readonly clientId: number;
  readonly clientIdAliasUsed: boolean;
  readonly scopes: readonly string[];
  readonly resources?: readonly string[];
  readonly authorizationDetails?: AuthzDetails;
  readonly properties?: readonly Property[];
  readonly jwtAtClaims?: JsonObject;
  readonly accessTokenDuration?: number;
  readonly refreshTokenDuration?: number;
  /** What the token to come is bound to. */
  readonly confirmation: Confirmation;
  readonly profiles: readonly string[];
  readonly expiresAt: number;
}

/** What the user agreed to: carried by codes and tokens alike. */
export interface Grant {
  /** Names everything that descends from one consent; a reused code revokes by it. */
  readonly chain: string;
  readonly clientId: number;
  readonly subject?: string;
  readonly scopes: readonly string[];
  readonly clientIdAliasUsed: boolean;
  readonly acr?: string;
  /** Time of the login, s since 1970. */
  readonly authTime?: number;
  readonly properties?: readonly Property[];
  readonly resources?: readonly string[];
  readonly authorizationDetails?: AuthzDetails;
  readonly claims?: JsonObject;
  readonly consentedClaims?: readonly string[];
  readonly sessionId?: string;
  /** Extra payload claims for JWT access tokens. */
  readonly jwtAtClaims?: JsonObject;
  /** Made for an external attachment (OpenID Connect for Identity Assurance). */
  readonly forExternalAttachment?: boolean;
}

/** What an ID token of this grant says beyond the standard claims. */
export interface IdTokenContent {
  /** `sub` when the front end hides the real subject. */
  readonly sub?: string;
  readonly nonce?: string;
  readonly claims?: JsonObject;
  readonly headerParams?: JsonObject;
  readonly audType?: 'array' | 'string';
}

/** An authorization code. */
export interface AuthorizationCode extends Grant {
  readonly request: Pick<AuthorizationRequest, 'redirectUri' | 'redirectUriExplicit' | 'codeChallenge' | 'codeChallengeMethod' | 'dpopJkt'>;
  readonly idToken?: IdTokenContent;
  /** Set by the front end for the token to come, s. */
  readonly accessTokenDuration?: number;
  readonly profiles: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Proof of possession that a token demands. */
export interface Confirmation {
  /** DPoP key (RFC 9449, 6). */
  readonly jkt?: string;
  /** Certificate (RFC 8705, 3). */
  readonly x5tS256?: string;
}

/** An access token. */
export interface AccessToken extends Grant {
  readonly grantType: GrantType;
  readonly confirmation: Confirmation;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Expiry of the refresh token issued beside it, ms; absent without one. */
  readonly refreshExpiresAt?: number;
  /** What is left of `resources` where the token request narrowed them (RFC 8707, 2.2). */
  readonly accessTokenResources?: readonly string[];
}

/** A refresh token. */
export interface RefreshToken extends Grant {
  readonly grantType: GrantType;
  /** Binding of a public client's refresh token (RFC 9449, 5; RFC 8705, 7.1). */
  readonly confirmation: Confirmation;
  /** Scopes that a refresh may ask for again, even when the access token was narrowed. */
  readonly refreshScopes: readonly string[];
  readonly idToken?: IdTokenContent;
  readonly profiles: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number;
  /** When the first of its line was made, ms; absent on that one itself. */
  readonly firstCreatedAt?: number;
}
