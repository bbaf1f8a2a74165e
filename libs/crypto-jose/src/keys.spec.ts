import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '@symbolon/engine';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { good, privateJwkFor, publicJwkOf, setOf } from './fixtures/keys.js';
import { createJose } from './jose.js';
import { isRocaModulus } from './roca.js';

const jose = createJose();
const ec = privateJwkFor('ES256');
const rsa = privateJwkFor('RS256');
const ed = privateJwkFor('EdDSA');
const oct: JsonObject = { kty: 'oct', k: Buffer.alloc(32, 7).toString('base64url') };
const x25519 = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }) as JsonObject;
const ed448 = generateKeyPairSync('ed448').publicKey.export({ format: 'jwk' }) as JsonObject;
const small = generateKeyPairSync('rsa', { modulusLength: 512 }).publicKey.export({ format: 'jwk' }) as JsonObject;
const odd = generateKeyPairSync('rsa', { modulusLength: 1025 }).publicKey.export({ format: 'jwk' }) as JsonObject;

describe('keys', () => {
  test('says what rules want to know', () => {
    const { keys, skipped } = good(
      jose.keys(setOf({ ...publicJwkOf(ec), kid: 'a', alg: 'ES256', use: 'sig' }, rsa, ed, oct, x25519, privateJwkFor('ES512'), odd)),
    );
    const handle = expect.any(Number);
    expect(skipped).toBe(0);
    expect(keys).toEqual([
      { handle, kty: 'EC', kid: 'a', alg: 'ES256', use: 'sig', crv: 'P-256', bits: 256, hasPrivate: false },
      { handle, kty: 'RSA', bits: 2048, hasPrivate: true },
      { handle, kty: 'OKP', crv: 'Ed25519', bits: 256, hasPrivate: true },
      { handle, kty: 'oct', bits: 256, hasPrivate: true },
      { handle, kty: 'OKP', crv: 'X25519', bits: 256, hasPrivate: false },
      { handle, kty: 'EC', crv: 'P-521', bits: 521, hasPrivate: true },
      { handle, kty: 'RSA', bits: 1025, hasPrivate: false },
    ]);
    expect(new Set(keys.map((key) => key.handle)).size).toBe(keys.length);
  });

  test('parses one text once', () => {
    const text = setOf(ec);
    expect(jose.keys(`${text}`)).toBe(jose.keys(setOf(ec)));
  });

  test.each<[string, Json]>([
    ['no object', 'text'],
    ['null', null],
    ['no kty', {}],
    ['an unknown kty', { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AAAA' }],
    ['an unknown curve', { ...publicJwkOf(ec), crv: 'P-192' }],
    ['a curve that is a member of every object', { ...publicJwkOf(ec), crv: 'constructor' }],
    ['Ed448', ed448],
    ['another curve', { ...publicJwkOf(ec), crv: 'secp256k1' }],
    ['a point off the curve', { ...publicJwkOf(ec), y: publicJwkOf(privateJwkFor('ES256'))['y'] }],
    ['a short coordinate', { ...publicJwkOf(ec), x: 'AAAA' }],
    ['a coordinate with padding', { ...publicJwkOf(ec), x: `${String(ec['x'])}=` }],
    ['a coordinate that is a number', { ...publicJwkOf(ec), x: 1 }],
    ['an RSA key of 512 bits', small],
    ['an RSA key of 16384 bits', { kty: 'RSA', e: 'AQAB', n: Buffer.alloc(2048, 0xff).toString('base64url') }],
    ['an exponent of 1', { ...publicJwkOf(rsa), e: 'AQ' }],
    ['an even exponent', { ...publicJwkOf(rsa), e: 'BA' }],
    ['an exponent of zero', { ...publicJwkOf(rsa), e: 'AA' }],
    ['a huge exponent', { ...publicJwkOf(rsa), e: String(rsa['n']) }],
    ['an even modulus', { ...publicJwkOf(rsa), n: Buffer.alloc(256, 0xfe).toString('base64url') }],
    ['RSA without e', { kty: 'RSA', n: String(rsa['n']) }],
    ['a private RSA key without its primes', { ...publicJwkOf(rsa), d: String(rsa['d']) }],
    ['a third prime', { ...rsa, oth: [] }],
    ['a private part that is no text', { ...publicJwkOf(ec), d: 1 }],
    ['an empty secret', { kty: 'oct', k: '' }],
    ['a secret that is no text', { kty: 'oct', k: null }],
    ['a kid that is a number', { ...publicJwkOf(ec), kid: 1 }],
    ['an alg that is a list', { ...publicJwkOf(ec), alg: ['ES256'] }],
    ['a use that is null', { ...publicJwkOf(ec), use: null }],
    ['key_ops that are a text', { ...publicJwkOf(ec), key_ops: 'verify' }],
  ])('skips %s', (_, jwk) => {
    const set = good(jose.keys(setOf(jwk, publicJwkOf(ec))));
    expect(set).toMatchObject({ keys: [{ kty: 'EC' }], skipped: 1 });
  });

  test.each([
    ['nothing', ''],
    ['garbage', '{keys'],
    ['an array', '[]'],
    ['one key instead of a set', JSON.stringify(ec)],
    ['keys that are an object', '{"keys":{}}'],
    ['more than 1000 keys', setOf(...Array.from({ length: 1001 }, () => ({})))],
    ['more than 1 MiB', `{"keys":[],"x":"${'x'.repeat(1_048_576)}"}`],
    ['deep nesting', `{"keys":${'['.repeat(100_000)}`],
  ])('has a problem with %s', (_, text) => {
    expect(jose.keys(text)).toEqual({ problem: expect.any(String) });
    expect(jose.publicJwks(text)).toBeUndefined();
  });

  test('knows a modulus of the flawed generator', () => {
    const primes = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
      101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167];
    const primorial = primes.reduce((product, prime) => product * BigInt(prime), 1n);
    const weak = primorial * (2n ** 1800n + 12_345n) + (65_537n ** 77n % primorial);
    const bytes = Buffer.from(weak.toString(16).padStart(512, '0'), 'hex');
    expect(isRocaModulus(bytes)).toBe(true);
    expect(isRocaModulus(Buffer.from(String(rsa['n']), 'base64url'))).toBe(false);
  });
});

describe('publicJwks', () => {
  test('publishes listed members of usable asymmetric keys', () => {
    const secretMembers = { unknown: 'x', d2: 'x' };
    const text = setOf(
      { ...ec, ...secretMembers, kid: 'a', use: 'sig', alg: 'ES256', key_ops: ['sign'], x5c: ['MII'] },
      { ...rsa, kid: 'b' },
      { ...ed, kid: 'c', key_ops: ['sign', 'verify', 'deriveKey'] },
      oct,
      small,
    );
    const published = jose.publicJwks(text);
    expect(published).toEqual({
      keys: [
        { kty: 'EC', crv: 'P-256', x: ec['x'], y: ec['y'], kid: 'a', use: 'sig', alg: 'ES256', key_ops: ['verify'], x5c: ['MII'] },
        { kty: 'RSA', n: rsa['n'], e: rsa['e'], kid: 'b' },
        { kty: 'OKP', crv: 'Ed25519', x: ed['x'], kid: 'c', key_ops: ['verify'] },
      ],
    });
    for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const) expect(JSON.stringify(published)).not.toContain(String(rsa[name]));
  });
});

