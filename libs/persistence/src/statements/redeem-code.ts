import type { Effects, Outcome } from '@symbolon/engine';
import { keyOf } from './key.js';
import { SPENT_CODE_KEPT } from './lifetimes.js';
import { forgetOthers } from './others.js';
import { outcome } from './outcome.js';
import { insertAccessToken, insertRefreshToken, refreshParameters, tokenParameters } from './records.js';
import { one, type Runner } from './run.js';
import { JTI_FRESH, JTI_RESULT, REMEMBER_JTI, replayed, singleUseParameters, type JtiRow } from './single-use.js';
import { statement, variants } from './statement.js';

/**
 * A replayed JWT leaves the code as it is: the condition stands in the update itself. Of two requests with one code the
 * second waits for the row, sees `used_at` and finds nothing to update.
 */
const redemption = variants((shape: string) => {
  const once = shape.includes('jti');
  const spent = 'exists (select from spent)';
  const parts = [
    ...(once ? [REMEMBER_JTI] : []),
    `spent as (
    update authorization_code set used_at = :now, forget_at = greatest(forget_at, :now::bigint + ${SPENT_CODE_KEPT})
    where service = :service and day = :day and digest = :digest and used_at is null and expires_at > :now
      and ${once ? JTI_FRESH : 'true'}
    returning day)`,
    ...(shape.includes('sole') ? [forgetOthers(spent)] : []),
    insertAccessToken(spent),
    ...(shape.includes('refresh') ? [insertRefreshToken(spent)] : []),
  ];
  return statement(`redeemCode${shape}`, `
  with ${parts.join(',\n  ')}
  select ${spent} as spent${once ? `, ${JTI_RESULT}` : ', null as fresh'}`);
});

export async function redeemCode(runner: Runner, service: number, effect: Extract<Effects, { kind: 'redeemCode' }>): Promise<Outcome> {
  const { singleUse, accessToken, refreshToken } = effect;
  const code = keyOf(effect.code);
  if (!code) return outcome(['code']);
  const shape = `${singleUse.length > 0 ? ', jti' : ''}${refreshToken ? ', refresh' : ''}${effect.sole === true ? ', sole' : ''}`;
  const row = await one<JtiRow & { spent: boolean }>(runner, redemption(shape), {
    service, ...code, now: runner.now(), ...singleUseParameters(singleUse),
    ...tokenParameters(accessToken),
    ...(refreshToken ? refreshParameters(refreshToken) : {}),
  });
  if (row.spent) return outcome([]);
  const seen = replayed(singleUse, row);
  return outcome(seen.length > 0 ? seen : ['code']);
}
