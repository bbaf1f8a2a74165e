import { setTimeout as pause } from 'node:timers/promises';
import type { FailReason, Service } from '@symbolon/engine';
import type { UserSession } from '@symbolon/persistence';
import { respond, type EngineAnswer } from '../../respond.js';
import { readCookie } from '../cookies.js';
import { claimsOfUser } from '../claims.js';
import type { InteractionParts } from '../parts.js';
import { claimsOf, type Asked } from './asked.js';
import type { Current } from './current.js';
import { achievedAcr } from './levels.js';

/** An authorization request that the user has answered, or need not answer. */
export interface Ending {
  readonly service: Service;
  readonly ticket: string;
  readonly asked: Asked;
}

export const fail = ({ engine }: InteractionParts, { service, ticket }: Ending, reason: FailReason): Promise<EngineAnswer> =>
  engine.authorizationFail(service, { ticket, reason });

export function issue({ engine }: InteractionParts, { service, ticket, asked }: Ending, { user, methods, authenticatedAt }: UserSession): Promise<EngineAnswer> {
  const acr = achievedAcr(service, asked, methods);
  const claims = claimsOfUser(user, asked.claims ?? [], asked.claimsLocales);
  return engine.authorizationIssue(service, {
    ticket, subject: user.subject, authTime: Math.floor(authenticatedAt / 1000), consentedClaims: claimsOf(asked),
    ...(acr === undefined ? {} : { acr }),
    ...(Object.keys(claims).length === 0 ? {} : { claims: JSON.stringify(claims) }),
  });
}

/** How long an answer is kept for the same form, ms: longer than an impatient user waits, shorter than one takes to come back. */
const MOMENT = 10_000;
const [LOOKS, BETWEEN] = [10, 100];

/** What the client is told by the same form that was sent a moment before, and that is still under way. */
async function answerOfTwin({ interactions }: InteractionParts, { service, reference, request }: Current): Promise<EngineAnswer | undefined> {
  const browser = readCookie(request, 'browser', service.apiKey) ?? '';
  for (let look = 0; look < LOOKS; look += 1) {
    const found = await interactions.find(service.apiKey, browser, reference);
    if (found?.answer !== undefined) return JSON.parse(found.answer) as EngineAnswer;
    if (found === undefined) return undefined;
    await pause(BETWEEN);
  }
  return undefined;
}

/**
 * The end of a dialogue: what the engine made of it goes to the client, by way of the browser. Whoever clicks twice makes the browser
 * forget the first answer, so it is kept for a moment; a ticket is good once, so there is no second one.
 */
export async function end(parts: InteractionParts, current: Current, answer: EngineAnswer): Promise<void> {
  const { service, reference, request, reply } = current;
  const { action, resultCode, responseContent = '' } = answer;
  if (action === 'LOCATION' || action === 'FORM') {
    await parts.interactions.finish(service.apiKey, reference, JSON.stringify({ action, resultCode, responseContent }), parts.now() + MOMENT);
    return respond(request, reply, 'browser', answer);
  }
  const first = await answerOfTwin(parts, current);
  if (first === undefined) await parts.interactions.close(service.apiKey, reference);
  respond(request, reply, 'browser', first ?? answer);
}
