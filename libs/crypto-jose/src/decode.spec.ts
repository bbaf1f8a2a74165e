import { describe, expect, test } from '@jest/globals';
import { decodeCompact, MAX_COMPACT } from './decode.js';
import { compactOf } from './fixtures/keys.js';
import { MAX_DEPTH } from './strict-json.js';

const HEADER = { alg: 'ES256' };
const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('what is taken apart', () => {
  test('header, claims and the text as it came', () => {
    const compact = compactOf({ alg: 'ES256', kid: 'ä' }, { sub: 'x', cnf: { jkt: 'y' }, aud: ['a', 'b'] });
    expect(decodeCompact(compact)).toEqual({
      header: { alg: 'ES256', kid: 'ä' },
      claims: { sub: 'x', cnf: { jkt: 'y' }, aud: ['a', 'b'] },
      compact,
    });
  });

  test.each([
    ['a text', 'text'],
    ['an array', '[1]'],
    ['a JSON text', '"x"'],
    ['nothing', ''],
    ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe]).toString('latin1')],
  ])('a payload that is %s has no claims', (_, payload) => {
    const result = decodeCompact(`${compactOf(HEADER, '').split('.')[0]}.${Buffer.from(payload, 'latin1').toString('base64url')}.AAAA`);
    expect(result).not.toHaveProperty('problem');
    expect(result).not.toHaveProperty('claims');
  });

  test('an empty signature, which rules judge', () => {
    expect(decodeCompact(compactOf({ alg: 'none' }, {}, ''))).toMatchObject({ header: { alg: 'none' }, claims: {} });
  });

  test('member names that only look alike, and colons inside texts', () => {
    expect(decodeCompact(compactOf(HEADER, '{"a":"x:y{\\"[","A":1,"b":{"a":[{"a":1},{"a":2}]},"":0}'))).toHaveProperty('claims');
  });

  test(`${MAX_DEPTH} levels`, () => {
    expect(decodeCompact(compactOf(HEADER, nested(MAX_DEPTH)))).toHaveProperty('claims');
  });

  test('64 KiB', () => {
    const empty = compactOf(HEADER, '', '').length;
    const payload = 'A'.repeat(Math.floor((MAX_COMPACT - empty) / 4) * 4);
    expect(decodeCompact(compactOf(HEADER, '', '').replace('..', `.${payload}.`))).not.toHaveProperty('problem');
    expect(decodeCompact(compactOf(HEADER, '', '').replace('..', `.${payload}AAAA.`))).toEqual({
      problem: expect.stringContaining('64 KiB'),
    });
  });
});

describe('what is refused', () => {
  const [header = '', payload = ''] = compactOf(HEADER, { sub: 'x' }).split('.');

  test.each([
    ['nothing', ''],
    ['one part', header],
    ['two parts', `${header}.${payload}`],
    ['four parts', `${header}.${payload}.AAAA.AAAA`],
    ['five parts, as in JWE', `${header}.AA.AA.AA.AA`],
    ['no header', `.${payload}.AAAA`],
    ['padding', `${header}=.${payload}.AAAA`],
    ['padding in the signature', `${header}.${payload}.AA==`],
    ['the base64 alphabet', `${header}.${payload}.AA+/`],
    ['white space', `${header}.${payload}.AAAA\n`],
    ['a length that no bytes have', `${header}.${payload}.AAAAA`],
    ['stray bits in the last character', `${header}.${payload}.AB`],
    ['stray bits after two bytes', `${header}.${payload}.AAB`],
    ['letters outside ASCII', `${header}.${payload}.ÄÄÄÄ`],
    ['a JSON serialization', JSON.stringify({ protected: header, payload, signature: 'AAAA' })],
    ['a header that is an array', compactOf([], {})],
    ['a header that is null', compactOf(null, {})],
    ['a header that is no JSON', compactOf('{alg:1}', {})],
    ['a header with a byte order mark', compactOf('\ufeff{"alg":"ES256"}', {})],
    ['crit', compactOf({ alg: 'ES256', crit: ['exp'], exp: 1 }, {})],
    ['an empty crit', compactOf({ alg: 'ES256', crit: [] }, {})],
    ['b64', compactOf({ alg: 'ES256', b64: false }, {})],
    ['zip', compactOf({ alg: 'ES256', zip: 'DEF' }, {})],
    ['a key id that is a number', compactOf({ alg: 'ES256', kid: 1 }, {})],
    ['a key id that is an object', compactOf({ alg: 'ES256', kid: { a: 1 } }, {})],
    ['a key id that is null', compactOf({ alg: 'ES256', kid: null }, {})],
    ['alg twice', compactOf('{"alg":"none","alg":"ES256"}', {})],
    ['a name twice in a nested object', compactOf('{"alg":"ES256","jwk":{"kty":"EC","kty":"RSA"}}', {})],
    ['a claim twice', compactOf(HEADER, '{"sub":"a","sub":"b"}')],
    ['a claim twice, once escaped', compactOf(HEADER, '{"sub":"a","s\\u0075b":"b"}')],
    ['too many levels of objects', compactOf(HEADER, nested(MAX_DEPTH + 1))],
    ['too many levels of arrays', compactOf(HEADER, `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)],
    ['an infinite number', compactOf(HEADER, '{"exp":1e999}')],
    ['NUL in a text', compactOf(HEADER, '{"login_hint":"a\\u0000b"}')],
    ['half a character in a name', compactOf(HEADER, '{"\\ud800":1}')],
    ['a member that would replace a prototype', compactOf(HEADER, '{"a":{"__proto__":{"admin":true}}}')],
  ])('%s', (_, compact) => {
    expect(decodeCompact(compact)).toEqual({ problem: expect.any(String) });
  });

  test('a value that is no text', () => {
    expect(decodeCompact(undefined as unknown as string)).toEqual({ problem: expect.any(String) });
  });

  test('bytes in a header that are no UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('{"alg":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]).toString('base64url');
    expect(decodeCompact(`${bytes}.${payload}.AAAA`)).toEqual({ problem: expect.any(String) });
  });
});
