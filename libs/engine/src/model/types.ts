import type { JWEAlg, JWEEnc, JWEZip, Sns } from './enums.js';

/** A key and its value. */
export interface Pair {
  /** Key */ readonly key: string;
  /** Value */ readonly value?: string;
}

/** A text in one language. */
export interface TaggedValue {
  /** Language tag */ readonly tag: string;
  /** Text in that language */ readonly value: string;
}

/** An extra key-value pair stored with a token. */
export interface Property {
  /** Key */ readonly key: string;
  /** Value */ readonly value?: string;
  /** Keep it from the client; a visible pair appears in token responses and introspection */ readonly hidden: boolean;
}

/** One scope of a service; its attributes choose profiles and lifetimes. */
export interface Scope {
  /** Scope name */ readonly name: string;
  /** Granted when the request names no scope */ readonly defaultEntry: boolean;
  /** Text for the consent page */ readonly description?: string;
  /** The same by language */ readonly descriptions?: readonly TaggedValue[];
  /** Key-value pairs with meaning: `fapi`, `fapi2`, `access_token.duration` … */ readonly attributes?: readonly Pair[];
}

/** A metadata member and its URL at the mutual-TLS host. */
export interface NamedUri {
  /** Name */ readonly name: string;
  /** URL */ readonly uri: string;
}

/** Credentials at a social network (2.x). */
export interface SnsCredentials {
  /** Which network */ readonly sns?: Sns;
  /** Key there */ readonly apiKey?: string;
  /** Secret there */ readonly apiSecret?: string;
}

/** One entry of authorization details (RFC 9396, section 2). */
export interface AuthzDetailsElement {
  /** `type` of the entry, required */ readonly type: string;
  /** Where the resource lives */ readonly locations?: readonly string[];
  /** What is to be done */ readonly actions?: readonly string[];
  /** Kinds of data */ readonly dataTypes?: readonly string[];
  /** One specific resource */ readonly identifier?: string;
  /** Levels of privilege */ readonly privileges?: readonly string[];
  /** All other members, JSON object as text */ readonly otherFields?: string;
}

/** Authorization details on the API wire; OAuth messages carry the bare array. */
export interface AuthzDetails {
  /** The entries */ readonly elements?: readonly AuthzDetailsElement[];
}

/** A trust anchor of OpenID Federation. */
export interface TrustAnchor {
  /** Entity id of the anchor */ readonly entityId?: string;
  /** Its public keys, JWK Set as text */ readonly jwks?: string;
}

/** A key on an HSM. */
export interface Hsk {
  /** Key type */ readonly kty?: string;
  /** `sig` or `enc` */ readonly use?: string;
  /** Algorithm of the key, e.g. ES256 or RSA-OAEP-256 */ readonly alg?: string;
  /** Key id; cannot be changed later */ readonly kid?: string;
  /** Which HSM, e.g. `google` */ readonly hsmName?: string;
  /** 43-character id given at creation; used in get and delete */ readonly handle?: string;
  /** Public part of the key */ readonly publicKey?: string;
}

/** Metadata of the credential issuer (OID4VCI). */
export interface CredentialIssuerMetadata {
  /** `credential_issuer` */ readonly credentialIssuer?: string;
  /** `authorization_servers` */ readonly authorizationServers?: readonly string[];
  /** `credential_endpoint` */ readonly credentialEndpoint?: string;
  /** `batch_credential_endpoint` */ readonly batchCredentialEndpoint?: string;
  /** `deferred_credential_endpoint` */ readonly deferredCredentialEndpoint?: string;
  /** `notification_endpoint` */ readonly notificationEndpoint?: string;
  /** `nonce_endpoint` */ readonly nonceEndpoint?: string;
  /** `credential_response_encryption.alg_values_supported` */ readonly credentialResponseEncryptionAlgValuesSupported?: readonly JWEAlg[];
  /** `credential_request_encryption.jwks` (public part is published) */ readonly credentialRequestEncryptionJwks?: string;
  /** `credential_request_encryption.enc_values_supported` */ readonly credentialRequestEncryptionEncValuesSupported?: readonly JWEEnc[];
  /** … `.zip_values_supported` */ readonly credentialRequestEncryptionZipValuesSupported?: readonly JWEZip[];
  /** … `.encryption_required` */ readonly requireCredentialRequestEncryption: boolean;
  /** … `.enc_values_supported` */ readonly credentialResponseEncryptionEncValuesSupported?: readonly JWEEnc[];
  /** … `.zip_values_supported` */ readonly credentialResponseEncryptionZipValuesSupported?: readonly JWEZip[];
  /** … `.encryption_required` */ readonly requireCredentialResponseEncryption: boolean;
  /** `batch_credential_issuance.batch_size`: most entries in `proofs` */ readonly batchSize: number;
  /** `display`, JSON array as text */ readonly display?: string;
  /** `credential_configurations_supported`, JSON as text */ readonly credentialsSupported?: string;
}

/** Limits of one client beyond its metadata. */
export interface ClientExtension {
  /** Limit the client to `requestableScopes`; other requested scopes are ignored */ readonly requestableScopesEnabled: boolean;
  /** Scopes the client may ask for when that limit is on */ readonly requestableScopes?: readonly string[];
  /** S; used when positive and shorter than the service’s */ readonly accessTokenDuration: number;
  /** S; likewise */ readonly refreshTokenDuration: number;
  /** Client may use token exchange (read when `tokenExchangeByPermittedClientsOnly` is on) */ readonly tokenExchangePermitted: boolean;
  /** S; likewise */ readonly idTokenDuration: number;
}
