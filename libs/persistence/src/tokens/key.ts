import { dayInValue, dayOf, type TokenName } from '@symbolon/engine';
import { sha256 } from '../statements/key.js';
import type { Parameters } from '../statements/statement.js';

/** 2020-01-01: no value of ours is older. */
const FIRST_DAY = 18_262;
const DIGEST_BYTES = 32;

type Table = 'access_token' | 'refresh_token';

/** A token as statements find it: by digest, on one day or, where only the digest is known, on any. */
export interface TokenKey {
  readonly table: Table;
  /** How the statement looks for it; part of the statement's name. */
  readonly by: 'value' | 'hash';
  readonly parameters: Parameters;
}

function byValue(value: string): Parameters | undefined {
  const day = dayInValue(value);
  return day === undefined ? undefined : { day, digest: sha256(value) };
}

/** Tomorrow too, because instances' clocks differ. */
function byHash(hash: string, now: number): Parameters | undefined {
  const digest = Buffer.from(hash, 'base64url');
  if (digest.length !== DIGEST_BYTES || digest.toString('base64url') !== hash) return undefined;
  return { from: FIRST_DAY, to: dayOf(now) + 1, digest };
}

/** Undefined for what cannot be in storage. */
export function tokenKey(name: TokenName, now: number): TokenKey | undefined {
  const table = 'accessToken' in name || 'accessTokenHash' in name ? 'access_token' : 'refresh_token';
  const value = 'accessToken' in name ? name.accessToken : 'refreshToken' in name ? name.refreshToken : undefined;
  const hash = 'accessTokenHash' in name ? name.accessTokenHash : 'refreshTokenHash' in name ? name.refreshTokenHash : '';
  const parameters = value === undefined ? byHash(hash, now) : byValue(value);
  return parameters && { table, by: value === undefined ? 'hash' : 'value', parameters };
}

/**
 * The row of the token that a key names, as a table of a statement. By hash, each day is one look into one partition's
 * index; values that others made carry any day, and lie in the default partition.
 */
export const named = (table: Table, by: TokenKey['by']): string => (by === 'value'
  ? `(select * from ${table} where service = :service and day = :day and digest = :digest)`
  : `(
    select one.* from generate_series(:from::int, :to::int) as d (day)
    join ${table} one on one.service = :service and one.day = d.day and one.digest = :digest
    union all
    select * from ${table}_other where service = :service and digest = :digest and not day between :from and :to
    limit 1)`);
