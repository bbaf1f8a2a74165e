import { constants } from 'node:crypto';
import type { JWSAlg, KeyFacts } from '@symbolon/engine';

/** How a JWS algorithm signs. */
export interface Algorithm {
  /** The spelling in a JWS header. */
  readonly name: string;
  readonly kty: KeyFacts['kty'];
  /** Digest name of node:crypto; undefined where the scheme hashes by itself. */
  readonly hash?: 'sha256' | 'sha384' | 'sha512';
  readonly crv?: string;
  /** Bytes of a signature; for RSA it is the length of the modulus. */
  readonly length?: number;
  readonly padding?: number;
  readonly saltLength?: number;
}

const PKCS1 = { padding: constants.RSA_PKCS1_PADDING };
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING };

/** Every signing algorithm; `none` is none. */
const ALGORITHMS: { readonly [alg in Exclude<JWSAlg, 'NONE'>]: Algorithm } = {
  HS256: { name: 'HS256', kty: 'oct', hash: 'sha256', length: 32 },
  HS384: { name: 'HS384', kty: 'oct', hash: 'sha384', length: 48 },
  HS512: { name: 'HS512', kty: 'oct', hash: 'sha512', length: 64 },
  RS256: { name: 'RS256', kty: 'RSA', hash: 'sha256', ...PKCS1 },
  RS384: { name: 'RS384', kty: 'RSA', hash: 'sha384', ...PKCS1 },
  RS512: { name: 'RS512', kty: 'RSA', hash: 'sha512', ...PKCS1 },
  PS256: { name: 'PS256', kty: 'RSA', hash: 'sha256', saltLength: 32, ...PSS },
  PS384: { name: 'PS384', kty: 'RSA', hash: 'sha384', saltLength: 48, ...PSS },
  PS512: { name: 'PS512', kty: 'RSA', hash: 'sha512', saltLength: 64, ...PSS },
  ES256: { name: 'ES256', kty: 'EC', hash: 'sha256', crv: 'P-256', length: 64 },
  ES384: { name: 'ES384', kty: 'EC', hash: 'sha384', crv: 'P-384', length: 96 },
  ES512: { name: 'ES512', kty: 'EC', hash: 'sha512', crv: 'P-521', length: 132 },
  ES256K: { name: 'ES256K', kty: 'EC', hash: 'sha256', crv: 'secp256k1', length: 64 },
  EdDSA: { name: 'EdDSA', kty: 'OKP', crv: 'Ed25519', length: 64 },
};

/** The algorithm behind a constant; undefined for `NONE` and for what is no algorithm. */
export const algorithmOf = (alg: JWSAlg): Algorithm | undefined =>
  alg !== 'NONE' && Object.hasOwn(ALGORITHMS, alg) ? ALGORITHMS[alg] : undefined;
