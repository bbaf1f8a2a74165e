import { expect, test } from '@jest/globals';
import { createFlow, summaryOf, type Flow } from './fixture.js';

/* What is spent by a request that is granted, by one that is refused (ADR 14), and what a second use does. */

const BURNT = 'A157358';

/** A flow with a code, and an assertion and a proof that can be shown again. */
async function prepared(): Promise<{ readonly flow: Flow; readonly code: string; readonly assertion: string; readonly dpop: string }> {
  const flow = createFlow();
  const code = await flow.code();
  return { flow, code, assertion: flow.assertion(), dpop: flow.proof('POST', 'https://as.example.com/token') };
}

test('OIDCC-9-jti: an assertion is accepted once, at whichever endpoint', async () => {
  const { flow, code, assertion } = await prepared();
  const same = { parameters: { client_assertion: assertion } };
  expect(summaryOf(await flow.push(same))).toBe('CREATED A245001');
  expect(summaryOf(await flow.push(same))).toBe(`UNAUTHORIZED invalid_client ${BURNT}`);
  expect(summaryOf(await flow.token(code, same))).toBe(`INVALID_CLIENT invalid_client ${BURNT}`);
  expect(summaryOf(await flow.token(code))).toBe('OK A050001');
});

test('OIDCC-9-jti: the jti of another client is another', async () => {
  const flow = createFlow();
  const change = { assertion: { claims: { jti: 'same' } } };
  expect((await flow.push(change)).action).toBe('CREATED');
  expect((await flow.push({ ...change, by: flow.second })).action).toBe('CREATED');
  expect(summaryOf(await flow.push(change))).toBe(`UNAUTHORIZED invalid_client ${BURNT}`);
});

test('DPOP-11.1: a proof is accepted once', async () => {
  const flow = createFlow();
  const dpop = flow.proof('POST', 'https://as.example.com/par');
  expect(summaryOf(await flow.push({ call: { dpop } }))).toBe('CREATED A245001');
  expect(summaryOf(await flow.push({ call: { dpop } }))).toBe('BAD_REQUEST invalid_dpop_proof A350305');
});

test('DPOP-11.1: a proof that was shown before does not spend the code', async () => {
  const flow = createFlow();
  const [first, second] = [await flow.code(), await flow.code()];
  const dpop = flow.proof('POST', 'https://as.example.com/token');
  expect(summaryOf(await flow.token(first, { call: { dpop } }))).toBe('OK A050001');
  expect(summaryOf(await flow.token(second, { call: { dpop } }))).toBe('BAD_REQUEST invalid_dpop_proof A254305');
  expect(summaryOf(await flow.token(second))).toBe('OK A050001');
});

test('ADR 14: a request that is refused burns the assertion that proved its client, neither proof nor code', async () => {
  const { flow, code, assertion, dpop } = await prepared();
  const wrong = { client_assertion: assertion, code_verifier: 'v'.repeat(43) };
  expect(summaryOf(await flow.token(code, { parameters: wrong, call: { dpop } }))).toBe('BAD_REQUEST invalid_grant A050315');
  expect(summaryOf(await flow.token(code, { parameters: wrong }))).toBe(`INVALID_CLIENT invalid_client ${BURNT}`);
  expect(summaryOf(await flow.token(code, { parameters: { client_assertion: assertion } }))).toBe(`INVALID_CLIENT invalid_client ${BURNT}`);
  expect(summaryOf(await flow.token(code, { call: { dpop } }))).toBe('OK A050001');
});

test('ADR 14: so does a push that is refused', async () => {
  const flow = createFlow();
  const [assertion, dpop] = [flow.assertion(), flow.proof('POST', 'https://as.example.com/par')];
  expect(summaryOf(await flow.push({ parameters: { client_assertion: assertion, code_challenge_method: 'plain' }, call: { dpop } }))).toBe('BAD_REQUEST invalid_request A124308');
  expect(summaryOf(await flow.push({ parameters: { client_assertion: assertion } }))).toBe(`UNAUTHORIZED invalid_client ${BURNT}`);
  expect(summaryOf(await flow.push({ call: { dpop } }))).toBe('CREATED A245001');
});

test('ADR 14: an assertion that proved nothing is not burnt', async () => {
  const { flow, code, assertion } = await prepared();
  const parameters = { client_assertion: assertion };
  expect(summaryOf(await flow.token(code, { parameters: { ...parameters, client_id: '4712' } }))).toBe('INVALID_CLIENT invalid_client A048312');
  expect(summaryOf(await flow.token(code, { parameters: { ...parameters, client_assertion: `${assertion.slice(0, -4)}AAAA` } }))).toBe('INVALID_CLIENT invalid_client A157326');
  expect(summaryOf(await flow.token(code, { parameters }))).toBe('OK A050001');
});

