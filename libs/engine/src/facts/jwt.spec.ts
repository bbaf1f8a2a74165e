import { expect, test } from '@jest/globals';
import { drop } from '../rules/examples/delta.js';
import { aClient } from '../rules/examples/settings.js';
import type { JWSAlg } from '../model/enums.js';
import type { DecodedJws, Jose, JoseProblem, KeyFacts } from '../ports/jose.js';
import { algOf, clientJwt, fits, pickKey, verifiedJwt } from './jwt.js';

const jws = (header: DecodedJws['header'] = { alg: 'ES256' }): DecodedJws => ({ header, claims: { a: 1 }, compact: 'jws' });
const ec = (change: Partial<KeyFacts> = {}): KeyFacts => ({ handle: 1, kty: 'EC', crv: 'P-256', bits: 256, hasPrivate: false, ...change });
const rsa: KeyFacts = { handle: 2, kty: 'RSA', bits: 2048, hasPrivate: false };
const okp = (crv: string): KeyFacts => ({ handle: 3, kty: 'OKP', crv, bits: 256, hasPrivate: false });
const oct: KeyFacts = { handle: 4, kty: 'oct', bits: 256, hasPrivate: true };

test.each(['ES256', 'EdDSA', 'HS256', 'RS512'])('%s is known', alg => expect(algOf(jws({ alg }))).toBe(alg));
test.each([undefined, null, 7, '', 'none', 'NONE', 'None', 'es256', 'ES256 ', 'toString', '__proto__', ['ES256']])(
  '%p is no algorithm', alg => expect(algOf(jws({ alg: alg as string }))).toBeUndefined());

test.each<[string, KeyFacts, JWSAlg, boolean]>([
  ['P-256 for ES256', ec(), 'ES256', true],
  ['P-384 for ES256', ec({ crv: 'P-384' }), 'ES256', false],
  ['secp256k1 for ES256K', ec({ crv: 'secp256k1' }), 'ES256K', true],
  ['secp256k1 for ES256', ec({ crv: 'secp256k1' }), 'ES256', false],
  ['RSA for PS256', rsa, 'PS256', true],
  ['RSA for RS256', rsa, 'RS256', true],
  ['RSA for ES256', rsa, 'ES256', false],
  ['RSA for HS256, the classic', rsa, 'HS256', false],
  ['EC for none', ec(), 'NONE', false],
  ['Ed25519 for EdDSA', okp('Ed25519'), 'EdDSA', true],
  ['Ed448 for EdDSA', okp('Ed448'), 'EdDSA', false],
  ['X25519 for EdDSA', okp('X25519'), 'EdDSA', false],
  ['a secret for ES256', oct, 'ES256', false],
  ['its own algorithm', ec({ alg: 'ES256' }), 'ES256', true],
  ['another algorithm of its own', { ...rsa, alg: 'RS256' }, 'PS256', false],
  ['Ed25519, as RFC 9864 calls it', { ...okp('Ed25519'), alg: 'Ed25519' }, 'EdDSA', true],
  ['for signatures', ec({ use: 'sig' }), 'ES256', true],
  ['for encryption', ec({ use: 'enc' }), 'ES256', false],
])('a key fits: %s', (_, key, alg, expected) => expect(fits(key, alg)).toBe(expected));

const found = (key: KeyFacts) => ({ kind: 'found', key });
const [one, two] = [ec({ kid: 'a' }), ec({ kid: 'b', handle: 9 })];

test.each<[string, { readonly keys: readonly KeyFacts[] } | JoseProblem, unknown, object]>([
  ['the one of the kid', { keys: [one, two] }, 'b', found(two)],
  ['the only one that fits', { keys: [rsa, one] }, undefined, found(one)],
  ['none of the kid', { keys: [one, two] }, 'c', { kind: 'noMatch', remote: false }],
  ['of the kid, but of another type', { keys: [{ ...rsa, kid: 'a' }] }, 'a', { kind: 'noMatch', remote: false }],
  ['several, and no kid', { keys: [one, two] }, undefined, { kind: 'ambiguous', remote: false }],
  ['several, and a kid that is no text', { keys: [one, two] }, 7, { kind: 'ambiguous', remote: false }],
  ['two of one kid: each is tried', { keys: [one, { ...two, kid: 'a' }] }, 'a', { kind: 'found', key: one, others: [{ ...two, kid: 'a' }] }],
  ['five of one kid', { keys: Array.from({ length: 5 }, () => one) }, 'a', { kind: 'ambiguous', remote: false }],
  ['no key', { keys: [] }, undefined, { kind: 'noMatch', remote: false }],
  ['no set', { problem: 'no JSON' }, 'a', { kind: 'unreadable', problem: 'no JSON', remote: false }],
])('several keys of one kid (security profile, 5.4.3): %s', (_, keys, kid, expected) => expect(pickKey(keys, kid, 'ES256', false)).toEqual(expected));