describe('embeddedKey', () => {
  test.each<[string, JsonObject]>([['EC', ec], ['RSA', rsa], ['OKP', ed], ['EC over P-521', privateJwkFor('ES512')]])(
    'has the thumbprint that jose calculates: %s',
    async (_, jwk) => {
      const embedded = good(jose.embeddedKey({ ...publicJwkOf(jwk), kid: 'ignored' }));
      expect(embedded.thumbprint).toBe(await calculateJwkThumbprint(publicJwkOf(jwk) as JWK));
      expect(embedded.key).toMatchObject({ kty: jwk['kty'], hasPrivate: false, kid: 'ignored' });
    },
  );

  test('is imported once, whatever the order of its members', () => {
    const { x, y } = ec;
    const first = good(jose.embeddedKey({ kty: 'EC', crv: 'P-256', x, y }));
    expect(jose.embeddedKey({ y, x, crv: 'P-256', kty: 'EC', x5u: 'https://evil.example/', jku: 'x' })).toBe(first);
    expect(jose.embeddedKey({ kty: 'EC', crv: 'P-256', x, y, alg: 'ES256' })).not.toBe(first);
  });

  test('keeps what a key may do, in the cache too', async () => {
    const jws = good(jose.decode(await jose.sign({}, { alg: 'ES256' }, good(jose.keys(setOf(ec))).keys[0]!)));
    const forEncryption = { ...publicJwkOf(ec), use: 'enc' };
    expect(await jose.verify(jws, good(jose.embeddedKey(publicJwkOf(ec))).key, 'ES256')).toBe(true);
    for (let twice = 0; twice < 2; twice += 1) {
      expect(await jose.verify(jws, good(jose.embeddedKey(forEncryption)).key, 'ES256')).toBe(false);
    }
  });

  test.each<[string, Json | undefined]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['an array', [publicJwkOf(ec)]],
    ['a private EC key', ec],
    ['a private RSA key', rsa],
    ['a private OKP key', ed],
    ['an empty private part', { ...publicJwkOf(ec), d: '' }],
    ['a private part of another type', { ...publicJwkOf(ec), p: null }],
    ['a secret', oct],
    ['a secret beside a public key', { ...publicJwkOf(ec), k: 'AAAA' }],
    ['a kid that is null', { ...publicJwkOf(ec), kid: null }],
    ['a point off the curve', { ...publicJwkOf(ec), y: publicJwkOf(privateJwkFor('ES256'))['y'] }],
    ['a second spelling of a modulus', { ...publicJwkOf(rsa), n: leadingZero(String(rsa['n'])) }],
    ['a second spelling of an exponent', { ...publicJwkOf(rsa), e: 'AAEAAQ' }],
    ['a member that is too long', { ...publicJwkOf(ec), kid: 'x'.repeat(5000) }],
  ])('has a problem with %s', (_, jwk) => {
    expect(jose.embeddedKey(publicJwkOf(ec))).not.toHaveProperty('problem');
    expect(jose.embeddedKey(jwk)).toEqual({ problem: expect.any(String) });
  });

  test('is forgotten when others come', async () => {
    const narrow = createJose({ maxEmbeddedKeys: 2 });
    const first = narrow.embeddedKey(publicJwkOf(ec));
    for (let others = 0; others < 2; others += 1) narrow.embeddedKey(publicJwkOf(privateJwkFor('ES256')));
    expect(narrow.embeddedKey(publicJwkOf(ec))).not.toBe(first);
  });
});

function leadingZero(text: string): string {
  return Buffer.concat([Buffer.alloc(1), Buffer.from(text, 'base64url')]).toString('base64url');
}
