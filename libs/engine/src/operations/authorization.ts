import { outer } from '../checks/parameters.js';
import { refusalOf, type Refusal } from '../decide.js';
import { authorizationFacts } from '../facts/authorization.js';
import { subjectIn } from '../facts/claims.js';
import type { AuthorizationFacts, Facts, Parameters } from '../facts/facts.js';
import { gatherAuthorization, REQUEST_URI } from '../facts/gather-authorization.js';
import { defaultDurations } from '../facts/limits.js';
import type { RequestObjectFacts } from '../facts/request-object.js';
import { deliveryOf, responseModeOf, responseTypeOf, yields, type Delivery } from '../facts/response.js';
import { channelTo, type AnswerChannel } from '../issue/authorization-response.js';
import { errorBody, errorMembers, resultOf } from '../issue/errors.js';
import { interactionOf } from '../issue/interaction.js';
import { answerThrough, canAnswerAsJwt } from '../issue/jarm.js';
import { limitedClient, limitedService } from '../issue/limited.js';
import { ResponseType } from '../model/enums.js';
import { given } from '../model/given.js';
import type { AuthorizationRequest, Ticket } from '../model/records.js';
import type { AuthorizationResponse } from '../model/responses.js';
import { first, resourcesIn } from '../parse/parameters.js';
import type { Ports } from '../ports/index.js';
import { isAmbiguous } from '../rules/oauth2/authorization-request.js';
import type { Noting } from '../trace/notes.js';
import type { Engine } from './engine.js';
import { examine, type Examined } from './examine.js';

const flags = { maxAge: 0, acrEssential: false, clientIdAliasUsed: false, clientEntityIdUsed: false, metadataDocumentUsed: false, nativeSsoRequested: false };

/** POST /auth/authorization (RFC 6749, 4.1.1; OpenID Connect Core, 3.1.2). */
export const authorization = (ports: Ports): Noting<Engine['authorization']> => async (service, request, notes) => {
  const examined = examine(await gatherAuthorization(ports, service, request), notes);
  const refusal = refusalOf(examined.facts, examined.findings);
  if (refusal !== undefined) return refused(ports, examined, refusal);
  const ticket = ports.crypto.value(examined.facts.now);
  const record = ticketOf(examined, request.context);
  await ports.store.commit(service.apiKey, { kind: 'openTicket', ticket: { value: ticket, record } });
  return opened(ports, examined.facts, ticket, record);
};

/** What only OpenID requests carry along. */
function openIdMembers({ scopes, claims, hint }: AuthorizationFacts): Pick<AuthorizationRequest, 'claims' | 'subject'> {
  if (!scopes.includes('openid')) return {};
  const hinted = hint !== undefined && 'subject' in hint ? hint.subject : undefined;
  return given({ claims: claims?.value, subject: subjectIn(claims) ?? hinted });
}

function requestOf(facts: Facts): AuthorizationRequest | undefined {
  const { authorization, client, requestUri } = facts;
  if (authorization?.redirectUri.verified === undefined) return undefined;
  const { values, details } = authorization;
  const responseType = responseTypeOf(values);
  if (responseType === undefined) return undefined;
  const challenge = first(values, 'code_challenge');
  const method = first(values, 'code_challenge_method') === 'S256' ? 'S256' : 'plain';
  const optional = {
    state: first(values, 'state'),
    nonce: first(values, 'nonce'),
    dpopJkt: requestUri?.record?.dpopJkt ?? first(values, 'dpop_jkt'),
    responseMode: responseModeOf(values),
    resources: resourcesIn(values),
    authorizationDetails: details !== undefined && 'details' in details ? details.details : undefined,
  };
  return {
    responseType,
    redirectUri: authorization.redirectUri.verified,
    redirectUriExplicit: authorization.redirectUri.given !== undefined,
    scopes: authorization.scopes,
    clientIdAliasUsed: client.aliasUsed,
    ...(challenge === undefined ? {} : { codeChallenge: challenge, codeChallengeMethod: method }),
    ...given(optional),
    ...openIdMembers(authorization),
  };
}

