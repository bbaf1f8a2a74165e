import type { Client } from '../model/client.js';
import type { ClientAuthMethod, GrantType, JWEAlg, JWSAlg } from '../model/enums.js';
import type { JsonObject } from '../model/json.js';
import type { AccessToken, AuthorizationCode, PushedRequest, RefreshToken } from '../model/records.js';
import type { IntrospectionRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import type { CertificateDetails, JoseProblem, KeyFacts } from '../ports/jose.js';
import type { AuthzDetails } from '../model/types.js';
import type { DetailsProblem } from '../parse/authorization-details.js';
import type { ClaimsFacts } from './claims.js';
import type { HintFacts } from './hint.js';
import type { Named } from '../ports/store.js';
import type { Limits } from './limits.js';
import type { RequestObjectFacts } from './request-object.js';

/** Where a rule can be checked. */
export const endpoints = ['par', 'authorization', 'token', 'introspection', 'standardIntrospection', 'userinfo', 'revocation'] as const;
export type Endpoint = (typeof endpoints)[number];

/** OAuth parameters as they came: every value of every name, in order. */
export type Parameters = Readonly<Record<string, readonly string[]>>;

/** How `parameters` read. */
export type ParametersFacts =
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'tooLarge'; readonly length: number; readonly limit: number }
  | { readonly kind: 'parsed'; readonly values: Parameters };

/** Who says to be the client, and who that is. */
export interface ClientFacts {
  /** Client ids that the request names, by the place where it does. */
  readonly named: { readonly parameter?: string; readonly basic?: string; readonly assertion?: string };
  /** The one that was looked up. */
  readonly identifier?: string;
  readonly aliasUsed: boolean;
  readonly client?: Client;
}

/** How the keys for a signature turned out. */
export type KeyLookup =
  /** `others`: further keys of the same `kid` that fit just as well; each is tried. */
  | { readonly kind: 'found'; readonly key: KeyFacts; readonly others?: readonly KeyFacts[] }
  /** Neither `jwks` nor `jwksUri` is registered. */
  | { readonly kind: 'unregistered' }
  | { readonly kind: 'unreadable'; readonly problem: string; readonly remote: boolean }
  | { readonly kind: 'noMatch'; readonly remote: boolean }
  | { readonly kind: 'ambiguous'; readonly remote: boolean };

/** A JWT that came in: decoded, and its signature checked where a key was found. */
export interface JwtFacts {
  readonly header: JsonObject;
  readonly claims?: JsonObject;
  /** `alg` when it is one that this server knows. */
  readonly alg?: JWSAlg;
  readonly keys?: KeyLookup;
  readonly signatureValid: boolean;
}

/** What the client showed to authenticate itself. */
export interface AuthenticationFacts {
  /** The method registered for the client. */
  readonly method: ClientAuthMethod;
  readonly basicSecret?: { readonly matches: boolean };
  readonly postSecret?: { readonly matches: boolean };
  /** The assertion, or why it is none. */
  readonly assertion?: JwtFacts | { readonly problem: string };
  /** The audiences that an assertion may name at this endpoint. */
  readonly audiences: readonly string[];
  /** tls_client_auth by subject: how the name in the certificate compares with the registered one. */
  readonly subjectDn?: NameComparison;
  /** self_signed_tls_client_auth: the certificates that the client registered. */
  readonly registered?: RegisteredCertificates;
}

/** The DPoP proof (RFC 9449). */
export type ProofFacts =
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed'; readonly problem: string }
  | {
      readonly kind: 'decoded';
      readonly jwt: JwtFacts;
      readonly jkt?: string;
      readonly keyProblem?: string;
      /** What the proof must have been made for. */
      readonly htm: string;
      readonly htu?: readonly string[];
      /** `ath` that belongs to the presented access token. */
      readonly ath?: string;
      readonly nonceRequired: boolean;
      readonly nonceValid: boolean;
      readonly replayed: boolean;
    };

/** The client certificate of the TLS connection. */
export type CertificateFacts =
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed'; readonly problem: string }
  | {
      readonly kind: 'parsed';
      readonly x5tS256: string;
      /** What it says, or why that cannot be read; only where a client authenticates by a name in it. */
      readonly details?: CertificateDetails | JoseProblem;
      /** Whether a chain leads to a trusted root; only there, and where the service has that checked. */
      readonly chain?: ChainFacts;
    };