test('ADR 14: a client that is told to use a nonce may send the same assertion again', async () => {
  const flow = createFlow();
  const code = await flow.code();
  const parameters = { client_assertion: flow.assertion() };
  const told = await flow.token(code, { parameters, call: { dpopNonceRequired: true } });
  expect(summaryOf(told)).toBe('BAD_REQUEST use_dpop_nonce A254307');
  expect(summaryOf(await flow.token(code, { parameters, proof: { claims: { nonce: told.dpopNonce } }, call: { dpopNonceRequired: true } }))).toBe('OK A050001');
});

test('RFC6749-4.1.2: a code that is used again revokes what it bought', async () => {
  const flow = createFlow();
  const code = await flow.code();
  const { accessToken, refreshToken } = await flow.token(code);
  flow.pass(1);
  expect(summaryOf(await flow.token(code))).toBe('BAD_REQUEST invalid_grant A050305');
  expect(summaryOf(await flow.introspect(accessToken))).toBe('UNAUTHORIZED invalid_token A057302');
  expect(summaryOf(await flow.refresh(refreshToken))).toBe('BAD_REQUEST invalid_grant A053305');
});

test('RFC6749-4.1.2: it does so whatever else is wrong, and takes along what was refreshed since', async () => {
  const flow = createFlow();
  const code = await flow.code();
  const { refreshToken } = await flow.token(code);
  const refreshed = await flow.refresh(refreshToken);
  expect(summaryOf(await flow.token(code, { parameters: { code_verifier: undefined } }))).toBe('BAD_REQUEST invalid_grant A050305');
  expect((await flow.introspect(refreshed.accessToken)).existent).toBe(false);
});

test.each<[string, (flow: Flow, code: string) => Promise<{ readonly action: string; readonly resultCode: string; readonly responseContent?: string }>, string]>([
  ['another client', (flow, code) => flow.token(code, { by: flow.second }), 'BAD_REQUEST invalid_grant A050305'],
  ['nobody in particular', (flow, code) => flow.token(code, { assertion: false }), 'INVALID_CLIENT invalid_client A157309'],
])('RFC6749-4.1.2: a code that is used again by %s revokes nothing', async (_, again, expected) => {
  const flow = createFlow();
  const code = await flow.code();
  const { accessToken } = await flow.token(code);
  expect(summaryOf(await again(flow, code))).toBe(expected);
  expect((await flow.introspect(accessToken)).existent).toBe(true);
});

test('RFC6749-4.1.2: of many requests with one code at once one wins, and keeps nothing', async () => {
  const flow = createFlow();
  const code = await flow.code();
  const answers = await Promise.all(Array.from({ length: 5 }, () => flow.token(code)));
  const won = answers.filter(({ action }) => action === 'OK');
  expect(won).toHaveLength(1);
  expect(answers.filter(({ resultCode }) => resultCode === 'A050305')).toHaveLength(4);
  expect((await flow.introspect(won[0]?.accessToken)).existent).toBe(false);
});

/** A service that rotates refresh tokens, and a request outside the profile, which would forbid that. */
const rotating = { service: { refreshTokenKept: false } };
const plain = { parameters: { scope: 'profile' } };

test('RFC6749-6: a refresh token that is rotated away and used again revokes the consent', async () => {
  const flow = createFlow(rotating);
  const before = await flow.tokens(plain);
  const after = await flow.refresh(before.refreshToken);
  expect(after.refreshToken).not.toBe(before.refreshToken);
  expect((await flow.introspect(after.accessToken)).action).toBe('OK');
  expect(summaryOf(await flow.refresh(before.refreshToken))).toBe('BAD_REQUEST invalid_grant A053305');
  expect((await flow.introspect(after.accessToken)).existent).toBe(false);
  expect(summaryOf(await flow.refresh(after.refreshToken))).toBe('BAD_REQUEST invalid_grant A053305');
});

test('RFC6749-6: used again by another client it revokes nothing', async () => {
  const flow = createFlow(rotating);
  const before = await flow.tokens(plain);
  const after = await flow.refresh(before.refreshToken);
  expect(summaryOf(await flow.refresh(before.refreshToken, { by: flow.second }))).toBe('BAD_REQUEST invalid_grant A053305');
  expect((await flow.introspect(after.accessToken)).existent).toBe(true);
});

test('FAPI2-SP-FINAL-5.3.2.1-9: under the profile there is no rotation, whatever the service sets', async () => {
  const flow = createFlow(rotating);
  const before = await flow.tokens();
  expect((await flow.refresh(before.refreshToken)).refreshToken).toBe(before.refreshToken);
  expect((await flow.refresh(before.refreshToken)).action).toBe('OK');
});