function ticketOf({ facts, profiles }: Examined, context: string | undefined): Ticket {
  const request = requestOf(facts);
  // The rules of every profile demand a verified redirect URI and a known response type.
  if (request === undefined || facts.client.client === undefined) throw new Error('A request passed every rule without being complete');
  return {
    clientId: facts.client.client.clientId,
    request,
    profiles,
    ...(facts.requestUri?.issuedHere === true ? { requestUri: facts.requestUri.value.slice(REQUEST_URI.length) } : {}),
    ...(context === undefined ? {} : { context }),
    expiresAt: facts.now + defaultDurations.ticket * 1000,
  };
}

function opened(ports: Ports, facts: Facts, ticket: string, record: Ticket): AuthorizationResponse {
  const { service, client } = facts;
  const interaction = interactionOf(facts, record.request);
  const values = {
    apiKey: String(service.apiKey),
    clientId: String(record.clientId),
    responseType: ResponseType[record.request.responseType],
    openid: String(record.request.scopes.includes('openid')),
  };
  return {
    type: 'authorizationResponse',
    ...resultOf(ports.messages, { resultCode: 'A004001', values }),
    ...flags,
    action: interaction.prompts?.includes('NONE') === true ? 'NO_INTERACTION' : 'INTERACTION',
    service: limitedService(service),
    ...(client.client === undefined ? {} : { client: limitedClient(client.client) }),
    clientIdAliasUsed: client.aliasUsed,
    ...interaction,
    ticket,
  };
}

/** Errors are redirected once the redirect URI is proven; before that, and when the request contradicts itself, they stay here. */
async function refused(ports: Ports, { facts, findings }: Examined, refusal: Refusal): Promise<AuthorizationResponse> {
  const { service, now, client } = facts;
  const result = (because: Refusal) => ({ type: 'authorizationResponse' as const, ...resultOf(ports.messages, because), ...flags });
  const unsafe = refusal.error === 'invalid_request_uri' || isAmbiguous(facts) || findings.some(({ rule }) => rule.request?.redirectUnsafe === true);
  const channel = unsafe ? undefined : channelOf(facts);
  const sent = channel === undefined ? refusal
    : await answerThrough(ports, service, client.client, now, channel, errorMembers(ports.messages, service, refusal));
  if (!('error' in sent)) return { ...result(refusal), ...sent };
  const action = sent.error === 'server_error' ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST';
  return { ...result(sent), action, responseContent: errorBody(ports.messages, service, sent) };
}

/** The request whose redirect URI may hear of an error; when a request object could not be read, the one that was made beside it. */
function heard(facts: Facts): AuthorizationFacts | undefined {
  const { authorization, requestObject, service, client } = facts;
  if (authorization !== undefined || requestObject === undefined) return authorization;
  const beside = outer(facts);
  return beside.redirect_uri?.length !== 1 ? undefined : authorizationFacts(service, client.client, asJwtIfAsked(beside, requestObject), 'plain');
}

/** Whoever made a request object that cannot be trusted may have the error signed (JARM, 2.3); nothing else of it counts. */
function asJwtIfAsked(beside: Parameters, { jwt }: RequestObjectFacts): Parameters {
  const asked = jwt?.claims?.response_mode;
  if (typeof asked !== 'string' || beside.response_mode !== undefined) return beside;
  const inside = { ...beside, response_mode: [asked] };
  return deliveryOf(responseTypeOf(inside), responseModeOf(inside)).jwt ? inside : beside;
}

/** How an error travels: as the answer would have, as far as that is safe and possible. */
function errorDelivery({ service, client: { client } }: Facts, { values }: AuthorizationFacts): Delivery {
  const type = responseTypeOf(values);
  const mode = responseModeOf(values);
  const exposed = mode === 'QUERY' && type !== undefined && (yields[type].token || yields[type].idToken);
  const delivery = deliveryOf(type, exposed ? undefined : mode);
  return delivery.jwt && (client === undefined || !canAnswerAsJwt(service, client)) ? { ...delivery, jwt: false } : delivery;
}

function channelOf(facts: Facts): AnswerChannel | undefined {
  const request = heard(facts);
  const redirectUri = request?.redirectUri.verified;
  if (request === undefined || redirectUri === undefined || facts.client.client?.locked === true) return undefined;
  return channelTo(facts.service, facts.limits, redirectUri, first(request.values, 'state'), errorDelivery(facts, request), facts.client.aliasUsed);
}