const [old, renewed] = [{ keys: [one], skipped: 0 }, { keys: [one, two], skipped: 0 }];
const everything = (): boolean => true;

/** A remote set that knows `two` only when it is asked afresh. */
const jose = (log: unknown[] = [], verify: (key: KeyFacts) => boolean = key => key === two, fresh: ReturnType<Jose['keys']> = renewed): Jose => ({
  keys: () => old,
  remoteKeys: (_uri: string, again?: boolean) => { log.push(again === true ? 'again' : 'asked'); return again === true ? fresh : old; },
  verify: (_jws: DecodedJws, key: KeyFacts) => verify(key),
} as Partial<Jose> as Jose);
const remote = aClient({ jwksUri: 'https://client.example.org/jwks' });

test.each<[string, ReturnType<typeof aClient>, string, Parameters<typeof jose>[1], object, readonly unknown[]]>([
  ['in its own set', aClient(), 'a', everything, { keys: found(one), signatureValid: true }, []],
  ['not in its own set, and nobody else is asked', remote, 'b', everything, { keys: { kind: 'noMatch', remote: false }, signatureValid: false }, []],
  ['elsewhere', drop(remote, 'jwks'), 'a', everything, { keys: found(one), signatureValid: true }, ['asked']],
  ['elsewhere, published since', drop(remote, 'jwks'), 'b', everything, { keys: found(two), signatureValid: true }, ['asked', 'again']],
  ['nowhere', drop(aClient(), 'jwks'), 'a', everything, { keys: { kind: 'unregistered' }, signatureValid: false }, []],
])('the key of a client is %s', async (_, client, kid, verify, expected, asked) => {
  const log: unknown[] = [];
  expect(await clientJwt(jose(log, verify), client, jws({ alg: 'ES256', kid }), 'ES256')).toMatchObject(expected);
  expect(log).toEqual(asked);
});

const reused = { keys: [{ ...two, kid: 'a' }], skipped: 0 };

test.each<[string, ReturnType<Jose['keys']>, object]>([
  ['under a new key of the old kid', reused, { keys: found(reused.keys[0]!), signatureValid: true }],
  ['still not, since the set is the old one', old, { keys: found(one), signatureValid: false }],
  ['not at all, since the set is gone', { problem: 'down' }, { keys: { kind: 'unreadable', problem: 'down', remote: true }, signatureValid: false }],
])('a signature that fails is checked again: %s', async (_, fresh, expected) => {
  const log: unknown[] = [];
  const facts = await clientJwt(jose(log, key => key.handle === two.handle, fresh), drop(remote, 'jwks'), jws({ alg: 'ES256', kid: 'a' }), 'ES256');
  expect(facts).toMatchObject(expected);
  expect(log).toEqual(['asked', 'again']);
});

test.each<[string, Parameters<typeof verifiedJwt>[2], Parameters<typeof verifiedJwt>[3], boolean]>([
  ['under its key', 'ES256', { kind: 'found', key: two }, true],
  ['under another of the same kid', 'ES256', { kind: 'found', key: one, others: [two] }, true],
  ['under no key of the kid', 'ES256', { kind: 'found', key: one, others: [one] }, false],
  ['without an algorithm', undefined, { kind: 'found', key: two }, false],
  ['without a key', 'ES256', { kind: 'noMatch', remote: false }, false],
  ['without having looked for one', 'ES256', undefined, false],
])('a signature is checked %s', async (_, alg, keys, expected) => expect((await verifiedJwt(jose(), jws(), alg, keys)).signatureValid).toBe(expected));
