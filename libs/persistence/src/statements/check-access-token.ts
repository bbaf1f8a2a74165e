import type { SingleUse } from '@symbolon/engine';
import type { Key } from './key.js';
import type { GrantRow } from './records.js';
import { one, type Runner } from './run.js';
import { JTI_RESULT, REMEMBER_JTI, singleUseParameters, WITHOUT_WAITING, replayed, type JtiRow } from './single-use.js';
import { statement } from './statement.js';

/** Reads the token whether or not the proof is a replay: the answer needs both. */
const CHECK_ACCESS_TOKEN = statement('accessToken, jti', `
  with ${WITHOUT_WAITING}, ${REMEMBER_JTI}
  select ${JTI_RESULT}, (select ok from unhurried) as unhurried,
    t.chain, t.client_id, t.subject, t.created_at, t.expires_at, t.record
  from (values (true)) as always
  left join access_token t on t.service = :service and t.day = :day and t.digest = :digest`);

export async function checkAccessToken(
  runner: Runner, service: number, key: Key, proof: SingleUse,
): Promise<{ readonly row: GrantRow | undefined; readonly replayed: boolean }> {
  const row = await one<JtiRow & Omit<GrantRow, 'record'> & { record: object | null }>(
    runner, CHECK_ACCESS_TOKEN, { service, ...key, ...singleUseParameters([proof]) });
  const found = row.record === null ? undefined : { ...row, record: row.record };
  return { row: found, replayed: replayed([proof], row).length > 0 };
}
