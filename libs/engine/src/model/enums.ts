/* The wire shows the constant on the left; OAuth and OpenID Connect messages use the spelling on the right. */

export const ApplicationType = {
  WEB: 'web',
  NATIVE: 'native',
} as const;
export type ApplicationType = keyof typeof ApplicationType;

export const AttachmentType = {
  EMBEDDED: 'embedded',
  EXTERNAL: 'external',
} as const;
export type AttachmentType = keyof typeof AttachmentType;

export const ClaimType = {
  NORMAL: 'normal',
  AGGREGATED: 'aggregated',
  DISTRIBUTED: 'distributed',
} as const;
export type ClaimType = keyof typeof ClaimType;

export const ClientAuthMethod = {
  NONE: 'none',
  CLIENT_SECRET_BASIC: 'client_secret_basic',
  CLIENT_SECRET_POST: 'client_secret_post',
  CLIENT_SECRET_JWT: 'client_secret_jwt',
  PRIVATE_KEY_JWT: 'private_key_jwt',
  TLS_CLIENT_AUTH: 'tls_client_auth',
  SELF_SIGNED_TLS_CLIENT_AUTH: 'self_signed_tls_client_auth',
  ATTEST_JWT_CLIENT_AUTH: 'attest_jwt_client_auth',
  SPIFFE_JWT: 'spiffe_jwt',
} as const;
export type ClientAuthMethod = keyof typeof ClientAuthMethod;

export const ClientRegistrationType = {
  AUTOMATIC: 'automatic',
  EXPLICIT: 'explicit',
} as const;
export type ClientRegistrationType = keyof typeof ClientRegistrationType;

export const ClientSource = {
  STATIC_REGISTRATION: 'STATIC_REGISTRATION',
  DYNAMIC_REGISTRATION: 'DYNAMIC_REGISTRATION',
  AUTOMATIC_REGISTRATION: 'AUTOMATIC_REGISTRATION',
  EXPLICIT_REGISTRATION: 'EXPLICIT_REGISTRATION',
  METADATA_DOCUMENT: 'METADATA_DOCUMENT',
} as const;
export type ClientSource = keyof typeof ClientSource;

export const ClientType = {
  PUBLIC: 'public',
  CONFIDENTIAL: 'confidential',
} as const;
export type ClientType = keyof typeof ClientType;

export const CodeChallengeMethod = {
  PLAIN: 'plain',
  S256: 'S256',
} as const;
export type CodeChallengeMethod = keyof typeof CodeChallengeMethod;

export const DeliveryMode = {
  POLL: 'poll',
  PING: 'ping',
  PUSH: 'push',
} as const;
export type DeliveryMode = keyof typeof DeliveryMode;

export const Display = {
  PAGE: 'page',
  POPUP: 'popup',
  TOUCH: 'touch',
  WAP: 'wap',
} as const;
export type Display = keyof typeof Display;

export const FapiMode = {
  FAPI1_BASELINE: 'fapi1_baseline',
  FAPI1_ADVANCED: 'fapi1_advanced',
  FAPI2_SECURITY: 'fapi2_security',
  FAPI2_MESSAGE_SIGNING_AUTH_REQ: 'fapi2_message_signing_auth_req',
  FAPI2_MESSAGE_SIGNING_AUTH_RES: 'fapi2_message_signing_auth_res',
  FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES: 'fapi2_message_signing_introspection_res',
  FAPI2_MESSAGE_SIGNING_RESOURCE_REQ: 'fapi2_message_signing_resource_req',
  FAPI2_MESSAGE_SIGNING_RESOURCE_RES: 'fapi2_message_signing_resource_res',
} as const;
export type FapiMode = keyof typeof FapiMode;

export const GMAction = {
  CREATE: 'create',
  QUERY: 'query',
  REPLACE: 'replace',
  REVOKE: 'revoke',
  MERGE: 'merge',
} as const;
export type GMAction = keyof typeof GMAction;

export const GrantType = {
  AUTHORIZATION_CODE: 'authorization_code',
  IMPLICIT: 'implicit',
  PASSWORD: 'password',
  CLIENT_CREDENTIALS: 'client_credentials',
  REFRESH_TOKEN: 'refresh_token',
  CIBA: 'urn:openid:params:grant-type:ciba',
  DEVICE_CODE: 'urn:ietf:params:oauth:grant-type:device_code',
  TOKEN_EXCHANGE: 'urn:ietf:params:oauth:grant-type:token-exchange',
  JWT_BEARER: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  PRE_AUTHORIZED_CODE: 'urn:ietf:params:oauth:grant-type:pre-authorized_code',
} as const;
export type GrantType = keyof typeof GrantType;

