import { randomUUID } from 'node:crypto';
import { Catch, HttpException, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { resultMessage } from '@symbolon/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ApiProblem } from './api-problem.js';
import type { Routes } from './routes.js';

const pathOf = (request: FastifyRequest): string => (request.raw.url ?? '/').split('?', 1)[0] ?? '/';

/** How messages name the API: without what is particular to one call. */
function apiOf(request: FastifyRequest): string {
  const config = request.routeOptions.config as { readonly api?: { readonly name: string } } | undefined;
  return config?.api?.name ?? pathOf(request);
}

function send(reply: FastifyReply, apiPath: string, { status, code, values, extras }: ApiProblem): void {
  void reply.code(status).headers(extras.headers ?? {})
    .header('cache-control', 'no-store').header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify({ resultCode: code, resultMessage: resultMessage(code, { apiPath, ...values }), ...extras.members }));
}

/** What Fastify itself refuses, which Nest hands on as the cause of an exception of its own. Only its own mistakes are 500. */
function fromFastify(error: unknown): ApiProblem | undefined {
  const { code, statusCode } = (error instanceof HttpException ? error.cause ?? {} : error) as { readonly code?: unknown; readonly statusCode?: unknown };
  if (typeof code !== 'string' || !code.startsWith('FST_') || typeof statusCode !== 'number' || statusCode >= 500) return undefined;
  if (statusCode === 413) return new ApiProblem(413, 'A126204');
  if (statusCode === 415) return new ApiProblem(400, 'A258201');
  return code.startsWith('FST_ERR_CTP') ? new ApiProblem(400, 'A126202', { problem: 'it is cut off or of the wrong length' }) : new ApiProblem(404, 'A001224');
}

/** Turns whatever is thrown into `{resultCode, resultMessage}`. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Logger, private readonly routes: Routes) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also called by Fastify for URLs that it cannot even route. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    // Somebody who hung up while we were reading needs no answer, and it is no fault of ours.
    if (reply.sent || request.raw.destroyed && !request.raw.complete) return;
    send(reply, apiOf(request), this.problem(error, request));
  }

  private problem(error: unknown, request: FastifyRequest): ApiProblem {
    if (error instanceof ApiProblem) return error;
    if (error instanceof NotFoundException) return this.notFound(pathOf(request));
    return fromFastify(error ?? {}) ?? this.unexpected(error, request);
  }

  private notFound(path: string): ApiProblem {
    const methods = this.routes.allowed(path);
    return methods.length === 0 ? new ApiProblem(404, 'A001224') : new ApiProblem(405, 'A001225', { methods: methods.join(', ') }, { headers: { allow: methods.join(', ') } });
  }

  private unexpected(error: unknown, request: FastifyRequest): ApiProblem {
    const correlationId = randomUUID();
    this.log.error({ err: error, correlationId, method: request.method, api: apiOf(request) }, 'The call failed unexpectedly.');
    return new ApiProblem(500, 'A001101', { correlationId });
  }
}
