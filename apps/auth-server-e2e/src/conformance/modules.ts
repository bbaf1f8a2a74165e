import { expect } from '@jest/globals';
import { heard, redirectOf } from '../support/outcome.js';
import type { Answer } from '../support/http.js';
import { newKey } from '../support/jwt.js';
import { newColleague, newParty, type Party } from '../support/parties.js';

/** Who takes part in the modules. */
export interface Cast {
  /** Client 1, plain OAuth. */
  readonly first: Party;
  /** Client 2 of the same service, with keys of its own. */
  readonly second: Party;
  /** Client 1 asking for OpenID Connect too. */
  readonly openid: Party;
  /** A client that signs with an RSA key. */
  readonly rsa: Party;
  /** A service whose codes and request_uris live for a second. */
  readonly hasty: Party;
}

/** A module of the suite by number and name; what it asserts, as far as the engine's API shows it. */
export type Modules = Readonly<Record<`${number} ${string}`, (cast: Cast) => Promise<void>>>;

/** The suite registers a redirect URI with a query, which has to survive. */
export const DUMMY = 'https://client.example.org/cb?dummy1=lorem&dummy2=ipsum';

export async function newCast(): Promise<Cast> {
  const service = { jwks: JSON.stringify({ keys: [newKey().privateJwk] }) };
  const client = { redirectUris: [DUMMY] };
  const first = await newParty({ service, client });
  const rsaKey = newKey('PS256');
  return {
    first,
    second: await newColleague(first, client),
    openid: { ...first, scope: 'accounts openid' },
    rsa: await newParty({ service, client, key: rsaKey, proofKey: newKey('PS256') }),
    hasty: await newParty({ service: { ...service, authorizationCodeDuration: 1, pushedAuthReqDuration: 1 }, client }),
  };
}

/** What the client hears is one of these: action and OAuth error. */
export const hears = (answer: Answer, ...accepted: readonly string[]): void => expect(accepted).toContain(heard(answer));

/** PAR and token endpoint refuse with HTTP 400 and one of these errors. */
export const refuses = (answer: Answer, ...errors: readonly string[]): void => hears(answer, ...errors.map((error) => `BAD_REQUEST ${error}`));

/** An error page, or a redirect to the client, with one of these errors; never a code. */
export function turnsAway(answer: Answer, ...errors: readonly string[]): void {
  hears(answer, ...errors.flatMap((error) => [`BAD_REQUEST ${error}`, `LOCATION ${error}`]));
  if (answer.body['action'] === 'LOCATION') expect(redirectOf(answer).has('code')).toBe(false);
}

/** The parameters of an answer that reached the client. */
export function arrives(answer: Answer, expected: Readonly<Record<string, unknown>>): void {
  expect(answer.body).toMatchObject({ action: 'LOCATION' });
  expect(Object.fromEntries(redirectOf(answer))).toEqual({ dummy1: 'lorem', dummy2: 'ipsum', ...expected });
}

export const code = expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) as unknown;
