import type { Facts } from '../facts/facts.js';
import { first } from '../parse/parameters.js';
import type { Verdict } from '../rules/rule.js';
import { demand, notApplicable } from '../rules/verdict.js';
import { ofRequest, requested } from './parameters.js';

/** The request asks for this response type. */
export const asksFor = (responseType: string) => ofRequest(values =>
  demand(first(values, 'response_type') === responseType, `'response_type' is not '${responseType}'`, responseType, first(values, 'response_type')?.slice(0, 100) ?? 'nothing'));

/** The request was pushed before. */
export const wasPushed = ({ authorization }: Facts): Verdict => authorization === undefined
  ? notApplicable('no authorization request is known')
  : demand(authorization.pushed !== 'plain', 'the request was not pushed', "a 'request_uri' of the PAR endpoint", 'parameters');

/** The request names its redirect URI. */
export const namesRedirectUri = ({ authorization }: Facts): Verdict => authorization === undefined
  ? notApplicable('no authorization request is known')
  : demand(authorization.redirectUri.given !== undefined, "'redirect_uri' is missing", "'redirect_uri'");

/** The request has a code challenge that only the hash of the verifier meets. */
export const hasHashedChallenge = ofRequest(values => {
  if (first(values, 'code_challenge') === undefined) return demand(false, "'code_challenge' is missing", "'code_challenge'");
  const method = first(values, 'code_challenge_method');
  return demand(method === 'S256', "'code_challenge_method' is not 'S256'", 'S256', method?.slice(0, 50) ?? 'nothing, which means plain');
});

/** Whether the challenge is missing, rather than of the wrong kind. */
export const lacksChallenge = (facts: Facts): boolean => first(requested(facts), 'code_challenge') === undefined;
