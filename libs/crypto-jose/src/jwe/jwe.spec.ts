import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { JWEAlg, JWEEnc, type Jose, type JoseProblem, type JsonObject, type KeyFacts } from '@symbolon/engine';
import { compactDecrypt, CompactEncrypt, importJWK, type JWK } from 'jose';
import { CONTENT_ALGORITHMS, cekBits, decryptionJwkFor, KEY_ALGORITHMS, octJwk, x25519Jwk } from '../fixtures/encryption-keys.js';
import { good, keyOf, privateJwkFor, publicJwkOf } from '../fixtures/keys.js';
import { createJose } from '../jose.js';
import { MAX_JWE } from './decode.js';

const jose = createJose();
const TEXT = '{"sub":"Ünïcode"}';
const SECRET = 'a client secret of fifty characters, more or less.';

const pairs = KEY_ALGORITHMS.flatMap((alg) => CONTENT_ALGORITHMS.map((enc) => [alg, enc] as const));
const inJose = (alg: JWEAlg): boolean => alg !== 'RSA1_5';
const symmetric = pairs.filter(([alg]) => !alg.startsWith('RSA') && !alg.startsWith('ECDH'));

async function sealed(key: KeyFacts | { readonly secret: string }, header: JsonObject & { alg: JWEAlg; enc: JWEEnc }, text = TEXT): Promise<string> {
  return good(await jose.encrypt(text, header, key));
}

const foreignKey = async (jwk: JsonObject, alg: JWEAlg): Promise<Awaited<ReturnType<typeof importJWK>>> => importJWK(jwk as JWK, JWEAlg[alg]);

async function sealedByJose(jwk: JsonObject, alg: JWEAlg, enc: JWEEnc, more: JsonObject = {}): Promise<string> {
  const header = { ...more, alg: JWEAlg[alg], enc: JWEEnc[enc] };
  return new CompactEncrypt(Buffer.from(TEXT)).setProtectedHeader(header).encrypt(await foreignKey(publicJwkOf(jwk), alg));
}

async function openedByJose(compact: string, jwk: JsonObject, alg: JWEAlg, enc: JWEEnc): Promise<string> {
  const options = { keyManagementAlgorithms: [JWEAlg[alg]], contentEncryptionAlgorithms: [JWEEnc[enc]] };
  return Buffer.from((await compactDecrypt(compact, await foreignKey(jwk, alg), options)).plaintext).toString();
}

const PROBLEM = { problem: expect.any(String) };
const CLOSED = { problem: 'The JWE cannot be opened with this key.' };

