import type { Service } from '@symbolon/engine';
import type { FastifyReply } from 'fastify';
import { brandOf } from '../pages/brand.js';
import type { Language } from '../pages/languages.js';
import { sendPage } from '../pages/send-page.js';
import { texts } from '../pages/texts.js';

interface Place {
  readonly service: Service;
  readonly language: Language;
}

/** A dialogue that is over, or belongs to another browser: nobody is told which. */
export function sendExpired(reply: FastifyReply, { service, language }: Place): void {
  const t = texts[language];
  sendPage(reply, {
    page: 'message', status: 410, brand: brandOf(service), language, title: t.expiredTitle,
    values: { advice: t.expiredAdvice, facts: [{ id: 'error', label: t.errorCode, value: 'invalid_request' }] },
  });
}

/** A form without the token of its page. */
export function sendForged(reply: FastifyReply, { service, language }: Place, back: string): void {
  const t = texts[language];
  sendPage(reply, {
    page: 'message', status: 403, brand: brandOf(service), language, title: t.forgedTitle,
    values: { advice: t.forgedAdvice, link: { href: back, text: t.goOn } },
  });
}

/** `allowedAt` and `now` in ms. The time is said in UTC: the server does not know the user's. */
export function sendThrottled(reply: FastifyReply, { service, language, reference }: Place & { readonly reference: string }, allowedAt: number, now: number): void {
  const t = texts[language];
  const time = `${new Date(Math.ceil(allowedAt / 60_000) * 60_000).toISOString().slice(11, 16)} UTC`;
  const minutes = Math.max(1, Math.ceil((allowedAt - now) / 60_000));
  void reply.header('retry-after', String(Math.max(1, Math.ceil((allowedAt - now) / 1000))));
  sendPage(reply, { page: 'message', status: 429, brand: brandOf(service), language, title: t.throttledTitle, values: { advice: t.throttledAdvice(minutes, time), link: { href: reference, text: t.goOn } } });
}
