import { expect, test } from '@jest/globals';
import { decodeAscii, encodeText } from './base64url.js';

test.each(['', 'a', 'ab', 'abc', 'abcd', '{"alg":"none"}', 'é', 'ジョン', '🙂', '~~~???', 'x'.repeat(1000)])('%j is encoded as UTF-8', text =>
  expect(encodeText(text)).toBe(Buffer.from(text).toString('base64url')));

test.each(['', 'a', 'ab', 'abc', '{"alg":"dir","enc":"A128GCM"}', '~?>'])('%j is read back', text => expect(decodeAscii(Buffer.from(text).toString('base64url'))).toBe(text));

test.each([['padding', 'YQ=='], ['another alphabet', 'ab+/'], ['a digit too many', 'YWJjZ'], ['no text', Buffer.from([0, 1, 255]).toString('base64url')], ['beyond ASCII', Buffer.from('é').toString('base64url')]])(
  '%s cannot be read', (_, text) => expect(decodeAscii(text)).toBeUndefined());
