import type { Effects, Outcome } from '@symbolon/engine';
import { outcome } from './outcome.js';
import { pushedParameters } from './records.js';
import { one, type Runner } from './run.js';
import { JTI_FRESH, JTI_RESULT, REMEMBER_JTI, replayed, singleUseParameters, type JtiRow } from './single-use.js';
import { statement } from './statement.js';

const insertPushed = (condition: string): string => `
    insert into pushed_request (service, day, digest, client_id, expires_at, forget_at, record)
    select :service::bigint, :day::int, :digest::bytea, :client::bigint, :expires::bigint, :forget::bigint, :record::json
    where ${condition}`;

const PUSH = statement('push', insertPushed('true'));

const PUSH_ONCE = statement('push, jti', `
  with ${REMEMBER_JTI},
  pushed as (${insertPushed(JTI_FRESH)})
  select ${JTI_RESULT}`);

export async function push(runner: Runner, service: number, effect: Extract<Effects, { kind: 'push' }>): Promise<Outcome> {
  const pushed = pushedParameters(effect.pushed);
  if (effect.singleUse.length === 0) {
    await runner.run(PUSH, { service, ...pushed });
    return outcome([]);
  }
  const row = await one<JtiRow>(runner, PUSH_ONCE, { service, ...pushed, ...singleUseParameters(effect.singleUse) });
  return outcome(replayed(effect.singleUse, row));
}
