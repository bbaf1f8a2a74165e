import { constants, privateDecrypt, publicEncrypt, randomBytes, type KeyObject } from 'node:crypto';

/** Encrypts a content encryption key with PKCS #1 v1.5 padding. */
export const wrapWithRsa15 = (cek: Buffer, key: KeyObject): Buffer => publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, cek);

/**
 * Decrypts a content encryption key whose length is known. Whoever can tell wrong padding from right padding can decrypt
 * anything (Bleichenbacher), so a wrong one yields random bytes, which later fail at the tag like every other wrong key (RFC 7516, 11.5),
 * and no step branches on what was decrypted. Node.js has turned its own removal of this padding off (CVE-2023-46809), hence the
 * operation without padding.
 */
export function unwrapWithRsa15(encryptedKey: Buffer, key: KeyObject, length: number): Buffer {
  const instead = randomBytes(length);
  const block = decryptBlock(encryptedKey, key);
  return block === undefined ? instead : chooseKey(block, instead);
}

/** Fails for a ciphertext of another length than the modulus, or beyond it: the sender knows both already. */
function decryptBlock(encryptedKey: Buffer, key: KeyObject): Buffer | undefined {
  if (encryptedKey.length !== Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8)) return undefined;
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encryptedKey);
  } catch {
    return undefined;
  }
}

/** A block is 0, 2, random bytes other than 0, 0, key; exactly one place is possible for the last zero. */
function chooseKey(block: Buffer, instead: Buffer): Buffer {
  const start = block.length - instead.length;
  let wrong = byteAt(block, 0) | (byteAt(block, 1) ^ 2) | byteAt(block, start - 1);
  for (let at = 2; at < start - 1; at += 1) wrong |= isZero(byteAt(block, at));
  // All ones when nothing was wrong, else zero.
  const right = -isZero(wrong);
  const chosen = Buffer.alloc(instead.length);
  for (let at = 0; at < instead.length; at += 1) {
    chosen[at] = (byteAt(block, start + at) & right) | (byteAt(instead, at) & ~right);
  }
  return chosen;
}

/** 1 for zero and 0 for anything up to 255, without a comparison. */
const isZero = (value: number): number => ((value - 1) >>> 31) & 1;
const byteAt = (bytes: Buffer, at: number): number => bytes.readUInt8(at);