describe('with a key', () => {
  test.each(pairs)('%s and %s, sealed here and opened here and by jose', async (alg, enc) => {
    const jwk = decryptionJwkFor(alg, enc);
    const compact = await sealed(keyOf(jose, publicJwkOf(jwk)), { alg, enc, cty: 'JWT', kid: 'a' });
    expect(jose.decodeJwe(compact)).toMatchObject({ alg, enc, header: { alg: JWEAlg[alg], enc: JWEEnc[enc], cty: 'JWT', kid: 'a' } });
    expect(await jose.decrypt(compact, keyOf(jose, jwk), alg, enc)).toBe(TEXT);
    if (inJose(alg)) expect(await openedByJose(compact, jwk, alg, enc)).toBe(TEXT);
  });

  test.each(pairs.filter(([alg]) => inJose(alg)))('%s and %s, sealed by jose and opened here', async (alg, enc) => {
    const jwk = decryptionJwkFor(alg, enc);
    expect(await jose.decrypt(await sealedByJose(jwk, alg, enc), keyOf(jose, jwk), alg, enc)).toBe(TEXT);
  });

  test.each([['P-384', privateJwkFor('ES384')], ['P-521', privateJwkFor('ES512')], ['X25519', x25519Jwk()]])('on %s', async (_, jwk) => {
    for (const alg of ['ECDH_ES', 'ECDH_ES_A128KW', 'ECDH_ES_A192KW', 'ECDH_ES_A256KW'] as const) {
      const compact = await sealed(keyOf(jose, publicJwkOf(jwk)), { alg, enc: 'A256GCM' });
      expect(await openedByJose(compact, jwk, alg, 'A256GCM')).toBe(TEXT);
      expect(await jose.decrypt(await sealedByJose(jwk, alg, 'A256GCM'), keyOf(jose, jwk), alg, 'A256GCM')).toBe(TEXT);
    }
  });

  test('the kid is that of the key unless the header decides', async () => {
    const key = keyOf(jose, { ...octJwk(128), kid: 'own' });
    const kid = async (header: JsonObject): Promise<unknown> => {
      const decoded = jose.decodeJwe(await sealed(key, { alg: 'A128KW', enc: 'A128GCM', ...header }));
      return 'header' in decoded ? decoded.header['kid'] : decoded;
    };
    expect(await kid({})).toBe('own');
    expect(await kid({ kid: 'other' })).toBe('other');
    expect(await kid({ kid: undefined })).toBeUndefined();
  });

  test('a long text, up to 128 KiB of JWE, and an empty one', async () => {
    const key = keyOf(jose, octJwk(128));
    for (const length of [0, 90_000]) {
      const compact = await sealed(key, { alg: 'DIR', enc: 'A128GCM' }, 'x'.repeat(length));
      expect(await jose.decrypt(compact, key, 'DIR', 'A128GCM')).toHaveLength(length);
    }
    for (const length of [100_000, 1_000_000]) {
      expect(await jose.encrypt('x'.repeat(length), { alg: 'DIR', enc: 'A128GCM' }, key)).toEqual(PROBLEM);
    }
  });
});

describe('with a client secret', () => {
  /** OpenID Connect Core 1.0, 10.2, by hand. */
  const derived = (alg: JWEAlg, enc: JWEEnc): JsonObject => {
    if (alg.startsWith('PBES2')) return { kty: 'oct', k: Buffer.from(SECRET).toString('base64url') };
    const bits = alg === 'DIR' ? cekBits(enc) : Number(/^A(\d+)/.exec(alg)?.[1]);
    const name = bits <= 256 ? 'sha256' : bits <= 384 ? 'sha384' : 'sha512';
    return { kty: 'oct', k: createHash(name).update(SECRET).digest().subarray(0, bits / 8).toString('base64url') };
  };

  test.each(symmetric)('%s and %s', async (alg, enc) => {
    const compact = await sealed({ secret: SECRET }, { alg, enc });
    expect(await jose.decrypt(compact, { secret: SECRET }, alg, enc)).toBe(TEXT);
    expect(await openedByJose(compact, derived(alg, enc), alg, enc)).toBe(TEXT);
    expect(await jose.decrypt(await sealedByJose(derived(alg, enc), alg, enc), { secret: SECRET }, alg, enc)).toBe(TEXT);
    expect(await jose.decrypt(compact, { secret: `${SECRET}x` }, alg, enc)).toEqual(CLOSED);
  });

  test.each(['RSA_OAEP', 'RSA1_5', 'ECDH_ES', 'ECDH_ES_A128KW'] as const)('%s needs a key pair', async (alg) => {
    expect(await jose.encrypt(TEXT, { alg, enc: 'A128GCM' }, { secret: SECRET })).toEqual(PROBLEM);
    const jwk = decryptionJwkFor(alg, 'A128GCM');
    const compact = await sealed(keyOf(jose, jwk), { alg, enc: 'A128GCM' });
    expect(await jose.decrypt(compact, { secret: SECRET }, alg, 'A128GCM')).toEqual(PROBLEM);
  });

  test('an empty one is a problem', async () => {
    expect(await jose.encrypt(TEXT, { alg: 'DIR', enc: 'A128GCM' }, { secret: '' })).toEqual(PROBLEM);
    expect(await jose.encrypt(TEXT, { alg: 'PBES2_HS256_A128KW', enc: 'A128GCM' }, { secret: '' })).toEqual(PROBLEM);
  });
});

