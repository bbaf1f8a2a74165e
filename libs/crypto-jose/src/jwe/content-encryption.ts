import {
  createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual, type CipherGCMTypes,
} from 'node:crypto';
import type { ContentEncryption } from './algorithms.js';

/* Used with RSA1_5 alone, which the library jose does not have; the rest of JWE is left to jose. */

export interface SealedContent {
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

/** Encrypts and authenticates a text, and authenticates the encoded header with it (RFC 7518, 5.2 and 5.3). */
export function sealContent(plaintext: Buffer, header: Buffer, cek: Buffer, encryption: ContentEncryption): SealedContent {
  const { cipher, hash, ...lengths } = encryption;
  const iv = randomBytes(lengths.ivLength);
  if (hash === undefined) {
    const gcm = createCipheriv(cipher as CipherGCMTypes, cek, iv, { authTagLength: lengths.tagLength }).setAAD(header);
    const ciphertext = Buffer.concat([gcm.update(plaintext), gcm.final()]);
    return { iv, ciphertext, tag: gcm.getAuthTag() };
  }
  const half = cek.length / 2;
  const cbc = createCipheriv(cipher, cek.subarray(half), iv);
  const ciphertext = Buffer.concat([cbc.update(plaintext), cbc.final()]);
  return { iv, ciphertext, tag: macOf({ iv, ciphertext }, header, cek.subarray(0, half), hash, lengths.tagLength) };
}

/** The text; undefined when the tag is wrong, whatever the reason. */
export function openContent(content: SealedContent, header: Buffer, cek: Buffer, encryption: ContentEncryption): Buffer | undefined {
  const { cipher, hash, ...lengths } = encryption;
  if (content.iv.length !== lengths.ivLength || content.tag.length !== lengths.tagLength) return undefined;
  try {
    if (hash === undefined) {
      const gcm = createDecipheriv(cipher as CipherGCMTypes, cek, content.iv, { authTagLength: lengths.tagLength });
      gcm.setAAD(header).setAuthTag(content.tag);
      return Buffer.concat([gcm.update(content.ciphertext), gcm.final()]);
    }
    const half = cek.length / 2;
    // First the tag, then the padding, which would otherwise be an oracle.
    if (!timingSafeEqual(macOf(content, header, cek.subarray(0, half), hash, lengths.tagLength), content.tag)) return undefined;
    const cbc = createDecipheriv(cipher, cek.subarray(half), content.iv);
    return Buffer.concat([cbc.update(content.ciphertext), cbc.final()]);
  } catch {
    return undefined;
  }
}

function macOf({ iv, ciphertext }: Omit<SealedContent, 'tag'>, header: Buffer, key: Buffer, hash: string, length: number): Buffer {
  const headerBits = Buffer.alloc(8);
  headerBits.writeBigUInt64BE(BigInt(header.length) * 8n);
  return createHmac(hash, key).update(header).update(iv).update(ciphertext).update(headerBits).digest().subarray(0, length);
}
