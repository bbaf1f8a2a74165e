import { randomBytes, type KeyObject } from 'node:crypto';
import { CompactEncrypt, type CompactJWEHeaderParameters } from 'jose';
import { JWEAlg, JWEEnc, type JoseProblem, type JsonObject } from '@symbolon/engine';
import { encodeBase64url } from '../base64url.js';
import { isProblem, problem } from '../problem.js';
import { areKnown, contentEncryptionOf, keyManagementOf } from './algorithms.js';
import { keyOfMaterial, keyOfSecret, type JweKey } from './choose-key.js';
import { sealContent } from './content-encryption.js';
import { MAX_JWE } from './decode.js';
import type { KeySource } from './open.js';
import { wrapWithRsa15 } from './rsa1-5.js';

export type JweHeader = JsonObject & { readonly alg: JWEAlg; readonly enc: JWEEnc };

/* As in the example of RFC 7520, 5.3, and within what recipients accept; client secrets are random, so more would gain nothing. */
const PBES2_ROUNDS = 8192;

/* Written by the algorithms themselves, or changing how a JWE is read. */
const RESERVED = ['zip', 'crit', 'b64', 'epk', 'apu', 'apv', 'iv', 'tag', 'p2s', 'p2c'];

const TOO_LONG = problem('The text is too long for a JWE of 128 KiB.');

/** Seals a text as a compact JWE; the key's `kid` stands for a missing one. Never throws. */
export async function sealJwe(text: string, header: JweHeader, source: KeySource): Promise<string | JoseProblem> {
  const { alg, enc } = header;
  if (!areKnown(alg, enc)) return problem('The algorithms are not supported.');
  const reserved = RESERVED.find((name) => Object.hasOwn(header, name));
  if (reserved !== undefined) return problem(`The header parameter ${reserved} is not for the caller to set.`);
  if (text.length > MAX_JWE) return TOO_LONG;
  const key = 'secret' in source ? keyOfSecret(source.secret, alg, enc) : keyOfMaterial(source, alg, enc, 'encrypt');
  if (isProblem(key)) return key;
  const kid = 'secret' in source || Object.hasOwn(header, 'kid') || source.facts.kid === undefined ? {} : { kid: source.facts.kid };
  const complete = { ...kid, ...header, alg: JWEAlg[alg], enc: JWEEnc[enc] };
  try {
    const compact = await sealWith(key, text, complete, header);
    return compact.length > MAX_JWE ? TOO_LONG : compact;
  } catch {
    return problem(`The key cannot encrypt with ${JWEAlg[alg]}.`);
  }
}

function sealWith(key: JweKey, text: string, header: CompactJWEHeaderParameters, { alg, enc }: JweHeader): Promise<string> | string {
  const management = keyManagementOf(alg);
  const plaintext = Buffer.from(text, 'utf8');
  if (management.kind === 'rsa' && management.padding === 'pkcs1') {
    if (!('pair' in key)) throw new TypeError('RSA1_5 needs a public key.');
    return sealWithRsa15(key.pair, plaintext, header, enc);
  }
  const jwe = new CompactEncrypt(plaintext).setProtectedHeader(header);
  if (management.kind === 'password') jwe.setKeyManagementParameters({ p2c: PBES2_ROUNDS });
  return jwe.encrypt('pair' in key ? key.pair : key.shared);
}

function sealWithRsa15(key: KeyObject, plaintext: Buffer, header: CompactJWEHeaderParameters, enc: JWEEnc): string {
  const encryption = contentEncryptionOf(enc);
  const cek = randomBytes(encryption.keyLength);
  const encodedHeader = encodeBase64url(JSON.stringify(header));
  const { iv, ciphertext, tag } = sealContent(plaintext, Buffer.from(encodedHeader, 'latin1'), cek, encryption);
  const parts = [wrapWithRsa15(cek, key), iv, ciphertext, tag].map((bytes) => bytes.toString('base64url'));
  return [encodedHeader, ...parts].join('.');
}
