import { webcrypto } from 'node:crypto';
import type * as openid from 'openid-client';
import type { SigningKey } from '../support/jwt.js';

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' };
const ECDH = { name: 'ECDH', namedCurve: 'P-256' };

/** A key of ours as openid-client takes it. */
export const signer = async ({ privateJwk, kid }: SigningKey): Promise<openid.PrivateKey> =>
  ({ kid, key: await webcrypto.subtle.importKey('jwk', privateJwk, ECDSA, false, ['sign']) });

/** What one encrypts to, and what opens it. */
export interface EncryptionKey {
  readonly jwk: webcrypto.JsonWebKey & { readonly kid: string };
  readonly open: openid.DecryptionKey;
}

export async function newEncryptionKey(alg: 'RSA-OAEP-256' | 'ECDH-ES' | 'ECDH-ES+A256KW', kid = alg.toLowerCase()): Promise<EncryptionKey> {
  const { publicKey, privateKey } = alg === 'RSA-OAEP-256'
    ? await webcrypto.subtle.generateKey({ name: 'RSA-OAEP', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' }, false, ['encrypt', 'decrypt'])
    : await webcrypto.subtle.generateKey(ECDH, false, ['deriveBits']);
  const { key_ops: _, ext: __, ...jwk } = await webcrypto.subtle.exportKey('jwk', publicKey);
  return { jwk: { ...jwk, kid, alg, use: 'enc' }, open: { key: privateKey, alg, kid } };
}

export const keySet = (...keys: readonly object[]): string => JSON.stringify({ keys });
