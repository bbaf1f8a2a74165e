import type { FastifyReply } from 'fastify';
import { readCookie, setCookie } from '../cookies.js';
import { texts } from '../pages/texts.js';
import { respond, type EngineAnswer } from '../../respond.js';
import type { InteractionParts } from '../parts.js';
import { sendForged, sendThrottled } from '../routes/messages.js';
import { startSession, type Proof } from '../sessions.js';
import { claimsOf, scopesOf } from './asked.js';
import { isTokenOf, type Current } from './current.js';
import { end, fail, issue } from './finish.js';
import { nextStep, type Dialogue } from './next-step.js';
import { show } from './show.js';

/** After a form the browser fetches the page of what comes next: reloading it sends nothing twice. */
const goOn = (reply: FastifyReply, reference: string): void => void reply.code(303).header('cache-control', 'no-store').header('location', reference).send();

const change = async ({ interactions }: InteractionParts, { service, reference, dialogue, reply }: Current, more: Partial<Dialogue>): Promise<void> => {
  await interactions.update(service.apiKey, reference, { ...dialogue, ...more });
  goOn(reply, reference);
};

async function proved(parts: InteractionParts, current: Current, proof: Proof): Promise<void> {
  const id = await startSession(parts, current.service, current.request, current.reply, proof);
  // Whoever signed in for this dialogue need not do so again because of the second factor.
  const { signedIn } = current.dialogue;
  const stillFresh = proof.methods.length === 1 || (signedIn !== undefined && signedIn === current.session?.id);
  const chosen = current.dialogue.chosen === undefined ? {} : { chosen: id };
  await change(parts, current, { ...chosen, ...(stillFresh ? { signedIn: id } : {}) });
}

async function answerSignIn(parts: InteractionParts, current: Current, form: URLSearchParams): Promise<void> {
  const [login, password] = [(form.get('login') ?? '').slice(0, 200), form.get('password') ?? ''];
  const { service: { apiKey }, request, reply } = current;
  const attempt = await parts.signIn.byPassword(current.service, login, password, { address: request.ip, browser: readCookie(request, 'known', apiKey) });
  if (attempt === 'refused') return show(current, 'signIn', { text: texts[current.language].refused, login });
  if ('allowedAt' in attempt) return sendThrottled(reply, current, attempt.allowedAt, parts.now());
  if (attempt.browser !== undefined) setCookie(reply, 'known', apiKey, attempt.browser);
  return proved(parts, current, { user: attempt.user, methods: ['pwd'], authenticatedAt: parts.now() });
}

async function answerTotp(parts: InteractionParts, current: Current, form: URLSearchParams): Promise<void> {
  const { service, session, request, reply, language } = current;
  if (session === undefined) return goOn(reply, current.reference);
  const attempt = await parts.signIn.byTotp(service, session.user, form.get('code') ?? '', request.ip);
  if (attempt === 'refused') return show(current, 'totp', { text: texts[language].codeRefused });
  if ('allowedAt' in attempt) return sendThrottled(reply, current, attempt.allowedAt, parts.now());
  return proved(parts, current, { user: session.user, methods: [...session.methods, 'otp'], authenticatedAt: session.authenticatedAt });
}

async function answerAccount(parts: InteractionParts, current: Current, action: string | null): Promise<void> {
  const { session } = current;
  if (action === 'continue' && session !== undefined) return change(parts, current, { chosen: session.id });
  // Nobody is signed out by this: only whoever signs in takes the place of the account before.
  return show(current, 'signIn', undefined, true);
}

async function answerConsent(parts: InteractionParts, current: Current): Promise<void> {
  const { service, asked, session, reply, reference } = current;
  const step = nextStep({ ...current, allowed: true, now: parts.now() });
  if (step.kind !== 'issue' || session === undefined) return goOn(reply, reference);
  const clientId = Number(asked.client?.['clientId']);
  await parts.consents.remember(service.apiKey, session.user.number, clientId, { scopes: scopesOf(asked), claims: claimsOf(asked) });
  return end(parts, current, await issue(parts, current, step.session));
}

/** What the user sent from one of our pages. */
export async function answerForm(parts: InteractionParts, current: Current, form: URLSearchParams): Promise<void> {
  const { step, reference, reply } = current;
  const [sent, action] = [form.get('step') ?? '', form.get('action')];
  if (!isTokenOf(current, sent, form.get('token'))) return sendForged(reply, current, reference);
  if (current.answer !== undefined) return respond(current.request, reply, 'browser', JSON.parse(current.answer) as EngineAnswer);
  if (action === 'cancel' && current.ticket !== '') return end(parts, current, await fail(parts, current, 'DENIED'));
  if (sent === 'signIn') return answerSignIn(parts, current, form);
  // A page that is no longer the one that is due; unless the same consent is being answered this very moment.
  if (sent !== step.kind && !(sent === 'consent' && step.kind === 'issue')) return goOn(reply, reference);
  if (sent === 'totp') return answerTotp(parts, current, form);
  if (sent === 'account') return answerAccount(parts, current, action);
  if (sent === 'consent' && action === 'allow') return answerConsent(parts, current);
  return goOn(reply, reference);
}
