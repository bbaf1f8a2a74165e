import { expect, test } from '@jest/globals';
import { drop, put } from '../rules/examples/delta.js';
import { anAuthorization, anIntrospection, aPush, aTokenRequest } from '../rules/examples/facts.js';
import { pass } from '../rules/verdict.js';
import { byEndpoint, codeByName, duplicated, isGiven, noneTwice, ofOpenIdRequest, ofRequest, outer, requested } from './parameters.js';

const scoped = (...scopes: readonly string[]) => put(aPush(), 'authorization.scopes', scopes);

test('outer are the parameters of the HTTP request, requested those of the authorization request in force', () => {
  expect(Object.keys(outer(anAuthorization()))).toEqual(['client_id', 'request_uri']);
  expect(requested(anAuthorization()).response_type).toEqual(['code']);
  expect(outer(put(aPush(), 'parameters', { kind: 'malformed' }))).toEqual({});
  expect(requested(aTokenRequest())).toEqual({});
});

test.each([[['x'], 'pass'], [[''], 'fail'], [undefined, 'fail'], [['', 'x'], 'fail']])('a parameter with values %j is given: %s', (values, expected) =>
  expect(isGiven(outer, 'token')(put(aTokenRequest(), 'parameters.values.token', values)).kind).toBe(expected));

test('RFC6749-3.1: the first name of the list that came twice speaks for all', () => {
  const values = { a: ['1'], b: ['1', '1'], c: ['', ''] };
  const facts = put(aTokenRequest(), 'parameters.values', values);
  expect(duplicated(values, ['a', 'c', 'b'])).toBe('c');
  expect(duplicated(values, ['a', 'x'])).toBeUndefined();
  expect(noneTwice(outer, ['a', 'b'])(facts)).toMatchObject({ kind: 'fail', why: "'b' came more than once", received: '2 values' });
  expect(noneTwice(outer, ['a'])(facts).kind).toBe('pass');
  expect(codeByName(outer, { a: 'A000001', b: 'A000002' }, 'A000009')(facts)).toBe('A000002');
  expect(codeByName(outer, { a: 'A000001' }, 'A000009')(facts)).toBe('A000009');
});

test('a code for each endpoint, and one for the others', () => {
  const code = byEndpoint({ par: 'A000001', token: 'A000002' }, 'A000009');
  expect([aPush(), aTokenRequest(), anIntrospection()].map(code)).toEqual(['A000001', 'A000002', 'A000009']);
});

test('a check of the authorization request does not apply while there is none', () => {
  expect(ofRequest(() => pass())(aPush()).kind).toBe('pass');
  expect(ofRequest(() => pass())(drop(aPush(), 'authorization')).kind).toBe('notApplicable');
});

test('a check of an OpenID request does not apply without openid', () => {
  expect(ofOpenIdRequest(() => pass())(scoped('openid')).kind).toBe('pass');
  expect(ofOpenIdRequest(() => pass())(scoped('openid2')).kind).toBe('notApplicable');
});
