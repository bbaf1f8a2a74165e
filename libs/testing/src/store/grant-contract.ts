import { describe, expect, test } from '@jest/globals';
import type { Effects } from '@symbolon/engine';
import { aPair, grant, left } from './pairs.js';
import { aCode, anAccessToken, anAssertion, aProof, aTicket, aTokenTicket, aValue } from './records.js';
import { FRESH, spent, winners, type Scene } from './scene.js';

function describeTokenTickets(scene: () => Scene): void {
  describe('a token ticket', () => {
    test('comes back as it was stored, and is not a ticket', async () => {
      const { store, service, commit, start: now } = scene();
      const [ticket, tokenTicket] = [aTicket(now), aTokenTicket(now)];
      expect(await commit({ kind: 'openTokenTicket', singleUse: [anAssertion(now), aProof(now)], ticket: tokenTicket })).toEqual(FRESH);
      await commit({ kind: 'openTicket', ticket });
      expect(await store.tokenTicket(service, tokenTicket.value)).toEqual(tokenTicket.record);
      expect(await store.tokenTicket(service + 1, tokenTicket.value)).toBeUndefined();
      expect(await store.tokenTicket(service, ticket.value)).toBeUndefined();
      expect(await store.ticket(service, tokenTicket.value)).toBeUndefined();
      expect(await store.tokenTicket(service, 'x')).toBeUndefined();
      for (const effects of [
        { kind: 'completeTicket', ticket: tokenTicket.value, code: aCode(now) }, { kind: 'dropTicket', ticket: tokenTicket.value },
        { kind: 'updateTicket', ticket: tokenTicket.value, context: 'x' }, { kind: 'dropTokenTicket', ticket: ticket.value },
        grant(aPair(now), { ticket: ticket.value }),
      ] satisfies Effects[]) expect(await commit(effects)).toEqual(spent('ticket'));
      expect(await store.tokenTicket(service, tokenTicket.value)).toBeDefined();
      expect(await store.ticket(service, ticket.value)).toBeDefined();
    });

    test('is not opened by a replayed JWT', async () => {
      const { store, service, commit, start: now } = scene();
      const [assertion, ticket] = [anAssertion(now), aTokenTicket(now)];
      await commit({ kind: 'remember', singleUse: [assertion] });
      expect(await commit({ kind: 'openTokenTicket', singleUse: [aProof(now), assertion], ticket })).toEqual(spent('assertion'));
      expect(await store.tokenTicket(service, ticket.value)).toBeUndefined();
      expect(await commit({ kind: 'openTokenTicket', singleUse: [], ticket })).toEqual(FRESH);
    });

    test('buys tokens for one of twenty', async () => {
      const { store, service, commit, token, start: now } = scene();
      const ticket = aTokenTicket(now);
      await commit({ kind: 'openTokenTicket', singleUse: [], ticket });
      const pairs = Array.from({ length: 20 }, () => aPair(now));
      const outcomes = await Promise.all(pairs.map((pair) => commit(grant(pair, { ticket: ticket.value }))));
      expect(winners(outcomes)).toBe(1);
      expect(outcomes.filter(({ kind }) => kind === 'spent')).toEqual(Array.from({ length: 19 }, () => spent('ticket')));
      const stored = await Promise.all(pairs.map(({ accessToken }) => token(accessToken.value)));
      expect(stored.filter((found) => found !== undefined)).toHaveLength(1);
      expect(await store.tokenTicket(service, ticket.value)).toBeUndefined();
    });

    test('survives a replayed JWT', async () => {
      const { commit, start: now } = scene();
      const [proof, ticket] = [aProof(now), aTokenTicket(now)];
      await commit({ kind: 'remember', singleUse: [proof] });
      await commit({ kind: 'openTokenTicket', singleUse: [], ticket });
      expect(await commit(grant(aPair(now), { ticket: ticket.value, singleUse: [proof] }))).toEqual(spent('proof'));
      expect(await commit(grant(aPair(now), { ticket: ticket.value, singleUse: [aProof(now)] }))).toEqual(FRESH);
    });

    test('ends once, and with its time', async () => {
      const { commit, pass, start: now } = scene();
      const [one, two] = [aTokenTicket(now), aTokenTicket(now)];
      for (const ticket of [one, two]) await commit({ kind: 'openTokenTicket', singleUse: [], ticket });
      expect(await commit({ kind: 'dropTokenTicket', ticket: one.value })).toEqual(FRESH);
      expect(await commit({ kind: 'dropTokenTicket', ticket: one.value })).toEqual(spent('ticket'));
      expect(await commit({ kind: 'dropTokenTicket', ticket: 'x' })).toEqual(spent('ticket'));
      expect(await commit(grant(aPair(now), { ticket: 'x' }))).toEqual(spent('ticket'));
      pass(600_000);
      expect(await commit({ kind: 'dropTokenTicket', ticket: two.value })).toEqual(spent('ticket'));
      expect(await commit(grant(aPair(now), { ticket: two.value }))).toEqual(spent('ticket'));
    });
  });
}

