import type { Effects, Outcome } from '@symbolon/engine';
import { outcome } from './outcome.js';
import { ticketParameters } from './records.js';
import type { Runner } from './run.js';
import { statement } from './statement.js';

const OPEN_TICKET = statement('openTicket', `
  insert into ticket (service, day, digest, client_id, context, expires_at, forget_at, record)
  values (:service, :day, :digest, :client, :context, :expires, :expires, :record)`);

export async function openTicket(runner: Runner, service: number, effect: Extract<Effects, { kind: 'openTicket' }>): Promise<Outcome> {
  await runner.run(OPEN_TICKET, { service, ...ticketParameters(effect.ticket) });
  return outcome([]);
}
