import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { ResultCode } from '@symbolon/engine';
import { placeholdersIn } from './fill.js';
import { isKnownResultCode, resultClass, resultCodeFamilies, resultCodes, resultMessage, resultUri, type KnownResultCode } from './index.js';

const entries = Object.entries(resultCodes) as [KnownResultCode, { message: string }][];
const allowed = /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/;

/** The vocabulary: one name for one thing in all sentences. */
const names = [
  'active', 'alg', 'apiKey', 'apiPath', 'claim', 'clientId', 'correlationId', 'enc', 'expected', 'feature', 'field',
  'grantType', 'identifier', 'index', 'kid', 'location', 'max', 'member', 'method', 'methods', 'min', 'modifiedAt',
  'openid', 'ownerApiKey', 'parameter', 'position', 'problem', 'property', 'received', 'redirectUri', 'requestUri',
  'responseType', 'right', 'scope', 'sentModifiedAt', 'serviceId', 'subject', 'type', 'url', 'value',
];

describe('the catalogue', () => {
  test('holds sentences that error_description may carry', () => {
    const isSentence = (message: string) =>
      allowed.test(message) && message === message.trim() && /(\.|\]|: \{[A-Za-z]+\})$/.test(message)
      && !/[{}]/.test(message.replace(/\{[A-Za-z]+\}/g, ''));
    expect(entries.length).toBeGreaterThan(600);
    expect(entries.filter(([code, { message }]) => !/^A\d{6}$/.test(code) || !isSentence(message))).toEqual([]);
  });

  test('calls a thing by one name', () => {
    const used = new Set(entries.flatMap(([, { message }]) => placeholdersIn(message)));
    expect([...used].sort()).toEqual(names);
  });

  test('has each code in one family only, in ascending order', () => {
    const codes = resultCodeFamilies.map((family) => Object.keys(family));
    expect(codes.flat()).toHaveLength(entries.length);
    for (const family of codes) expect(family).toEqual([...family].sort());
  });

  test('says something different for each code', () => {
    const seen = new Map<string, string[]>();
    for (const [code, { message }] of entries) seen.set(message, [...(seen.get(message) ?? []), code]);
    expect([...seen.values()].filter((codes) => codes.length > 1)).toEqual([]);
  });
});

describe('the reference', () => {
  const reference = new URL('../../../../../shared/reference/authlete-result-codes.json', import.meta.url);
  const present = existsSync(reference);
  const known: Record<string, { class: string; message: string | null }> = present ? JSON.parse(readFileSync(reference, 'utf8')) : {};
  const whenPresent = present ? test : test.skip;

  const fixed = new Set(['A004001', 'A040001', 'A050001', 'A053001', 'A056001', 'A145001', 'A245001']);
  const words = (text: string) => text.toLowerCase().replace(/\{[^}]*\}+|%[sd]/g, ' ').match(/[a-z0-9_:/]+/g)?.join(' ') ?? '';

  whenPresent('lends us numbers and meanings, but no sentences', () => {
    const theirs = new Set(Object.values(known).flatMap(({ message }) => (message === null ? [] : [words(message)])));
    expect(entries.filter(([code, { message }]) => !fixed.has(code) && theirs.has(words(message)))).toEqual([]);
  });

  whenPresent('has no code of our families that we lack', () => {
    const families = new Set(entries.map(([code]) => code.slice(0, 4)));
    const wanted = Object.entries(known).filter(([code, { class: kind }]) => {
      return families.has(code.slice(0, 4)) && ['success', 'caller', 'client', 'user'].includes(kind);
    });
    expect(wanted.length).toBeGreaterThan(500);
    expect(wanted.map(([code]) => code).filter((code) => !isKnownResultCode(code as ResultCode))).toEqual([]);
  });

  whenPresent('and we agree on the class of a code', () => {
    const callers: string[] = ['A457101', 'A458101'];
    const shared = entries.filter(([code]) => code in known && !callers.includes(code));
    expect(shared.filter(([code]) => resultClass(code) !== known[code]?.class)).toEqual([]);
  });
});

