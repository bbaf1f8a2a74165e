import { expect, test } from '@jest/globals';
import { drop, put } from '../rules/examples/delta.js';
import { anIntrospection, aPush, NOW } from '../rules/examples/facts.js';
import type { Facts } from '../facts/facts.js';
import type { Verdict } from '../rules/rule.js';
import { pass } from '../rules/verdict.js';
import { fitsRequest, hasClaims, isRecent, isWellFormed, ofProof } from './proof.js';

const why = (verdict: Verdict): string => (verdict.kind === 'pass' ? 'pass' : verdict.why);
const claims = 'proof.jwt.claims';

test('DPOP-4.3: a check of a proof does not apply without a readable one', () => {
  const check = ofProof(() => pass());
  expect(check(aPush()).kind).toBe('pass');
  expect(check(put(aPush(), 'proof', { kind: 'none' })).kind).toBe('notApplicable');
  expect(check(put(aPush(), 'proof', { kind: 'malformed', problem: 'x' })).kind).toBe('notApplicable');
});

test.each<[string, Facts, string]>([
  ['a proof', aPush(), 'pass'],
  ['no JWT', put(aPush(), 'proof', { kind: 'malformed', problem: 'it has two parts' }), 'the DPoP proof cannot be read: it has two parts'],
  ['another type', put(aPush(), 'proof.jwt.header.typ', 'at+jwt'), "'typ' of the DPoP proof is wrong"],
  ['no object', drop(aPush(), claims), 'the payload of the DPoP proof is no JSON object'],
])('DPOP-4.3-2: form: %s', (_, facts, expected) => expect(why(isWellFormed(facts))).toBe(expected));

test('DPOP-4.3-3: all that is missing is told at once', () =>
  expect(why(hasClaims(put(aPush(), claims, { htm: 'POST', iat: 'now' })))).toBe('the DPoP proof lacks jti, htu, iat'));

test.each<[string, Facts, object]>([
  ['method', put(aPush(), `${claims}.htm`, 'GET'), { why: "'htm' of the DPoP proof is another method", expected: 'POST', received: 'GET' }],
  ['URL', put(aPush(), `${claims}.htu`, 'https://evil.example.org/par'), { expected: 'https://as.example.com/par', received: 'https://evil.example.org/par' }],
  ['two URLs that would do', put(put(aPush(), `${claims}.htu`, 'x:y'), 'proof.htu', ['https://a.example.com/', 'https://b.example.com/']), { expected: 'https://a.example.com/ or https://b.example.com/' }],
  ['a URL that nobody knows', drop(aPush(), 'proof.htu'), { expected: 'the URL of the endpoint, which the service does not know' }],
  ['endless claims', put(aPush(), `${claims}.htu`, 'x'.repeat(5000)), { received: 'x'.repeat(200) }],
])('DPOP-4.3-8: the operator sees what was expected and received: %s', (_, facts, expected) => expect(fitsRequest(facts)).toMatchObject(expected));

test('DPOP-4.3-11: the limits of the profile decide how far a proof may be from now', () => {
  const ahead = put(anIntrospection(), `${claims}.iat`, NOW / 1000 + 30);
  expect(isRecent(ahead).kind).toBe('fail');
  expect(isRecent(put(ahead, 'limits.clockSkew', 30)).kind).toBe('pass');
  const past = put(anIntrospection(), `${claims}.iat`, NOW / 1000 - 90);
  expect(isRecent(past).kind).toBe('fail');
  expect(isRecent(put(past, 'limits.clockSkew', 30)).kind).toBe('pass');
});
