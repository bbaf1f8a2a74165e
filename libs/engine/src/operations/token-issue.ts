import type { Refusal } from '../decide.js';
import { errorBody, resultOf } from '../issue/errors.js';
import { grantOf, grantTokens, wantsRefreshToken, type IssuedTokens } from '../issue/tokens.js';
import type { TokenContext } from '../issue/access-token.js';
import { given } from '../model/given.js';
import type { OAuthError } from '../model/oauth-error.js';
import type { Grant, TokenTicket } from '../model/records.js';
import type { TokenFailReason, TokenIssueRequest } from '../model/requests.js';
import type { TokenFailResponse, TokenIssueResponse } from '../model/responses.js';
import type { ResultCode } from '../model/result-code.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import { areTooLarge, isForeign, isNoObject, MAX_PROPERTIES, MAX_SUBJECT, subjectFlaw } from './call-values.js';
import type { Noting } from '../trace/notes.js';
import type { Engine } from './engine.js';
import { clientMembers, nothingIssued, tokenContent, tokenMembers } from './token-answer.js';

/** POST /auth/token/issue: the front end has checked the password. */
export const tokenIssue = (ports: Ports): Noting<Engine['tokenIssue']> => async (service, request, notes) => {
  const ticket = request.ticket === undefined ? undefined : await ports.store.tokenTicket(service.apiKey, request.ticket);
  notes.record = ticket;
  const problem = ticketProblem(request.ticket, ticket, ports.clock.now()) ?? callProblem(request);
  if (problem !== undefined || ticket === undefined) return refused(ports, service, problem ?? { error: 'server_error', resultCode: 'A055202' });
  const made = await issue(ports, service, ticket, request);
  if ('error' in made) return refused(ports, service, made);
  const { context, issued } = made;
  if ('error' in issued) return refused(ports, service, issued);
  const outcome = await ports.store.commit(service.apiKey, issued.effects);
  if (outcome.kind === 'taken') return refused(ports, service, { error: 'server_error', resultCode: 'A061207' });
  if (outcome.kind === 'spent') return refused(ports, service, { error: 'invalid_grant', resultCode: 'A061301' });
  return {
    ...resultOf(ports.messages, { resultCode: 'A054001' }),
    action: 'OK',
    responseContent: tokenContent(service, issued),
    ...clientMembers(service, context.client.client, ticket.clientIdAliasUsed),
    ...tokenMembers(context.now, issued),
  };
};

async function issue(ports: Ports, service: Service, ticket: TokenTicket, request: TokenIssueRequest): Promise<{ context: TokenContext; issued: IssuedTokens | Refusal } | Refusal> {
  const now = ports.clock.now();
  const client = await ports.clients.client(service.apiKey, String(ticket.clientId));
  // The ticket of a deleted client is as good as gone.
  if (client === undefined) return { error: 'server_error', resultCode: 'A055202' };
  if (client.locked) return { error: 'invalid_client', resultCode: 'A061302', values: { clientId: String(client.clientId) } };
  const context: TokenContext = {
    service, now, proof: { kind: 'none' }, certificate: { kind: 'none' },
    client: { named: {}, aliasUsed: ticket.clientIdAliasUsed, client },
  };
  const source: Grant = {
    chain: ports.crypto.value(now), clientId: ticket.clientId, scopes: ticket.scopes, clientIdAliasUsed: ticket.clientIdAliasUsed,
    ...given({ subject: request.subject, properties: ticket.properties, resources: ticket.resources, authorizationDetails: ticket.authorizationDetails, jwtAtClaims: ticket.jwtAtClaims }),
  };
  const issued = await grantTokens(ports, context, {
    grant: grantOf(source, ticket.scopes, request),
    grantType: 'PASSWORD',
    profiles: ticket.profiles,
    withRefreshToken: wantsRefreshToken(context),
    singleUse: [],
    confirmation: ticket.confirmation,
    ...given({
      ticket: request.ticket, value: request.accessToken,
      accessTokenDuration: request.accessTokenDuration ?? ticket.accessTokenDuration,
      refreshTokenDuration: request.refreshTokenDuration ?? ticket.refreshTokenDuration,
    }),
  }, 'A061202');
  return { context, issued };
}

function ticketProblem(value: string | undefined, ticket: TokenTicket | undefined, now: number): Refusal | undefined {
  if (value === undefined) return { error: 'server_error', resultCode: 'A055201' };
  if (ticket === undefined) return { error: 'server_error', resultCode: 'A055202' };
  return ticket.expiresAt <= now ? { error: 'server_error', resultCode: 'A055301' } : undefined;
}

function callProblem({ subject, properties, jwtAtClaims, accessToken }: TokenIssueRequest): Refusal | undefined {
  if (subject === undefined) return { error: 'server_error', resultCode: 'A061203' };
  const flaw = subjectFlaw(subject);
  if (flaw !== undefined) return { error: 'server_error', resultCode: flaw === 'tooLong' ? 'A061205' : 'A061206', values: { max: String(MAX_SUBJECT) } };
  if (areTooLarge(properties)) return { error: 'server_error', resultCode: 'A061201', values: { max: String(MAX_PROPERTIES) } };
  if (isNoObject(jwtAtClaims)) return { error: 'server_error', resultCode: 'A061202', values: { problem: "'jwtAtClaims' is no JSON object" } };
  return isForeign(accessToken) ? { error: 'server_error', resultCode: 'A061204' } : undefined;
}

const refused = (ports: Ports, service: Service, refusal: Refusal): TokenIssueResponse => ({
  ...resultOf(ports.messages, refusal),
  action: 'INTERNAL_SERVER_ERROR',
  responseContent: errorBody(ports.messages, service, refusal),
  ...nothingIssued, ...clientMembers(service, undefined, false),
});

const reasons: Readonly<Record<TokenFailReason, readonly [OAuthError, ResultCode]>> = {
  UNKNOWN: ['server_error', 'A067302'],
  // The reference answers invalid_request where RFC 6749, 5.2, would say invalid_grant.
  INVALID_RESOURCE_OWNER_CREDENTIALS: ['invalid_request', 'A067301'],
  INVALID_TARGET: ['invalid_target', 'A067303'],
  INVALID_CLIENT: ['invalid_client', 'A067304'],
  UNAUTHORIZED_CLIENT: ['unauthorized_client', 'A067305'],
  INVALID_SCOPE: ['invalid_scope', 'A067306'],
};

/** POST /auth/token/fail: the password was wrong, or something else. */
export const tokenFail = (ports: Ports): Noting<Engine['tokenFail']> => async (service, { ticket, reason }, notes) => {
  const answer = (action: TokenFailResponse['action'], refusal: Refusal): TokenFailResponse => ({
    ...resultOf(ports.messages, refusal), action, responseContent: errorBody(ports.messages, service, refusal),
  });
  const wrong = (resultCode: ResultCode): TokenFailResponse => answer('INTERNAL_SERVER_ERROR', { error: 'server_error', resultCode });
  if (ticket === undefined) return wrong('A063201');
  if (reason === undefined) return wrong('A067201');
  const record = await ports.store.tokenTicket(service.apiKey, ticket);
  notes.record = record;
  if (record === undefined) return wrong('A063202');
  if (record.expiresAt <= ports.clock.now()) return wrong('A063301');
  const outcome = await ports.store.commit(service.apiKey, { kind: 'dropTokenTicket', ticket });
  if (outcome.kind === 'spent') return wrong('A063202');
  const [error, resultCode] = reasons[reason];
  return answer(error === 'server_error' ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST', { error, resultCode });
};
