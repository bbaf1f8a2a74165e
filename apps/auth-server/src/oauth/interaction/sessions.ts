import type { Service } from '@symbolon/engine';
import type { EndUser, UserSession } from '@symbolon/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearCookie, readCookie, setCookie } from './cookies.js';
import type { InteractionParts } from './parts.js';
import { settingsOf } from './service-settings.js';

/** The session of the browser at this service, if it has one that is still good. */
export async function sessionOf({ sessions }: InteractionParts, { apiKey }: Service, request: FastifyRequest): Promise<UserSession | undefined> {
  const value = readCookie(request, 'session', apiKey);
  return value === undefined ? undefined : sessions.find(apiKey, value);
}

export interface Proof {
  readonly user: EndUser;
  readonly methods: readonly string[];
  /** ms */
  readonly authenticatedAt: number;
}

/** Starts a session under a value that nobody knew before, and ends the one that the browser had. Returns its id. */
export async function startSession(
  { sessions, now }: InteractionParts, service: Service, request: FastifyRequest, reply: FastifyReply, proof: Proof,
): Promise<string> {
  const { value, id } = await sessions.create({
    ...proof, expiresAt: now() + settingsOf(service).sessionDuration * 1000, replaces: readCookie(request, 'session', service.apiKey),
  });
  setCookie(reply, 'session', service.apiKey, value);
  return id;
}

/** Signs the browser out. */
export async function endSession({ sessions }: InteractionParts, { apiKey }: Service, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const value = readCookie(request, 'session', apiKey);
  if (value !== undefined) await sessions.remove(apiKey, value);
  clearCookie(reply, 'session', apiKey);
}
