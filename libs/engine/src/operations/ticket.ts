import { resultOf } from '../issue/errors.js';
import type { AuthorizationTicketResponse } from '../model/responses.js';
import type { ResultCode } from '../model/result-code.js';
import type { Ports } from '../ports/index.js';
import type { Engine } from './engine.js';

const answer = (ports: Ports, action: AuthorizationTicketResponse['action'], resultCode: ResultCode, context?: string): AuthorizationTicketResponse => ({
  ...resultOf(ports.messages, { resultCode }),
  action,
  ...(action === 'OK' ? { info: context === undefined ? {} : { context } } : {}),
});

/** POST /auth/authorization/ticket/info. */
export const ticketInfo = (ports: Ports): Engine['ticketInfo'] => async (service, { ticket }) => {
  if (ticket === undefined) return answer(ports, 'CALLER_ERROR', 'A600201');
  const record = await ports.store.ticket(service.apiKey, ticket, true);
  const live = record !== undefined && record.expiresAt > ports.clock.now();
  return live ? answer(ports, 'OK', 'A600001', record.context) : answer(ports, 'NOT_FOUND', 'A600202');
};

/** POST /auth/authorization/ticket/update. */
export const ticketUpdate = (ports: Ports): Engine['ticketUpdate'] => async (service, { ticket, info }) => {
  if (ticket === undefined) return answer(ports, 'CALLER_ERROR', 'A601201');
  // An empty object takes the context away; a call that forgot it does not.
  if (info === undefined) return answer(ports, 'CALLER_ERROR', 'A601203');
  const outcome = await ports.store.commit(service.apiKey, { kind: 'updateTicket', ticket, context: info.context });
  return outcome.kind === 'fresh' ? answer(ports, 'OK', 'A601001', info.context) : answer(ports, 'NOT_FOUND', 'A601202');
};
