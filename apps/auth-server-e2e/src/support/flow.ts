import type { Answer } from './http.js';
import type { Party } from './parties.js';
import { authorize, issue, push, redeem, type Change } from './requests.js';

/* The flow as far as a test needs it; a step that goes wrong here is not what the test is about, so it throws. */

function member({ status, body, text }: Answer, action: string, name: string): string {
  const value = body[name];
  if (status !== 200 || body['action'] !== action || typeof value !== 'string') throw new Error(`HTTP ${status}, not ${action}: ${text.slice(0, 2000)}`);
  return value;
}

export const requestUriFor = async (party: Party, change?: Change): Promise<string> => member(await push(party, change), 'CREATED', 'requestUri');

export const ticketFor = async (party: Party, requestUri: string): Promise<string> =>
  member(await authorize(party, requestUri), 'INTERACTION', 'ticket');

/** A code for what was pushed. */
export async function codeFor(party: Party, change?: Change): Promise<string> {
  const ticket = await ticketFor(party, await requestUriFor(party, change));
  return member(await issue(party, ticket), 'LOCATION', 'authorizationCode');
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

export const tokensOf = (answer: Answer): Tokens =>
  ({ accessToken: member(answer, 'OK', 'accessToken'), refreshToken: String(answer.body['refreshToken']) });

export const tokensFor = async (party: Party): Promise<Tokens> => tokensOf(await redeem(party, await codeFor(party)));
