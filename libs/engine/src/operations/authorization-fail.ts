import type { Refusal } from '../decide.js';
import { channelOf } from '../issue/authorization-response.js';
import { errorBody, errorMembers, resultOf } from '../issue/errors.js';
import { answerThrough } from '../issue/jarm.js';
import type { OAuthError } from '../model/oauth-error.js';
import type { FailReason } from '../model/requests.js';
import type { AuthorizationFailResponse } from '../model/responses.js';
import type { ResultCode } from '../model/result-code.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import { limitsUnder } from '../profiles/catalogue.js';
import type { Noting } from '../trace/notes.js';
import type { Engine } from './engine.js';

const reasons: Readonly<Record<FailReason, readonly [OAuthError, ResultCode]>> = {
  UNKNOWN: ['server_error', 'A060307'],
  NOT_LOGGED_IN: ['login_required', 'A060301'],
  MAX_AGE_NOT_SUPPORTED: ['login_required', 'A060302'],
  EXCEEDS_MAX_AGE: ['login_required', 'A060303'],
  DIFFERENT_SUBJECT: ['login_required', 'A060304'],
  ACR_NOT_SATISFIED: ['unmet_authentication_requirements', 'A060305'],
  DENIED: ['access_denied', 'A060306'],
  SERVER_ERROR: ['server_error', 'A060308'],
  NOT_AUTHENTICATED: ['login_required', 'A060309'],
  ACCOUNT_SELECTION_REQUIRED: ['account_selection_required', 'A060310'],
  CONSENT_REQUIRED: ['consent_required', 'A060311'],
  INTERACTION_REQUIRED: ['interaction_required', 'A060312'],
  INVALID_TARGET: ['invalid_target', 'A060313'],
  INVALID_SCOPE: ['invalid_scope', 'A060314'],
  UNAUTHORIZED_CLIENT: ['unauthorized_client', 'A060315'],
  TEMPORARILY_UNAVAILABLE: ['temporarily_unavailable', 'A060316'],
};
// error_description allows %x20-21, %x23-5B, %x5D-7E only (RFC 6749, 4.1.2.1).
const FORBIDDEN = /[^\x20-\x21\x23-\x5B\x5D-\x7E]/g;

/** POST /auth/authorization/fail: turns the ticket into an error for the client. */
export const authorizationFail = (ports: Ports): Noting<Engine['authorizationFail']> => async (service, { ticket, reason, description }, notes) => {
  if (ticket === undefined) return refused(ports, service, { error: 'server_error', resultCode: 'A059201' });
  if (reason === undefined) return refused(ports, service, { error: 'server_error', resultCode: 'A060201' });
  const record = await ports.store.ticket(service.apiKey, ticket);
  notes.record = record;
  if (record === undefined) return refused(ports, service, { error: 'invalid_request', resultCode: 'A059202' });
  if (record.expiresAt <= ports.clock.now()) return refused(ports, service, { error: 'invalid_request', resultCode: 'A059301' });
  const outcome = await ports.store.commit(service.apiKey, {
    kind: 'dropTicket', ticket, ...(record.requestUri === undefined ? {} : { requestUri: record.requestUri }),
  });
  if (outcome.kind === 'spent' && outcome.spent.includes('ticket')) return refused(ports, service, { error: 'invalid_request', resultCode: 'A059202' });
  const [error, resultCode] = reasons[reason];
  const members = errorMembers(ports.messages, service, { error, resultCode });
  const worded = description === undefined || service.errorDescriptionOmitted ? members
    : { ...members, error_description: description.slice(0, 500).replace(FORBIDDEN, '?') };
  const channel = channelOf(service, limitsUnder(service, record.profiles), record.request);
  const client = channel.delivery.jwt ? await ports.clients.client(service.apiKey, String(record.clientId)) : undefined;
  if (channel.delivery.jwt && client === undefined) return refused(ports, service, { error: 'invalid_request', resultCode: 'A059202' });
  const sent = await answerThrough(ports, service, client, ports.clock.now(), channel, worded);
  return 'error' in sent ? refused(ports, service, sent) : { ...resultOf(ports.messages, { resultCode }), ...sent };
};

const refused = (ports: Ports, service: Service, refusal: Refusal): AuthorizationFailResponse => ({
  ...resultOf(ports.messages, refusal),
  action: refusal.error === 'server_error' ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST',
  responseContent: errorBody(ports.messages, service, refusal),
});
