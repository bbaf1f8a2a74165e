import type { KeyObject } from 'node:crypto';
import { JWEAlg, JWEEnc, type JoseProblem, type KeyFacts } from '@symbolon/engine';
import type { KeyMaterial } from '../key-table.js';
import { problem } from '../problem.js';
import { contentEncryptionOf, keyManagementOf, type KeyManagement } from './algorithms.js';
import { keyFromSecret } from './secret-key.js';

export type Direction = 'encrypt' | 'decrypt';

/** What opens or seals: half a key pair, or the bytes of a shared key. */
export type JweKey = { readonly pair: KeyObject } | { readonly shared: Uint8Array };

const CURVES = ['P-256', 'P-384', 'P-521', 'X25519'];
/* RFC 7518, 4.2 and 4.3. */
const LEAST_RSA_BITS = 2048;

/** Words of key_ops by direction; a public key that is only agreed with may have none (RFC 7517, 4.3; Web Crypto). */
const OPERATIONS: { readonly [direction in Direction]: readonly string[] } = {
  encrypt: ['encrypt', 'wrapKey', 'deriveKey', 'deriveBits'],
  decrypt: ['decrypt', 'unwrapKey', 'deriveKey', 'deriveBits'],
};

/** The key out of a set, if it fits the algorithm. */
export function keyOfMaterial(material: KeyMaterial, alg: JWEAlg, enc: JWEEnc, direction: Direction): JweKey | JoseProblem {
  const management = keyManagementOf(alg);
  if (!fits(material.facts, management, alg, enc)) return problem(`The key does not fit the algorithm ${JWEAlg[alg]}.`);
  if (!mayBeUsed(material, management, direction)) return problem(`The key is not meant to ${direction} (key_ops).`);
  if (material.secretKey !== undefined) return { shared: material.secretKey.export() };
  const pair = direction === 'encrypt' ? material.publicKey : material.privateKey;
  return pair === undefined ? problem('The key cannot decrypt: it has no private part.') : { pair };
}

/** The key that a client secret stands for; password based algorithms take the secret itself. */
export function keyOfSecret(secret: string, alg: JWEAlg, enc: JWEEnc): JweKey | JoseProblem {
  if (typeof secret !== 'string' || secret === '') return problem('The secret is empty.');
  const management = keyManagementOf(alg);
  switch (management.kind) {
    case 'rsa':
    case 'ecdh':
      return problem(`The algorithm ${JWEAlg[alg]} needs a key pair, not a secret.`);
    case 'password':
      return { shared: Buffer.from(secret, 'utf8') };
    case 'wrap':
      return { shared: keyFromSecret(secret, management.bits) };
    case 'direct':
      return { shared: keyFromSecret(secret, contentEncryptionOf(enc).keyLength * 8) };
  }
}

function fits(facts: KeyFacts, management: KeyManagement, alg: JWEAlg, enc: JWEEnc): boolean {
  if (facts.use !== undefined && facts.use !== 'enc') return false;
  // Keys for direct use are also found with the name of the content encryption (RFC 7520, 5.6).
  const named = facts.alg === undefined || facts.alg === JWEAlg[alg] || (management.kind === 'direct' && facts.alg === JWEEnc[enc]);
  return named && hasForm(facts, management, enc);
}

function hasForm(facts: KeyFacts, management: KeyManagement, enc: JWEEnc): boolean {
  switch (management.kind) {
    case 'rsa':
      return facts.kty === 'RSA' && facts.bits >= LEAST_RSA_BITS;
    case 'ecdh':
      return CURVES.includes(facts.crv ?? '');
    case 'wrap':
      return facts.kty === 'oct' && facts.bits === management.bits;
    case 'password':
      return facts.kty === 'oct';
    case 'direct':
      return facts.kty === 'oct' && facts.bits === contentEncryptionOf(enc).keyLength * 8;
  }
}

function mayBeUsed({ keyOps }: KeyMaterial, management: KeyManagement, direction: Direction): boolean {
  if (keyOps === undefined || OPERATIONS[direction].some((operation) => keyOps.includes(operation))) return true;
  return direction === 'encrypt' && management.kind === 'ecdh' && keyOps.length === 0;
}
