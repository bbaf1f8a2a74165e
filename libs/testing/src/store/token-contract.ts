import { describe, expect, test } from '@jest/globals';
import { FRESH, spent, winners, type Scene } from './scene.js';
import { aCode, anAccessToken, anAssertion, aProof, aRefreshToken, aTicket } from './records.js';

/** Codes, access tokens and refresh tokens. */
export function describeTokens(scene: () => Scene): void {
  describe('a code', () => {
    test('is redeemed by one of twenty, and remembered as used', async () => {
      const { store, service, commit, token, issueCode, start: now } = scene();
      const code = await issueCode();
      const tokens = Array.from({ length: 20 }, () => anAccessToken(now));
      const outcomes = await Promise.all(tokens.map((accessToken) =>
        commit({ kind: 'redeemCode', singleUse: [anAssertion(now), aProof(now)], code: code.value, accessToken, refreshToken: aRefreshToken(now) })));
      expect(winners(outcomes)).toBe(1);
      expect(outcomes.filter(({ kind }) => kind === 'spent')).toEqual(Array.from({ length: 19 }, () => spent('code')));
      const stored = await Promise.all(tokens.map(({ value }) => token(value)));
      expect(stored.filter((found) => found !== undefined)).toHaveLength(1);
      expect(await store.code(service, code.value)).toEqual({ record: code.record, usedAt: now });
    });

    test('that has expired is spent', async () => {
      const { commit, issueCode, pass, start: now } = scene();
      const code = await issueCode();
      pass(60_000);
      expect(await commit({ kind: 'redeemCode', singleUse: [], code: code.value, accessToken: anAccessToken(now) })).toEqual(spent('code'));
    });

    test('of the implicit kind comes with an access token', async () => {
      const { store, service, commit, token, start: now } = scene();
      const [ticket, code, accessToken] = [aTicket(now), aCode(now), anAccessToken(now)];
      await commit({ kind: 'openTicket', ticket });
      await commit({ kind: 'completeTicket', ticket: ticket.value, code, accessToken });
      expect(await store.code(service, code.value)).toEqual({ record: code.record });
      expect(await token(accessToken.value)).toEqual(accessToken.record);
    });
  });

  describe('a refresh token', () => {
    test('that is kept replaces its access token each time', async () => {
      const { store, service, commit, token, redeem, start: now } = scene();
      const { refreshToken, accessToken: first } = await redeem();
      const [second, third] = [anAccessToken(now), anAccessToken(now)];
      const request = { kind: 'refresh', singleUse: [], refreshToken: refreshToken.value } as const;
      expect(await commit({ ...request, accessToken: second })).toEqual(FRESH);
      expect(await token(first.value)).toBeUndefined();
      expect(await token(second.value)).toEqual(second.record);
      expect(await commit({ ...request, accessToken: third, expiresAt: now + 999_000_000 })).toEqual(FRESH);
      expect(await token(second.value)).toBeUndefined();
      expect(await token(third.value)).toEqual(third.record);
      expect(await store.refreshToken(service, refreshToken.value)).toEqual({ record: { ...refreshToken.record, expiresAt: now + 999_000_000 } });
    });

    test('that is kept serves twenty at once and leaves one access token', async () => {
      const { commit, token, redeem, start: now } = scene();
      const { refreshToken, accessToken: first } = await redeem();
      const tokens = Array.from({ length: 20 }, () => anAccessToken(now));
      const outcomes = await Promise.all(tokens.map((accessToken) =>
        commit({ kind: 'refresh', singleUse: [aProof(now)], refreshToken: refreshToken.value, accessToken })));
      expect(winners(outcomes)).toBe(20);
      const stored = await Promise.all([first, ...tokens].map(({ value }) => token(value)));
      expect(stored.filter((found) => found !== undefined)).toHaveLength(1);
    });

    test('that is rotated has one successor, and its reuse shows', async () => {
      const { store, service, commit, token, redeem, start: now } = scene();
      const { refreshToken, accessToken: first } = await redeem();
      const attempts = Array.from({ length: 20 }, () => ({ accessToken: anAccessToken(now), successor: aRefreshToken(now) }));
      const outcomes = await Promise.all(attempts.map((attempt) =>
        commit({ kind: 'refresh', singleUse: [aProof(now)], refreshToken: refreshToken.value, ...attempt })));
      expect(winners(outcomes)).toBe(1);
      const won = attempts[outcomes.findIndex(({ kind }) => kind === 'fresh')];
      if (!won) throw new Error('nobody won');
      expect(await token(first.value)).toBeUndefined();
      expect(await token(won.accessToken.value)).toEqual(won.accessToken.record);
      expect(await store.refreshToken(service, refreshToken.value)).toEqual({ record: refreshToken.record, usedAt: now });
      expect(await store.refreshToken(service, won.successor.value)).toEqual({ record: won.successor.record });
      const next = anAccessToken(now);
      expect(await commit({ kind: 'refresh', singleUse: [], refreshToken: won.successor.value, accessToken: next })).toEqual(FRESH);
      expect(await token(won.accessToken.value)).toBeUndefined();
    });

    test('that has expired is spent', async () => {
      const { commit, redeem, pass, start: now } = scene();
      const { refreshToken } = await redeem();
      pass(86_400_000);
      expect(await commit({ kind: 'refresh', singleUse: [], refreshToken: refreshToken.value, accessToken: anAccessToken(now) })).toEqual(spent('refreshToken'));
    });
  });

  describe('revoking a chain', () => {
    test('deletes all of one consent and nothing else', async () => {
      const { store, service, commit, token, issueCode, redeem, start: now } = scene();
      const [mine, others] = [await redeem('mine'), await redeem('others')];
      const code = await issueCode({ chain: 'mine' });
      expect(await commit({ kind: 'revokeChain', chain: 'mine' })).toEqual(FRESH);
      expect(await token(mine.accessToken.value)).toBeUndefined();
      expect(await store.refreshToken(service, mine.refreshToken.value)).toBeUndefined();
      for (const { value } of [mine.code, code]) {
        expect(await commit({ kind: 'redeemCode', singleUse: [], code: value, accessToken: anAccessToken(now) })).toEqual(spent('code'));
        expect(await store.code(service, value)).toBeUndefined();
      }
      expect(await token(others.accessToken.value)).toBeDefined();
      expect(await commit({ kind: 'revokeChain', chain: 'mine' })).toEqual(FRESH);
    });

    test('leaves nothing of refreshes that are under way', async () => {
      const { commit, token, redeem, start: now } = scene();
      const { refreshToken } = await redeem('mine');
      const tokens = Array.from({ length: 20 }, () => anAccessToken(now, { chain: 'mine' }));
      const refreshes = tokens.map((accessToken) => commit({ kind: 'refresh', singleUse: [], refreshToken: refreshToken.value, accessToken }));
      await Promise.all([...refreshes, commit({ kind: 'revokeChain', chain: 'mine' })]);
      const stored = await Promise.all(tokens.map(({ value }) => token(value)));
      expect(stored.filter((found) => found !== undefined)).toHaveLength(0);
    });
  });
}
