import type { FailReason, Service } from '@symbolon/engine';
import type { UserSession } from '@symbolon/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { respond } from '../../respond.js';
import { claimsOfUser } from '../claims.js';
import type { InteractionParts } from '../parts.js';
import { claimsOf, type Asked } from './asked.js';
import { achievedAcr } from './levels.js';

/** The end of a dialogue: what the engine makes of it goes to the client, by way of the browser. */
export interface Ending {
  readonly service: Service;
  readonly ticket: string;
  readonly asked: Asked;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export async function fail({ engine }: InteractionParts, { service, ticket, request, reply }: Ending, reason: FailReason): Promise<void> {
  respond(request, reply, 'browser', await engine.authorizationFail(service, { ticket, reason }));
}

export async function issue({ engine }: InteractionParts, { service, ticket, asked, request, reply }: Ending, { user, methods, authenticatedAt }: UserSession): Promise<void> {
  const acr = achievedAcr(service, asked, methods);
  const claims = claimsOfUser(user, asked.claims ?? [], asked.claimsLocales);
  const answer = await engine.authorizationIssue(service, {
    ticket, subject: user.subject, authTime: Math.floor(authenticatedAt / 1000), consentedClaims: claimsOf(asked),
    ...(acr === undefined ? {} : { acr }),
    ...(Object.keys(claims).length === 0 ? {} : { claims: JSON.stringify(claims) }),
  });
  respond(request, reply, 'browser', answer);
}
