import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JWSAlg, KeyFacts } from '@symbolon/engine';
import { CompactSign, compactVerify, type JWK } from 'jose';
import { compactOf, decoded, keyOf, privateJwkFor, publicJwkOf, setOf, SIGNING_ALGORITHMS, good } from './fixtures/keys.js';
import { createJose } from './jose.js';

const jose = createJose();
const CLAIMS: JsonObject = { iss: 'https://as.example.com', sub: 'ü', exp: 1_900_000_000 };
/** jose works over Web Crypto, which has no secp256k1. */
const sharedWithJose = SIGNING_ALGORITHMS.filter((alg) => alg !== 'ES256K');

/** The compact JWS with another signature. */
const withSignature = (compact: string, signature: Buffer): string =>
  `${compact.slice(0, compact.lastIndexOf('.'))}.${signature.toString('base64url')}`;
const signatureOf = (compact: string): Buffer => Buffer.from(compact.slice(compact.lastIndexOf('.') + 1), 'base64url');

describe.each(SIGNING_ALGORITHMS)('%s', (alg) => {
  const jwk = privateJwkFor(alg);
  const publicKey = keyOf(jose, publicJwkOf(jwk));
  let compact = '';
  beforeAll(async () => {
    compact = await jose.sign(CLAIMS, { alg, typ: 'JWT' }, keyOf(jose, jwk));
  });
  const verify = async (text: string, key: KeyFacts = publicKey, as: JWSAlg = alg): Promise<boolean> =>
    jose.verify(decoded(jose, text), key, as);

  test('verifies what it signs, with the public and with the private key', async () => {
    expect(decoded(jose, compact)).toMatchObject({ header: { alg, typ: 'JWT' }, claims: CLAIMS });
    expect(await verify(compact)).toBe(true);
    expect(await verify(compact, keyOf(jose, jwk))).toBe(true);
  });

  test('refuses every change', async () => {
    const [header = '', payload = '', signature = ''] = compact.split('.');
    const other = compactOf({ alg, typ: 'JWT' }, { ...CLAIMS, sub: 'mallory' }).split('.')[1] ?? '';
    expect(await verify(`${header}.${other}.${signature}`)).toBe(false);
    expect(await verify(`${header}..${signature}`)).toBe(false);
    expect(await verify(`${compactOf({ alg }, {}).split('.')[0]}.${payload}.${signature}`)).toBe(false);
    const bytes = signatureOf(compact);
    for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(await verify(withSignature(compact, flipped))).toBe(false);
    }
  });

  test('refuses signatures of another length', async () => {
    const bytes = signatureOf(compact);
    const changed = [
      Buffer.alloc(0), bytes.subarray(0, -1), bytes.subarray(1), Buffer.concat([bytes, Buffer.alloc(1)]),
      Buffer.concat([Buffer.alloc(1), bytes]), Buffer.alloc(bytes.length), Buffer.alloc(bytes.length, 0xff),
    ];
    for (const signature of changed) expect(await verify(withSignature(compact, signature))).toBe(false);
  });

  test('refuses another key', async () => {
    const other = alg.startsWith('RS') || alg.startsWith('PS') ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) : privateJwkFor(alg);
    expect(await verify(compact, keyOf(jose, publicJwkOf(other as JsonObject)))).toBe(false);
  });

  test('refuses to be taken for any other algorithm', async () => {
    for (const other of [...SIGNING_ALGORITHMS, 'NONE' as const]) {
      if (other !== alg) expect(await verify(compact, publicKey, other)).toBe(false);
    }
  });

  test('respects alg, use and key_ops of the key', async () => {
    const restricted = (members: JsonObject): KeyFacts => keyOf(jose, { ...publicJwkOf(jwk), ...members });
    expect(await verify(compact, restricted({ alg, use: 'sig', key_ops: ['verify'] }))).toBe(true);
    expect(await verify(compact, restricted({ alg: alg === 'ES256' ? 'ES384' : 'ES256' }))).toBe(false);
    expect(await verify(compact, restricted({ use: 'enc' }))).toBe(false);
    expect(await verify(compact, restricted({ key_ops: ['encrypt'] }))).toBe(false);
    expect(await verify(compact, restricted({ key_ops: [] }))).toBe(false);
  });

  test('signs only with a key that fits', async () => {
    const restricted = (members: JsonObject): KeyFacts => keyOf(jose, { ...jwk, ...members });
    const signing = async (key: KeyFacts, as: JWSAlg = alg): Promise<string> => jose.sign(CLAIMS, { alg: as }, key);
    await expect(signing(restricted({ alg: 'RSA-OAEP' }))).rejects.toThrow('does not fit');
    await expect(signing(restricted({ use: 'enc' }))).rejects.toThrow('does not fit');
    await expect(signing(restricted({ key_ops: ['verify'] }))).rejects.toThrow('key_ops');
    await expect(signing(restricted({}), 'NONE')).rejects.toThrow('does not fit');
    if (!alg.startsWith('HS')) await expect(signing(publicKey)).rejects.toThrow('no private part');
  });
});