describe('the sentences that the seeds print', () => {
  test.each<[KnownResultCode, Record<string, string | number | boolean>, string]>([
    ['A004001', { apiKey: '715948317', clientId: '1523514379', responseType: 'code', openid: false },
      'Authlete has successfully issued a ticket to the service (API Key = 715948317) for the authorization request from the client ' +
      '(ID = 1523514379). [response_type=code, openid=false]'],
    ['A040001', {}, 'The authorization request was processed successfully.'],
    ['A050001', {}, 'The token request (grant_type=authorization_code) was processed successfully.'],
    ['A056001', {}, 'The access token is valid.'],
    ['A145001', { type: 'access_token', active: true }, 'Introspection was performed successfully (type=access_token, active=true).'],
    ['A245001', { clientId: '1523514379', requestUri: 'urn:ietf:params:oauth:request_uri:QbG' },
      'Successfully registered a request object for client (1523514379), URI is urn:ietf:params:oauth:request_uri:QbG.'],
  ])('%s', (code, values, text) => {
    expect(resultMessage(code, values)).toBe(`[${code}] ${text}`);
  });
});

describe('resultMessage', () => {
  test('leaves out what it has no value for', () => {
    expect(resultMessage('A001212', { clientId: 7 })).toBe('[A001212] There is no client 7.');
    expect(resultMessage('A254301')).toBe('[A254301] The DPoP proof of the token request is not valid.');
    expect(resultMessage('A001101', { apiPath: '/auth/token' })).toBe('[A001101] /auth/token, the engine could not complete the call.');
    expect(resultMessage('A046203', { alg: 'PS256' })).toContain('(alg PS256, kid ?)');
    expect(resultMessage('A064302', { scope: '' })).toBe("[A064302] The access token lacks the scope '?'.");
  });

  test('reads well without any value', () => {
    const texts = entries.map(([code]) => resultMessage(code)).map((message) => message.slice('[A000000] '.length));
    const isOdd = (text: string) => !/^['A-Z?]/.test(text) || !allowed.test(text) || /[{}]|\(\)| {2}|undefined|[:,]\.?$/.test(text);
    expect(texts.filter(isOdd)).toEqual([]);
  });

  test.each([
    ['a double quote and a backslash', '"; DROP \\', "'; DROP ?"],
    ['line breaks', 'a\r\nSet-Cookie: x\tb', 'a  Set-Cookie: x b'],
    ['characters outside ASCII', 'clé 鍵 \u{1f511}\ud800\u0000\u007f', 'cl? ? ????'],
    ['a placeholder', '{clientId}', '{clientId}'],
    ['a replacement pattern', '$& $1 $`', '$& $1 $`'],
  ])('makes %s harmless', (_, problem, shown) => {
    expect(resultMessage('A157357', { location: problem, clientId: 'secret' }))
      .toBe(`[A157357] The client authentication does not tell the client id where it should: ${shown}`);
  });

  test('cuts a value at 200 characters', () => {
    const value = 'x'.repeat(1_000_000);
    const text = resultMessage('A157318', { received: value, expected: value });
    expect(text).toContain(`${'x'.repeat(197)}...`);
    expect(text).not.toContain('x'.repeat(198));
    expect(text.length).toBeLessThan(500);
  });

  test('takes values from the object itself only', () => {
    const inherited = Object.create({ scope: 'admin' }) as Record<string, string>;
    expect(resultMessage('A064302', inherited)).toContain("'?'");
  });

  test.each<[ResultCode, string]>([
    ['A999399', '[A999399] The request was refused.'],
    ['A999001', '[A999001] The call was successful.'],
  ])('has an answer for %s, which it does not know', (code, text) => {
    expect(isKnownResultCode(code)).toBe(false);
    expect(resultMessage(code)).toBe(text);
  });
});

describe('resultClass', () => {
  test.each<[ResultCode, string]>([
    ['A245001', 'success'], ['A245203', 'caller'], ['A350301', 'client'], ['A030601', 'user'], ['A001101', 'server'], ['A457101', 'caller'],
  ])('%s: %s', (code, kind) => {
    expect(resultClass(code)).toBe(kind);
  });
});

test('each code has a page below that of all codes', () =>
  expect(resultUri('A008303', 'https://as.example/result-codes')).toBe('https://as.example/result-codes/A008303'));
