import { expect, test } from '@jest/globals';
import type { Refusal } from '../decide.js';
import type { Facts } from '../facts/facts.js';
import type { Messages } from '../ports/index.js';
import { put } from '../rules/examples/delta.js';
import { anIntrospection } from '../rules/examples/facts.js';
import { challenge, proofAlgorithms } from './challenge.js';

const messages: Messages = { message: () => 'a "quoted" \\ line\r\nとé', uri: code => `https://docs.example.com/#${code}` };
const silent = (facts: Facts): Facts => put(put(facts, 'service.errorDescriptionOmitted', true), 'service.errorUriOmitted', true);
const bearer = (facts: Facts): Facts => put(put(facts, 'introspection.token.confirmation', {}), 'proof', { kind: 'none' });
const asking = (facts: Facts, request: object): Facts => put(facts, 'introspection.request', { token: 'token', ...request });
const says = (facts: Facts, error: Refusal['error']): string => challenge(messages, silent(facts), { error, resultCode: 'A057302' });
const algs = `algs="${proofAlgorithms.join(' ')}"`;

test('DPOP-7.1: proofs may be signed with the asymmetric algorithms', () => {
  expect(proofAlgorithms).toEqual(expect.arrayContaining(['ES256', 'PS256', 'EdDSA', 'RS256']));
  expect(proofAlgorithms.filter(alg => alg === 'NONE' || alg.startsWith('HS'))).toEqual([]);
});

test.each<[string, string, string]>([
  ['a bearer token', says(bearer(anIntrospection()), 'invalid_token'), 'Bearer error="invalid_token"'],
  ['a bound token', says(anIntrospection(), 'invalid_token'), `DPoP error="invalid_token",${algs}`],
  ['a bound token without proof', says(put(anIntrospection(), 'proof', { kind: 'none' }), 'invalid_token'), `DPoP error="invalid_token",${algs}`],
  ['an unknown token with a proof', says(put(anIntrospection(), 'introspection', { request: { token: 'x' } }), 'invalid_token'), `DPoP error="invalid_token",${algs}`],
  ['a nonce', says(anIntrospection(), 'use_dpop_nonce'), `DPoP error="use_dpop_nonce",${algs}`],
  ['scopes', says(asking(bearer(anIntrospection()), { scopes: ['payments', 'profile'] }), 'insufficient_scope'), 'Bearer error="insufficient_scope",scope="payments profile"'],
  ['scopes, but another error', says(asking(bearer(anIntrospection()), { scopes: ['payments'] }), 'invalid_token'), 'Bearer error="invalid_token"'],
  ['a stronger login', says(asking(bearer(anIntrospection()), { acrValues: ['gold', 'silver'], maxAge: 60 }), 'insufficient_user_authentication'), 'Bearer error="insufficient_user_authentication",acr_values="gold silver",max_age="60"'],
  ['a stronger login, of a bound token', says(asking(anIntrospection(), { acrValues: ['gold'] }), 'insufficient_user_authentication'), `DPoP error="insufficient_user_authentication",acr_values="gold",${algs}`],
])('RFC6750-3: the challenge for %s', (_, header, expected) => expect(header).toBe(expected));

test('RFC6750-3: nothing breaks out of its quotes or out of the header', () => {
  const header = challenge(messages, asking(bearer(anIntrospection()), { scopes: ['a"b', 'c\nd'] }), { error: 'insufficient_scope', resultCode: 'A064302' });
  expect(header).toBe('Bearer error="insufficient_scope",error_description="[A064302] a ?quoted? ? line????",error_uri="https://docs.example.com/#A064302",scope="a?b c?d"');
});