function describeTakenValues(scene: () => Scene): void {
  describe('a token whose value another one has', () => {
    test('is not stored, and nothing is spent for it', async () => {
      const { store, service, commit, start: now, issueCode } = scene();
      const [held, other] = [aPair(now), aPair(now, { subject: 'jane' })];
      for (const pair of [held, other]) await commit(grant(pair));
      const again = { value: held.accessToken.value, record: anAccessToken(now, { subject: 'jane' }).record };
      const [code, ticket, tokenTicket, proof] = [await issueCode(), aTicket(now), aTokenTicket(now), aProof(now)];
      await commit({ kind: 'openTicket', ticket });
      await commit({ kind: 'openTokenTicket', singleUse: [], ticket: tokenTicket });
      for (const effects of [
        grant({ ...aPair(now), accessToken: again }, { sole: true }), grant({ ...aPair(now), accessToken: again }, { ticket: tokenTicket.value }),
        grant({ ...aPair(now), refreshToken: { ...held.refreshToken } }),
        { kind: 'redeemCode', singleUse: [proof], code: code.value, accessToken: again },
        { kind: 'completeTicket', ticket: ticket.value, accessToken: again },
        { kind: 'refresh', singleUse: [], refreshToken: other.refreshToken.value, accessToken: again },
      ] satisfies Effects[]) expect(await commit(effects)).toEqual({ kind: 'taken' });
      for (const pair of [held, other]) expect(await left(scene(), pair)).toBe('access, refresh');
      expect((await store.accessToken(service, held.accessToken.value)).token).toEqual(held.accessToken.record);
      expect(await commit({ kind: 'redeemCode', singleUse: [proof], code: code.value, accessToken: anAccessToken(now) })).toEqual(FRESH);
      expect(await commit({ kind: 'completeTicket', ticket: ticket.value })).toEqual(FRESH);
      expect(await commit(grant(aPair(now), { ticket: tokenTicket.value }))).toEqual(FRESH);
    });

    test('of twenty that have one value, one is stored', async () => {
      const { raceOf20, start: now } = scene();
      const { value } = anAccessToken(now);
      const outcomes = await raceOf20(() => grant({ ...aPair(now), accessToken: { value, record: anAccessToken(now).record } }));
      expect(winners(outcomes)).toBe(1);
      expect(outcomes.filter(({ kind }) => kind === 'taken')).toHaveLength(19);
    });
  });
}

function describeSoleTokens(scene: () => Scene): void {
  describe('the sole token of a client and user', () => {
    const before = async ({ commit, start: now }: Scene) => {
      const pairs = {
        mine: aPair(now), another: aPair(now, { clientId: 2 }), others: aPair(now, { subject: 'jane' }), nobodys: aPair(now, { subject: undefined } as never),
      };
      for (const pair of Object.values(pairs)) await commit(grant(pair));
      return pairs;
    };
    const check = async (it: Scene, { mine, ...rest }: Awaited<ReturnType<typeof before>>): Promise<void> => {
      expect(await left(it, mine)).toBe('');
      for (const pair of Object.values(rest)) expect(await left(it, pair)).toBe('access, refresh');
    };

    test('granted without a code, drives out the others', async () => {
      const [pairs, next] = [await before(scene()), aPair(scene().start)];
      expect(await scene().commit(grant(next, { sole: true }))).toEqual(FRESH);
      await check(scene(), pairs);
      expect(await left(scene(), next)).toBe('access, refresh');
    });

    test('bought with a code', async () => {
      const [pairs, next, code] = [await before(scene()), aPair(scene().start), await scene().issueCode()];
      expect(await scene().commit({ kind: 'redeemCode', singleUse: [aProof(scene().start)], code: code.value, ...next, sole: true })).toEqual(FRESH);
      await check(scene(), pairs);
      expect(await left(scene(), next)).toBe('access, refresh');
    });

    test('of the implicit kind', async () => {
      const { commit, token, start: now } = scene();
      const [pairs, ticket, accessToken] = [await before(scene()), aTicket(now), anAccessToken(now)];
      await commit({ kind: 'openTicket', ticket });
      expect(await commit({ kind: 'completeTicket', ticket: ticket.value, accessToken, sole: true })).toEqual(FRESH);
      await check(scene(), pairs);
      expect(await token(accessToken.value)).toBeDefined();
    });

    test('is nobody\'s without a user', async () => {
      const { commit, start: now } = scene();
      const [pairs, next] = [await before(scene()), aPair(now, { subject: undefined } as never)];
      expect(await commit(grant(next, { sole: true }))).toEqual(FRESH);
      for (const pair of [next, ...Object.values(pairs)]) expect(await left(scene(), pair)).toBe('access, refresh');
    });

    test.each(['a code', 'a ticket', 'a replay'])('that fails for %s leaves the others', async (why) => {
      const { commit, start: now } = scene();
      const [pairs, next, proof] = [await before(scene()), aPair(now), aProof(now)];
      await commit({ kind: 'remember', singleUse: [proof] });
      if (why === 'a code') await commit({ kind: 'redeemCode', singleUse: [], code: aValue(now), ...next, sole: true });
      if (why === 'a ticket') await commit(grant(next, { ticket: aValue(now), sole: true }));
      if (why === 'a replay') await commit(grant(next, { singleUse: [proof], sole: true }));
      expect(await left(scene(), pairs.mine)).toBe('access, refresh');
      expect(await left(scene(), next)).toBe('');
    });
  });
}