/** The way from a client certificate to a root that the service trusts. */
export type ChainFacts =
  | { readonly kind: 'trusted' }
  | { readonly kind: 'noRoots' }
  /** A certificate of the service's settings, or one that came beside the client's own. */
  | { readonly kind: 'unreadable'; readonly of: 'roots' | 'path'; readonly problem: string }
  | { readonly kind: 'untrusted'; readonly problem: string };

/** Two distinguished names held against each other (RFC 4514). */
export type NameComparison =
  | { readonly kind: 'same' | 'different' }
  | { readonly kind: 'malformed'; readonly which: 'registered' | 'presented'; readonly problem: string };

/** The certificates in the keys of a client (`x5c`). */
export type RegisteredCertificates =
  | { readonly kind: 'found'; readonly x5tS256: readonly string[] }
  /** No key, or not the one of `selfSignedCertificateKeyId`. */
  | { readonly kind: 'noKey'; readonly problem: string }
  /** Keys, but no certificate in them. */
  | { readonly kind: 'noCertificate' };

declare const verified: unique symbol;
/** A value that a check has proven; only the check can make one. */
export type Verified<T> = T & { readonly [verified]: true };

/** How the redirect URI of an authorization request stands. */
export interface RedirectUriFacts {
  /** As the request named it; absent when it named none. */
  readonly given?: string;
  /** The URI to which answers may go. */
  readonly verified?: Verified<string>;
}

/** The authorization request: plain, or as pushed. */
export interface AuthorizationFacts {
  /** The parameters in force: those that were pushed, else those of this request. */
  readonly values: Parameters;
  readonly pushed: 'pushing' | 'pushed' | 'plain';
  readonly redirectUri: RedirectUriFacts;
  /** Requested scopes that the service knows and the client may have, sorted; the default scopes when none was named. */
  readonly scopes: readonly string[];
  /** The `claims` parameter (OpenID Connect Core, 5.5). */
  readonly claims?: ClaimsFacts;
  /** Authorization details (RFC 9396), or why they are none. */
  readonly details?: { readonly details: AuthzDetails } | DetailsProblem;
  /** What the `id_token_hint` proved. */
  readonly hint?: HintFacts;
}

/** The request_uri at the authorization endpoint. */
export interface RequestUriFacts {
  readonly value: string;
  readonly issuedHere: boolean;
  readonly record?: PushedRequest;
}

/** The code or refresh token of a token request. */
export interface GrantFacts {
  readonly grantType?: GrantType;
  /** `authorization_details` of the token request. */
  readonly details?: { readonly details: AuthzDetails } | DetailsProblem;
  readonly code?: { readonly record?: AuthorizationCode; readonly usedAt?: number };
  /** BASE64URL(SHA256(code_verifier)) of the presented verifier. */
  readonly verifierDigest?: string;
  readonly refreshToken?: {
    readonly record?: RefreshToken;
    readonly usedAt?: number;
    /** What a token rotated away a moment ago has become, where the service lets it be presented again. */
    readonly successor?: Named<RefreshToken>;
  };
}

/** An access token that a resource server asks about. */
export interface IntrospectionFacts {
  readonly request: IntrospectionRequest;
  /** A JWT that is not one of ours, or whose signature is wrong. */
  readonly jwtProblem?: string;
  readonly token?: AccessToken;
  /** The JWT as which a resource server wants the answer (RFC 9701). */
  readonly answer?: { readonly alg: JWSAlg; readonly encryptionAlg?: JWEAlg };
}

/** What is known before the profile is. Plain JSON throughout, so that rules are synchronous and replayable. */
export interface GatheredFacts {
  readonly endpoint: Endpoint;
  /** ms since 1970 */
  readonly now: number;
  readonly service: Service;
  readonly parameters: ParametersFacts;
  readonly client: ClientFacts;
  readonly authentication?: AuthenticationFacts;
  readonly proof: ProofFacts;
  readonly certificate: CertificateFacts;
  readonly requestUri?: RequestUriFacts;
  readonly requestObject?: RequestObjectFacts;
  readonly authorization?: AuthorizationFacts;
  readonly grant?: GrantFacts;
  readonly introspection?: IntrospectionFacts;
  /** The live token that a client wants revoked. */
  readonly revoked?: {
    readonly value: string;
    readonly clientId: number;
    readonly scopes: readonly string[];
    /** What a refresh token was granted under. */
    readonly profiles: readonly string[];
  };
}

/** What rules read. */
export interface Facts extends GatheredFacts {
  readonly limits: Limits;
}
