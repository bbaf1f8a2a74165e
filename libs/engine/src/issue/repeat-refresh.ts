import type { Facts } from '../facts/facts.js';
import { refreshTokenFacts } from '../facts/gather-token.js';
import type { TokenRequest } from '../model/requests.js';
import { first, valuesOf } from '../parse/parameters.js';
import type { Outcome, Ports } from '../ports/index.js';
import { refresh } from './refresh.js';
import type { IssuedTokens } from './tokens.js';

/**
 * Tokens for a refresh token that another request exchanged between our look at it and our commit. Where the service lets it be
 * presented again (refreshTokenIdempotent), it stands for its successor by now, however close the two requests were. The JWTs of
 * this request were remembered by the commit that lost.
 */
export async function repeatRefresh(ports: Ports, facts: Facts, outcome: Outcome, request: TokenRequest): Promise<IssuedTokens | undefined> {
  const { service, grant } = facts;
  const onlyRefreshToken = outcome.kind === 'spent' && outcome.spent.every(kind => kind === 'refreshToken');
  if (!onlyRefreshToken || !service.refreshTokenIdempotent || grant === undefined) return undefined;
  const value = first(valuesOf(facts.parameters), 'refresh_token') ?? '';
  const found = await refreshTokenFacts(ports, service, value, ports.clock.now());
  if (found.record === undefined || found.successor === undefined) return undefined;
  const issued = await refresh(ports, { ...facts, grant: { ...grant, refreshToken: found } }, { value, record: found.record }, request);
  if ('error' in issued || issued.effects.kind !== 'refresh') return undefined;
  const again = await ports.store.commit(service.apiKey, { ...issued.effects, singleUse: [] });
  return again.kind === 'fresh' ? issued : undefined;
}
