// ES256 with node:crypto, synchronously, and nothing but what a good JWS needs.
import { createHash, createPublicKey, verify } from 'node:crypto';

const decoded = (text) => JSON.parse(Buffer.from(text, 'base64url').toString());

/** Takes a compact JWS apart. */
export function decode(compact) {
  const first = compact.indexOf('.');
  const second = compact.indexOf('.', first + 1);
  return {
    header: decoded(compact.slice(0, first)),
    claims: decoded(compact.slice(first + 1, second)),
    input: Buffer.from(compact.slice(0, second), 'latin1'),
    signature: Buffer.from(compact.slice(second + 1), 'base64url'),
  };
}

export const importKey = (jwk) => ({ key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' });

export const isSignedBy = (jws, key) => jws.header.alg === 'ES256' && verify('sha256', jws.input, key, jws.signature);

export const sha256 = (text, encoding) => createHash('sha256').update(text).digest(encoding);

const LARGEST = 1000;
const proofKeys = new Map();

/** The key of a DPoP proof and its RFC 7638 thumbprint, imported once. */
export function keyOfProof({ crv, kty, x, y }) {
  const canonical = `{"crv":"${crv}","kty":"${kty}","x":"${x}","y":"${y}"}`;
  const known = proofKeys.get(canonical);
  if (known !== undefined) return known;
  if (proofKeys.size === LARGEST) proofKeys.delete(proofKeys.keys().next().value);
  const fresh = { ...importKey({ crv, kty, x, y }), thumbprint: sha256(canonical, 'base64url') };
  proofKeys.set(canonical, fresh);
  return fresh;
}
