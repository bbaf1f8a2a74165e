import type { AuthenticationFacts, Facts, JwtFacts } from '../facts/facts.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable } from '../rules/verdict.js';
import { expired, inFuture, isTime } from './time.js';

const ASSERTION_METHODS = new Set(['PRIVATE_KEY_JWT', 'CLIENT_SECRET_JWT']);

/** The client is to authenticate with a JWT. */
export const usesAssertion = (facts: Facts): boolean => facts.authentication !== undefined && ASSERTION_METHODS.has(facts.authentication.method);

/** The client assertion, when there is one that can be read. */
export function assertionOf(facts: Facts): JwtFacts | undefined {
  const assertion = facts.authentication?.assertion;
  return usesAssertion(facts) && assertion !== undefined && 'header' in assertion ? assertion : undefined;
}

/** A check of the assertion's claims; it does not apply without a readable assertion. */
export const ofAssertion = (check: (claims: NonNullable<JwtFacts['claims']>, facts: Facts, authentication: AuthenticationFacts) => Verdict) =>
  (facts: Facts): Verdict => {
    const claims = assertionOf(facts)?.claims;
    return claims === undefined || facts.authentication === undefined
      ? notApplicable('there is no client assertion to read')
      : check(claims, facts, facts.authentication);
  };

/** A check of the assertion as a JWT. */
export const ofAssertionJwt = (check: (jwt: JwtFacts, name: string, facts: Facts) => Verdict) => (facts: Facts): Verdict => {
  const assertion = assertionOf(facts);
  return assertion === undefined ? notApplicable('there is no client assertion to read') : check(assertion, 'client assertion', facts);
};

const shown = (claim: unknown): string => (typeof claim === 'string' ? claim : JSON.stringify(claim) ?? 'nothing').slice(0, 200);

/** `iss` and `sub` are the client id (RFC 7523, 3). */
export const namesClient = (claim: 'iss' | 'sub') => ofAssertion((claims, facts) => {
  const { client } = facts.client;
  const ids = [String(client?.clientId), ...(facts.client.aliasUsed && client?.clientIdAlias !== undefined ? [client.clientIdAlias] : [])];
  const name = claims[claim];
  return demand((typeof name === 'string' || typeof name === 'number') && ids.includes(String(name)), `'${claim}' is not the client id`, () => ids.join(' or '), () => shown(name));
});

/** `aud` names this server: one of the accepted values, alone or in an array. */
export const namesServer = ofAssertion((claims, facts, { audiences }) => {
  const given = Array.isArray(claims.aud) ? (facts.service.clientAssertionAudRestrictedToIssuer ? [] : claims.aud) : [claims.aud];
  return demand(given.some(aud => typeof aud === 'string' && audiences.includes(aud)), "'aud' does not name this server", () => audiences.join(' or '), () => shown(claims.aud));
});

/** `exp` is there and lies ahead. */
export const isUnexpired = ofAssertion(({ exp }, { now, limits }) =>
  exp === undefined ? fail("'exp' is missing", "'exp'")
  : !isTime(exp) ? fail("'exp' is no time in seconds", 's since 1970', shown(exp))
  : demand(!expired(exp, now, limits.clockSkew), 'the assertion has expired', () => `after ${Math.floor(now / 1000)}`, () => String(exp)));

/** A time claim, where given, is not in the future. */
export const isNotEarly = (claim: 'nbf' | 'iat') => ofAssertion((claims, { now, limits }) => {
  const time = claims[claim];
  if (time === undefined) return notApplicable(`the assertion has no '${claim}'`);
  if (!isTime(time)) return fail(`'${claim}' is no time in seconds`, 's since 1970', shown(time));
  return demand(!inFuture(time, now, limits.clockSkew), `'${claim}' lies in the future`, () => `at most ${limits.clockSkew} s ahead of ${Math.floor(now / 1000)}`, () => String(time));
});

/** `jti` is there, so that a replay can be told. */
export const hasJti = ofAssertion(({ jti }) => demand(typeof jti === 'string' && jti !== '' && jti.length <= 1024, "'jti' is missing or no text", "'jti'"));
