import { expect, test } from '@jest/globals';
import { rsaKey } from '../rules/examples/settings.js';
import { algorithmFor, bitsOf, kidsDiffer, registeredKeys } from './jwk-set.js';

const base64url = (...octets: number[]): string => Buffer.from(octets).toString('base64url');

test.each([
  [base64url(0x80), 8], [base64url(0x01), 1], [base64url(0x00, 0xff), 8], [base64url(0x00, 0x00, 0x01, 0x00), 9],
  [base64url(0x7f, 0xff, 0xff), 23], [base64url(0x00), 0], ['', 0], [base64url(...Array<number>(256).fill(0xff)), 2048],
  [base64url(0x00, ...Array<number>(256).fill(0x80)), 2048],
])('%#: the bits of a number are counted from its first one', (text, bits) => expect(bitsOf(text)).toBe(bits));

test('keys are described by type, length and curve', () =>
  expect(registeredKeys(JSON.stringify({ keys: [rsaKey(3072, 'r'), { kty: 'EC', crv: 'P-521', d: 'x' }, { kty: 'oct', k: base64url(1, 2, 3) }, null, 'text'] }))).toEqual([
    { handle: -1, kty: 'RSA', kid: 'r', bits: 3072, hasPrivate: false },
    { handle: -1, kty: 'EC', crv: 'P-521', bits: 521, hasPrivate: true },
    { handle: -1, kty: 'oct', bits: 24, hasPrivate: false },
  ]));

test.each(['', '[]', '{}', '{"keys":{}}', 'null', '{'])('%j is no JWK Set', text => {
  expect(registeredKeys(text)).toBeUndefined();
  expect(kidsDiffer(text).kind).toBe('unknown');
});

test('an algorithm is proposed that a key can carry', () => {
  expect(algorithmFor(undefined, ['ES256', 'PS256'])).toBe('ES256');
  expect(algorithmFor(JSON.stringify({ keys: [rsaKey(2048)] }), ['ES256', 'PS256'])).toBe('PS256');
  expect(algorithmFor(JSON.stringify({ keys: [] }), ['ES256', 'PS256'])).toBeUndefined();
});
