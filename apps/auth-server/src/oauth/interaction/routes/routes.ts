import { randomUUID } from 'node:crypto';
import type { Service } from '@symbolon/engine';
import type { FastifyInstance, FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { addSecurityHeaders } from '../../security-headers.js';
import { sendPage } from '../pages/send-page.js';
import { belongsTo, surroundingsOf } from '../pages/surroundings.js';
import { texts } from '../pages/texts.js';
import type { InteractionParts } from '../parts.js';
import { dialoguePage } from './dialogue-routes.js';
import { sendForged } from './messages.js';
import { consentsPage, signOutPage } from './own-pages.js';
import { languageOf, type Page } from './page.js';

const BODY_LIMIT = 16 * 1024;
const MAX_SEGMENT = 100;

function readForms(own: FastifyInstance): void {
  own.removeAllContentTypeParsers();
  own.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body: Buffer, done) =>
    done(null, new URLSearchParams(body.toString('utf8'))));
}

function sendMessage(request: FastifyRequest, reply: FastifyReply, status: number, error: string, facts: readonly object[] = []): void {
  const { brand, language } = surroundingsOf(request);
  const t = texts[language];
  sendPage(reply, {
    page: 'message', status, brand, language, title: t.problem,
    values: { advice: t.expiredAdvice, facts: [{ id: 'error', label: t.errorCode, value: error }, ...facts] },
  });
}

/** A browser that says that another site sent this form is believed. */
const isFromElsewhere = ({ headers }: FastifyRequest): boolean => {
  const site = headers['sec-fetch-site'];
  return typeof site === 'string' && site !== 'same-origin' && site !== 'none';
};

const NUL = '\0';

/** Text with a NUL is none that storage could hold. */
const withoutNul = (form: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...form].map(([name, value]) => [name, value.replaceAll(NUL, '')] as [string, string]));

function mount(own: FastifyInstance, parts: InteractionParts, url: string, page: Page): void {
  const serviceOf = async (request: FastifyRequest) => {
    const { serviceId, reference = '' } = request.params as { readonly serviceId: string; readonly reference?: string };
    return /^[1-9]\d{0,15}$/.test(serviceId) && reference.length <= MAX_SEGMENT ? parts.service(Number(serviceId)) : undefined;
  };
  const route = (method: 'GET' | 'POST', answer: (service: Service, request: FastifyRequest, reply: FastifyReply) => Promise<void> | void): void =>
    void own.route({
      method, url,
      // HEAD must not do what GET may do at the end of a dialogue.
      exposeHeadRoute: false,
      async handler(request, reply) {
        addSecurityHeaders(request, reply);
        const service = await serviceOf(request);
        if (service === undefined) sendMessage(request, reply, 404, 'invalid_request');
        else {
          belongsTo(request, service);
          await answer(service, request, reply);
        }
        return reply;
      },
    });
  route('GET', (service, request, reply) => page.get(parts, service, request, reply));
  route('POST', (service, request, reply) => {
    if (isFromElsewhere(request)) return sendForged(reply, { service, language: languageOf(request) }, lastSegmentOf(request));
    return page.post(parts, service, request, reply, request.body instanceof URLSearchParams ? withoutNul(request.body) : new URLSearchParams());
  });
}

/** What leads back to the page from the page, whatever a proxy takes off the path. */
const lastSegmentOf = ({ raw }: FastifyRequest): string => (raw.url ?? '').split('?', 1)[0]?.split('/').at(-1) ?? '';

/** What cannot be read is the sender's fault; everything else is ours, and says so without saying more. */
function answerError({ onProblem }: InteractionParts, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { statusCode } = error as { readonly statusCode?: unknown };
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return sendMessage(request, reply, statusCode, 'invalid_request');
  const correlationId = randomUUID();
  onProblem(error, correlationId);
  sendMessage(request, reply, 500, 'server_error', [{ id: 'correlation', label: 'ID', value: correlationId }]);
}

/** All pages of ours, below `/:serviceId/interaction/`; also where a proxy hands on the path at which our public address begins. */
export const interactionRoutes = (parts: InteractionParts): FastifyPluginCallback => (own, _options, done) => {
  readForms(own);
  own.setErrorHandler((error, request, reply) => answerError(parts, error, request, reply));
  for (const base of new Set(['', parts.basePath])) {
    const at = `${base}/:serviceId/interaction`;
    mount(own, parts, `${at}/consents`, consentsPage);
    mount(own, parts, `${at}/sign-out`, signOutPage);
    mount(own, parts, `${at}/:reference`, dialoguePage);
  }
  done();
};
