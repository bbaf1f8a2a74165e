import type { Effects, Outcome } from '@symbolon/engine';
import { FORGET_ACCESS_TOKEN } from './forget-access-token.js';
import { keyOf } from './key.js';
import { outcome } from './outcome.js';
import { one, type Runner } from './run.js';
import { statement } from './statement.js';

const KEY = 'service = :service and day = :day and digest = :digest';

/**
 * Refresh tokens go first, in the order in which a refresh locks the two. `mine`: the value is a refresh token; a rotated
 * one stays as a tombstone. `beside`: it is an access token, found from there by the consent that both descend from.
 */
const REVOKE_TOKEN = statement('revokeToken', `
  with known as (select chain from access_token where ${KEY}),
  mine as (
    delete from refresh_token where ${KEY} and used_at is null
    returning access_day as day, access_digest as digest),
  beside as (
    delete from refresh_token
    where chain = (select chain from known) and service = :service and access_digest = :digest and used_at is null
    returning day),
  token as (
    delete from access_token where ${KEY} and (select count(*) from beside) >= 0),
  paired as (
    delete from access_token
    where service = :service and day = (select day from mine) and digest = (select digest from mine)
    returning day)
  select mine.day as missed_day, mine.digest as missed_digest
  from (values (true)) as always
  left join mine on not exists (select from paired)`);

interface RevokeRow {
  readonly missed_day: number | null;
  readonly missed_digest: Buffer | null;
}

export async function revokeToken(runner: Runner, service: number, effect: Extract<Effects, { kind: 'revokeToken' }>): Promise<Outcome> {
  const key = keyOf(effect.token);
  if (!key) return outcome([]);
  const { missed_day: day, missed_digest: digest } = await one<RevokeRow>(runner, REVOKE_TOKEN, { service, ...key });
  // Deleted before, or issued by a refresh that was under way: that is visible now.
  if (day !== null && digest !== null) await runner.run(FORGET_ACCESS_TOKEN, { service, day, digest });
  return outcome([]);
}
