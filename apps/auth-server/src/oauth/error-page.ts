import type { ResultCode } from '@symbolon/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendPage } from './interaction/pages/send-page.js';
import { surroundingsOf } from './interaction/pages/surroundings.js';
import { texts } from './interaction/pages/texts.js';

function errorOf(content: string): { readonly error: string; readonly description: string } {
  try {
    const { error, error_description: description } = JSON.parse(content) as { readonly error?: unknown; readonly error_description?: unknown };
    return { error: typeof error === 'string' ? error : 'server_error', description: typeof description === 'string' ? description : '' };
  } catch {
    return { error: 'server_error', description: '' };
  }
}

/** Says in the browser what could not be said to the client: its redirect URI is not proven, or contradicts itself. The status is the caller's. */
export function errorPage(request: FastifyRequest, reply: FastifyReply, resultCode: ResultCode, content: string): void {
  const { brand, language } = surroundingsOf(request);
  const t = texts[language];
  const { error, description } = errorOf(content);
  const facts = [
    { id: 'error', label: t.errorCode, value: error },
    { id: 'error_description', label: t.reason, value: description },
    { id: 'result_code', label: t.resultCode, value: resultCode },
  ];
  sendPage(reply, {
    page: 'message', status: reply.statusCode, brand, language, title: t.refusedTitle,
    values: { advice: t.refusedAdvice, facts: facts.filter(({ value }) => value !== '') },
  });
}
