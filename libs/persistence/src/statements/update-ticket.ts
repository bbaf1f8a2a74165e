import type { Effects, Outcome } from '@symbolon/engine';
import { keyOf } from './key.js';
import { outcome } from './outcome.js';
import type { Runner } from './run.js';
import { statement } from './statement.js';

const UPDATE_TICKET = statement('updateTicket', `
  update ticket set context = :context::text
  where service = :service and day = :day and digest = :digest and expires_at > :now
  returning day`);

export async function updateTicket(runner: Runner, service: number, effect: Extract<Effects, { kind: 'updateTicket' }>): Promise<Outcome> {
  const key = keyOf(effect.ticket);
  if (!key) return outcome(['ticket']);
  const rows = await runner.run(UPDATE_TICKET, { service, ...key, context: effect.context ?? null, now: runner.now() });
  return outcome(rows.length > 0 ? [] : ['ticket']);
}
