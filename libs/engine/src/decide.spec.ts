import { expect, test } from '@jest/globals';
import { effectsOfRefusal, refusalOf, refusalOfOutcome, singleUseOf } from './decide.js';
import type { Finding } from './enforce.js';
import type { Facts } from './facts/facts.js';
import { dayOf } from './model/values.js';
import type { Outcome } from './ports/index.js';
import { drop, put } from './rules/examples/delta.js';
import { anAuthorization, anIntrospection, aPush, aTokenRequest, NOW } from './rules/examples/facts.js';
import type { Rule } from './rules/rule.js';
import { fail } from './rules/verdict.js';

const rule: Rule = { id: 'API-1', level: 'shall', demands: { en: 'Something.', ja: '何か。' } };
const finding = (error: Finding['error'], resultCode: Finding['resultCode'] = 'A000001', why = 'wrong', expected?: string, received?: string): Finding =>
  ({ rule, error, resultCode, verdict: fail(why, expected, received) as Finding['verdict'] });

const seconds = NOW / 1000;
const assertion = { kind: 'assertion', owner: '4711', jti: 'assertion-1', day: dayOf(NOW), expiresAt: NOW + 70_000 };
const proof = { kind: 'proof', owner: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I', jti: 'proof-1', day: dayOf(NOW), expiresAt: NOW + 120_000 };

test('the first finding in list order decides, and tells what it expected and received', () => {
  expect(refusalOf(aPush(), [])).toBeUndefined();
  expect(refusalOf(aPush(), [finding('invalid_request', 'A000007', 'why', 'this', 'that'), finding('invalid_client')])).toEqual({
    error: 'invalid_request', resultCode: 'A000007',
    // Sentences may call what came by what it is: {alg}, {method} …
    values: expect.objectContaining({ problem: 'why', clientId: '4711', expected: 'this', received: 'that', alg: 'that', method: 'that', max: 'this' }),
  });
  expect(refusalOf(aPush(), [finding('invalid_request', 'A000007', 'why', 'at most 4096 characters')])?.values).toMatchObject({ expected: 'at most 4096 characters', max: '4096' });
  expect(refusalOf(drop(aPush(), 'client.client'), [finding('invalid_client')])?.values).toEqual({ problem: 'wrong', clientId: '4711', apiKey: expect.any(String) });
  expect(refusalOf(put(aPush(), 'client', { named: {}, aliasUsed: false }), [finding('invalid_client')])?.values).toEqual({ problem: 'wrong', clientId: '', apiKey: expect.any(String) });
});

const claim = (jwt: 'authentication.assertion' | 'proof.jwt', name: string, value: unknown): Facts => put(aPush(), `${jwt}.claims.${name}`, value);

test.each<[string, Facts, readonly object[]]>([
  ['assertion and proof', aPush(), [assertion, proof]],
  ['an assertion whose signature is wrong', put(aPush(), 'authentication.assertion.signatureValid', false), [proof]],
  ['an assertion without jti', drop(aPush(), 'authentication.assertion.claims.jti'), [proof]],
  ['an assertion without exp', drop(aPush(), 'authentication.assertion.claims.exp'), [proof]],
  ['an assertion of a client that authenticates otherwise', put(aPush(), 'authentication.method', 'CLIENT_SECRET_BASIC'), [proof]],
  ['an assertion that expires another day', claim('authentication.assertion', 'exp', seconds + 86_400), [{ ...assertion, day: dayOf(NOW) + 1, expiresAt: NOW + 86_410_000 }, proof]],
  ['a wider clock skew', put(aPush(), 'limits.clockSkew', 60), [{ ...assertion, expiresAt: NOW + 120_000 }, proof]],
  ['a proof whose signature is wrong', put(aPush(), 'proof.jwt.signatureValid', false), [assertion]],
  ['a proof without key', drop(aPush(), 'proof.jkt'), [assertion]],
  ['a proof without jti', drop(aPush(), 'proof.jwt.claims.jti'), [assertion]],
  ['a proof without iat', drop(aPush(), 'proof.jwt.claims.iat'), [assertion]],
  ['no proof', put(aPush(), 'proof', { kind: 'none' }), [assertion]],
  ['a resource request, which authenticates nobody', anIntrospection(), [proof]],
  ['an authorization request', anAuthorization(), []],
])('DPOP-11.1 and OIDCC-9-jti: what is accepted once: %s', (_, facts, expected) => expect(singleUseOf(facts)).toEqual(expected));

test.each<[string, Facts, readonly Finding[], object | undefined]>([
  ['burns the assertion that proved the client, and leaves the proof', aTokenRequest(), [finding('invalid_grant')], { kind: 'remember', singleUse: [assertion] }],
  ['for its proof burns the assertion', aTokenRequest(), [finding('invalid_dpop_proof')], { kind: 'remember', singleUse: [assertion] }],
  ['for its client burns nothing', aTokenRequest(), [finding('invalid_client')], undefined],
  ['for its client among other things burns nothing', aTokenRequest(), [finding('invalid_grant'), finding('invalid_client')], undefined],
  ['that is only to be repeated with a nonce burns nothing', aTokenRequest(), [finding('use_dpop_nonce')], undefined],
  ['without an assertion burns nothing', put(aTokenRequest(), 'authentication', { method: 'NONE', audiences: [] }), [finding('invalid_grant')], undefined],
])('ADR 14: a refused request %s', (_, facts, findings, expected) => expect(effectsOfRefusal(facts, findings)).toEqual(expected));

const spent = (...what: Extract<Outcome, { kind: 'spent' }>['spent'][number][]): Outcome => ({ kind: 'spent', spent: what });

test.each<[Outcome, Facts['endpoint'], string | undefined]>([
  [{ kind: 'fresh' }, 'token', undefined],
  [spent('assertion'), 'par', 'A157358 invalid_client'],
  [spent('assertion'), 'token', 'A157358 invalid_client'],
  [spent('proof'), 'par', 'A350305 invalid_dpop_proof'],
  [spent('proof'), 'token', 'A254305 invalid_dpop_proof'],
  [spent('code'), 'token', 'A050305 invalid_grant'],
  [spent('refreshToken'), 'token', 'A053305 invalid_grant'],
  [spent('ticket'), 'authorization', 'A041202 invalid_request'],
  [spent('requestUri'), 'authorization', 'A045305 invalid_request_uri'],
  [spent('code', 'proof', 'assertion'), 'token', 'A157358 invalid_client'],
  [spent('refreshToken', 'proof'), 'token', 'A254305 invalid_dpop_proof'],
  [spent('requestUri', 'ticket'), 'authorization', 'A041202 invalid_request'],
  [{ kind: 'taken' }, 'token', 'A050204 server_error'],
])('what was spent decides, client authentication first: %j at %s', (outcome, endpoint, expected) => {
  const refusal = refusalOfOutcome(outcome, endpoint);
  expect(refusal === undefined ? undefined : `${refusal.resultCode} ${refusal.error}`).toBe(expected);
});
