import { expect, test } from '@jest/globals';
import { createFlow, summaryOf, type Flow } from './fixture.js';

/* DPoP nonces of the server (RFC 9449, 8 and 9). */

type Answer = Awaited<ReturnType<Flow['push']>> | Awaited<ReturnType<Flow['token']>> | Awaited<ReturnType<Flow['introspect']>>;
type Ask = (flow: Flow, nonce: string | undefined, required: boolean) => Promise<Answer>;

const change = (nonce: string | undefined, required: boolean) =>
  ({ proof: nonce === undefined ? {} : { claims: { nonce } }, ...(required ? { call: { dpopNonceRequired: true } } : {}) });

const places: readonly (readonly [string, Ask, string, string])[] = [
  ['PAR', (flow, nonce, required) => flow.push(change(nonce, required)), 'CREATED A245001', 'BAD_REQUEST use_dpop_nonce A350308'],
  ['the token endpoint', async (flow, nonce, required) => flow.token(await codeOf(flow), change(nonce, required)), 'OK A050001', 'BAD_REQUEST use_dpop_nonce A254307'],
  ['a resource', async (flow, nonce, required) => flow.introspect(await tokenOf(flow), change(nonce, required)), 'OK A056001', 'UNAUTHORIZED use_dpop_nonce A065315'],
];

/** A nonce that is good now, however it is come by. */
const nonceOf = async (flow: Flow): Promise<string> => (await flow.push({ call: { dpopNonceRequired: true } })).dpopNonce ?? '';

/** These steps have a nonce where the service demands one. */
const codeOf = async (flow: Flow): Promise<string> => flow.code({ proof: { claims: { nonce: await nonceOf(flow) } } });
const tokenOf = async (flow: Flow): Promise<string | undefined> =>
  (await flow.token(await codeOf(flow), { proof: { claims: { nonce: await nonceOf(flow) } } })).accessToken;

const demanding = { service: { dpopNonceRequired: true, dpopNonceDuration: 60 } };

test.each(places)('DPOP-8: %s demands a nonce, hands it out, and takes it', async (_, ask, good, bad) => {
  const flow = createFlow(demanding);
  const told = await ask(flow, undefined, false);
  expect(summaryOf(told)).toBe(bad);
  expect(told.dpopNonce).toMatch(/^[\w-]{22}$/);
  const answer = await ask(flow, told.dpopNonce, false);
  expect(summaryOf(answer)).toBe(good);
  expect(answer.dpopNonce).toBe(told.dpopNonce);
});

test.each(places)('DPOP-8: a front end may demand it of %s for one call', async (_, ask, good, bad) => {
  const flow = createFlow();
  expect(summaryOf(await ask(flow, undefined, false))).toBe(good);
  const told = await ask(flow, undefined, true);
  expect(summaryOf(told)).toBe(bad);
  expect(summaryOf(await ask(flow, told.dpopNonce, true))).toBe(good);
});

test.each(places)('DPOP-8.2: %s takes a nonce of the window before, and tells the new one', async (_, ask, good, bad) => {
  const flow = createFlow(demanding);
  const before = await nonceOf(flow);
  flow.pass(60);
  const answer = await ask(flow, before, false);
  expect(summaryOf(answer)).toBe(good);
  expect(answer.dpopNonce).not.toBe(before);
  flow.pass(60);
  expect(summaryOf(await ask(flow, before, false))).toBe(bad);
});

test('DPOP-8: a nonce that nobody demanded at a resource is the business of the resource server', async () => {
  const flow = createFlow();
  const told = await flow.introspect(await tokenOf(flow), change('its own', false));
  expect(summaryOf(told)).toBe('OK A056001');
});

test.each(places.filter(([place]) => place !== 'a resource'))('DPOP-8: a nonce that nobody demanded at %s, but that is not ours, is answered with one that is', async (_, ask, good, bad) => {
  const flow = createFlow();
  const told = await ask(flow, 'of another server', false);
  expect(summaryOf(told)).toBe(bad);
  expect(told.dpopNonce).toMatch(/^[\w-]{22}$/);
  expect(summaryOf(await ask(flow, told.dpopNonce, false))).toBe(good);
});

test.each(places)('DPOP-8: without a demand there is no nonce at %s', async (_, ask) => expect((await ask(createFlow(), undefined, false)).dpopNonce).toBeUndefined());

test('DPOP-8: a request without a proof is not told to use a nonce, but may learn it', async () => {
  const flow = createFlow(demanding);
  const answer = await flow.push({ proof: false });
  expect(answer).toMatchObject({ action: 'CREATED', dpopNonce: expect.any(String) as unknown });
});
