import { refusalOfOutcome, type Refusal } from '../decide.js';
import { yields } from '../facts/response.js';
import { codeOf, grantOf, idTokenContent } from '../issue/authorization-grant.js';
import { channelOf, type Answer, type AnswerChannel } from '../issue/authorization-response.js';
import { errorBody, errorMembers, resultOf } from '../issue/errors.js';
import { answerOf, frontChannelTokens, type FrontChannelTokens, type Granting } from '../issue/front-channel.js';
import { answerThrough } from '../issue/jarm.js';
import { subjectFor } from '../issue/subject.js';
import { sole } from '../issue/tokens.js';
import type { Client } from '../model/client.js';
import { given } from '../model/given.js';
import { andThen, type MaybePromise } from '../model/maybe-promise.js';
import type { AuthorizationCode, Ticket } from '../model/records.js';
import type { AuthorizationIssueRequest } from '../model/requests.js';
import type { AuthorizationIssueResponse } from '../model/responses.js';
import type { ResultCode } from '../model/result-code.js';
import type { Service } from '../model/service.js';
import type { Named, Ports } from '../ports/index.js';
import { limitsUnder } from '../profiles/catalogue.js';
import { stricterScopes } from '../profiles/resolve.js';
import { areTooLarge, haveOddFields, isForeign, isNoObject, MAX_PROPERTIES, MAX_SUBJECT, subjectFlaw } from './call-values.js';
import type { Noting } from '../trace/notes.js';
import type { Engine } from './engine.js';

const type = 'authorizationIssueResponse';
const nothingIssued = { accessTokenExpiresAt: 0, accessTokenDuration: 0 };
const MAX_ACR = 200;

/** POST /auth/authorization/issue. */
export const authorizationIssue = (ports: Ports): Noting<Engine['authorizationIssue']> => async (service, request, notes) => {
  const wrong = callProblem(request);
  if (wrong !== undefined) return refused(ports, service, { error: 'server_error', resultCode: wrong, values: { max: String(wrong === 'A043201' ? MAX_ACR : MAX_PROPERTIES) } });
  const now = ports.clock.now();
  const finding = ports.store.ticket(service.apiKey, request.ticket ?? '');
  const ticket = finding instanceof Promise ? await finding : finding;
  notes.record = ticket;
  const judging = ticketProblem(ticket, request, now) ?? scopeProblem(ports, service, ticket as Ticket, request);
  const refusal = judging instanceof Promise ? await judging : judging;
  if (refusal !== undefined) return refused(ports, service, refusal);
  return complete(ports, service, ticket as Ticket, request, now);
};

/** Mistakes of the front end itself. */
function callProblem(request: AuthorizationIssueRequest): ResultCode | undefined {
  const { ticket, acr, claims, properties, idtHeaderParams, jwtAtClaims, accessToken } = request;
  if (ticket === undefined) return 'A041201';
  if ((acr ?? '').length > MAX_ACR) return 'A043201';
  if (isNoObject(claims)) return 'A044201';
  if (areTooLarge(properties)) return 'A045201';
  if (isNoObject(jwtAtClaims)) return 'A045202';
  if (isNoObject(idtHeaderParams)) return 'A045203';
  if (isForeign(accessToken)) return 'A045204';
  return haveOddFields(request.authorizationDetails) ? 'A045206' : undefined;
}

function ticketProblem(ticket: Ticket | undefined, { subject }: AuthorizationIssueRequest, now: number): Refusal | undefined {
  if (ticket === undefined) return { error: 'invalid_request', resultCode: 'A041202' };
  if (ticket.expiresAt <= now) return { error: 'invalid_request', resultCode: 'A041301' };
  // With response_type=none nothing is issued to anybody.
  if (subject === undefined) return ticket.request.responseType === 'NONE' ? undefined : { error: 'server_error', resultCode: 'A042201' };
  const flaw = subjectFlaw(subject);
  if (flaw === undefined) return undefined;
  return { error: 'server_error', resultCode: flaw === 'tooLong' ? 'A042202' : 'A042203', values: { max: String(MAX_SUBJECT) } };
}

/** A scope that the front end adds can want a profile that the request was not held to (ADR 22). Where none is added there is nothing to wait for. */
function scopeProblem(ports: Ports, service: Service, ticket: Ticket, { scopes }: AuthorizationIssueRequest): MaybePromise<Refusal | undefined> {
  const added = scopes?.filter(scope => !ticket.request.scopes.includes(scope)) ?? [];
  if (added.length === 0) return undefined;
  return andThen(ports.clients.client(service.apiKey, String(ticket.clientId)), client => {
    const stricter = stricterScopes(service, client, ticket.profiles, added);
    return stricter.length === 0 ? undefined : { error: 'server_error', resultCode: 'A045251', values: { scope: stricter.join(' ') } };
  });
}

/** Everything that one ticket brings forth, before it is stored. */
interface Issued {
  readonly channel: AnswerChannel;
  readonly client: Client | undefined;
  readonly answer: Answer;
  readonly code?: Named<AuthorizationCode>;
  readonly tokens: FrontChannelTokens;
}

