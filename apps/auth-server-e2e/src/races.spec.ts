import { beforeAll, describe, expect, test } from '@jest/globals';
import { codeFor, requestUriFor, ticketFor, tokensFor, tokensOf } from './support/flow.js';
import type { Answer } from './support/http.js';
import { at, newParty, type Party } from './support/parties.js';
import { authorize, introspect, issue, redeem, refresh } from './support/requests.js';
import { redirectOf } from './support/outcome.js';
import { tally, together } from './support/settled.js';

/* Twenty requests for one single-use value, half of them to each instance: one winner each. */

const MANY = 20;
let here: Party;
let there: Party;

const onInstance = (index: number): Party => (index % 2 === 0 ? here : there);
const codes = (answers: readonly Answer[]): Readonly<Record<string, number>> => tally(answers.map(({ body }) => body['resultCode']));
const won = (answers: readonly Answer[], resultCode: string): Answer => {
  const [winner] = answers.filter(({ body }) => body['resultCode'] === resultCode);
  if (winner === undefined) throw new Error('There is no winner');
  return winner;
};

async function useParty(scope: string, refreshTokenKept: boolean, refreshTokenIdempotent = false): Promise<void> {
  here = await newParty({ service: { refreshTokenKept, refreshTokenIdempotent }, scope });
  there = at(here, 1);
}

/** Anyone may write through one instance; the other one must see it at once, or the race is not one. */
const warmUp = async (): Promise<void> => { await together(2, (index) => tokensFor(onInstance(index))); };

describe.each(['accounts', 'plain'])('scope %s', (scope) => {
  beforeAll(async () => {
    await useParty(scope, true);
    await warmUp();
  });

  test('FAPI2-SP-FINAL-5.3.2.2-9 twenty token requests with one code: one gets tokens', async () => {
    const code = await codeFor(here);
    const answers = await together(MANY, (index) => redeem(onInstance(index), code));
    expect(codes(answers)).toEqual({ A050001: 1, A050305: MANY - 1 });
    expect(answers.filter(({ body }) => body['action'] === 'BAD_REQUEST')).toHaveLength(MANY - 1);
  });

  test('RFC6749-4.1.2 what the code bought is revoked, since it was used twice', async () => {
    const code = await codeFor(here);
    const { accessToken } = tokensOf(await redeem(here, code));
    expect((await introspect(here, accessToken)).body).toMatchObject({ action: 'OK' });
    expect((await redeem(there, code)).body).toMatchObject({ resultCode: 'A050305' });
    for (const party of [here, there]) expect((await introspect(party, accessToken)).body).toMatchObject({ action: 'UNAUTHORIZED', existent: false });
  });

  test('PAR-4 a request_uri may be opened any number of times; the first to complete wins', async () => {
    const requestUri = await requestUriFor(here, (draft) => { draft.parameters['state'] = 'xyz'; });
    const tickets = await together(MANY, (index) => ticketFor(onInstance(index), requestUri));
    expect(new Set(tickets).size).toBe(MANY);
    const answers = await together(MANY, (index) => issue(onInstance(index), String(tickets[index])));
    expect(codes(answers)).toEqual({ A040001: 1, A045305: MANY - 1 });
    const losers = answers.filter(({ body }) => body['resultCode'] === 'A045305').map(redirectOf);
    expect(tally(losers.map((parameters) => `${parameters.get('error')} ${parameters.get('state')} ${parameters.has('code')}`)))
      .toEqual({ 'invalid_request_uri xyz false': MANY - 1 });
    expect((await redeem(there, String(won(answers, 'A040001').body['authorizationCode']))).body).toMatchObject({ resultCode: 'A050001' });
    for (const party of [here, there]) expect((await authorize(party, requestUri)).body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A008303' });
  });

  test('one ticket, completed twenty times: one code', async () => {
    const ticket = await ticketFor(here, await requestUriFor(here));
    const answers = await together(MANY, (index) => issue(onInstance(index), ticket));
    expect(codes(answers)).toEqual({ A040001: 1, A041202: MANY - 1 });
  });

  test('OIDCC-9-jti one client assertion, sent twenty times: accepted once', async () => {
    const used = await tokensFor(here);
    const answers = await together(MANY, (index) => refresh(onInstance(index), used.refreshToken, (draft) => {
      if (draft.assertion !== undefined) draft.assertion.claims['jti'] = `${scope} the only one`;
    }));
    expect(codes(answers)).toEqual({ A053001: 1, A157358: MANY - 1 });
  });

  test('DPOP-11.1 one DPoP proof, sent twenty times: accepted once', async () => {
    const used = await tokensFor(here);
    const answers = await together(MANY, (index) => refresh(onInstance(index), used.refreshToken, (draft) => {
      if (draft.proof !== undefined) draft.proof.claims['jti'] = `${scope} the only proof`;
    }));
    expect(codes(answers)).toEqual({ A053001: 1, A254305: MANY - 1 });
  });

  test('FAPI2-SP-FINAL-5.3.2.1-9 a refresh token that is kept works for all twenty', async () => {
    const { refreshToken } = await tokensFor(here);
    const answers = await together(MANY, (index) => refresh(onInstance(index), refreshToken));
    expect(codes(answers)).toEqual({ A053001: MANY });
    expect(new Set(answers.map(({ body }) => body['refreshToken']))).toEqual(new Set([refreshToken]));
  });
});

describe('with rotation, outside FAPI', () => {
  beforeAll(async () => {
    await useParty('plain', false);
    await warmUp();
  });

  test('twenty token requests with one refresh token: one gets the next', async () => {
    const { refreshToken } = await tokensFor(here);
    const answers = await together(MANY, (index) => refresh(onInstance(index), refreshToken));
    expect(codes(answers)).toEqual({ A053001: 1, A053305: MANY - 1 });
    expect(tokensOf(won(answers, 'A053001')).refreshToken).not.toBe(refreshToken);
  });

  test('one after the other: the next one works, the one before it does not', async () => {
    const first = await tokensFor(here);
    const second = tokensOf(await refresh(there, first.refreshToken));
    expect((await introspect(here, second.accessToken)).body).toMatchObject({ action: 'OK' });
    expect((await refresh(here, first.refreshToken)).body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A053305' });
  });
});

test('with rotation that may be repeated, twenty token requests with one refresh token: one exchange, and its successor for all', async () => {
  await useParty('plain', false, true);
  await warmUp();
  const { refreshToken } = await tokensFor(here);
  const answers = await together(MANY, (index) => refresh(onInstance(index), refreshToken));
  expect(codes(answers)).toEqual({ A053001: MANY });
  expect(tally(answers.map(({ body }) => body['previousRefreshTokenUsed']))).toEqual({ false: 1, true: MANY - 1 });
  const successors = new Set(answers.map(({ body }) => String(body['refreshToken'])));
  expect([successors.size, successors.has(refreshToken)]).toEqual([1, false]);
  expect((await refresh(there, [...successors].join())).body).toMatchObject({ action: 'OK' });
});
