import { createHmac, createSecretKey, sign, type KeyObject } from 'node:crypto';
import type { JoseProblem, JsonObject, JWSAlg, MaybePromise } from '@symbolon/engine';
import { algorithmOf, type Algorithm } from './algorithms.js';
import { encodeBase64url } from './base64url.js';
import type { KeyMaterial } from './key-table.js';
import { problem } from './problem.js';
import { fits, keyInput, verifyWithKey } from './verify.js';

export type JwsHeader = JsonObject & { readonly alg: JWSAlg };

/** Private keys that have been seen to belong to the public key beside them. */
const proven = new WeakSet<KeyObject>();

/**
 * Signs claims. RSA leaves the event loop (0.3 ms at 2048 bits, 1.7 ms at 3072), the rest costs less than the way there.
 * Throws, or rejects, when the key cannot sign with the algorithm.
 */
export function signCompact(claims: JsonObject, header: JwsHeader, material: KeyMaterial): MaybePromise<string> {
  const algorithm = signingAlgorithm(header.alg, material);
  const input = `${encodeHeader(header, algorithm, material)}.${encodeBase64url(JSON.stringify(claims))}`;
  const data = Buffer.from(input, 'latin1');
  if (algorithm.kty === 'oct') return `${input}.${mac(data, material, algorithm)}`;
  const key = material.privateKey;
  if (key === undefined) throw new Error('The key cannot sign: it has no private part.');
  const finish = (signature: Buffer): string => {
    const compact = `${input}.${signature.toString('base64url')}`;
    proveOnce(compact, header.alg, algorithm, material, key);
    return compact;
  };
  if (algorithm.kty !== 'RSA') return finish(sign(algorithm.hash ?? null, data, keyInput(key, algorithm)));
  return new Promise((resolve, reject) => {
    sign(algorithm.hash, data, keyInput(key, algorithm), (error, signature) => {
      try {
        if (error !== null) throw error;
        resolve(finish(signature));
      } catch (failure) {
        reject(failure as Error);
      }
    });
  });
}

/** Signs claims with an HMAC algorithm under a client secret; never throws. */
export function signWithSecret(claims: JsonObject, header: JwsHeader, secret: string): string | JoseProblem {
  const algorithm = algorithmOf(header.alg);
  if (algorithm?.kty !== 'oct' || algorithm.hash === undefined) return problem(`The algorithm ${header.alg} does not sign with a secret.`);
  // RFC 7518, 3.2: the secret has at least the length of the hash.
  if (typeof secret !== 'string' || Buffer.byteLength(secret, 'utf8') < (algorithm.length ?? Infinity)) {
    return problem(`The secret is too short for ${algorithm.name}.`);
  }
  const encodedHeader = encodeBase64url(JSON.stringify({ ...header, alg: algorithm.name }));
  const input = `${encodedHeader}.${encodeBase64url(JSON.stringify(claims))}`;
  return `${input}.${createHmac(algorithm.hash, createSecretKey(secret, 'utf8')).update(input, 'latin1').digest('base64url')}`;
}

function signingAlgorithm(alg: JWSAlg, material: KeyMaterial): Algorithm {
  const algorithm = algorithmOf(alg);
  if (algorithm === undefined || !fits(material.facts, algorithm)) throw new Error(`The key does not fit the algorithm ${alg}.`);
  if (material.keyOps?.includes('sign') === false) throw new Error('The key is not meant for signing (key_ops).');
  return algorithm;
}

/** The key's `kid` stands for a missing one; a header with `kid: undefined` asks for none. */
function encodeHeader(header: JwsHeader, algorithm: Algorithm, { facts }: KeyMaterial): string {
  const kid = Object.hasOwn(header, 'kid') || facts.kid === undefined ? {} : { kid: facts.kid };
  return encodeBase64url(JSON.stringify({ ...kid, ...header, alg: algorithm.name }));
}

function mac(data: Buffer, { secretKey, facts }: KeyMaterial, algorithm: Algorithm): string {
  if (secretKey === undefined || facts.bits < (algorithm.length ?? Infinity) * 8) {
    throw new Error(`The secret is too short for ${algorithm.name}.`);
  }
  return createHmac(algorithm.hash ?? 'sha256', secretKey).update(data).digest('base64url');
}

/** A JWK whose private part belongs to another public key would make tokens that nobody can verify. */
function proveOnce(compact: string, alg: JWSAlg, algorithm: Algorithm, material: KeyMaterial, key: KeyObject): void {
  if (proven.has(key)) return;
  if (!verifyWithKey({ header: { alg: algorithm.name }, compact }, material, alg)) {
    throw new Error('The private part of the key does not belong to its public part.');
  }
  proven.add(key);
}
