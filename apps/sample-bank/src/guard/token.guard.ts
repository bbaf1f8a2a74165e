import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Introspect, IntrospectionAnswer } from '../engine/introspection.js';
import type { BankSettings } from '../settings.js';
import { INTROSPECT, PUBLIC_URL, SETTINGS } from '../tokens.js';
import { RESOURCE, type Access, type Resource } from './access.js';
import { certificateOf } from './certificate.js';
import { Challenge, insufficientScope } from './challenge.js';
import { presentedToken, type PresentedToken, type Scheme } from './presented-token.js';

const statuses: Readonly<Record<Exclude<IntrospectionAnswer['action'], 'OK'>, number>> =
  { BAD_REQUEST: 400, UNAUTHORIZED: 401, FORBIDDEN: 403, INTERNAL_SERVER_ERROR: 500 };

/** The error code inside a challenge. */
const errorIn = (challenge: string): string => /error="([^"]+)"/.exec(challenge)?.[1] ?? 'unauthorized';

/** The engine writes the challenge; the bank only carries it. */
function refusalOf({ action, responseContent, dpopNonce }: IntrospectionAnswer, scheme: Scheme): Challenge | undefined {
  if (action === 'OK') return undefined;
  const challenge = responseContent ?? scheme;
  return new Challenge(statuses[action], {
    'www-authenticate': challenge,
    ...(dpopNonce === undefined ? {} : { 'dpop-nonce': dpopNonce }),
  }, errorIn(challenge));
}

/** Lets a request in when the engine knows its token, the client proves that it is its own, and its scopes reach. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(INTROSPECT) private readonly introspect: Introspect,
    @Inject(SETTINGS) private readonly settings: BankSettings,
    @Inject(PUBLIC_URL) private readonly publicUrl: () => string,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest & { access?: Access }>();
    const presented = presentedToken(request.raw);
    if (presented instanceof Challenge) throw presented;
    const { subject, clientId, scopes = [] } = await this.ask(request, http.getResponse<FastifyReply>(), presented);
    const wanted = this.settings.scopes[this.reflector.get<Resource>(RESOURCE, context.getHandler())];
    if (!wanted.some((scope) => scopes.includes(scope))) throw insufficientScope(presented.scheme, wanted);
    request.access = { scopes, ...(subject === undefined ? {} : { subject }), ...(clientId === undefined ? {} : { clientId }) };
    return true;
  }

  private async ask(request: FastifyRequest, reply: FastifyReply, { token, dpop, scheme }: PresentedToken): Promise<IntrospectionAnswer> {
    const certificate = certificateOf(request.raw.socket);
    const [path = ''] = request.url.split('?');
    const answer = await this.introspect({
      token, htm: request.method, htu: `${this.publicUrl()}${path}`,
      ...(dpop === undefined ? {} : { dpop }), ...(certificate === undefined ? {} : { clientCertificate: certificate }),
    });
    const refusal = refusalOf(answer, scheme);
    if (refusal !== undefined) throw refusal;
    if (answer.dpopNonce !== undefined) void reply.header('dpop-nonce', answer.dpopNonce);
    return answer;
  }
}
