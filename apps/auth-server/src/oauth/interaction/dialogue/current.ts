import type { Service } from '@symbolon/engine';
import type { RememberedConsent, UserSession } from '@symbolon/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCookie } from '../cookies.js';
import { formToken, isFormToken } from '../form-token.js';
import { acceptedLanguages, chooseLanguage, type Language } from '../pages/languages.js';
import { belongsTo } from '../pages/surroundings.js';
import type { InteractionParts } from '../parts.js';
import { sessionOf } from '../sessions.js';
import { fromJson, type Asked } from './asked.js';
import { nextStep, type Dialogue, type Step } from './next-step.js';

/** A dialogue at the moment of a request. */
export interface Current {
  readonly service: Service;
  readonly reference: string;
  /** Empty for a user who came without any authorization request. */
  readonly ticket: string;
  /** What the client was told a moment ago, when the dialogue is over. */
  readonly answer?: string;
  readonly asked: Asked;
  readonly dialogue: Dialogue;
  readonly session: UserSession | undefined;
  readonly consent: RememberedConsent | undefined;
  readonly step: Step;
  readonly language: Language;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What was allowed to the client that asks, by the user of the session. */
export async function consentFor({ consents }: InteractionParts, service: Service, asked: Asked, session: UserSession | undefined): Promise<RememberedConsent | undefined> {
  const clientId = asked.client?.['clientId'];
  return session === undefined || typeof clientId !== 'number' ? undefined : consents.find(service.apiKey, session.user.number, clientId);
}

/** The dialogue behind a reference, if it is this browser's and has not expired. */
export async function currentDialogue(
  parts: InteractionParts, service: Service, reference: string, request: FastifyRequest, reply: FastifyReply,
): Promise<Current | undefined> {
  const browser = readCookie(request, 'browser', service.apiKey);
  const found = browser === undefined ? undefined : await parts.interactions.find(service.apiKey, browser, reference);
  if (found === undefined) return undefined;
  const [asked, dialogue] = [fromJson(found.asked), found.dialogue as unknown as Dialogue];
  const session = await sessionOf(parts, service, request);
  const consent = await consentFor(parts, service, asked, session);
  // Whoever came without a request is done once it is clear who they are.
  const allowed = found.ticket === '';
  const step = nextStep({ service, asked, dialogue, session, consent, allowed, now: parts.now() });
  const language = chooseLanguage(dialogue.language === undefined ? [] : [dialogue.language], asked.uiLocales, acceptedLanguages(request.headers['accept-language']));
  belongsTo(request, service, language);
  return { service, reference, ticket: found.ticket, ...(found.answer === undefined ? {} : { answer: found.answer }), asked, dialogue, session, consent, step, language, request, reply };
}

/** What the user saw: a step, and the account on its page. Who signs in becomes somebody else, so there it does not matter who was there. */
const seen = ({ session }: Current, step: string): readonly string[] => [step, step === 'signIn' ? '' : session?.id ?? ''];

/** The token of the form for a step: good for this dialogue, this step, and the account that the page showed. */
export const tokenOf = (current: Current, step: string): string => formToken(current.dialogue.secret, ...seen(current, step));

export const isTokenOf = (current: Current, step: string, token: string | null): boolean =>
  isFormToken(token ?? undefined, current.dialogue.secret, ...seen(current, step));
