import type { Effects, Outcome } from '@symbolon/engine';
import { rememberScopes, scopesParameters } from './granted-scopes.js';
import { keyOf } from './key.js';
import { forgetOthers } from './others.js';
import { outcome } from './outcome.js';
import { codeParameters, insertAccessToken, insertCode, tokenParameters } from './records.js';
import { one, type Runner } from './run.js';
import { statement, variants } from './statement.js';
import { SPEND_TICKET, SPEND_REQUEST_URI } from './ticket.js';

type Part = 'uri' | 'code' | 'token' | 'sole' | 'scopes';

/**
 * The request_uri is what two tickets of one pushed request race for: the loser's ticket goes too, but nothing is
 * issued. Its expiry does not matter here; it was checked when the ticket was opened.
 */
const completion = variants((shape: string) => {
  const has = (part: Part): boolean => shape.includes(part);
  const done = has('uri') ? 'exists (select from uri)' : 'exists (select from gone)';
  const parts = [
    SPEND_TICKET,
    ...(has('uri') ? [SPEND_REQUEST_URI] : []),
    ...(has('sole') ? [forgetOthers(done)] : []),
    ...(has('code') ? [insertCode(done)] : []),
    ...(has('scopes') ? [rememberScopes(done)] : []),
    ...(has('token') ? [insertAccessToken(done)] : []),
  ];
  return statement(`completeTicket${shape}`, `
  with ${parts.join(',\n  ')}
  select exists (select from gone) as ticket, ${done} as completed, (select context from gone) as context`);
});

export async function completeTicket(runner: Runner, service: number, effect: Extract<Effects, { kind: 'completeTicket' }>): Promise<Outcome> {
  const { code, accessToken, requestUri } = effect;
  const ticket = keyOf(effect.ticket);
  if (!ticket) return outcome(['ticket']);
  const uri = requestUri === undefined ? undefined : keyOf(requestUri);
  if (requestUri !== undefined && !uri) return outcome(['requestUri']);
  const grant = code?.record ?? accessToken?.record;
  const shape = `${uri ? ', uri' : ''}${code ? ', code' : ''}${accessToken ? ', token' : ''}${accessToken && effect.sole === true ? ', sole' : ''}${grant?.subject === undefined ? '' : ', scopes'}`;
  const row = await one<{ ticket: boolean; completed: boolean; context: string | null }>(runner, completion(shape), {
    service, ...ticket, now: runner.now(),
    ...(uri ? { uriDay: uri.day, uriDigest: uri.digest } : {}),
    ...(code ? codeParameters(code) : {}),
    ...(accessToken ? tokenParameters(accessToken) : {}),
    ...(grant ? scopesParameters(grant) : {}),
  });
  if (row.completed) return row.context === null ? outcome([]) : { kind: 'fresh', context: row.context };
  return outcome([row.ticket ? 'requestUri' : 'ticket']);
}
