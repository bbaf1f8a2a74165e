import type { Service } from '@symbolon/engine';
import type { RememberedConsent, UserSession } from '@symbolon/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nothingAsked, toJson } from '../dialogue/asked.js';
import { nextStep } from '../dialogue/next-step.js';
import { keepBrowser, readCookie } from '../cookies.js';
import { formToken, isFormToken } from '../form-token.js';
import { brandOf } from '../pages/brand.js';
import { clientOf, scopeTexts, userName } from '../pages/consent-values.js';
import type { Language } from '../pages/languages.js';
import { shown } from '../pages/shown.js';
import { sendPage } from '../pages/send-page.js';
import { claimName, scopeName, texts } from '../pages/texts.js';
import type { InteractionParts } from '../parts.js';
import { endSession, sessionOf } from '../sessions.js';
import { openDialogue } from '../begin.js';
import { withdrawConsent } from '../withdraw.js';
import { sendForged } from './messages.js';
import { languageOf, type Page } from './page.js';

/** Pages of a signed-in user that belong to no authorization request: their forms are bound to the session's own secret. */
const secretOf = (request: FastifyRequest, { apiKey }: Service): string => readCookie(request, 'session', apiKey) ?? '';

/** A session that is good for these pages, which is one that could answer a request without any dialogue. */
async function fullSession(parts: InteractionParts, service: Service, request: FastifyRequest): Promise<UserSession | undefined> {
  const session = await sessionOf(parts, service, request);
  const step = nextStep({ service, asked: nothingAsked, dialogue: { secret: '' }, session, consent: undefined, allowed: true, now: parts.now() });
  return step.kind === 'issue' ? session : undefined;
}

async function askToSignIn(parts: InteractionParts, service: Service, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const reference = await openDialogue(parts, service, keepBrowser(request, reply, service.apiKey), '', toJson(nothingAsked));
  void reply.code(303).header('cache-control', 'no-store').header('location', reference).send();
}

async function entryOf({ client }: InteractionParts, service: Service, { clientId, scopes, claims, createdAt }: RememberedConsent, language: Language): Promise<object> {
  const registered = await client(service.apiKey, String(clientId));
  const known = new Map((service.supportedScopes ?? []).map((scope) => [scope.name, scope]));
  const words = scopes.map((name) => {
    const scope = known.get(name);
    return scope === undefined ? scopeName(name, language) : scopeTexts([scope], language)[0]?.text ?? name;
  });
  return {
    clientId, date: new Date(createdAt).toISOString().slice(0, 10),
    name: registered === undefined ? String(clientId) : clientOf(registered as unknown as Record<string, unknown>, language).name,
    texts: [...words, ...claims.map((claim) => claimName(claim, language))].map(shown),
  };
}

async function showConsents(parts: InteractionParts, service: Service, request: FastifyRequest, reply: FastifyReply, session: UserSession): Promise<void> {
  const language = languageOf(request);
  const list = await parts.consents.list(service.apiKey, session.user.number);
  sendPage(reply, {
    page: 'consents', wide: true, brand: brandOf(service), language, title: texts[language].consentsTitle, fetchedAt: 'consents',
    values: {
      token: formToken(secretOf(request, service), 'consents'), user: userName(session.user, language),
      done: (request.query as { readonly withdrawn?: string }).withdrawn !== undefined,
      consents: await Promise.all(list.map((consent) => entryOf(parts, service, consent, language))),
    },
  });
}

/** What the user allowed, and how to take it back. */
export const consentsPage: Page = {
  async get(parts, service, request, reply) {
    const session = await fullSession(parts, service, request);
    return session === undefined ? askToSignIn(parts, service, request, reply) : showConsents(parts, service, request, reply, session);
  },
  async post(parts, service, request, reply, form) {
    const session = await fullSession(parts, service, request);
    if (session === undefined) return askToSignIn(parts, service, request, reply);
    if (!isFormToken(form.get('token') ?? undefined, secretOf(request, service), 'consents')) {
      return sendForged(reply, { service, language: languageOf(request) }, 'consents');
    }
    const clientId = form.get('client') ?? '';
    if (/^[1-9]\d{0,15}$/.test(clientId)) await withdrawConsent(parts, service, session.user, Number(clientId));
    void reply.code(303).header('cache-control', 'no-store').header('location', 'consents?withdrawn').send();
  },
};

function showSignedOut(service: Service, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request);
  const t = texts[language];
  sendPage(reply, { page: 'message', brand: brandOf(service), language, title: t.signedOutTitle, values: { advice: t.signedOutAdvice } });
}

/** Asks first, so that no page elsewhere can sign a user out. */
export const signOutPage: Page = {
  async get(parts, service, request, reply) {
    const session = await sessionOf(parts, service, request);
    if (session === undefined) return showSignedOut(service, request, reply);
    const language = languageOf(request);
    sendPage(reply, {
      page: 'signOut', brand: brandOf(service), language, title: texts[language].signOutTitle, fetchedAt: 'sign-out',
      values: { token: formToken(secretOf(request, service), 'sign-out'), user: userName(session.user, language) },
    });
  },
  async post(parts, service, request, reply, form) {
    if (await sessionOf(parts, service, request) !== undefined && !isFormToken(form.get('token') ?? undefined, secretOf(request, service), 'sign-out')) {
      return sendForged(reply, { service, language: languageOf(request) }, 'sign-out');
    }
    await endSession(parts, service, request, reply);
    showSignedOut(service, request, reply);
  },
};
