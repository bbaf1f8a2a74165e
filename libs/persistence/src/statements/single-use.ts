import type { SingleUse } from '@symbolon/engine';
import { sha256 } from './key.js';
import type { Parameters } from './statement.js';

/**
 * Remembers the JWTs of a request; what was there already does not come back. Rows are inserted in one order by
 * everybody (see `singleUseParameters`), so that two requests with the same JWTs wait for, but never lock out, each other.
 */
export const REMEMBER_JTI = `jti as (
    insert into single_use (service, day, digest, forget_at)
    select :service::bigint, j.day, j.digest, j.forget_at
    from (values (:jtiDay::int, :jtiDigest::bytea, :jtiUntil::bigint), (:jtiDay2::int, :jtiDigest2::bytea, :jtiUntil2::bigint))
      as j (day, digest, forget_at)
    where j.day is not null
    on conflict do nothing
    returning digest)`;

/** Counting reads the whole result of the insertion, so whatever asks this runs after it. */
export const JTI_FRESH = '(select count(*) from jti) = :jtiCount::int';

/** What a statement answers about them: which were fresh, and nothing when all were. */
export const JTI_RESULT = `case when not ${JTI_FRESH} then coalesce((select array_agg(digest) from jti), '{}') end as fresh`;

export interface JtiRow {
  readonly fresh: readonly Buffer[] | null;
}

/** A request has an assertion and a proof at most; scalars are far cheaper than arrays. */
const MOST = 2;

/**
 * Whether the commit has to wait for the disk. A jti that is lost in a crash of the database could be replayed only
 * within the few seconds of its window, after the restart; nothing that is spent or issued ever commits like this.
 */
export const WITHOUT_WAITING = `unhurried as materialized (select set_config('synchronous_commit', 'off', true) as ok)`;

const digestOf = ({ kind, owner, jti }: SingleUse): Buffer => sha256(JSON.stringify([kind, owner, jti]));

interface Row {
  readonly use: SingleUse;
  readonly digest: Buffer;
}

const sorted = (singleUse: readonly SingleUse[]): readonly Row[] =>
  singleUse.map((use): Row => ({ use, digest: digestOf(use) })).sort((a, b) => a.use.day - b.use.day || a.digest.compare(b.digest));

export function singleUseParameters(singleUse: readonly SingleUse[]): Parameters {
  if (singleUse.length > MOST) throw new Error(`A request has ${MOST} single-use JWTs at most.`);
  const [one, two] = sorted(singleUse);
  return {
    jtiDay: one?.use.day ?? null, jtiDigest: one?.digest ?? null, jtiUntil: one?.use.expiresAt ?? null,
    jtiDay2: two?.use.day ?? null, jtiDigest2: two?.digest ?? null, jtiUntil2: two?.use.expiresAt ?? null,
    jtiCount: singleUse.length,
  };
}

/** The kinds of the JWTs that had been seen before. */
export function replayed(singleUse: readonly SingleUse[], row: JtiRow): readonly SingleUse['kind'][] {
  const { fresh } = row;
  if (fresh === null) return [];
  const stale = singleUse.filter((use) => !fresh.some((digest) => digest.equals(digestOf(use))));
  // Fewer rows than JWTs although each digest came back: one JWT was named twice.
  const kinds = (stale.length > 0 ? stale : singleUse).map(({ kind }) => kind);
  return [...new Set(kinds)];
}
