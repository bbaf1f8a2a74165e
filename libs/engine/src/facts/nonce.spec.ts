import { expect, test } from '@jest/globals';
import { NOW } from '../rules/examples/facts.js';
import { aService } from '../rules/examples/settings.js';
import type { Crypto } from '../ports/jose.js';
import { currentNonce, nonceIsFresh } from './nonce.js';

/** A keyed hash is a text that depends on its text. */
const crypto = { mac: (text: string) => `${Buffer.from(text).toString('hex').split('').reverse().join('')}${'x'.repeat(64)}`, equal: (a: string, b: string) => a === b } as Partial<Crypto> as Crypto;
const service = aService({ dpopNonceDuration: 60 });
const nonce = currentNonce(crypto, service, NOW);
const after = (s: number): number => NOW + s * 1000;

test('DPOP-8: a nonce has 22 characters, and changes with the window', () => {
  expect(nonce).toHaveLength(22);
  expect(currentNonce(crypto, service, after(59))).toBe(nonce);
  expect(currentNonce(crypto, service, after(60))).not.toBe(nonce);
});

test.each<[string, number, boolean]>([
  ['at once', 0, true], ['at the end of its window', 59, true], ['in the next window', 119, true], ['in the one after that', 120, false], ['before it was made', -1, false],
])('DPOP-8: a nonce is good %s', (_, s, expected) => expect(nonceIsFresh(crypto, service, after(s), nonce)).toBe(expected));

test('DPOP-8: 0 stands for five minutes', () => {
  const usual = aService({ dpopNonceDuration: 0 });
  expect(nonceIsFresh(crypto, usual, after(599), currentNonce(crypto, usual, NOW))).toBe(true);
  expect(nonceIsFresh(crypto, usual, after(600), currentNonce(crypto, usual, NOW))).toBe(false);
});

test('DPOP-8: a nonce belongs to its service', () => expect(nonceIsFresh(crypto, aService({ dpopNonceDuration: 60, apiKey: 1001 }), NOW, nonce)).toBe(false));

test.each([undefined, null, 7, '', 'x', `${nonce} `, [nonce]])('DPOP-8: %p is no nonce', given => expect(nonceIsFresh(crypto, service, NOW, given)).toBe(false));
