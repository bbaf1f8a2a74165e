import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { TokenName } from '@symbolon/engine';
import { aPair, grant, left, type Pair } from './pairs.js';
import { aCode, anAccessToken, aRefreshToken, aTicket, aValue } from './records.js';
import { FRESH, spent, type Scene } from './scene.js';

const hashOf = (value: string): string => createHash('sha256').update(value).digest('base64url');

/** Tokens that are stored, in order. */
async function stored({ commit }: Scene, ...pairs: readonly Pair[]): Promise<readonly Pair[]> {
  for (const pair of pairs) expect(await commit(grant(pair))).toEqual(FRESH);
  return pairs;
}

const expected = ({ accessToken, refreshToken }: Pair) => ({
  accessTokenHash: hashOf(accessToken.value), accessToken: accessToken.record,
  refreshTokenHash: hashOf(refreshToken.value), refreshToken: refreshToken.record,
});

const namesOf = ({ accessToken, refreshToken }: Pair): readonly TokenName[] => [
  { accessToken: accessToken.value }, { accessTokenHash: hashOf(accessToken.value) },
  { refreshToken: refreshToken.value }, { refreshTokenHash: hashOf(refreshToken.value) },
];

const strangers = (now: number): readonly TokenName[] => ['', 'x', aValue(now), '\u0000'.repeat(43), `${'A'.repeat(42)}B`].flatMap(text =>
  [{ accessToken: text }, { accessTokenHash: text }, { refreshToken: text }, { refreshTokenHash: text }]);

function describeOneToken(scene: () => Scene): void {
  describe('a token, for an administrator', () => {
    test('is found by value and by hash', async () => {
      const { tokens, service, commit, start: now } = scene();
      const [pair, alone] = [aPair(now), anAccessToken(now)];
      await stored(scene(), aPair(now), pair);
      await commit({ kind: 'grantTokens', singleUse: [], accessToken: alone });
      for (const name of namesOf(pair)) expect(await tokens.find(service, name)).toEqual(expected(pair));
      expect(await tokens.find(service, { accessTokenHash: hashOf(alone.value) })).toEqual({ accessTokenHash: hashOf(alone.value), accessToken: alone.record });
      for (const name of namesOf(pair)) expect(await tokens.find(service + 1, name)).toBeUndefined();
      for (const name of strangers(now)) expect(await tokens.find(service, name)).toBeUndefined();
    });

    test('that somebody else made is found too, whatever day its value seems to carry', async () => {
      const { tokens, service, token, start: now } = scene();
      const made = aPair(now);
      const pair = { accessToken: { ...made.accessToken, value: aValue(0) }, refreshToken: { ...made.refreshToken, value: aValue(50_000 * 86_400_000) } };
      await stored(scene(), pair);
      expect(await token(pair.accessToken.value)).toEqual(pair.accessToken.record);
      for (const name of namesOf(pair)) expect(await tokens.find(service, name)).toEqual(expected(pair));
      expect(await tokens.remove(service, { refreshTokenHash: hashOf(pair.refreshToken.value) })).toBe(true);
      expect(await left(scene(), pair)).toBe('');
    });

    test.each(['kept', 'rotated'])('tells when its refresh token, %s, was used last', async (how) => {
      const { tokens, service, commit, pass, now, start } = scene();
      const [pair] = await stored(scene(), aPair(start)) as [Pair];
      pass(60_000);
      const [accessToken, successor] = [anAccessToken(now(), { chain: pair.accessToken.record.chain }), aRefreshToken(now(), { chain: pair.accessToken.record.chain })];
      await commit({ kind: 'refresh', singleUse: [], refreshToken: pair.refreshToken.value, accessToken, ...(how === 'kept' ? {} : { successor }) });
      const present = how === 'kept' ? { accessToken, refreshToken: pair.refreshToken } : { accessToken, refreshToken: successor };
      for (const name of namesOf(present)) expect(await tokens.find(service, name)).toEqual({ ...expected(present), lastRefreshedAt: start + 60_000 });
      expect(await tokens.find(service, { accessToken: pair.accessToken.value })).toBeUndefined();
      if (how === 'rotated') expect(await tokens.find(service, { refreshToken: pair.refreshToken.value })).toBeUndefined();
    });

    test('takes other records, and another value', async () => {
      const { tokens, store, service, commit, token, start: now } = scene();
      const [pair] = await stored(scene(), aPair(now)) as [Pair];
      const [accessToken, refreshToken] = [{ ...pair.accessToken.record, scopes: ['other'], expiresAt: now + 1_000 }, { ...pair.refreshToken.record, expiresAt: now + 2_000 }];
      const hash = hashOf(pair.accessToken.value);
      expect(await tokens.replace(service, hash, { accessToken })).toBe(true);
      expect(await tokens.find(service, { accessTokenHash: hash })).toEqual({ ...expected(pair), accessToken });
      const value = aValue(now - 86_400_000);
      expect(await tokens.replace(service, hash, { accessToken, refreshToken, value })).toBe(true);
      expect(await token(pair.accessToken.value)).toBeUndefined();
      expect(await token(value)).toEqual(accessToken);
      expect(await store.refreshToken(service, pair.refreshToken.value)).toEqual({ record: refreshToken });
      expect(await tokens.replace(service, hash, { accessToken })).toBe(false);
      expect(await tokens.replace(service, 'x', { accessToken })).toBe(false);
      expect(await tokens.replace(service + 1, hashOf(value), { accessToken })).toBe(false);
      expect(await commit({ kind: 'refresh', singleUse: [], refreshToken: pair.refreshToken.value, accessToken: anAccessToken(now) })).toEqual(FRESH);
      expect(await token(value)).toBeUndefined();
    });

    test.each([0, 1, 2, 3])('goes with the one beside it, named in way %i', async (way) => {
      const { tokens, service, start: now } = scene();
      const [pair, other] = await stored(scene(), aPair(now), aPair(now)) as [Pair, Pair];
      const name = namesOf(pair)[way] as TokenName;
      expect(await tokens.remove(service + 1, name)).toBe(false);
      for (const stranger of strangers(now)) expect(await tokens.remove(service, stranger)).toBe(false);
      expect(await tokens.remove(service, name)).toBe(true);
      expect(await tokens.remove(service, name)).toBe(false);
      expect(await left(scene(), pair)).toBe('');
      expect(await left(scene(), other)).toBe('access, refresh');
    });
  });
}

