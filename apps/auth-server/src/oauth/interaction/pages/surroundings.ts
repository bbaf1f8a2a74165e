import type { Service } from '@symbolon/engine';
import type { FastifyRequest } from 'fastify';
import { languageOf } from '../routes/page.js';
import { brandOf, ownBrand, type Brand } from './brand.js';
import type { Language } from './languages.js';

/** Where a request belongs, as far as it is known: a page that ends it badly looks like those before it. */
interface Known {
  readonly service: Service;
  readonly language?: Language;
}

const known = new WeakMap<FastifyRequest, Known>();

export const belongsTo = (request: FastifyRequest, service: Service, language?: Language): void =>
  void known.set(request, { service, ...(language === undefined ? {} : { language }) });

/** Brand and language of a page that answers a request; ours, and the browser's, where nothing is known of it. */
export function surroundingsOf(request: FastifyRequest): { readonly brand: Brand; readonly language: Language } {
  const { service, language } = known.get(request) ?? {};
  return { brand: service === undefined ? ownBrand : brandOf(service), language: language ?? languageOf(request) };
}
