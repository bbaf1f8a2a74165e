import { createHmac, createSecretKey, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import type { DecodedJws, JWSAlg, KeyFacts } from '@symbolon/engine';
import { algorithmOf, type Algorithm } from './algorithms.js';
import { decodeBase64url } from './base64url.js';
import { partsOf } from './decode.js';
import type { KeyMaterial } from './key-table.js';

/** Whether a signature is right under exactly this key and algorithm; never throws, false for everything that does not fit. */
export function verifyWithKey(jws: DecodedJws, material: KeyMaterial, alg: JWSAlg): boolean {
  const algorithm = algorithmOf(alg);
  if (algorithm === undefined || !fits(material.facts, algorithm) || !mayVerify(material)) return false;
  const signed = signedParts(jws, algorithm, material.facts.bits);
  if (signed === undefined) return false;
  if (algorithm.kty === 'oct') {
    // RFC 7518, 3.2: such a key has at least the length of the hash.
    const longEnough = material.facts.bits >= (algorithm.length ?? Infinity) * 8;
    return longEnough && material.secretKey !== undefined && isMac(signed, material.secretKey, algorithm);
  }
  return material.publicKey !== undefined && isSignature(signed, material.publicKey, algorithm);
}

/** Whether an HMAC is right under a client secret, whose length is for the rules to judge; false for an empty one. */
export function verifyWithSecret(jws: DecodedJws, secret: string, alg: JWSAlg): boolean {
  const algorithm = algorithmOf(alg);
  if (algorithm?.kty !== 'oct' || typeof secret !== 'string' || secret === '') return false;
  const signed = signedParts(jws, algorithm, 0);
  return signed !== undefined && isMac(signed, createSecretKey(secret, 'utf8'), algorithm);
}

/** Whether type, curve and declared algorithm of a key are those of the algorithm. */
export function fits(facts: KeyFacts, algorithm: Algorithm): boolean {
  if (facts.kty !== algorithm.kty) return false;
  if (algorithm.crv !== undefined && facts.crv !== algorithm.crv) return false;
  if (facts.use !== undefined && facts.use !== 'sig') return false;
  return facts.alg === undefined || facts.alg === algorithm.name;
}

/** Who may sign with a private key may also check what was signed. */
const mayVerify = ({ keyOps, facts }: KeyMaterial): boolean =>
  keyOps === undefined || keyOps.includes('verify') || (facts.hasPrivate && keyOps.includes('sign'));

interface SignedParts {
  readonly data: Buffer;
  readonly signature: Buffer;
}

/** The bytes signed and the signature; undefined when the header names another algorithm or the length is wrong. */
function signedParts(jws: DecodedJws, algorithm: Algorithm, bits: number): SignedParts | undefined {
  if (jws.header['alg'] !== algorithm.name) return undefined;
  const parts = partsOf(jws.compact);
  const signature = parts === undefined ? undefined : decodeBase64url(parts.signature);
  if (parts === undefined || signature?.length !== (algorithm.length ?? Math.ceil(bits / 8))) return undefined;
  const end = parts.header.length + 1 + parts.payload.length;
  return { data: Buffer.from(jws.compact.slice(0, end), 'latin1'), signature };
}

function isSignature({ data, signature }: SignedParts, key: KeyObject, algorithm: Algorithm): boolean {
  try {
    return verify(algorithm.hash ?? null, data, keyInput(key, algorithm), signature);
  } catch {
    return false;
  }
}

/** A key as crypto.sign and crypto.verify want it for an algorithm. */
export function keyInput(key: KeyObject, algorithm: Algorithm): KeyInput {
  const { padding, saltLength } = algorithm;
  if (padding === undefined) return { key, dsaEncoding: 'ieee-p1363' };
  return saltLength === undefined ? { key, padding } : { key, padding, saltLength };
}

interface KeyInput {
  readonly key: KeyObject;
  readonly dsaEncoding?: 'ieee-p1363';
  readonly padding?: number;
  readonly saltLength?: number;
}

function isMac({ data, signature }: SignedParts, key: KeyObject, algorithm: Algorithm): boolean {
  const expected = createHmac(algorithm.hash ?? 'sha256', key).update(data).digest();
  return expected.length === signature.length && timingSafeEqual(expected, signature);
}
