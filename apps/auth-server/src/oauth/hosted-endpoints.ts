import { randomUUID } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { METHODS as HTTP_METHODS } from 'node:http';
import type { Service } from '@symbolon/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ClientCertificate } from '../tls/client-certificate.js';
import { basicCredentials } from './client-request.js';
import { allowCrossOrigin, answerPreflight } from './cors.js';
import { belongsTo } from './interaction/pages/surroundings.js';
import type { HostedParts } from './parts.js';
import { placeOf, serviceAt } from './place.js';
import { refusals, refuse } from './refusal.js';
import { addSecurityHeaders } from './security-headers.js';
import { endpointTable, type HostedEndpoint } from './table.js';

/** What is particular to one listener. */
export interface Listener {
  readonly certificate: (request: FastifyRequest) => ClientCertificate | undefined;
}

/** The engine reads forms of 128 Ki characters; what is larger than that in UTF-8 with headroom is not even read. */
const BODY_LIMIT = 256 * 1024;
/** Every method there is but CONNECT, which goes to no path: what an endpoint does not take, it refuses itself (RFC 9110, 15.5.6). */
const METHODS = HTTP_METHODS.filter((method) => method !== 'CONNECT');
const FORM = /^application\/x-www-form-urlencoded *(;|$)/i;

interface Found {
  readonly service: Service;
  readonly endpoint: HostedEndpoint;
}

/** Where a request was found to go, before its body is read. */
type Located = FastifyRequest & { found: Found };

const queryOf = ({ raw: { url = '' } }: FastifyRequest): string => {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
};

const pathOf = ({ raw: { url = '' } }: FastifyRequest): string => url.split('?', 1)[0] ?? '';

const isEncoded = ({ headers }: FastifyRequest): boolean => !/^(?:identity)?$/i.test(headers['content-encoding'] ?? '');

const hasBody = ({ headers }: FastifyRequest): boolean => headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Refuses by method and type; true when the request has its answer. */
function isAnswered(request: FastifyRequest, reply: FastifyReply, { methods, crossOrigin, form, audience }: HostedEndpoint): boolean {
  // A browser is sent to the authorization endpoint by GET; what that does, HEAD must not do.
  const allowed = methods.includes('GET') && audience !== 'browser' ? [...methods, 'HEAD'] : [...methods];
  if (request.method === 'OPTIONS' && crossOrigin) {
    answerPreflight(reply, methods);
    return true;
  }
  if (crossOrigin) allowCrossOrigin(reply);
  if (!allowed.includes(request.method)) refuse(request, reply, audience, refusals.method(methods, allowed));
  else if (hasBody(request) && isEncoded(request)) refuse(request, reply, audience, refusals.contentEncoding);
  else if (request.method === 'POST' && (form || hasBody(request)) && !FORM.test(request.headers['content-type'] ?? '')) {
    refuse(request, reply, audience, refusals.contentType);
  } else return false;
  return true;
}

/** Reads forms as the text that they are: what it says is for the engine to find out. */
function readForms(own: FastifyInstance): void {
  own.removeAllContentTypeParsers();
  own.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body: Buffer, done) =>
    isUtf8(body) ? done(null, body.toString('utf8')) : done(new NotText()));
}

class NotText extends Error {}

function answerError({ log }: HostedParts, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  // Somebody who hung up while we were reading needs no answer.
  if (reply.sent || request.raw.destroyed && !request.raw.complete) return;
  const audience = (request as Partial<Located>).found?.endpoint.audience ?? 'client';
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown };
  if (error instanceof NotText) return refuse(request, reply, audience, refusals.notText);
  if (statusCode === 413) return refuse(request, reply, audience, refusals.tooLarge);
  if (typeof code === 'string' && code.startsWith('FST_ERR_CTP')) return refuse(request, reply, audience, refusals.cutOff);
  const correlationId = randomUUID();
  log.error({ err: error, correlationId, method: request.method, path: pathOf(request) }, 'A hosted endpoint failed unexpectedly.');
  refuse(request, reply, audience, refusals.unexpected(correlationId));
}

/**
 * Puts the endpoints of every hosted service on a server, behind whatever else it has: one route for every path that no
 * other route takes, since the path of an issuer is known only to the service that has it.
 */
export function mountHostedEndpoints(http: FastifyInstance, parts: HostedParts, listener: Listener): void {
  const table = endpointTable(parts);
  void http.register((own, _options, done) => {
    readForms(own);
    own.decorateRequest('found');
    for (const method of METHODS) if (!own.supportedMethods.includes(method)) own.addHttpMethod(method, { hasBody: true });
    own.setErrorHandler((error, request, reply) => answerError(parts, error, request, reply));
    own.route({
      method: METHODS, url: '/*', bodyLimit: BODY_LIMIT,
      async onRequest(request, reply) {
        const place = placeOf(pathOf(request));
        const service = place === undefined ? undefined : await serviceAt(parts.services, parts.urls, request.headers.host, place.issuerPath);
        if (place === undefined || service === undefined) return reply.callNotFound();
        const endpoint = table[place.endpoint];
        (request as Located).found = { service, endpoint };
        belongsTo(request, service);
        addSecurityHeaders(request, reply);
        return isAnswered(request, reply, endpoint) ? reply : undefined;
      },
      async handler(request, reply) {
        const { service, endpoint } = (request as Located).found;
        const credentials = basicCredentials(request.headers.authorization);
        const certificate = listener.certificate(request);
        if (credentials === undefined && endpoint.audience !== 'bearer') {
          refuse(request, reply, endpoint.audience, refusals.credentials);
          return reply;
        }
        await endpoint.answer({
          service, request, reply, query: queryOf(request),
          body: typeof request.body === 'string' ? request.body : '',
          url: `https://${request.headers.host ?? ''}${pathOf(request)}`,
          ...(certificate === undefined ? {} : { certificate }),
        }, credentials ?? {});
        return reply;
      },
    });
    done();
  });
}
