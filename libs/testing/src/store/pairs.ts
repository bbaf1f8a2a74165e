import type { AccessToken, Effects, Named, RefreshToken } from '@symbolon/engine';
import { anAccessToken, aRefreshToken } from './records.js';
import type { Scene } from './scene.js';

export interface Pair {
  readonly accessToken: Named<AccessToken>;
  readonly refreshToken: Named<RefreshToken>;
}

/** Two tokens of one consent. */
export function aPair(now: number, change: Partial<AccessToken & RefreshToken> = {}): Pair {
  const accessToken = anAccessToken(now, change);
  return { accessToken, refreshToken: aRefreshToken(now, { ...change, chain: accessToken.record.chain }) };
}

export const grant = (pair: Pair, change: Partial<Extract<Effects, { kind: 'grantTokens' }>> = {}): Effects =>
  ({ kind: 'grantTokens', singleUse: [], ...pair, ...change });

/** Which of the two are there. */
export const left = async ({ store, service, token }: Scene, { accessToken, refreshToken }: Pair): Promise<string> => [
  ...((await token(accessToken.value)) ? ['access'] : []), ...((await store.refreshToken(service, refreshToken.value)) ? ['refresh'] : []),
].join(', ');
