import type { ResultCode } from '@symbolon/engine';
import { resultMessage } from '@symbolon/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorPage } from './error-page.js';
import type { Audience } from './respond.js';

/** Why a request does not even reach the engine. */
export interface Refusal {
  readonly status: number;
  readonly error: 'invalid_request' | 'invalid_client' | 'server_error';
  readonly description: string;
  readonly resultCode: ResultCode;
  readonly headers?: Readonly<Record<string, string>>;
}

const refusal = (status: number, code: ResultCode, description: string, headers?: Refusal['headers']): Refusal =>
  ({ status, error: status === 401 ? 'invalid_client' : status < 500 ? 'invalid_request' : 'server_error', description, resultCode: code, ...(headers === undefined ? {} : { headers }) });

export const refusals = {
  method: (methods: readonly string[], allowed: readonly string[]): Refusal =>
    refusal(405, 'A001225', `only ${methods.join(' and ')} can be used here`, { allow: allowed.join(', ') }),
  contentType: refusal(400, 'A258201', 'the body must be application/x-www-form-urlencoded'),
  contentEncoding: refusal(415, 'A258201', 'the body must not be compressed', { 'accept-encoding': 'identity' }),
  notText: refusal(400, 'A126202', 'the body is not UTF-8'),
  tooLarge: refusal(413, 'A126204', 'the body is too large'),
  cutOff: refusal(400, 'A126202', 'the body is cut off or of the wrong length'),
  credentials: refusal(401, 'A001203', 'the Authorization header cannot be read', { 'www-authenticate': 'Basic realm="client"' }),
  unexpected: (correlationId: string): Refusal => refusal(500, 'A001101', resultMessage('A001101', { correlationId })),
} as const;

/** Tells the one who asked, in the form that they read. */
export function refuse(request: FastifyRequest, reply: FastifyReply, audience: Audience, { status, error, description, resultCode, headers = {} }: Refusal): void {
  const content = JSON.stringify({ error, error_description: description });
  void reply.code(status).headers(headers).header('cache-control', 'no-store');
  if (audience === 'browser') errorPage(request, reply, resultCode, content);
  else void reply.type('application/json; charset=utf-8').send(content);
}
