import { expect, test } from '@jest/globals';
import { enforce } from '../enforce.js';
import { drop, put } from '../rules/examples/delta.js';
import { anAuthorization, anIntrospection, aPush, aRefresh, aTokenRequest } from '../rules/examples/facts.js';
import { aService } from '../rules/examples/settings.js';
import type { Facts } from '../facts/facts.js';
import { bounds } from '../rules/fapi2-security/values.js';
import { profileById } from './resolve.js';

const profile = profileById('fapi2-security');
if (profile === undefined) throw new Error('The profile is not there');

const findings = (facts: Facts) => enforce(profile, facts).map(({ rule, error, resultCode }) => [rule.id, resultCode, error]);

test('limits narrow what the service sets, and never widen it', () => {
  expect(profile.limit(aService({ issSuppressed: true, refreshTokenKept: false, allowableClockSkew: 0, authorizationCodeDuration: 600, pushedAuthReqDuration: 600 }))).toEqual({
    clockSkew: bounds.clockSkew.least, authorizationCodeDuration: bounds.codeDuration, pushedAuthReqDuration: bounds.pushedAuthReqDuration, refreshTokenKept: true, issIncluded: true,
  });
  expect(profile.limit(aService({ allowableClockSkew: 30, authorizationCodeDuration: 10, pushedAuthReqDuration: 60 }))).toEqual({
    clockSkew: 30, authorizationCodeDuration: 10, pushedAuthReqDuration: 60, refreshTokenKept: true, issIncluded: true,
  });
});

const assertionType = (facts: Facts): Facts => put(facts, 'parameters.values', {
  ...(facts.parameters.kind === 'parsed' ? facts.parameters.values : {}),
  client_assertion_type: ['urn:ietf:params:oauth:client-assertion-type:jwt-bearer'], client_assertion: ['jws'],
});
const withVerifier = (facts: Facts): Facts => put(facts, 'parameters.values.code_verifier', ['dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk']);
const withAth = (facts: Facts): Facts => put(put(facts, 'proof.ath', 'digest'), 'proof.jwt.claims.ath', 'digest');

test.each([
  ['a push', assertionType(aPush())],
  ['an authorization request', anAuthorization()],
  ['a token request', withVerifier(assertionType(aTokenRequest()))],
  ['a refresh', assertionType(aRefresh())],
  ['an introspection', withAth(anIntrospection())],
])('%s that is good passes every rule', (_, facts) => expect(findings(facts)).toEqual([]));

test('the first failure in list order answers: a plain request hears of PAR before PKCE', () =>
  expect(findings(put(drop(anAuthorization(), 'authorization.values.code_challenge'), 'authorization.pushed', 'plain'))).toEqual([
    ['FAPI2-SP-FINAL-5.3.2.2-3', 'A294308', 'invalid_request'],
    ['FAPI2-SP-FINAL-5.3.2.2-5', 'A124301', 'invalid_request'],
  ]));

test('without proof of possession there is no token', () => {
  const request = drop(put(withVerifier(assertionType(aTokenRequest())), 'client.client.dpopRequired', false), 'grant.code.record.request.dpopJkt');
  expect(findings(put(request, 'proof', { kind: 'none' }))[0]).toEqual(['FAPI2-SP-FINAL-5.3.2.1-4', 'A295351', 'invalid_request']);
});
