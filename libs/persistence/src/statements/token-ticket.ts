import type { Effects, Outcome } from '@symbolon/engine';
import { keyOfTokenTicket } from './key.js';
import { outcome } from './outcome.js';
import { tokenTicketParameters } from './records.js';
import { one, type Runner } from './run.js';
import { JTI_FRESH, JTI_RESULT, REMEMBER_JTI, replayed, singleUseParameters, type JtiRow } from './single-use.js';
import { statement } from './statement.js';
import { SPEND_TICKET } from './ticket.js';

const insertTokenTicket = (condition: string): string => `
    insert into ticket (service, day, digest, client_id, expires_at, forget_at, record)
    select :service::bigint, :day::int, :digest::bytea, :client::bigint, :expires::bigint, :expires::bigint, :record::json
    where ${condition}`;

const OPEN_TOKEN_TICKET = statement('openTokenTicket', insertTokenTicket('true'));

const OPEN_TOKEN_TICKET_ONCE = statement('openTokenTicket, jti', `
  with ${REMEMBER_JTI},
  opened as (${insertTokenTicket(JTI_FRESH)})
  select ${JTI_RESULT}`);

export async function openTokenTicket(runner: Runner, service: number, effect: Extract<Effects, { kind: 'openTokenTicket' }>): Promise<Outcome> {
  const parameters = { service, ...tokenTicketParameters(effect.ticket) };
  if (effect.singleUse.length === 0) {
    await runner.run(OPEN_TOKEN_TICKET, parameters);
    return outcome([]);
  }
  const row = await one<JtiRow>(runner, OPEN_TOKEN_TICKET_ONCE, { ...parameters, ...singleUseParameters(effect.singleUse) });
  return outcome(replayed(effect.singleUse, row));
}

const DROP_TOKEN_TICKET = statement('dropTokenTicket', `
  with ${SPEND_TICKET}
  select exists (select from gone) as ticket`);

export async function dropTokenTicket(runner: Runner, service: number, effect: Extract<Effects, { kind: 'dropTokenTicket' }>): Promise<Outcome> {
  const ticket = keyOfTokenTicket(effect.ticket);
  if (!ticket) return outcome(['ticket']);
  const row = await one<{ ticket: boolean }>(runner, DROP_TOKEN_TICKET, { service, ...ticket, now: runner.now() });
  return outcome(row.ticket ? [] : ['ticket']);
}
