import type { Effects, Outcome } from '@symbolon/engine';
import { outcome } from './outcome.js';
import { one, type Runner } from './run.js';
import { JTI_RESULT, REMEMBER_JTI, replayed, singleUseParameters, WITHOUT_WAITING, type JtiRow } from './single-use.js';
import { statement } from './statement.js';

const REMEMBER = statement('remember', `
  with ${WITHOUT_WAITING}, ${REMEMBER_JTI}
  select ${JTI_RESULT}, (select ok from unhurried) as unhurried`);

export async function remember(runner: Runner, service: number, effect: Extract<Effects, { kind: 'remember' }>): Promise<Outcome> {
  if (effect.singleUse.length === 0) return outcome([]);
  const row = await one<JtiRow>(runner, REMEMBER, { service, ...singleUseParameters(effect.singleUse) });
  return outcome(replayed(effect.singleUse, row));
}