describe('keys that do not fit', () => {
  const fit = async (jwk: JsonObject, alg: JWEAlg): Promise<boolean> =>
    typeof (await jose.encrypt(TEXT, { alg, enc: 'A128GCM' }, keyOf(jose, jwk))) === 'string';
  const ec = publicJwkOf(privateJwkFor('ES256'));
  const rsa = publicJwkOf(privateJwkFor('RS256'));
  const smallRsa = { kty: 'RSA', e: 'AQAB', n: Buffer.alloc(192, 0xfb).toString('base64url') };

  test.each<[string, JsonObject, JWEAlg, boolean]>([
    ['a key for encryption', { ...ec, use: 'enc' }, 'ECDH_ES', true],
    ['a key for signatures', { ...ec, use: 'sig' }, 'ECDH_ES', false],
    ['a key with this algorithm', { ...rsa, alg: 'RSA-OAEP' }, 'RSA_OAEP', true],
    ['a key with another algorithm', { ...rsa, alg: 'RSA-OAEP-256' }, 'RSA_OAEP', false],
    ['a key with a signature algorithm', { ...rsa, alg: 'PS256' }, 'RSA_OAEP', false],
    ['an RSA key for ECDH', rsa, 'ECDH_ES', false],
    ['an EC key for RSA', ec, 'RSA_OAEP', false],
    ['a signature curve', publicJwkOf(privateJwkFor('EdDSA')), 'ECDH_ES', false],
    ['a curve without ECDH-ES', publicJwkOf(privateJwkFor('ES256K')), 'ECDH_ES', false],
    ['a short RSA key', smallRsa, 'RSA_OAEP', false],
    ['a short RSA key for RSA1_5', smallRsa, 'RSA1_5', false],
    ['a secret of another length', octJwk(256), 'A128KW', false],
    ['a secret of another length for direct use', octJwk(256), 'DIR', false],
    ['a secret named after the content encryption', { ...octJwk(128), alg: 'A128GCM' }, 'DIR', true],
    ['a secret named after it, but for wrapping', { ...octJwk(128), alg: 'A128GCM' }, 'A128KW', false],
    ['key_ops that wrap', { ...rsa, key_ops: ['wrapKey'] }, 'RSA_OAEP', true],
    ['key_ops that verify', { ...rsa, key_ops: ['verify'] }, 'RSA_OAEP', false],
    ['key_ops that decrypt only', { ...rsa, key_ops: ['decrypt'] }, 'RSA_OAEP', false],
    ['no key_ops for agreement', { ...ec, key_ops: [] }, 'ECDH_ES', true],
    ['no key_ops for transport', { ...rsa, key_ops: [] }, 'RSA_OAEP', false],
  ])('%s', async (_, jwk, alg, fits) => {
    expect(await fit(jwk, alg)).toBe(fits);
  });

  test('a public key opens nothing', async () => {
    const compact = await sealed(keyOf(jose, ec), { alg: 'ECDH_ES', enc: 'A128GCM' });
    expect(await jose.decrypt(compact, keyOf(jose, ec), 'ECDH_ES', 'A128GCM')).toEqual(PROBLEM);
  });

  test('a key that nobody gave', async () => {
    const key: KeyFacts = { handle: -1, kty: 'EC', crv: 'P-256', bits: 256, hasPrivate: true };
    expect(await jose.encrypt(TEXT, { alg: 'ECDH_ES', enc: 'A128GCM' }, key)).toEqual(PROBLEM);
    expect(await jose.decrypt('a.b.c.d.e', key, 'ECDH_ES', 'A128GCM')).toEqual(PROBLEM);
  });

  test('names that are no algorithms', async () => {
    const key = keyOf(jose, octJwk(128));
    for (const name of ['constructor', 'dir', '__proto__']) {
      expect(await jose.encrypt(TEXT, { alg: name as JWEAlg, enc: 'A128GCM' }, key)).toEqual(PROBLEM);
      expect(await jose.decrypt('a.b.c.d.e', key, 'DIR', name as JWEEnc)).toEqual(PROBLEM);
    }
  });
});

