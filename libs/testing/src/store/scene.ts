import { randomInt } from 'node:crypto';
import { beforeEach, expect } from '@jest/globals';
import type { AccessToken, AuthorizationCode, Effects, Named, Outcome, RefreshToken, Store, TokenDirectory } from '@symbolon/engine';
import { aCode, anAccessToken, aRefreshToken, aTicket } from './records.js';

/** A store under test, and its time. */
export interface StoreUnderTest {
  readonly store: Store;
  readonly tokens: TokenDirectory;
  /** Lets time pass, ms. */
  readonly pass: (duration: number) => void;
  readonly now: () => number;
}

export const FRESH: Outcome = { kind: 'fresh' };
export const spent = (...what: Extract<Outcome, { kind: 'spent' }>['spent'][number][]): Outcome => ({ kind: 'spent', spent: what });
export const winners = (outcomes: readonly Outcome[]): number => outcomes.filter(({ kind }) => kind === 'fresh').length;

/** What the tests of the contract work with; each test has a service of its own. */
export interface Scene extends StoreUnderTest {
  readonly service: number;
  /** When the test began, ms. */
  readonly start: number;
  readonly commit: (effects: Effects) => Promise<Outcome>;
  readonly token: (value: string) => Promise<AccessToken | undefined>;
  readonly raceOf20: (effects: () => Effects) => Promise<Outcome[]>;
  /** From the ticket to the code. */
  readonly issueCode: (change?: Partial<AuthorizationCode>) => Promise<Named<AuthorizationCode>>;
  /** From the ticket to the tokens. */
  readonly redeem: (chain?: string) => Promise<{
    readonly code: Named<AuthorizationCode>; readonly accessToken: Named<AccessToken>; readonly refreshToken: Named<RefreshToken>;
  }>;
}

function sceneOf(under: StoreUnderTest): Scene {
  const [service, start] = [randomInt(1e12), under.now()];
  const commit: Scene['commit'] = (effects) => under.store.commit(service, effects);
  const issueCode: Scene['issueCode'] = async (change = {}) => {
    const [ticket, code] = [aTicket(start), aCode(start, change)];
    await commit({ kind: 'openTicket', ticket });
    expect(await commit({ kind: 'completeTicket', ticket: ticket.value, code })).toEqual(FRESH);
    return code;
  };
  return {
    ...under, service, start, commit, issueCode,
    token: async (value) => (await under.store.accessToken(service, value)).token,
    raceOf20: (effects) => Promise.all(Array.from({ length: 20 }, () => commit(effects()))),
    async redeem(chain = 'chain') {
      const code = await issueCode({ chain });
      const [accessToken, refreshToken] = [anAccessToken(start, { chain }), aRefreshToken(start, { chain })];
      expect(await commit({ kind: 'redeemCode', singleUse: [], code: code.value, accessToken, refreshToken })).toEqual(FRESH);
      return { code, accessToken, refreshToken };
    },
  };
}

/** A new scene before each test. */
export function useScene(open: () => Promise<StoreUnderTest>): () => Scene {
  let scene: Scene;
  beforeEach(async () => {
    scene = sceneOf(await open());
  });
  return () => scene;
}