describe.each(sharedWithJose)('%s and jose', (alg) => {
  const jwk = privateJwkFor(alg);

  test('jose verifies what is signed here', async () => {
    const compact = await jose.sign(CLAIMS, { alg, kid: 'k1' }, keyOf(jose, jwk));
    const { payload, protectedHeader } = await compactVerify(compact, publicJwkOf(jwk) as JWK, { algorithms: [alg] });
    expect(protectedHeader).toEqual({ alg, kid: 'k1' });
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual(CLAIMS);
  });

  test('what jose signs is verified here', async () => {
    const compact = await new CompactSign(Buffer.from(JSON.stringify(CLAIMS))).setProtectedHeader({ alg }).sign({ ...jwk, alg } as JWK);
    expect(await jose.verify(decoded(jose, compact), keyOf(jose, publicJwkOf(jwk)), alg)).toBe(true);
  });
});

describe('ECDSA', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateKey.export({ format: 'jwk' }) as JsonObject;
  const publicKey = keyOf(jose, publicJwkOf(jwk));
  const input = compactOf({ alg: 'ES256' }, CLAIMS, '').slice(0, -1);

  test('in DER encoding is refused, even with the length of the right one', async () => {
    for (let tries = 0; tries < 40; tries += 1) {
      const signature = sign('sha256', Buffer.from(input), privateKey);
      expect(await jose.verify(decoded(jose, `${input}.${signature.toString('base64url')}`), publicKey, 'ES256')).toBe(false);
      const cut = signature.subarray(0, 64);
      expect(await jose.verify(decoded(jose, `${input}.${cut.toString('base64url')}`), publicKey, 'ES256')).toBe(false);
    }
  });

  test.each([['r', 0, 32], ['s', 32, 64], ['r and s', 0, 64]])('with zero %s is refused', async (_, from, to) => {
    const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    expect(await jose.verify(decoded(jose, `${input}.${signature.toString('base64url')}`), publicKey, 'ES256')).toBe(true);
    signature.fill(0, from, to);
    expect(await jose.verify(decoded(jose, `${input}.${signature.toString('base64url')}`), publicKey, 'ES256')).toBe(false);
  });

  test('under a key of another curve is refused', async () => {
    const other = privateJwkFor('ES256K');
    const compact = await jose.sign(CLAIMS, { alg: 'ES256K' }, keyOf(jose, other));
    const renamed = `${input}${compact.slice(compact.lastIndexOf('.'))}`;
    expect(await jose.verify(decoded(jose, renamed), keyOf(jose, publicJwkOf(other)), 'ES256')).toBe(false);
  });
});

describe('confusion of algorithms', () => {
  const jwk = publicJwkOf(privateJwkFor('RS256'));
  const pem = createPublicKey({ key: jwk as JWK, format: 'jwk' }).export({ type: 'spki', format: 'pem' }) as string;
  const input = compactOf({ alg: 'HS256' }, CLAIMS, '').slice(0, -1);
  const forged = `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`;

  test('an HMAC under the text of a public key is not its signature', async () => {
    for (const alg of ['HS256', 'RS256', 'PS256', 'NONE'] as const) {
      expect(await jose.verify(decoded(jose, forged), keyOf(jose, jwk), alg)).toBe(false);
    }
  });

  test('a secret verifies HMAC only', () => {
    expect(jose.verifySecret(decoded(jose, forged), pem, 'HS256')).toBe(true);
    for (const alg of ['HS384', 'HS512', 'RS256', 'ES256', 'NONE'] as const) {
      expect(jose.verifySecret(decoded(jose, forged), pem, alg)).toBe(false);
    }
    expect(jose.verifySecret(decoded(jose, forged), `${pem} `, 'HS256')).toBe(false);
  });

  test('an empty secret verifies nothing', () => {
    const empty = `${input}.${createHmac('sha256', '').update(input).digest('base64url')}`;
    expect(jose.verifySecret(decoded(jose, empty), '', 'HS256')).toBe(false);
  });

  test.each(['none', 'None', 'NONE', 'nOnE', ''])('alg %j never verifies', async (name) => {
    for (const signature of ['', 'AAAA']) {
      const jws = decoded(jose, compactOf({ alg: name }, CLAIMS, signature));
      for (const alg of ['NONE', 'none' as JWSAlg, 'RS256'] as const) {
        expect(await jose.verify(jws, keyOf(jose, jwk), alg)).toBe(false);
        expect(jose.verifySecret(jws, 'secret', alg)).toBe(false);
      }
    }
  });

  test('names of object members are no algorithms', async () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      const jws = decoded(jose, compactOf(`{"alg":"${name === '__proto__' ? 'x' : name}"}`, CLAIMS));
      expect(await jose.verify(jws, keyOf(jose, jwk), name as JWSAlg)).toBe(false);
    }
  });

  test('a key in the header of the attacker does not help', async () => {
    const own = privateJwkFor('ES256');
    const compact = await jose.sign(CLAIMS, { alg: 'ES256', jwk: publicJwkOf(own), jku: 'https://evil.example/' }, keyOf(jose, own));
    expect(await jose.verify(decoded(jose, compact), keyOf(jose, publicJwkOf(privateJwkFor('ES256'))), 'ES256')).toBe(false);
  });
});

