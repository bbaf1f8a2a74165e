import type { Effects, Outcome } from '@symbolon/engine';
import { FORGET_ACCESS_TOKEN } from './forget-access-token.js';
import { keyOf } from './key.js';
import { EXPIRED_KEPT, ROTATED_KEPT } from './lifetimes.js';
import { outcome } from './outcome.js';
import { insertAccessToken, insertRefreshToken, refreshParameters, tokenParameters } from './records.js';
import { one, type Runner } from './run.js';
import { JTI_FRESH, JTI_RESULT, REMEMBER_JTI, replayed, singleUseParameters, type JtiRow } from './single-use.js';
import { statement, variants } from './statement.js';

const KEY = 'service = :service and day = :day and digest = :digest';

const ROTATE = `used_at = :now, forget_at = :now::bigint + ${ROTATED_KEPT}, replaced_day = access_day, replaced_digest = access_digest`;

const KEEP = `replaced_day = access_day, replaced_digest = access_digest, access_day = :tokenDay, access_digest = :tokenDigest,
      expires_at = coalesce(:until::bigint, expires_at), forget_at = coalesce(:until::bigint + ${EXPIRED_KEPT}, forget_at)`;

/**
 * `known` is the access token of the refresh token when the statement began, `spent` the one that it has really
 * replaced. They differ when another refresh came in between; that one's access token is not visible to this statement.
 */
const refreshing = variants((shape: string) => {
  const once = shape.includes('jti');
  const rotated = shape.includes('rotated');
  const spent = 'exists (select from spent)';
  const parts = [
    ...(once ? [REMEMBER_JTI] : []),
    `known as (select access_digest as digest from refresh_token where ${KEY})`,
    `spent as (
    update refresh_token set ${rotated ? ROTATE : KEEP}
    where ${KEY} and used_at is null and expires_at > :now and ${once ? JTI_FRESH : 'true'}
    returning replaced_day as day, replaced_digest as digest)`,
    `replaced as (
    delete from access_token where service = :service and day = (select day from spent) and digest = (select digest from spent))`,
    insertAccessToken(spent),
    ...(rotated ? [insertRefreshToken(spent, 'spent')] : []),
  ];
  return statement(`refresh${shape}`, `
  with ${parts.join(',\n  ')}
  select ${spent} as spent, ${once ? JTI_RESULT : 'null as fresh'}, missed.day as missed_day, missed.digest as missed_digest
  from (values (true)) as always
  left join (select spent.day, spent.digest from spent, known where spent.digest <> known.digest) as missed on true`);
});

interface RefreshRow extends JtiRow {
  readonly spent: boolean;
  readonly missed_day: number | null;
  readonly missed_digest: Buffer | null;
}

export async function refresh(runner: Runner, service: number, effect: Extract<Effects, { kind: 'refresh' }>): Promise<Outcome> {
  const { singleUse, accessToken, successor } = effect;
  const key = keyOf(effect.refreshToken);
  if (!key) return outcome(['refreshToken']);
  const shape = `${singleUse.length > 0 ? ', jti' : ''}${successor ? ', rotated' : ''}`;
  const row = await one<RefreshRow>(runner, refreshing(shape), {
    service, ...key, now: runner.now(), ...singleUseParameters(singleUse),
    ...tokenParameters(accessToken),
    ...(successor ? refreshParameters(successor) : { until: effect.expiresAt ?? null }),
  });
  // Only after a race of refreshes: the other one's access token is visible now.
  if (row.missed_day !== null && row.missed_digest !== null) {
    await runner.run(FORGET_ACCESS_TOKEN, { service, day: row.missed_day, digest: row.missed_digest });
  }
  if (row.spent) return outcome([]);
  const seen = replayed(singleUse, row);
  return outcome(seen.length > 0 ? seen : ['refreshToken']);
}