test.each(['zip', 'crit', 'epk', 'p2c'])('a caller cannot set %s', async (name) => {
  expect(await jose.encrypt(TEXT, { alg: 'DIR', enc: 'A128GCM', [name]: 'DEF' }, keyOf(jose, octJwk(128)))).toEqual(PROBLEM);
});

describe('bad input', () => {
  const ecJwk = privateJwkFor('ES256');
  const encode = (header: unknown): string => Buffer.from(typeof header === 'string' ? header : JSON.stringify(header)).toString('base64url');
  const direct = (header: JsonObject, iv = 'AAAAAAAAAAAAAAAA', tag = 'AAAAAAAAAAAAAAAAAAAAAA'): string =>
    `${encode({ alg: 'dir', enc: 'A128GCM', ...header })}..${iv}.AAAA.${tag}`;
  const agreed = (epk: unknown): string => direct({ alg: 'ECDH-ES', epk: epk as JsonObject });

  test.each<[string, unknown]>([
    ['no text', undefined],
    ['nothing', ''],
    ['a JWS', 'eyJhbGciOiJub25lIn0.e30.'],
    ['six parts', `${direct({})}.`],
    ['a hundred thousand dots', '.'.repeat(100_000)],
    ['more than 128 KiB', `${direct({})}${'A'.repeat(MAX_JWE)}`],
    ['a header that is no JSON', `${encode('{')}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`],
    ['a header that is an array', `${encode([])}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`],
    ['a member twice', `${encode('{"alg":"dir","enc":"A128GCM","enc":"A128GCM"}')}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`],
    ['deep nesting', `${encode(`{"alg":"dir","enc":"A128GCM","x":${'['.repeat(40)}${']'.repeat(40)}}`)}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`],
    ['compression', direct({ zip: 'DEF' })],
    ['crit', direct({ crit: ['exp'], exp: 1 })],
    ['no alg', direct({ alg: null })],
    ['an unknown alg', direct({ alg: 'RSA-OAEP-512' })],
    ['an alg with the name of a constant', direct({ alg: 'DIR' })],
    ['an alg that is a list', direct({ alg: ['dir'] })],
    ['an unknown enc', direct({ enc: 'A128CBC' })],
    ['an enc that every object has', direct({ enc: 'constructor' })],
    ['an encrypted key where there is none', direct({}).replace('..', '.AAAA.')],
    ['no encrypted key where there must be one', direct({ alg: 'A128KW' })],
    ['a short initialization vector', direct({}, 'AAAA')],
    ['no initialization vector', direct({}, '')],
    ['a truncated tag', direct({}, undefined, 'AAAAAAAAAAAAAAAA')],
    ['padding in base64url', `${direct({})}=`],
    ['white space', `${direct({})} `],
    ['ECDH without epk', direct({ alg: 'ECDH-ES' })],
    ['epk that is a text', agreed('x')],
    ['epk with a private part', agreed(ecJwk)],
    ['epk off its curve', agreed({ ...publicJwkOf(ecJwk), y: publicJwkOf(privateJwkFor('ES256'))['y'] })],
    ['epk at infinity', agreed({ kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) })],
    ['epk that is a secret', agreed(octJwk(256))],
    ['no p2c', direct({ alg: 'PBES2-HS256+A128KW', p2s: 'AAAAAAAAAAAAAAAA' }).replace('..', '.AAAA.')],
    ...[0, 1, 999, 10_001, 1e9, 1000.5, -1, '2000'].map((p2c): [string, string] =>
      [`p2c of ${JSON.stringify(p2c)}`, direct({ alg: 'PBES2-HS256+A128KW', p2s: 'AAAAAAAAAAAAAAAA', p2c }).replace('..', '.AAAA.')]),
  ])('%s', async (_, compact) => {
    expect(jose.decodeJwe(compact as string)).toEqual(PROBLEM);
    for (const alg of ['DIR', 'ECDH_ES', 'PBES2_HS256_A128KW'] as const) {
      expect(await jose.decrypt(compact as string, { secret: SECRET }, alg, 'A128GCM')).toEqual(PROBLEM);
    }
  });

  test('an ephemeral key on another curve than the key', async () => {
    for (const other of [privateJwkFor('ES384'), privateJwkFor('ES256K'), privateJwkFor('EdDSA'), x25519Jwk(), privateJwkFor('RS256')]) {
      expect(await jose.decrypt(agreed(publicJwkOf(other)), keyOf(jose, ecJwk), 'ECDH_ES', 'A128GCM')).toEqual({
        problem: expect.stringContaining('another curve'),
      });
    }
  });

  test('a point of small order on X25519', async () => {
    for (const x of [Buffer.alloc(32), Buffer.from([1, ...Buffer.alloc(31)])]) {
      const compact = agreed({ kty: 'OKP', crv: 'X25519', x: x.toString('base64url') });
      expect(await jose.decrypt(compact, keyOf(jose, x25519Jwk()), 'ECDH_ES', 'A128GCM')).toEqual(CLOSED);
    }
  });

  test('other algorithms than expected', async () => {
    const key = keyOf(jose, octJwk(128));
    const compact = await sealed(key, { alg: 'A128KW', enc: 'A128GCM' });
    expect(await jose.decrypt(compact, key, 'A128GCMKW', 'A128GCM')).toEqual(PROBLEM);
    expect(await jose.decrypt(compact, key, 'A128KW', 'A256GCM')).toEqual(PROBLEM);
  });

  test('bytes that are no UTF-8', async () => {
    const jwk = octJwk(128);
    const compact = await new CompactEncrypt(Uint8Array.of(0xc3, 0x28)).setProtectedHeader({ alg: 'dir', enc: 'A128GCM' })
      .encrypt(await foreignKey(jwk, 'DIR'));
    expect(await jose.decrypt(compact, keyOf(jose, jwk), 'DIR', 'A128GCM')).toEqual({ problem: expect.stringContaining('UTF-8') });
  });

  test.each(pairs)('%s and %s with any part changed is closed, always with one text', async (alg, enc) => {
    const jwk = decryptionJwkFor(alg, enc);
    const parts = (await sealed(keyOf(jose, jwk), { alg, enc, cty: 'JWT' })).split('.');
    const answers: (string | JoseProblem)[] = [];
    for (const at of [1, 2, 3, 4].filter((part) => parts[part] !== '')) {
      answers.push(await jose.decrypt(parts.with(at, flipped(parts[at] ?? '')).join('.'), keyOf(jose, jwk), alg, enc));
    }
    const header = Buffer.from(parts[0] ?? '', 'base64url').toString().replace('JWT', 'jwt');
    answers.push(await jose.decrypt(parts.with(0, encode(header)).join('.'), keyOf(jose, jwk), alg, enc));
    expect(answers).toEqual(answers.map(() => CLOSED));
  });

  /** The first byte changed, the length kept. */
  function flipped(part: string): string {
    const bytes = Buffer.from(part, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
    return bytes.toString('base64url');
  }

  test('an encrypted key of another length is closed too', async () => {
    for (const alg of ['RSA1_5', 'RSA_OAEP', 'A128KW', 'A128GCMKW'] as const) {
      const key = keyOf(jose, decryptionJwkFor(alg, 'A128GCM'));
      const parts = (await sealed(key, { alg, enc: 'A128GCM' })).split('.');
      for (const encryptedKey of ['AAAA', `AAAA${parts[1]}`]) {
        expect(await jose.decrypt(parts.with(1, encryptedKey).join('.'), key, alg, 'A128GCM')).toEqual(CLOSED);
      }
    }
  });
});

test('the port as a whole: a nested JWS', async () => {
  const server: Jose = createJose();
  const signed = good(server.signSecret({ sub: 'a' }, { alg: 'HS256' }, SECRET));
  const key = keyOf(server, { ...x25519Jwk(), use: 'enc', kid: 'e' });
  const compact = good(await server.encrypt(signed, { alg: 'ECDH_ES', enc: 'A256GCM', cty: 'JWT' }, key));
  expect(await server.decrypt(compact, key, 'ECDH_ES', 'A256GCM')).toBe(signed);
});
