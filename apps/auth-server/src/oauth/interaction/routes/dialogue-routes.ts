import type { Service } from '@symbolon/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerForm } from '../dialogue/answer-form.js';
import { currentDialogue, type Current } from '../dialogue/current.js';
import { end, fail, issue } from '../dialogue/finish.js';
import { show } from '../dialogue/show.js';
import { languages, type Language } from '../pages/languages.js';
import type { InteractionParts } from '../parts.js';
import { languageOf, type Page } from './page.js';
import { sendExpired } from './messages.js';

/** The language that the user picks at the foot of the page. */
function picked({ query }: FastifyRequest): Language | undefined {
  const { ui_locales: wish } = (query ?? {}) as { readonly ui_locales?: unknown };
  return languages.find((language) => language === wish);
}

async function keepLanguage({ interactions }: InteractionParts, current: Current): Promise<Current> {
  const language = picked(current.request);
  if (language === undefined || language === current.dialogue.language) return current;
  const dialogue = { ...current.dialogue, language };
  await interactions.update(current.service.apiKey, current.reference, dialogue);
  return { ...current, dialogue, language };
}

/** Shows what is due, or ends the dialogue when nothing is. */
async function proceed(parts: InteractionParts, current: Current): Promise<void> {
  const { service, step, ticket, reference, reply } = current;
  // Who comes back has been to the client with this answer; only the same form hears it again.
  if (current.answer !== undefined) return sendExpired(reply, current);
  if (step.kind !== 'issue' && step.kind !== 'fail') return show(await keepLanguage(parts, current), step.kind);
  if (ticket === '') {
    await parts.interactions.close(service.apiKey, reference);
    return void reply.code(303).header('cache-control', 'no-store').header('location', 'consents').send();
  }
  return end(parts, current, await (step.kind === 'issue' ? issue(parts, current, step.session) : fail(parts, current, step.reason)));
}

async function withDialogue(
  parts: InteractionParts, service: Service, request: FastifyRequest, reply: FastifyReply, work: (current: Current) => Promise<void>,
): Promise<void> {
  const { reference } = request.params as { readonly reference: string };
  const current = await currentDialogue(parts, service, reference, request, reply);
  return current === undefined ? sendExpired(reply, { service, language: languageOf(request) }) : work(current);
}

/** The one URL of a dialogue: GET shows where it stands, POST is what the user answered. */
export const dialoguePage: Page = {
  get: (parts, service, request, reply) => withDialogue(parts, service, request, reply, (current) => proceed(parts, current)),
  post: (parts, service, request, reply, form) => withDialogue(parts, service, request, reply, (current) => answerForm(parts, current, form)),
};
