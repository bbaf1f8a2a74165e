import { expect, test } from '@jest/globals';
import { drop, put } from '../rules/examples/delta.js';
import { anAuthorization, aPush, aTokenRequest, NOW } from '../rules/examples/facts.js';
import type { Facts } from '../facts/facts.js';
import { pass } from '../rules/verdict.js';
import { namesIssuerAlone } from './assertion-audience.js';
import { assertionOf, hasJti, isNotEarly, isUnexpired, namesClient, namesServer, ofAssertion, usesAssertion } from './assertion.js';

const claim = (name: string, value: unknown, facts: Facts = aPush()): Facts => put(facts, `authentication.assertion.claims.${name}`, value);
const seconds = NOW / 1000;

test.each<[string, Facts, boolean, boolean]>([
  ['private_key_jwt', aPush(), true, true],
  ['client_secret_jwt', put(aPush(), 'authentication.method', 'CLIENT_SECRET_JWT'), true, true],
  ['another method, whatever came', put(aPush(), 'authentication.method', 'CLIENT_SECRET_BASIC'), false, false],
  ['one that cannot be read', put(aPush(), 'authentication.assertion', { problem: 'x' }), true, false],
  ['none', drop(aPush(), 'authentication.assertion'), true, false],
  ['no client', drop(aPush(), 'authentication'), false, false],
  ['an endpoint without authentication', anAuthorization(), false, false],
])('RFC7523-3: an assertion is expected, and there: %s', (_, facts, expected, there) => {
  expect(usesAssertion(facts)).toBe(expected);
  expect(assertionOf(facts) !== undefined).toBe(there);
  expect(ofAssertion(() => pass())(facts).kind).toBe(there ? 'pass' : 'notApplicable');
});

test.each<[unknown, string]>([['4711', 'pass'], [4711, 'pass'], ['04711', 'fail'], [' 4711', 'fail'], ['', 'fail'], [['4711'], 'fail'], [{ toString: '4711' }, 'fail'], [null, 'fail'], [undefined, 'fail']])(
  'RFC7523-3-2: %p is the client 4711: %s', (sub, expected) => expect(namesClient('sub')(claim('sub', sub)).kind).toBe(expected));

const loose = (facts: Facts): Facts => put(put(facts, 'service.clientAssertionAudRestrictedToIssuer', false), 'authentication.audiences', ['https://as.example.com', 'https://as.example.com/token', 'https://as.example.com/par']);

test.each<[unknown, string, string, string]>([
  ['https://as.example.com', 'pass', 'pass', 'pass'],
  [['https://as.example.com'], 'pass', 'fail', 'fail'],
  [['https://as.example.com/par', 'https://rs.example.com'], 'pass', 'fail', 'fail'],
  ['https://as.example.com/token', 'pass', 'fail', 'fail'],
  ['https://as.example.org', 'fail', 'fail', 'fail'],
  [['https://as.example.org'], 'fail', 'fail', 'fail'],
  [[['https://as.example.com']], 'fail', 'fail', 'fail'],
  [[], 'fail', 'fail', 'fail'],
  [7, 'fail', 'fail', 'fail'],
  [undefined, 'fail', 'fail', 'fail'],
])('RFC7523-3-3: aud %j: by the RFC %s, restricted to the issuer %s, by the profile %s', (aud, rfc, restricted, profile) => {
  expect(namesServer(claim('aud', aud, loose(aTokenRequest()))).kind).toBe(rfc);
  expect(namesServer(claim('aud', aud, aTokenRequest())).kind).toBe(restricted);
  expect(namesIssuerAlone(claim('aud', aud, aTokenRequest())).kind).toBe(profile);
});

test('RFC7523-3: a failure tells what was expected and received, shortened', () => {
  expect(namesClient('iss')(claim('iss', 'x'.repeat(500)))).toMatchObject({ expected: '4711', received: 'x'.repeat(200) });
  expect(namesServer(claim('aud', { a: 1 }))).toMatchObject({ expected: 'https://as.example.com', received: '{"a":1}' });
  expect(isUnexpired(claim('exp', seconds - 300))).toMatchObject({ expected: `after ${seconds}`, received: String(seconds - 300) });
  expect(isNotEarly('iat')(claim('iat', seconds + 11))).toMatchObject({ expected: `at most 10 s ahead of ${seconds}` });
});

test('RFC7523-3-4: the limits of the profile decide how long after its expiry an assertion is good', () => {
  const late = claim('exp', seconds - 30);
  expect(isUnexpired(late).kind).toBe('fail');
  expect(isUnexpired(put(late, 'limits.clockSkew', 31)).kind).toBe('pass');
});

test.each<[unknown, string]>([['a', 'pass'], ['', 'fail'], [7, 'fail'], [undefined, 'fail'], ['j'.repeat(1024), 'pass'], ['j'.repeat(1025), 'fail']])(
  'RFC7523-3-7: a jti is text: %#', (jti, expected) => expect(hasJti(claim('jti', jti)).kind).toBe(expected));
