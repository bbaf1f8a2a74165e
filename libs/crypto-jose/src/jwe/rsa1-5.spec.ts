import { constants, generateKeyPairSync, publicEncrypt, randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { unwrapWithRsa15, wrapWithRsa15 } from './rsa1-5.js';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const cek = Buffer.alloc(32, 7);
const LENGTH = 256;

/** A block with its padding as given, encrypted without any check. */
function encrypted(change: (block: Buffer) => void): Buffer {
  const block = Buffer.alloc(LENGTH, 0xaa);
  block.set([0, 2], 0);
  block.writeUInt8(0, LENGTH - cek.length - 1);
  block.set(cek, LENGTH - cek.length);
  change(block);
  return publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, block);
}

test('right padding gives the key', () => {
  expect(unwrapWithRsa15(wrapWithRsa15(cek, publicKey), privateKey, 32)).toEqual(cek);
  expect(unwrapWithRsa15(encrypted(() => undefined), privateKey, 32)).toEqual(cek);
  // A zero inside the key ends nothing.
  expect(unwrapWithRsa15(wrapWithRsa15(Buffer.alloc(64), publicKey), privateKey, 64)).toEqual(Buffer.alloc(64));
});

test.each<[string, Buffer]>([
  ['the first byte', encrypted((block) => block.writeUInt8(1, 0))],
  ['the padding type', encrypted((block) => block.writeUInt8(1, 1))],
  ['no zero before the key', encrypted((block) => block.writeUInt8(9, LENGTH - 33))],
  ['a zero at the start of the padding', encrypted((block) => block.writeUInt8(0, 2))],
  ['a zero at the end of the padding', encrypted((block) => block.writeUInt8(0, LENGTH - 34))],
  ['a key that is one byte shorter', wrapWithRsa15(cek.subarray(1), publicKey)],
  ['a key that is one byte longer', wrapWithRsa15(Buffer.concat([cek, cek.subarray(0, 1)]), publicKey)],
  ['OAEP', publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING }, cek)],
  ['a number beyond the modulus', Buffer.alloc(LENGTH, 0xff)],
  ['a short ciphertext', randomBytes(LENGTH - 1)],
  ['a long ciphertext', randomBytes(LENGTH + 1)],
  ['an empty ciphertext', Buffer.alloc(0)],
])('%s gives random bytes', (_, ciphertext) => {
  const first = unwrapWithRsa15(ciphertext, privateKey, 32);
  expect(first).toHaveLength(32);
  expect(first).not.toEqual(cek);
  expect(unwrapWithRsa15(ciphertext, privateKey, 32)).not.toEqual(first);
});
