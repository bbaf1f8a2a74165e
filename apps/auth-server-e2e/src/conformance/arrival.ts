import { expect } from '@jest/globals';
import type { Answer } from '../support/http.js';
import { headerOf, isSignedBy, payloadOf, seconds, type SigningKey } from '../support/jwt.js';
import type { Party } from '../support/parties.js';

/** What an authorization endpoint sent to the client. */
export interface Arrival {
  readonly channel: 'query' | 'fragment';
  /** Whether one JWT held all parameters (JARM). */
  readonly jwt: boolean;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A service's party, with the key by which its JWTs are known. */
export type Signing = Party & { readonly serviceKey: SigningKey };

const UNIX_TEN_MINUTES = 600;

/** JARM: made by this service for this client, alive for no more than ten minutes; what stands in it beside the answer's parameters. */
function opened(jwt: string, { service, client, serviceKey }: Signing): Record<string, string> {
  const { iss, aud, exp, ...parameters } = payloadOf(jwt);
  expect(headerOf(jwt)).toMatchObject({ alg: serviceKey.alg, kid: serviceKey.kid });
  expect({ signed: isSignedBy(jwt, serviceKey), iss, aud: String(aud) }).toEqual({ signed: true, iss: service.issuer, aud: String(client.clientId) });
  expect(Number(exp)).toBeGreaterThan(seconds(10));
  expect(Number(exp)).toBeLessThanOrEqual(seconds(UNIX_TEN_MINUTES));
  return parameters as Record<string, string>;
}

/** Reads a redirect to the client: it leads to the registered URI, and its parameters stand in one place only. */
export function arrivalOf({ body }: Answer, party: Signing): Arrival {
  const url = new URL(String(body['responseContent']));
  const registered = new URL(party.redirectUri);
  expect(url.origin + url.pathname).toBe(registered.origin + registered.pathname);
  const inFragment = url.hash !== '';
  for (const [name, value] of registered.searchParams) {
    expect(url.searchParams.get(name)).toBe(value);
    url.searchParams.delete(name);
  }
  if (inFragment) expect(url.searchParams.size).toBe(0);
  const shown = Object.fromEntries(inFragment ? new URLSearchParams(url.hash.slice(1)) : url.searchParams);
  const channel = inFragment ? 'fragment' : 'query';
  if (shown['response'] === undefined) return { channel, jwt: false, parameters: shown };
  expect(Object.keys(shown)).toEqual(['response']);
  return { channel, jwt: true, parameters: opened(shown['response'], party) };
}

const PRINTABLE = /^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/;
const WITHOUT_SPACE = /^[\x21\x23-\x5B\x5D-\x7E]+$/;
const known = ['error', 'error_description', 'error_uri', 'state', 'iss'];

/** An error as OAuth wants it written; warnings of the suite count here, too. */
export function isWellFormed(parameters: Readonly<Record<string, unknown>>): void {
  expect(parameters['error']).toEqual(expect.stringMatching(PRINTABLE));
  if (parameters['error_description'] !== undefined) expect(parameters['error_description']).toEqual(expect.stringMatching(PRINTABLE));
  if (parameters['error_uri'] !== undefined) expect(parameters['error_uri']).toEqual(expect.stringMatching(WITHOUT_SPACE));
  expect(Object.keys(parameters).filter((name) => !known.includes(name))).toEqual([]);
}
