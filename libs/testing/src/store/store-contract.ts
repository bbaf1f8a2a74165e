import { describe, expect, test } from '@jest/globals';
import { describeTokenDirectory } from './directory-contract.js';
import { describeGrants } from './grant-contract.js';
import { FRESH, spent, useScene, winners, type Scene, type StoreUnderTest } from './scene.js';
import { aCode, anAccessToken, anAssertion, aProof, aPushedRequest, aRefreshToken, aTicket, aValue } from './records.js';
import { describeTokens } from './token-contract.js';

function describeRequests(scene: () => Scene): void {
  describe('records', () => {
    test('come back as they were stored', async () => {
      const { store, service, commit, token, issueCode, redeem, start: now } = scene();
      const pushed = aPushedRequest(now);
      await commit({ kind: 'push', singleUse: [anAssertion(now)], pushed });
      expect(await store.pushedRequest(service, pushed.value)).toEqual(pushed.record);
      const ticket = aTicket(now, { requestUri: pushed.value, context: 'context' });
      await commit({ kind: 'openTicket', ticket });
      expect(await store.ticket(service, ticket.value)).toEqual(ticket.record);
      const { accessToken, refreshToken } = await redeem();
      expect(await token(accessToken.value)).toEqual(accessToken.record);
      expect(await store.refreshToken(service, refreshToken.value)).toEqual({ record: refreshToken.record });
      const code = await issueCode();
      expect(await store.code(service, code.value)).toEqual({ record: code.record });
    });

    test('without a subject have none', async () => {
      const { commit, token, issueCode, start: now } = scene();
      const accessToken = anAccessToken(now);
      const { subject: _, ...record } = accessToken.record;
      const code = await issueCode();
      await commit({ kind: 'redeemCode', singleUse: [], code: code.value, accessToken: { ...accessToken, record } });
      expect(await token(accessToken.value)).toEqual(record);
    });

    test('of one service are unknown to another', async () => {
      const { store, service, redeem } = scene();
      const { accessToken, refreshToken, code } = await redeem();
      expect(await store.accessToken(service + 1, accessToken.value)).toEqual({ replayed: false });
      expect(await store.refreshToken(service + 1, refreshToken.value)).toBeUndefined();
      expect(await store.code(service + 1, code.value)).toBeUndefined();
    });

    test.each(['', 'x', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}+`, '\u0000'.repeat(43)])('%j is unknown', async (value) => {
      const { store, service, commit, start: now } = scene();
      expect(await store.accessToken(service, value)).toEqual({ replayed: false });
      expect(await store.accessToken(service, value, aProof(now))).toEqual({ replayed: false });
      expect(await store.code(service, value)).toBeUndefined();
      expect(await store.ticket(service, value)).toBeUndefined();
      expect(await store.pushedRequest(service, value)).toBeUndefined();
      expect(await store.refreshToken(service, value)).toBeUndefined();
      expect(await commit({ kind: 'completeTicket', ticket: value })).toEqual(spent('ticket'));
      expect(await commit({ kind: 'dropTicket', ticket: value })).toEqual(spent('ticket'));
      expect(await commit({ kind: 'updateTicket', ticket: value, context: 'x' })).toEqual(spent('ticket'));
      expect(await commit({ kind: 'redeemCode', singleUse: [], code: value, accessToken: anAccessToken(now) })).toEqual(spent('code'));
      expect(await commit({ kind: 'refresh', singleUse: [], refreshToken: value, accessToken: anAccessToken(now) })).toEqual(spent('refreshToken'));
    });
  });

  describe('single use', () => {
    test('tells what it has seen', async () => {
      const { commit, start: now } = scene();
      const [assertion, proof] = [anAssertion(now), aProof(now)];
      expect(await commit({ kind: 'remember', singleUse: [assertion] })).toEqual(FRESH);
      expect(await commit({ kind: 'remember', singleUse: [assertion, proof] })).toEqual(spent('assertion'));
      expect(await commit({ kind: 'remember', singleUse: [proof] })).toEqual(spent('proof'));
      expect(await commit({ kind: 'remember', singleUse: [] })).toEqual(FRESH);
    });

    test.each([{ owner: 'other' }, { kind: 'proof' as const }, { jti: 'other' }])('tells %j apart', async (change) => {
      const { commit, start: now } = scene();
      const assertion = anAssertion(now);
      await commit({ kind: 'remember', singleUse: [assertion] });
      expect(await commit({ kind: 'remember', singleUse: [{ ...assertion, ...change }] })).toEqual(FRESH);
    });

    test('a replay pushes nothing', async () => {
      const { store, service, commit, start: now } = scene();
      const [assertion, pushed] = [anAssertion(now), aPushedRequest(now)];
      await commit({ kind: 'remember', singleUse: [assertion] });
      expect(await commit({ kind: 'push', singleUse: [aProof(now), assertion], pushed })).toEqual(spent('assertion'));
      expect(await store.pushedRequest(service, pushed.value)).toBeUndefined();
    });

    test('a replayed JWT does not burn the code', async () => {
      const { commit, token, issueCode, start: now } = scene();
      const [code, proof] = [await issueCode(), aProof(now)];
      await commit({ kind: 'remember', singleUse: [proof] });
      const accessToken = anAccessToken(now);
      const request = { kind: 'redeemCode', code: code.value, accessToken } as const;
      expect(await commit({ ...request, singleUse: [anAssertion(now), proof] })).toEqual(spent('proof'));
      expect(await token(accessToken.value)).toBeUndefined();
      expect(await commit({ ...request, singleUse: [anAssertion(now), aProof(now)] })).toEqual(FRESH);
    });

    test('a replayed JWT does not touch the refresh token', async () => {
      const { commit, token, redeem, start: now } = scene();
      const [{ refreshToken, accessToken: old }, proof] = [await redeem(), aProof(now)];
      await commit({ kind: 'remember', singleUse: [proof] });
      const request = { kind: 'refresh', refreshToken: refreshToken.value, accessToken: anAccessToken(now), successor: aRefreshToken(now) } as const;
      expect(await commit({ ...request, singleUse: [proof] })).toEqual(spent('proof'));
      expect(await token(old.value)).toBeDefined();
      expect(await commit({ ...request, singleUse: [aProof(now)] })).toEqual(FRESH);
    });

    test('twenty at once leave one winner', async () => {
      const { raceOf20, start: now } = scene();
      const [assertion, proof] = [anAssertion(now), aProof(now)];
      expect(winners(await raceOf20(() => ({ kind: 'remember', singleUse: Math.random() < 0.5 ? [assertion, proof] : [proof, assertion] })))).toBe(1);
    });

    test('is remembered with the token that it came with', async () => {
      const { store, service, redeem, start: now } = scene();
      const [{ accessToken }, proof] = [await redeem(), aProof(now)];
      expect(await store.accessToken(service, accessToken.value, proof)).toEqual({ token: accessToken.record, replayed: false });
      expect(await store.accessToken(service, accessToken.value, proof)).toEqual({ token: accessToken.record, replayed: true });
      expect(await store.accessToken(service, aValue(now), aProof(now))).toEqual({ replayed: false });
      expect(await store.accessToken(service, aValue(now), proof)).toEqual({ replayed: true });
    });
  });

  describe('a ticket', () => {
    test('completes once', async () => {
      const { store, service, commit, raceOf20, start: now } = scene();
      const ticket = aTicket(now);
      await commit({ kind: 'openTicket', ticket });
      const outcomes = await raceOf20(() => ({ kind: 'completeTicket', ticket: ticket.value, code: aCode(now), accessToken: anAccessToken(now) }));
      expect(winners(outcomes)).toBe(1);
      expect(outcomes.filter(({ kind }) => kind === 'spent')[0]).toEqual(spent('ticket'));
      expect(await store.ticket(service, ticket.value)).toBeUndefined();
    });

    test('spends its request_uri, and of twenty tickets of one request_uri one completes', async () => {
      const { store, service, commit, start: now } = scene();
      const pushed = aPushedRequest(now);
      await commit({ kind: 'push', singleUse: [], pushed });
      const attempts = Array.from({ length: 20 }, () => ({ ticket: aTicket(now, { requestUri: pushed.value }), code: aCode(now) }));
      for (const { ticket } of attempts) await commit({ kind: 'openTicket', ticket });
      const outcomes = await Promise.all(attempts.map(({ ticket, code }) =>
        commit({ kind: 'completeTicket', ticket: ticket.value, requestUri: pushed.value, code })));
      expect(winners(outcomes)).toBe(1);
      for (const [index, { ticket, code }] of attempts.entries()) {
        const won = outcomes[index]?.kind === 'fresh';
        if (!won) expect(outcomes[index]).toEqual(spent('requestUri'));
        expect((await store.code(service, code.value)) !== undefined).toBe(won);
        expect(await store.ticket(service, ticket.value)).toBeUndefined();
      }
      expect(await store.pushedRequest(service, pushed.value)).toBeUndefined();
    });

    test('completes although its request_uri has expired meanwhile', async () => {
      const { commit, pass, start: now } = scene();
      const [pushed, code] = [aPushedRequest(now), aCode(now)];
      const ticket = aTicket(now, { requestUri: pushed.value });
      await commit({ kind: 'push', singleUse: [], pushed });
      await commit({ kind: 'openTicket', ticket });
      pass(120_000);
      expect(await commit({ kind: 'completeTicket', ticket: ticket.value, requestUri: pushed.value, code })).toEqual(FRESH);
    });

    test('that has expired is spent', async () => {
      const { commit, pass, start: now } = scene();
      const ticket = aTicket(now);
      await commit({ kind: 'openTicket', ticket });
      pass(600_000);
      expect(await commit({ kind: 'updateTicket', ticket: ticket.value, context: 'x' })).toEqual(spent('ticket'));
      expect(await commit({ kind: 'completeTicket', ticket: ticket.value })).toEqual(spent('ticket'));
    });

    test('that is dropped takes its request_uri along', async () => {
      const { store, service, commit, start: now } = scene();
      const pushed = aPushedRequest(now);
      const [one, two] = [aTicket(now, { requestUri: pushed.value }), aTicket(now, { requestUri: pushed.value })];
      await commit({ kind: 'push', singleUse: [], pushed });
      await commit({ kind: 'openTicket', ticket: one });
      await commit({ kind: 'openTicket', ticket: two });
      expect(await commit({ kind: 'dropTicket', ticket: one.value, requestUri: pushed.value })).toEqual(FRESH);
      expect(await commit({ kind: 'dropTicket', ticket: one.value, requestUri: pushed.value })).toEqual(spent('ticket'));
      expect(await store.ticket(service, one.value)).toBeUndefined();
      expect(await store.pushedRequest(service, pushed.value)).toBeUndefined();
      expect(await commit({ kind: 'completeTicket', ticket: two.value, requestUri: pushed.value, code: aCode(now) })).toEqual(spent('requestUri'));
    });

    test('takes another context, or none', async () => {
      const { store, service, commit, start: now } = scene();
      const ticket = aTicket(now, { context: 'first' });
      const { context: _, ...without } = ticket.record;
      await commit({ kind: 'openTicket', ticket });
      expect(await commit({ kind: 'updateTicket', ticket: ticket.value, context: 'second' })).toEqual(FRESH);
      expect(await store.ticket(service, ticket.value)).toEqual({ ...ticket.record, context: 'second' });
      expect(await commit({ kind: 'updateTicket', ticket: ticket.value, context: undefined })).toEqual(FRESH);
      expect(await store.ticket(service, ticket.value)).toEqual(without);
      expect(await commit({ kind: 'updateTicket', ticket: aValue(now), context: 'x' })).toEqual(spent('ticket'));
    });

    test.each(['second', undefined])('tells in the end what context it had by then: %s', async (context) => {
      const { commit, start: now } = scene();
      const ticket = aTicket(now, { context: 'first' });
      await commit({ kind: 'openTicket', ticket });
      await commit({ kind: 'updateTicket', ticket: ticket.value, context });
      expect(await commit({ kind: 'completeTicket', ticket: ticket.value })).toEqual(context === undefined ? FRESH : { ...FRESH, context });
    });
  });
}

/** What every storage must do, whatever it is made of. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    const scene = useScene(open);
    describeRequests(scene);
    describeTokens(scene);
    describeGrants(scene);
    describeTokenDirectory(scene);
  });
}
