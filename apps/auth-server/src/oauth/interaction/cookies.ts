import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/*
 * `__Host-` keeps other hosts of the domain from setting them, which needs path `/`; so the service stands in the name. Lax: the
 * browser comes here from a client's site, by GET; a POST from there brings none.
 */
const names = { session: '__Host-symbolon-session', browser: '__Host-symbolon-browser', known: '__Host-symbolon-known' } as const;
const ATTRIBUTES = 'Path=/; HttpOnly; Secure; SameSite=Lax';

type Cookie = keyof typeof names;

const nameOf = (cookie: Cookie, apiKey: number): string => `${names[cookie]}-${apiKey}`;

const VALUE = /^[A-Za-z0-9_-]{43,65}$/;

/** Browsers keep nothing longer, s. */
const LONGEST = 400 * 24 * 3600;

/** What the browser brought, if it can be one of ours. The first of a name counts (RFC 6265, 5.4). */
export function readCookie({ headers }: FastifyRequest, cookie: Cookie, apiKey: number): string | undefined {
  const start = `${nameOf(cookie, apiKey)}=`;
  const value = (headers.cookie ?? '').split(';').map((pair) => pair.trim()).find((pair) => pair.startsWith(start))?.slice(start.length);
  return value !== undefined && VALUE.test(value) ? value : undefined;
}

function append(reply: FastifyReply, text: string): void {
  const before = reply.getHeader('set-cookie');
  void reply.removeHeader('set-cookie').header('set-cookie', [...(before === undefined ? [] : [before].flat().map(String)), text]);
}

/** Kept until the browser closes; how long the value is good is for the database to say. That a browser is known, it keeps. */
export const setCookie = (reply: FastifyReply, cookie: Cookie, apiKey: number, value: string): void =>
  append(reply, `${nameOf(cookie, apiKey)}=${value}; ${ATTRIBUTES}${cookie === 'known' ? `; Max-Age=${LONGEST}` : ''}`);

export const clearCookie = (reply: FastifyReply, cookie: Cookie, apiKey: number): void =>
  append(reply, `${nameOf(cookie, apiKey)}=; ${ATTRIBUTES}; Max-Age=0`);

/** The value that tells one browser from another; a new one when it has none. */
export function keepBrowser(request: FastifyRequest, reply: FastifyReply, apiKey: number): string {
  const known = readCookie(request, 'browser', apiKey);
  if (known !== undefined) return known;
  const value = randomBytes(32).toString('base64url');
  setCookie(reply, 'browser', apiKey, value);
  return value;
}
