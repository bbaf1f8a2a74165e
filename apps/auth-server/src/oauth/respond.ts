import { randomBytes } from 'node:crypto';
import type { ResultCode } from '@symbolon/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorPage } from './error-page.js';

/** What an operation of the engine answered, as far as HTTP is concerned. */
export interface EngineAnswer {
  readonly action: string;
  readonly resultCode: ResultCode;
  readonly responseContent?: string;
  readonly dpopNonce?: string;
}

/**
 * Whom an answer is for. A client reads JSON (RFC 6749, 5.2), a client with an access token reads a challenge
 * (RFC 6750, 3), a resource server that introspects reads JSON or a JWT, and an end user in a browser reads a page.
 */
export type Audience = 'client' | 'bearer' | 'introspection' | 'browser';

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';
const jwtTypes: Readonly<Record<Audience, string>> = {
  client: 'application/jwt', bearer: 'application/jwt', browser: 'application/jwt', introspection: 'application/token-introspection+jwt',
};

/** The handler that the engine writes into a form_post page; a content security policy can name no handler, only a script. */
const ONLOAD = ' onload="document.forms[0].submit()"';

/** A page that posts an authorization response to the client by itself (OAuth 2.0 Form Post Response Mode). */
function sendForm(reply: FastifyReply, page: string): void {
  const nonce = randomBytes(16).toString('base64');
  const script = `<script nonce="${nonce}">document.forms[0].submit()</script></body>`;
  void reply.code(200).type(HTML_TYPE)
    .header('content-security-policy', `default-src 'none'; script-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`)
    .send(page.replace(ONLOAD, '').replace('</body>', script));
}

/** After a POST the browser must go on with GET, and never carry a password along (RFC 9700, 4.12). */
const redirect = (request: FastifyRequest, reply: FastifyReply, to: string): void =>
  void reply.code(request.method === 'GET' ? 302 : 303).header('location', to).send();

function sendError(request: FastifyRequest, reply: FastifyReply, audience: Audience, status: number, { responseContent = '', resultCode }: EngineAnswer): void {
  void reply.code(status);
  if (audience === 'browser') return errorPage(request, reply, resultCode, responseContent);
  if (audience === 'bearer') return void reply.header('www-authenticate', responseContent).send();
  // RFC 6749, 5.2: a client that used the Authorization header is told which scheme it may use.
  if (status === 401 && request.headers.authorization !== undefined) void reply.header('www-authenticate', 'Basic realm="client"');
  void reply.type(JSON_TYPE).send(responseContent);
}

function sendContent(reply: FastifyReply, status: number, type: string, content: string | undefined): void {
  void reply.code(status);
  if (content === undefined) void reply.send();
  else void reply.type(type).send(content);
}

/** Answers over HTTP what the engine decided: the only place where an action becomes a status. */
export function respond(request: FastifyRequest, reply: FastifyReply, audience: Audience, answer: EngineAnswer): void {
  const fail = (status: number): void => sendError(request, reply, audience, status, answer);
  const content = answer.responseContent;
  void reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
  if (answer.dpopNonce !== undefined) void reply.header('dpop-nonce', answer.dpopNonce);
  switch (answer.action) {
    case 'OK':
    case 'JSON': return sendContent(reply, 200, JSON_TYPE, content);
    case 'CREATED': return sendContent(reply, 201, JSON_TYPE, content);
    case 'JWT': return sendContent(reply, 200, jwtTypes[audience], content);
    case 'LOCATION': return redirect(request, reply, content ?? '/');
    case 'FORM': return sendForm(reply, content ?? '');
    case 'BAD_REQUEST': return fail(400);
    case 'UNAUTHORIZED':
    case 'INVALID_CLIENT': return fail(401);
    case 'FORBIDDEN': return fail(403);
    case 'PAYLOAD_TOO_LARGE': return fail(413);
    case 'INTERNAL_SERVER_ERROR': return fail(500);
    // INTERACTION, PASSWORD and their like are questions to the front end; who asked the engine has to answer them first.
    default: throw new Error(`The engine asked for ${answer.action}, and nobody answered.`);
  }
}
