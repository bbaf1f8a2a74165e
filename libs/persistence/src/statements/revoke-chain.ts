import type { Effects, Outcome } from '@symbolon/engine';
import { outcome } from './outcome.js';
import { one, type Runner } from './run.js';
import { statement } from './statement.js';

const part = (name: string, table: string): string =>
  `${name} as (delete from ${table} where chain = :chain and service = :service returning day)`;

const REVOKE_CHAIN = statement('revokeChain', `
  with ${part('codes', 'authorization_code')}, ${part('tokens', 'access_token')}, ${part('refreshes', 'refresh_token')}
  select (select count(*) from codes) + (select count(*) from tokens) + (select count(*) from refreshes) as gone`);

/**
 * Until nothing is left: a refresh or redemption under way holds a row that the deletion waits for, and what it issued
 * is visible to the next round only. Without a code or refresh token left, no further round can find anything.
 */
export async function revokeChain(runner: Runner, service: number, effect: Extract<Effects, { kind: 'revokeChain' }>): Promise<Outcome> {
  let gone: number;
  do {
    ({ gone } = await one<{ gone: number }>(runner, REVOKE_CHAIN, { service, chain: effect.chain }));
  } while (gone > 0);
  return outcome([]);
}
