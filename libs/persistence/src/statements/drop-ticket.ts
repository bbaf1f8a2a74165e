import type { Effects, Outcome } from '@symbolon/engine';
import { keyOf } from './key.js';
import { outcome } from './outcome.js';
import { one, type Runner } from './run.js';
import { statement } from './statement.js';
import { SPEND_TICKET, SPEND_REQUEST_URI } from './ticket.js';

const DROP_TICKET = statement('dropTicket', `
  with ${SPEND_TICKET}
  select exists (select from gone) as ticket`);

const DROP_TICKET_AND_URI = statement('dropTicket, uri', `
  with ${SPEND_TICKET},
  ${SPEND_REQUEST_URI}
  select exists (select from gone) as ticket`);

/** That the request_uri had been spent by another ticket is no news: nothing is issued either way. */
export async function dropTicket(runner: Runner, service: number, effect: Extract<Effects, { kind: 'dropTicket' }>): Promise<Outcome> {
  const ticket = keyOf(effect.ticket);
  if (!ticket) return outcome(['ticket']);
  const uri = effect.requestUri === undefined ? undefined : keyOf(effect.requestUri);
  const parameters = { service, ...ticket, now: runner.now() };
  const row = uri
    ? await one<{ ticket: boolean }>(runner, DROP_TICKET_AND_URI, { ...parameters, uriDay: uri.day, uriDigest: uri.digest })
    : await one<{ ticket: boolean }>(runner, DROP_TICKET, parameters);
  return outcome(row.ticket ? [] : ['ticket']);
}
