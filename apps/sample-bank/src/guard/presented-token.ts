import type { IncomingMessage } from 'node:http';
import { badProof, malformed, presentSomething, type Challenge } from './challenge.js';

export type Scheme = 'Bearer' | 'DPoP';

/** A token as the request presents it. */
export interface PresentedToken {
  readonly scheme: Scheme;
  readonly token: string;
  readonly dpop?: string;
}

const schemes: Readonly<Record<string, Scheme>> = { bearer: 'Bearer', dpop: 'DPoP' };

/**
 * Reads the token from the Authorization header only: FAPI allows neither the query nor the body (RFC 6750 sections 2.2
 * and 2.3). The scheme's case does not matter (RFC 9110 section 11.1).
 */
export function presentedToken({ headersDistinct, url = '' }: Pick<IncomingMessage, 'headersDistinct' | 'url'>): PresentedToken | Challenge {
  if (new URL(url, 'https://bank').searchParams.has('access_token')) return malformed('The access token belongs into the Authorization header.');
  const [authorization, ...more] = headersDistinct['authorization'] ?? [];
  if (authorization === undefined) return presentSomething();
  if (more.length > 0) return malformed('There is more than one Authorization header.');
  const [, name = '', token] = /^([A-Za-z]+) +([\w\-.~+/]+=*)$/.exec(authorization) ?? [];
  const scheme = schemes[name.toLowerCase()];
  if (scheme === undefined || token === undefined) return malformed('The Authorization header holds no token.');
  if (scheme === 'Bearer') return { scheme, token };
  const [dpop, ...others] = headersDistinct['dpop'] ?? [];
  if (dpop === undefined) return badProof('There is no DPoP header.');
  // A header that came twice may reach us as one, joined by a comma.
  if (others.length > 0 || dpop.includes(',')) return badProof('There is more than one DPoP proof.');
  return { scheme, token, dpop };
}
