// Signing keys of services and clients.
import { createHash, generateKeyPairSync } from 'node:crypto';

const kidOf = ({ kty, e, n, crv, x, y }) => createHash('sha256')
  .update(JSON.stringify(kty === 'RSA' ? { e, kty, n } : { crv, kty, x, y })).digest('base64url');

/** A private JWK; its id is its thumbprint (RFC 7638). */
export function newKey(alg) {
  const { privateKey } = alg === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  return { ...jwk, kid: kidOf(jwk), alg, use: 'sig' };
}

const PUBLIC = ['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'alg', 'use'];

export const publicPart = (jwk) => Object.fromEntries(PUBLIC.filter((name) => jwk[name] !== undefined).map((name) => [name, jwk[name]]));