describe('signing', () => {
  test('takes the kid of the key unless the header decides', async () => {
    const key = keyOf(jose, { ...privateJwkFor('ES256'), kid: 'own' });
    const headerOf = async (header: JsonObject): Promise<JsonObject> =>
      decoded(jose, await jose.sign(CLAIMS, { alg: 'ES256', ...header }, key)).header;
    expect(await headerOf({ typ: 'at+jwt' })).toEqual({ kid: 'own', alg: 'ES256', typ: 'at+jwt' });
    expect(await headerOf({ kid: 'other' })).toEqual({ kid: 'other', alg: 'ES256' });
    expect(await headerOf({ kid: undefined })).toEqual({ alg: 'ES256' });
  });

  test.each(['ES256', 'EdDSA', 'HS256'] as const)('with %s answers at once', (alg) => {
    expect(typeof jose.sign(CLAIMS, { alg }, keyOf(jose, privateJwkFor(alg)))).toBe('string');
  });

  test.each(['PS256', 'RS256'] as const)('with %s leaves the event loop', async (alg) => {
    const answer = jose.sign(CLAIMS, { alg }, keyOf(jose, privateJwkFor(alg)));
    expect(answer).toBeInstanceOf(Promise);
    await answer;
  });

  test('with a private part that belongs to another public key fails', async () => {
    const mixed = { ...privateJwkFor('ES256'), d: privateJwkFor('ES256')['d'] };
    const signing = async (): Promise<string> => jose.sign(CLAIMS, { alg: 'ES256' }, keyOf(jose, mixed));
    await expect(signing()).rejects.toThrow('does not belong');
  });

  test('with a secret shorter than the hash fails, and does not verify', async () => {
    const short = keyOf(jose, { kty: 'oct', k: Buffer.alloc(31, 1).toString('base64url') });
    expect(() => jose.sign(CLAIMS, { alg: 'HS256' }, short)).toThrow('too short');
    const input = compactOf({ alg: 'HS256' }, CLAIMS, '').slice(0, -1);
    const compact = `${input}.${createHmac('sha256', Buffer.alloc(31, 1)).update(input).digest('base64url')}`;
    expect(await jose.verify(decoded(jose, compact), short, 'HS256')).toBe(false);
  });

  test('with a key that nobody gave fails', () => {
    const key: KeyFacts = { handle: -1, kty: 'EC', crv: 'P-256', bits: 256, hasPrivate: true };
    expect(() => jose.sign(CLAIMS, { alg: 'ES256' }, key)).toThrow('not known');
  });
});

test('handles outlive their set while somebody holds the key, and are freed otherwise', async () => {
  const small = createJose({ maxKeySets: 2 });
  const jwk = privateJwkFor('ES256');
  const held = keyOf(small, jwk);
  const copy: KeyFacts = { ...held };
  const jws = decoded(small, await small.sign(CLAIMS, { alg: 'ES256' }, copy));
  expect(good(small.keys(setOf(jwk))).keys[0]).toBe(held);
  for (let others = 0; others < 2; others += 1) small.keys(setOf(privateJwkFor('ES256')));
  expect(await small.verify(jws, held, 'ES256')).toBe(true);
  expect(await small.verify(jws, copy, 'ES256')).toBe(false);
  expect(keyOf(small, jwk).handle).not.toBe(held.handle);
});