export const JWEAlg = {
  RSA1_5: 'RSA1_5',
  RSA_OAEP: 'RSA-OAEP',
  RSA_OAEP_256: 'RSA-OAEP-256',
  A128KW: 'A128KW',
  A192KW: 'A192KW',
  A256KW: 'A256KW',
  DIR: 'dir',
  ECDH_ES: 'ECDH-ES',
  ECDH_ES_A128KW: 'ECDH-ES+A128KW',
  ECDH_ES_A192KW: 'ECDH-ES+A192KW',
  ECDH_ES_A256KW: 'ECDH-ES+A256KW',
  A128GCMKW: 'A128GCMKW',
  A192GCMKW: 'A192GCMKW',
  A256GCMKW: 'A256GCMKW',
  PBES2_HS256_A128KW: 'PBES2-HS256+A128KW',
  PBES2_HS384_A192KW: 'PBES2-HS384+A192KW',
  PBES2_HS512_A256KW: 'PBES2-HS512+A256KW',
} as const;
export type JWEAlg = keyof typeof JWEAlg;

export const JWEEnc = {
  A128CBC_HS256: 'A128CBC-HS256',
  A192CBC_HS384: 'A192CBC-HS384',
  A256CBC_HS512: 'A256CBC-HS512',
  A128GCM: 'A128GCM',
  A192GCM: 'A192GCM',
  A256GCM: 'A256GCM',
} as const;
export type JWEEnc = keyof typeof JWEEnc;

export const JWEZip = {
  DEF: 'DEF',
} as const;
export type JWEZip = keyof typeof JWEZip;

export const JWSAlg = {
  NONE: 'none',
  HS256: 'HS256',
  HS384: 'HS384',
  HS512: 'HS512',
  RS256: 'RS256',
  RS384: 'RS384',
  RS512: 'RS512',
  ES256: 'ES256',
  ES384: 'ES384',
  ES512: 'ES512',
  PS256: 'PS256',
  PS384: 'PS384',
  PS512: 'PS512',
  ES256K: 'ES256K',
  EdDSA: 'EdDSA',
} as const;
export type JWSAlg = keyof typeof JWSAlg;

export const Prompt = {
  NONE: 'none',
  LOGIN: 'login',
  CONSENT: 'consent',
  SELECT_ACCOUNT: 'select_account',
  CREATE: 'create',
} as const;
export type Prompt = keyof typeof Prompt;

export const ResponseMode = {
  QUERY: 'query',
  FRAGMENT: 'fragment',
  FORM_POST: 'form_post',
  JWT: 'jwt',
  QUERY_JWT: 'query.jwt',
  FRAGMENT_JWT: 'fragment.jwt',
  FORM_POST_JWT: 'form_post.jwt',
} as const;
export type ResponseMode = keyof typeof ResponseMode;

export const ResponseType = {
  NONE: 'none',
  CODE: 'code',
  TOKEN: 'token',
  ID_TOKEN: 'id_token',
  CODE_TOKEN: 'code token',
  CODE_ID_TOKEN: 'code id_token',
  ID_TOKEN_TOKEN: 'id_token token',
  CODE_ID_TOKEN_TOKEN: 'code id_token token',
} as const;
export type ResponseType = keyof typeof ResponseType;

export const ServiceProfile = {
  FAPI: 'fapi',
  OPEN_BANKING: 'openbanking',
} as const;
export type ServiceProfile = keyof typeof ServiceProfile;

export const Sns = {
  FACEBOOK: 'facebook',
} as const;
export type Sns = keyof typeof Sns;

export const SubjectType = {
  PUBLIC: 'public',
  PAIRWISE: 'pairwise',
} as const;
export type SubjectType = keyof typeof SubjectType;

export const TokenType = {
  JWT: 'urn:ietf:params:oauth:token-type:jwt',
  ACCESS_TOKEN: 'urn:ietf:params:oauth:token-type:access_token',
  REFRESH_TOKEN: 'urn:ietf:params:oauth:token-type:refresh_token',
  ID_TOKEN: 'urn:ietf:params:oauth:token-type:id_token',
  SAML1: 'urn:ietf:params:oauth:token-type:saml1',
  SAML2: 'urn:ietf:params:oauth:token-type:saml2',
  DEVICE_SECRET: 'urn:openid:params:token-type:device-secret',
} as const;
export type TokenType = keyof typeof TokenType;

export const UserCodeCharset = {
  BASE20: 'BCDFGHJKLMNPQRSTVWXZ',
  NUMERIC: '0123456789',
} as const;
export type UserCodeCharset = keyof typeof UserCodeCharset;
