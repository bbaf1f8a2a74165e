import type { JoseProblem, JsonObject, JWEAlg, JWEEnc } from '@symbolon/engine';
import { decodeBase64url, isBase64url } from '../base64url.js';
import { decodeHeader } from '../decode.js';
import { importKey } from '../import-key.js';
import { NEVER_PUBLIC } from '../jwk-members.js';
import { isProblem, problem } from '../problem.js';
import { isJsonObject } from '../strict-json.js';
import { algNamed, contentEncryptionOf, encNamed, keyManagementOf, type ContentEncryption, type KeyManagement } from './algorithms.js';

/** Longest compact JWE taken, in characters (which are bytes: anything but ASCII is refused). */
export const MAX_JWE = 131_072;

/**
 * Rounds of PBKDF2 that a sender may ask for. RFC 7518, 4.8.1.2 recommends no fewer than 1000; the upper end, which is also
 * that of the library jose, keeps one attempt at some 10 ms of a worker thread.
 */
export const PBES2_COUNT = { least: 1000, most: 10_000 };

export interface DecodedJwe {
  readonly header: JsonObject;
  readonly alg: JWEAlg;
  readonly enc: JWEEnc;
}

/** The five parts of a compact JWE, still encoded. */
export interface JweParts {
  readonly header: string;
  readonly encryptedKey: string;
  readonly iv: string;
  readonly ciphertext: string;
  readonly tag: string;
}

/** Takes a compact JWE apart; undefined when there are not exactly five parts. */
export function jwePartsOf(compact: string): JweParts | undefined {
  // The limit keeps a text of nothing but dots from becoming a list of a hundred thousand.
  const [header, encryptedKey, iv, ciphertext, tag, ...more] = compact.split('.', 6);
  if (header === undefined || encryptedKey === undefined || iv === undefined || ciphertext === undefined) return undefined;
  return tag === undefined || more.length > 0 ? undefined : { header, encryptedKey, iv, ciphertext, tag };
}

/** Reads a compact JWE as the port `Jose.decodeJwe` demands; nothing is opened, never throws. */
export function decodeJwe(compact: string): DecodedJwe | JoseProblem {
  if (typeof compact !== 'string') return problem('The JWE is not a text.');
  if (compact.length > MAX_JWE) return problem('The JWE is longer than 128 KiB.');
  const parts = jwePartsOf(compact);
  if (parts === undefined) return problem('The JWE does not have exactly five parts.');
  const decoded = decodeHeader(parts.header, 'JWE');
  if ('problem' in decoded) return decoded;
  const header = decoded.value;
  const alg = algNamed(header['alg']);
  if (alg === undefined) return problem('The JWE names no key management algorithm (alg) that is supported.');
  const enc = encNamed(header['enc']);
  if (enc === undefined) return problem('The JWE names no content encryption algorithm (enc) that is supported.');
  const management = keyManagementOf(alg);
  return objectionToParts(parts, management, contentEncryptionOf(enc)) ?? objectionToHeader(header, management) ?? { header, alg, enc };
}

function objectionToParts(parts: JweParts, management: KeyManagement, content: ContentEncryption): JoseProblem | undefined {
  const { encryptedKey, iv, ciphertext, tag } = parts;
  if (![encryptedKey, iv, ciphertext, tag].every(isBase64url)) return problem('A part of the JWE is not base64url without padding.');
  const keyless = management.kind === 'direct' || (management.kind === 'ecdh' && !management.wraps);
  if (keyless !== (encryptedKey === '')) {
    return problem(keyless ? 'The JWE has an encrypted key, which its algorithm does not use.' : 'The JWE has no encrypted key.');
  }
  if (decodeBase64url(iv)?.length !== content.ivLength) return problem('The initialization vector of the JWE has a wrong length.');
  return decodeBase64url(tag)?.length === content.tagLength ? undefined : problem('The authentication tag of the JWE has a wrong length.');
}

function objectionToHeader(header: JsonObject, management: KeyManagement): JoseProblem | undefined {
  switch (management.kind) {
    case 'password': {
      const count = header['p2c'];
      const counts = typeof count === 'number' && Number.isInteger(count) && count >= PBES2_COUNT.least && count <= PBES2_COUNT.most;
      return counts ? undefined : problem(`The JWE's iteration count (p2c) is not between ${PBES2_COUNT.least} and ${PBES2_COUNT.most}.`);
    }
    case 'ecdh':
      return objectionToEphemeralKey(header);
    case 'rsa':
    case 'wrap':
    case 'direct':
      return undefined;
  }
}

/** A point that is not on its curve would give away the private key bit by bit, so it is refused before any computation. */
function objectionToEphemeralKey({ epk }: JsonObject): JoseProblem | undefined {
  if (!isJsonObject(epk)) return problem('The JWE has no ephemeral key (epk) that is a JSON object.');
  if (NEVER_PUBLIC.some((name) => Object.hasOwn(epk, name))) return problem('The ephemeral key (epk) of the JWE has a private part.');
  const key = importKey(epk);
  return isProblem(key) ? problem(`The ephemeral key (epk) of the JWE is not usable. ${key.problem}`) : undefined;
}