/** Tokens are made for a client, and so are JWTs around an answer; a code alone needs none of its settings, and no time. */
function issue(ports: Ports, service: Service, ticket: Ticket, request: AuthorizationIssueRequest, now: number): Issued | Promise<Issued | Refusal> {
  const limits = limitsUnder(service, ticket.profiles);
  const channel = channelOf(service, limits, ticket.request);
  const wanted = yields[ticket.request.responseType];
  const grant = grantOf(ports.crypto, service, ticket, request, now);
  const idToken = idTokenContent(ticket, request, grant);
  const code = wanted.code ? { value: ports.crypto.value(now), record: codeOf(ticket, grant, idToken, request.accessTokenDuration, now, limits) } : undefined;
  const plain = !wanted.token && !wanted.idToken && !channel.delivery.jwt && ticket.request.subject === undefined;
  if (plain) return { channel, client: undefined, answer: code === undefined ? {} : { code: code.value }, tokens: {}, ...given({ code }) };
  return issueFor(ports, service, { channel, ticket, grant, idToken, code }, request, now);
}

type Prepared = Pick<Granting, 'ticket' | 'grant' | 'idToken'> & { readonly channel: AnswerChannel; readonly code: Named<AuthorizationCode> | undefined };

async function issueFor(
  ports: Ports, service: Service, { channel, ticket, grant, idToken, code }: Prepared, request: AuthorizationIssueRequest, now: number,
): Promise<Issued | Refusal> {
  const client = await ports.clients.client(service.apiKey, String(ticket.clientId));
  if (client === undefined) return { error: 'invalid_request', resultCode: 'A045303', values: { clientId: String(ticket.clientId) } };
  if (client.locked) return { error: 'unauthorized_client', resultCode: 'A010307', values: { clientId: String(ticket.clientId) } };
  if (isSomebodyElse(ports, service, client, ticket, request)) return { channel, client, answer: differentSubject(ports, service), tokens: {} };
  const tokens = await frontChannelTokens(ports, { service, client, now, ticket, grant, idToken, code: code?.value }, request);
  if ('error' in tokens) return tokens;
  return { channel, client, tokens, answer: answerOf(service, grant, code?.value, tokens), ...given({ code }) };
}

/** The client wants an answer for one user only (OpenID Connect Core, 3.1.2.2). */
function isSomebodyElse(ports: Ports, service: Service, client: Client, { request: { subject: wanted } }: Ticket, { subject, sub }: AuthorizationIssueRequest): boolean {
  return wanted !== undefined && wanted !== subject && wanted !== subjectFor(ports.crypto, service, client, subject, sub);
}

const otherUser: Refusal = { error: 'login_required', resultCode: 'A060304' };
const differentSubject = (ports: Ports, service: Service): Answer => errorMembers(ports.messages, service, otherUser);

async function complete(ports: Ports, service: Service, ticket: Ticket, request: AuthorizationIssueRequest, now: number): Promise<AuthorizationIssueResponse> {
  const made = issue(ports, service, ticket, request, now);
  const issued = made instanceof Promise ? await made : made;
  if ('error' in issued) return refused(ports, service, issued);
  const { channel, client, answer, code, tokens: { accessToken, idToken } } = issued;
  const sent = answerThrough(ports, service, client, now, channel, answer);
  const success = sent instanceof Promise ? await sent : sent;
  if ('error' in success) return refused(ports, service, success);
  const outcome = await ports.store.commit(service.apiKey, {
    kind: 'completeTicket',
    ticket: request.ticket ?? '',
    ...(ticket.requestUri === undefined ? {} : { requestUri: ticket.requestUri }),
    ...(code === undefined ? {} : { code }),
    ...(accessToken === undefined ? {} : { accessToken: { value: accessToken.value, record: accessToken.record }, ...sole({ service, client: { client } }, request.subject) }),
  });
  const lost = refusalOfOutcome(outcome, 'authorization', 'A045207');
  if (lost !== undefined) return overtaken(ports, service, lost, issued, now);
  const resultCode = answer.error === undefined ? 'A040001' : otherUser.resultCode;
  return {
    type,
    ...resultOf(ports.messages, { resultCode }),
    accessTokenExpiresAt: accessToken?.record.expiresAt ?? 0,
    accessTokenDuration: accessToken?.duration ?? 0,
    ...success,
    ...given({ authorizationCode: code?.value, accessToken: accessToken?.value, jwtAccessToken: accessToken?.jwt, idToken }),
    ...(outcome.kind === 'fresh' && outcome.context !== undefined ? { ticketInfo: { context: outcome.context } } : {}),
  };
}

/** Another call was faster. The redirect URI was verified when the ticket was made: the client hears that its request_uri is spent. */
async function overtaken(ports: Ports, service: Service, lost: Refusal, { channel, client }: Issued, now: number): Promise<AuthorizationIssueResponse> {
  if (lost.error !== 'invalid_request_uri') return refused(ports, service, lost);
  const sent = await answerThrough(ports, service, client, now, channel, errorMembers(ports.messages, service, lost));
  return 'error' in sent ? refused(ports, service, sent) : { type, ...resultOf(ports.messages, lost), ...nothingIssued, ...sent };
}

function refused(ports: Ports, service: Service, refusal: Refusal): AuthorizationIssueResponse {
  return {
    type,
    ...resultOf(ports.messages, refusal),
    ...nothingIssued,
    action: refusal.error === 'server_error' ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST',
    responseContent: errorBody(ports.messages, service, refusal),
  };
}
