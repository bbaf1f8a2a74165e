import { createHash, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';

/** A private key as a JWK; the public one is a part of it. */
export interface PrivateJwk extends JsonWebKey {
  readonly kid: string;
  readonly alg: string;
  readonly use: 'sig';
}

const generators: Readonly<Record<'ES256' | 'PS256', () => { privateKey: KeyObject }>> = {
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  PS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
};

/** RFC 7638: the required members in alphabetical order; those that a type does not have are left out by JSON. */
export function thumbprint({ crv, e, kty, n, x, y }: JsonWebKey): string {
  const members = kty === 'RSA' ? { e, kty, n } : { crv, kty, x, y };
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}

/** A new signing key; its id is its thumbprint. */
export function generateSigningKey(alg: 'ES256' | 'PS256'): PrivateJwk {
  const jwk = generators[alg]().privateKey.export({ format: 'jwk' });
  return { ...jwk, kid: thumbprint(jwk), alg, use: 'sig' };
}

export const jwksOf = (...keys: readonly JsonWebKey[]): string => JSON.stringify({ keys });

/** What of a key may be published. */
export function publicPart({ kty, crv, x, y, n, e, kid, alg, use }: PrivateJwk): JsonWebKey {
  return Object.fromEntries(Object.entries({ kty, crv, x, y, n, e, kid, alg, use }).filter(([, value]) => value !== undefined));
}
