import type { Service } from '@symbolon/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedLanguages, chooseLanguage, type Language } from '../pages/languages.js';
import type { InteractionParts } from '../parts.js';

/** A page of ours: shown by GET, answered by POST. */
export interface Page {
  get(parts: InteractionParts, service: Service, request: FastifyRequest, reply: FastifyReply): Promise<void>;
  post(parts: InteractionParts, service: Service, request: FastifyRequest, reply: FastifyReply, form: URLSearchParams): Promise<void>;
}

/** The language where no dialogue knows better. */
export function languageOf({ query, headers }: FastifyRequest): Language {
  const { ui_locales: wish } = (query ?? {}) as { readonly ui_locales?: unknown };
  return chooseLanguage(typeof wish === 'string' ? wish.split(' ') : [], acceptedLanguages(headers['accept-language']));
}
