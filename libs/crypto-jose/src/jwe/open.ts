import { compactDecrypt } from 'jose';
import { JWEAlg, JWEEnc, type JoseProblem, type JsonObject } from '@symbolon/engine';
import { decodeBase64url } from '../base64url.js';
import { textOf } from '../decode.js';
import type { KeyMaterial } from '../key-table.js';
import { isProblem, problem } from '../problem.js';
import { isJsonObject } from '../strict-json.js';
import { areKnown, contentEncryptionOf, keyManagementOf } from './algorithms.js';
import { keyOfMaterial, keyOfSecret, type JweKey } from './choose-key.js';
import { openContent } from './content-encryption.js';
import { decodeJwe, jwePartsOf, PBES2_COUNT } from './decode.js';
import { unwrapWithRsa15 } from './rsa1-5.js';

/** A key from a set, or a client secret. */
export type KeySource = KeyMaterial | { readonly secret: string };

/* One text for every failure behind the header: a difference would be an oracle. */
const CLOSED = problem('The JWE cannot be opened with this key.');

/** Opens a compact JWE under exactly these algorithms; never throws. */
export async function openJwe(compact: string, source: KeySource, alg: JWEAlg, enc: JWEEnc): Promise<string | JoseProblem> {
  if (!areKnown(alg, enc)) return problem('The expected algorithms are not supported.');
  const decoded = decodeJwe(compact);
  if ('problem' in decoded) return decoded as JoseProblem;
  if (decoded.alg !== alg) return problem(`The key of the JWE is not encrypted with ${JWEAlg[alg]}.`);
  if (decoded.enc !== enc) return problem(`The content of the JWE is not encrypted with ${JWEEnc[enc]}.`);
  const key = 'secret' in source ? keyOfSecret(source.secret, alg, enc) : keyOfMaterial(source, alg, enc, 'decrypt');
  if (isProblem(key)) return key;
  if (!('secret' in source) && !isOnCurveOf(source, decoded.header)) {
    return problem('The ephemeral key (epk) of the JWE is on another curve than the key.');
  }
  const plaintext = await openWith(key, compact, alg, enc);
  if (plaintext === undefined) return CLOSED;
  return textOf(plaintext) ?? problem('What the JWE holds is not UTF-8 text.');
}

function isOnCurveOf({ facts }: KeyMaterial, { epk }: JsonObject): boolean {
  return facts.crv === undefined || (isJsonObject(epk) && epk['crv'] === facts.crv);
}

async function openWith(key: JweKey, compact: string, alg: JWEAlg, enc: JWEEnc): Promise<Buffer | undefined> {
  const management = keyManagementOf(alg);
  if (management.kind === 'rsa' && management.padding === 'pkcs1') return openWithRsa15(key, compact, enc);
  try {
    const { plaintext } = await compactDecrypt(compact, 'pair' in key ? key.pair : key.shared, {
      keyManagementAlgorithms: [JWEAlg[alg]],
      contentEncryptionAlgorithms: [JWEEnc[enc]],
      maxPBES2Count: PBES2_COUNT.most,
      maxDecompressedLength: 0,
    });
    return Buffer.from(plaintext.buffer, plaintext.byteOffset, plaintext.byteLength);
  } catch {
    return undefined;
  }
}

function openWithRsa15(key: JweKey, compact: string, enc: JWEEnc): Buffer | undefined {
  const parts = jwePartsOf(compact);
  if (parts === undefined || !('pair' in key)) return undefined;
  const [encryptedKey, iv, ciphertext, tag] = [parts.encryptedKey, parts.iv, parts.ciphertext, parts.tag].map(decodeBase64url);
  if (encryptedKey === undefined || iv === undefined || ciphertext === undefined || tag === undefined) return undefined;
  const encryption = contentEncryptionOf(enc);
  const cek = unwrapWithRsa15(encryptedKey, key.pair, encryption.keyLength);
  return openContent({ iv, ciphertext, tag }, Buffer.from(parts.header, 'latin1'), cek, encryption);
}