function describeManyTokens(scene: () => Scene): void {
  /** Of two clients and two users, the youngest last; the first has expired. */
  const many = (it: Scene): Promise<readonly Pair[]> => stored(it,
    aPair(it.start, { clientId: 1, subject: 'john', createdAt: it.start - 4, expiresAt: it.start }),
    aPair(it.start, { clientId: 1, subject: 'john', createdAt: it.start - 3 }),
    aPair(it.start, { clientId: 2, subject: 'john', createdAt: it.start - 2 }),
    aPair(it.start, { clientId: 2, subject: 'jane', createdAt: it.start - 1 }));

  describe('a list of tokens', () => {
    test.each([
      [{}, [3, 2, 1, 0]], [{ subject: 'john' }, [2, 1, 0]], [{ clientId: 2 }, [3, 2]], [{ clientId: 1, subject: 'jane' }, []],
      [{ status: 'VALID' }, [3, 2, 1]], [{ status: 'INVALID' }, [0]], [{ status: 'ALL', clientId: 1, subject: 'john' }, [1, 0]], [{ subject: '\u0000' }, []],
    ] as const)('of %j', async (filter, indexes) => {
      const { tokens, service } = scene();
      const pairs = await many(scene());
      const all = indexes.map(index => expected(pairs[index] as Pair));
      expect(await tokens.list(service, filter, 0, 5)).toEqual({ totalCount: all.length, tokens: all });
      expect(await tokens.list(service, filter, 1, 3)).toEqual({ totalCount: all.length, tokens: all.slice(1, 3) });
      expect(await tokens.list(service, filter, 9, 12)).toEqual({ totalCount: all.length, tokens: [] });
      expect(await tokens.list(service, filter, 3, 1)).toEqual({ totalCount: all.length, tokens: [] });
      expect(await tokens.list(service + 1, filter, 0, 5)).toEqual({ totalCount: 0, tokens: [] });
    });
  });

  describe('revoking what somebody holds', () => {
    test.each([[{ subject: 'john' }, 3], [{ clientId: 2 }, 2], [{ clientId: 2, subject: 'john' }, 1], [{}, 0], [{ subject: 'nobody' }, 0]] as const)('%j', async (filter, count) => {
      const { tokens, service } = scene();
      const pairs = await many(scene());
      expect(await tokens.revoke(service + 1, filter)).toBe(0);
      expect(await tokens.revoke(service, filter)).toBe(count);
      expect(await tokens.list(service, {}, 0, 9)).toMatchObject({ totalCount: 4 - count });
      const remaining = await Promise.all(pairs.map(pair => left(scene(), pair)));
      expect(remaining.filter(text => text === '')).toHaveLength(count);
      expect(await tokens.revoke(service, filter)).toBe(0);
    });

    test('takes its codes too', async () => {
      const { tokens, service, commit, issueCode, start: now } = scene();
      const [mine, others] = [await issueCode({ subject: 'john', clientId: 1 }), await issueCode({ subject: 'jane', clientId: 1 })];
      await tokens.revoke(service, { subject: 'john', clientId: 1 });
      const redeem = (code: string) => commit({ kind: 'redeemCode', singleUse: [], code, accessToken: anAccessToken(now) });
      expect(await redeem(mine.value)).toEqual(spent('code'));
      expect(await redeem(others.value)).toEqual(FRESH);
    });
  });

  describe('what a user allows a client', () => {
    test('shows in the clients of the user, as long as one token lives', async () => {
      const { tokens, service, pass } = scene();
      await many(scene());
      expect(await tokens.authorizedClients(service, 'john', 0, 5)).toEqual({ totalCount: 2, clientIds: [1, 2] });
      expect(await tokens.authorizedClients(service, 'john', 1, 2)).toEqual({ totalCount: 2, clientIds: [2] });
      expect(await tokens.authorizedClients(service, 'john', 0, 5, 'nobody')).toEqual({ totalCount: 0, clientIds: [] });
      expect(await tokens.authorizedClients(service + 1, 'john', 0, 5)).toEqual({ totalCount: 0, clientIds: [] });
      expect(await tokens.authorizedClients(service, '\u0000', 0, 5)).toEqual({ totalCount: 0, clientIds: [] });
      pass(300_000);
      expect(await tokens.authorizedClients(service, 'john', 0, 5)).toMatchObject({ totalCount: 2 });
      pass(86_400_000);
      expect(await tokens.authorizedClients(service, 'john', 0, 5)).toEqual({ totalCount: 0, clientIds: [] });
    });

    test('changes for all tokens at once', async () => {
      const { tokens, service, start: now } = scene();
      const [first, second, other] = await stored(scene(), aPair(now, { clientId: 1 }), aPair(now, { clientId: 1 }), aPair(now, { clientId: 2 })) as [Pair, Pair, Pair];
      expect(await tokens.setScopes(service, 1, 'john', ['a', 'b'])).toBe(2);
      for (const pair of [first, second]) {
        const was = expected(pair);
        expect(await tokens.find(service, { accessToken: pair.accessToken.value })).toEqual({
          ...was, accessToken: { ...was.accessToken, scopes: ['a', 'b'] }, refreshToken: { ...was.refreshToken, scopes: ['a', 'b'], refreshScopes: ['a', 'b'] },
        });
      }
      expect(await tokens.find(service, { accessToken: other.accessToken.value })).toEqual(expected(other));
      expect(await tokens.setScopes(service, 1, 'nobody', [])).toBe(0);
      expect(await tokens.setScopes(service + 1, 1, 'john', [])).toBe(0);
    });

    test('is remembered, the last time and all times', async () => {
      const { tokens, service, commit, pass, start: now } = scene();
      const allow = async (scopes: readonly string[], change: object = {}, by: 'code' | 'accessToken' = 'code') => {
        const [ticket, common] = [aTicket(now), { clientId: 7, subject: 'john', scopes, ...change }];
        await commit({ kind: 'openTicket', ticket });
        await commit({ kind: 'completeTicket', ticket: ticket.value, ...(by === 'code' ? { code: aCode(now, common) } : { accessToken: anAccessToken(now, common) }) });
      };
      expect(await tokens.grantedScopes(service, 7, 'john')).toBeUndefined();
      await allow(['b', 'a']);
      expect(await tokens.grantedScopes(service, 7, 'john')).toEqual({ latest: ['a', 'b'], merged: ['a', 'b'], modifiedAt: now });
      pass(1_000);
      await allow(['a', 'b']);
      expect(await tokens.grantedScopes(service, 7, 'john')).toMatchObject({ modifiedAt: now });
      await allow(['c'], {}, 'accessToken');
      await allow([], { subject: 'jane' });
      await allow(['x'], { clientId: 8 });
      expect(await tokens.grantedScopes(service, 7, 'john')).toEqual({ latest: ['c'], merged: ['a', 'b', 'c'], modifiedAt: now + 1_000 });
      expect(await tokens.grantedScopes(service, 7, 'jane')).toEqual({ latest: [], merged: [], modifiedAt: now + 1_000 });
      expect(await tokens.grantedScopes(service + 1, 7, 'john')).toBeUndefined();
      expect(await tokens.forgetGrantedScopes(service, 7, 'john')).toBe(true);
      expect(await tokens.forgetGrantedScopes(service, 7, 'john')).toBe(false);
      expect(await tokens.grantedScopes(service, 7, 'john')).toBeUndefined();
      expect(await tokens.grantedScopes(service, 8, 'john')).toBeDefined();
    });

    test('is remembered once by twenty at once, and not by those who lose', async () => {
      const { tokens, service, commit, start: now } = scene();
      const tickets = Array.from({ length: 20 }, () => aTicket(now));
      for (const ticket of tickets) await commit({ kind: 'openTicket', ticket });
      await Promise.all(tickets.map((ticket, index) =>
        commit({ kind: 'completeTicket', ticket: ticket.value, code: aCode(now, { clientId: 7, scopes: [`s${index % 3}`] }) })));
      expect(await tokens.grantedScopes(service, 7, 'john')).toMatchObject({ merged: ['s0', 's1', 's2'] });
      await commit({ kind: 'completeTicket', ticket: aValue(now), code: aCode(now, { clientId: 9 }) });
      expect(await tokens.grantedScopes(service, 9, 'john')).toBeUndefined();
    });
  });
}

/** Tokens as an administrator sees them. */
export function describeTokenDirectory(scene: () => Scene): void {
  describeOneToken(scene);
  describeManyTokens(scene);
}
