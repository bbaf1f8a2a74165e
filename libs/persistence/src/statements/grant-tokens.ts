import type { Effects, Outcome } from '@symbolon/engine';
import { keyOfTokenTicket } from './key.js';
import { forgetOthers } from './others.js';
import { outcome } from './outcome.js';
import { insertAccessToken, insertRefreshToken, refreshParameters, tokenParameters } from './records.js';
import { one, type Runner } from './run.js';
import { JTI_FRESH, JTI_RESULT, REMEMBER_JTI, replayed, singleUseParameters, type JtiRow } from './single-use.js';
import { statement, variants } from './statement.js';

/** As with codes, a replayed JWT leaves the ticket as it is. */
const spendTicket = (condition: string): string => `gone as (
    delete from ticket
    where service = :service and day = :day and digest = :digest and expires_at > :now and ${condition}
    returning day)`;

const granting = variants((shape: string) => {
  const has = (part: string): boolean => shape.includes(part);
  const fresh = has('jti') ? JTI_FRESH : 'true';
  const done = has('ticket') ? 'exists (select from gone)' : fresh;
  const parts = [
    ...(has('jti') ? [REMEMBER_JTI] : []),
    ...(has('ticket') ? [spendTicket(fresh)] : []),
    ...(has('sole') ? [forgetOthers(done)] : []),
    insertAccessToken(done),
    ...(has('refresh') ? [insertRefreshToken(done)] : []),
  ];
  return statement(`grantTokens${shape}`, `
  with ${parts.join(',\n  ')}
  select ${done} as granted, ${has('jti') ? JTI_RESULT : 'null as fresh'}`);
});

export async function grantTokens(runner: Runner, service: number, effect: Extract<Effects, { kind: 'grantTokens' }>): Promise<Outcome> {
  const { singleUse, accessToken, refreshToken } = effect;
  const ticket = effect.ticket === undefined ? undefined : keyOfTokenTicket(effect.ticket);
  if (effect.ticket !== undefined && !ticket) return outcome(['ticket']);
  const shape = `${singleUse.length > 0 ? ', jti' : ''}${ticket ? ', ticket' : ''}${refreshToken ? ', refresh' : ''}${effect.sole === true ? ', sole' : ''}`;
  const row = await one<JtiRow & { granted: boolean }>(runner, granting(shape), {
    service, now: runner.now(), ...ticket, ...singleUseParameters(singleUse),
    ...tokenParameters(accessToken),
    ...(refreshToken ? refreshParameters(refreshToken) : {}),
  });
  if (row.granted) return outcome([]);
  const seen = replayed(singleUse, row);
  return outcome(seen.length > 0 ? seen : ['ticket']);
}
