import { JWEAlg, JWEEnc } from '@symbolon/engine';

/** How a JWE algorithm comes to the content encryption key (CEK). */
export type KeyManagement =
  | { readonly kind: 'rsa'; readonly padding: 'oaep' | 'pkcs1' }
  | { readonly kind: 'ecdh'; readonly wraps: boolean }
  /** `bits` is the length of the shared key. */
  | { readonly kind: 'wrap'; readonly bits: number }
  | { readonly kind: 'password' }
  | { readonly kind: 'direct' };

const OAEP: KeyManagement = { kind: 'rsa', padding: 'oaep' };
const AGREED_AND_WRAPPED: KeyManagement = { kind: 'ecdh', wraps: true };
const PASSWORD: KeyManagement = { kind: 'password' };
const wrap = (bits: number): KeyManagement => ({ kind: 'wrap', bits });

const KEY_MANAGEMENT: { readonly [alg in JWEAlg]: KeyManagement } = {
  RSA1_5: { kind: 'rsa', padding: 'pkcs1' },
  RSA_OAEP: OAEP,
  RSA_OAEP_256: OAEP,
  A128KW: wrap(128),
  A192KW: wrap(192),
  A256KW: wrap(256),
  DIR: { kind: 'direct' },
  ECDH_ES: { kind: 'ecdh', wraps: false },
  ECDH_ES_A128KW: AGREED_AND_WRAPPED,
  ECDH_ES_A192KW: AGREED_AND_WRAPPED,
  ECDH_ES_A256KW: AGREED_AND_WRAPPED,
  A128GCMKW: wrap(128),
  A192GCMKW: wrap(192),
  A256GCMKW: wrap(256),
  PBES2_HS256_A128KW: PASSWORD,
  PBES2_HS384_A192KW: PASSWORD,
  PBES2_HS512_A256KW: PASSWORD,
};

/** How a content encryption algorithm works; lengths in bytes. */
export interface ContentEncryption {
  /** Cipher of node:crypto. */
  readonly cipher: 'aes-128-gcm' | 'aes-192-gcm' | 'aes-256-gcm' | 'aes-128-cbc' | 'aes-192-cbc' | 'aes-256-cbc';
  /** Digest of the HMAC beside CBC; absent for GCM. */
  readonly hash?: 'sha256' | 'sha384' | 'sha512';
  readonly keyLength: number;
  readonly ivLength: number;
  readonly tagLength: number;
}

const GCM = { ivLength: 12, tagLength: 16 };
const IV_OF_CBC = { ivLength: 16 };

const CONTENT_ENCRYPTION: { readonly [enc in JWEEnc]: ContentEncryption } = {
  A128CBC_HS256: { cipher: 'aes-128-cbc', hash: 'sha256', keyLength: 32, tagLength: 16, ...IV_OF_CBC },
  A192CBC_HS384: { cipher: 'aes-192-cbc', hash: 'sha384', keyLength: 48, tagLength: 24, ...IV_OF_CBC },
  A256CBC_HS512: { cipher: 'aes-256-cbc', hash: 'sha512', keyLength: 64, tagLength: 32, ...IV_OF_CBC },
  A128GCM: { cipher: 'aes-128-gcm', keyLength: 16, ...GCM },
  A192GCM: { cipher: 'aes-192-gcm', keyLength: 24, ...GCM },
  A256GCM: { cipher: 'aes-256-gcm', keyLength: 32, ...GCM },
};

export const keyManagementOf = (alg: JWEAlg): KeyManagement => KEY_MANAGEMENT[alg];
export const contentEncryptionOf = (enc: JWEEnc): ContentEncryption => CONTENT_ENCRYPTION[enc];

const constantsByName = <Constant extends string>(names: { readonly [constant in Constant]: string }): ReadonlyMap<unknown, Constant> =>
  new Map((Object.entries(names) as [Constant, string][]).map(([constant, name]) => [name, constant]));

const ALGS = constantsByName<JWEAlg>(JWEAlg);
const ENCS = constantsByName<JWEEnc>(JWEEnc);

/** The constant behind the spelling in a JWE header. */
export const algNamed = (name: unknown): JWEAlg | undefined => ALGS.get(name);
export const encNamed = (name: unknown): JWEEnc | undefined => ENCS.get(name);

/** Whether a value is one of the constants, for callers that got it from outside. */
export const areKnown = (alg: JWEAlg, enc: JWEEnc): boolean => Object.hasOwn(KEY_MANAGEMENT, alg) && Object.hasOwn(CONTENT_ENCRYPTION, enc);
