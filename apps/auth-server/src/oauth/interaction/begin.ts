import { randomBytes } from 'node:crypto';
import type { AuthorizationResponse, JsonObject, Service } from '@symbolon/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { keepBrowser } from './cookies.js';
import { askedOf, toJson } from './dialogue/asked.js';
import { consentFor } from './dialogue/current.js';
import { fail, issue } from './dialogue/finish.js';
import { nextStep } from './dialogue/next-step.js';
import { respond } from '../respond.js';
import type { InteractionParts } from './parts.js';
import { settingsOf } from './service-settings.js';
import { sessionOf } from './sessions.js';

/** Nobody sits before a sign-in page for longer. */
const LIFETIME = 60 * 60_000;

/** Stores a dialogue for this browser; returns the reference under which it goes on. */
export const openDialogue = ({ interactions, now }: InteractionParts, { apiKey }: Service, browser: string, ticket: string, asked: JsonObject): Promise<string> =>
  interactions.open(apiKey, browser, {
    ticket, asked, dialogue: { secret: randomBytes(32).toString('base64url') }, expiresAt: now() + LIFETIME,
  });

/**
 * Pages of somebody else's talk to the user: they get the ticket, which is worth nothing without the credentials of the service,
 * read what is asked at `auth/authorization/ticket/info`, and answer by `issue` or `fail`.
 */
async function delegate({ engine }: InteractionParts, service: Service, answer: AuthorizationResponse, to: string, reply: FastifyReply): Promise<void> {
  const { ticket = '', action } = answer;
  await engine.ticketUpdate(service, { ticket, info: { context: JSON.stringify({ action, ...askedOf(answer) }) } });
  const url = new URL(to);
  url.searchParams.set('ticket', ticket);
  url.searchParams.set('service', String(service.apiKey));
  void reply.code(303).headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', location: url.href }).send();
}

/** What follows an authorization request that is in order: at once where nothing need be asked, else on pages of our own. */
export async function begin(parts: InteractionParts, service: Service, answer: AuthorizationResponse, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { delegatedTo } = settingsOf(service);
  if (delegatedTo !== undefined) return delegate(parts, service, answer, delegatedTo, reply);
  const [asked, ticket] = [askedOf(answer), answer.ticket ?? ''];
  const session = await sessionOf(parts, service, request);
  // A POST from the client's site brings no cookies (SameSite=Lax); the GET that follows does, so only then is known who is there.
  if (request.method === 'GET' || session !== undefined) {
    const consent = await consentFor(parts, service, asked, session);
    const step = nextStep({ service, asked, dialogue: { secret: '' }, session, consent, now: parts.now() });
    const ending = { service, ticket, asked };
    if (step.kind === 'issue') return respond(request, reply, 'browser', await issue(parts, ending, step.session));
    if (step.kind === 'fail') return respond(request, reply, 'browser', await fail(parts, ending, step.reason));
  }
  const reference = await openDialogue(parts, service, keepBrowser(request, reply, service.apiKey), ticket, toJson(asked));
  void reply.code(303).headers({ 'cache-control': 'no-store', location: `${parts.basePath}/${service.apiKey}/interaction/${reference}` }).send();
}
