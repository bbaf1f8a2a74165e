import type { Facts } from '../facts/facts.js';
import type { JsonObject } from '../model/json.js';
import type { ResultCode } from '../model/result-code.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable, pass } from '../rules/verdict.js';
import { ofClaims, shown } from './request-object.js';
import { expired, inFuture, isTime } from './time.js';

/* From when until when a request object may live, where a profile insists on both. Durations in s. */

type Fault = 'missing' | 'mistyped' | 'negative' | 'past' | 'backwards' | 'future' | 'long';

/** How strictly the two claims are read. */
export interface Lifetime {
  /** The longest time between them, and since `nbf`. */
  readonly most: number;
  /** Where this holds, `nbf` may be absent, and nothing limits the lifetime. */
  readonly unlimited: (facts: Facts) => boolean;
}

const mistake = (time: unknown): Fault | undefined =>
  time === undefined ? 'missing' : typeof time !== 'number' ? 'mistyped' : time < 0 ? 'negative' : isTime(time) ? undefined : 'mistyped';

function expFault({ exp, nbf }: JsonObject, facts: Facts, { most, unlimited }: Lifetime): Fault | undefined {
  const wrong = mistake(exp);
  if (wrong !== undefined || !isTime(exp)) return wrong;
  if (expired(exp, facts.now, facts.limits.clockSkew)) return 'past';
  if (!isTime(nbf)) return undefined;
  if (exp < nbf) return 'backwards';
  return !unlimited(facts) && exp - nbf > most ? 'long' : undefined;
}

function nbfFault({ nbf }: JsonObject, facts: Facts, { most, unlimited }: Lifetime): Fault | undefined {
  const wrong = mistake(nbf);
  if (wrong === 'missing' && unlimited(facts)) return undefined;
  if (wrong !== undefined || !isTime(nbf)) return wrong;
  if (inFuture(nbf, facts.now, facts.limits.clockSkew)) return 'future';
  return !unlimited(facts) && (nbf + most + facts.limits.clockSkew) * 1000 < facts.now ? 'long' : undefined;
}

const reasons: Readonly<Record<Fault, string>> = {
  missing: 'is missing', mistyped: 'is no time in seconds', negative: 'lies before 1970', past: 'has passed', backwards: "lies before 'nbf'",
  future: 'lies in the future', long: 'lies too far away',
};

const verdictOf = (claim: 'exp' | 'nbf', fault: Fault | undefined, claims: JsonObject, { most }: Lifetime): Verdict =>
  fault === undefined ? pass() : fail(`'${claim}' of the request object ${reasons[fault]}`, fault === 'long' ? `at most ${most} s` : 's since 1970', shown(claims[claim]));

/** `exp` is there, lies ahead, and not too far from `nbf`. */
export const expiresInTime = (lifetime: Lifetime) => ofClaims((claims, facts) => verdictOf('exp', expFault(claims, facts, lifetime), claims, lifetime));

/** `nbf` is there, has come, and not too long ago. */
export const beginsInTime = (lifetime: Lifetime) => ofClaims((claims, facts) => claims.nbf === undefined && lifetime.unlimited(facts)
  ? notApplicable("'nbf' may be left out") : verdictOf('nbf', nbfFault(claims, facts, lifetime), claims, lifetime));

type Pair = readonly [byValue: ResultCode, byReference: ResultCode];

/** The one of two codes that fits how the request object came. */
export const eitherWay = ([byValue, byReference]: Pair) => ({ requestObject }: Facts): ResultCode => (requestObject?.by === 'request_uri' ? byReference : byValue);

const expCodes: Readonly<Record<Fault, Pair>> = {
  missing: ['A150319', 'A150327'], mistyped: ['A150320', 'A150328'], negative: ['A150355', 'A150356'], past: ['A150361', 'A150362'],
  backwards: ['A150359', 'A150360'], long: ['A150365', 'A150366'], future: ['A150365', 'A150366'],
};
const nbfCodes: Readonly<Record<Fault, Pair>> = {
  ...expCodes, missing: ['A150351', 'A150352'], mistyped: ['A150353', 'A150354'], negative: ['A150357', 'A150358'], future: ['A150363', 'A150364'],
};
/** The reference has codes of its own for an expiry where nothing else is asked. */
const pastAlone: Pair = ['A150321', 'A150329'];

const claimsOf = ({ requestObject }: Facts): JsonObject => requestObject?.jwt?.claims ?? {};

export const expCode = (lifetime: Lifetime) => (facts: Facts): ResultCode => {
  const fault = expFault(claimsOf(facts), facts, lifetime) ?? 'past';
  return eitherWay(fault === 'past' && lifetime.unlimited(facts) ? pastAlone : expCodes[fault])(facts);
};
export const nbfCode = (lifetime: Lifetime) => (facts: Facts): ResultCode => eitherWay(nbfCodes[nbfFault(claimsOf(facts), facts, lifetime) ?? 'long'])(facts);

/** `aud` is this server, alone or among others. */
export const isMeantForUs = ofClaims(({ aud }, { service: { issuer } }) => {
  const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return demand(issuer !== undefined && named.includes(issuer), "'aud' of the request object is not this server", issuer ?? 'an issuer, which the service lacks', shown(aud));
});