function describeRevocation(scene: () => Scene): void {
  describe('revoking a token', () => {
    test('takes the one beside it along, and nothing else', async () => {
      const { commit, redeem } = scene();
      const [one, two, three] = [await redeem(), await redeem(), await redeem()];
      expect(await commit({ kind: 'revokeToken', token: one.accessToken.value })).toEqual(FRESH);
      expect(await commit({ kind: 'revokeToken', token: two.refreshToken.value })).toEqual(FRESH);
      expect(await Promise.all([one, two, three].map((pair) => left(scene(), pair)))).toEqual(['', '', 'access, refresh']);
    });

    test('follows a refresh, kept or rotated', async () => {
      const { commit, token, redeem, start: now } = scene();
      const [kept, rotated] = [await redeem(), await redeem()];
      const [renewed, successor] = [anAccessToken(now), aPair(now)];
      await commit({ kind: 'refresh', singleUse: [], refreshToken: kept.refreshToken.value, accessToken: renewed });
      await commit({ kind: 'refresh', singleUse: [], refreshToken: rotated.refreshToken.value, accessToken: successor.accessToken, successor: successor.refreshToken });
      await commit({ kind: 'revokeToken', token: kept.accessToken.value });
      expect(await token(renewed.value)).toBeDefined();
      await commit({ kind: 'revokeToken', token: kept.refreshToken.value });
      expect(await token(renewed.value)).toBeUndefined();
      await commit({ kind: 'revokeToken', token: rotated.refreshToken.value });
      expect(await left(scene(), successor)).toBe('access, refresh');
      await commit({ kind: 'revokeToken', token: successor.accessToken.value });
      expect(await left(scene(), successor)).toBe('');
    });

    test('that is unknown changes nothing', async () => {
      const { store, service, commit, redeem, start: now } = scene();
      const pair = await redeem();
      for (const value of ['', 'x', aValue(now), '\u0000'.repeat(43)]) expect(await commit({ kind: 'revokeToken', token: value })).toEqual(FRESH);
      expect(await store.commit(service + 1, { kind: 'revokeToken', token: pair.accessToken.value })).toEqual(FRESH);
      expect(await left(scene(), pair)).toBe('access, refresh');
    });

    test('leaves nothing of refreshes that are under way', async () => {
      const { commit, token, redeem, start: now } = scene();
      const { refreshToken } = await redeem();
      const tokens = Array.from({ length: 20 }, () => anAccessToken(now));
      const refreshes = tokens.map((accessToken) => commit({ kind: 'refresh', singleUse: [], refreshToken: refreshToken.value, accessToken }));
      await Promise.all([...refreshes, commit({ kind: 'revokeToken', token: refreshToken.value })]);
      const stored = await Promise.all(tokens.map(({ value }) => token(value)));
      expect(stored.filter((found) => found !== undefined)).toHaveLength(0);
    });
  });
}

/** Grants without a code, the sole token of a user, revocation by value. */
export function describeGrants(scene: () => Scene): void {
  describeTokenTickets(scene);
  describeTakenValues(scene);
  describeSoleTokens(scene);
  describeRevocation(scene);
}
