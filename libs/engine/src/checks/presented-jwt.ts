import type { Facts, JwtFacts } from '../facts/facts.js';
import type { JWSAlg } from '../model/enums.js';
import type { OAuthError } from '../model/oauth-error.js';
import type { KeyFacts } from '../ports/jose.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable, pass } from '../rules/verdict.js';
import { assertionOf } from './assertion.js';
import { answering, errorsOfJwts, type JwtKind } from './jwt-algorithms.js';
import { inFuture, isTime } from './time.js';

export type CandidateKind = JwtKind | 'proof';

/** A JWT that a request presents, or that would be made to answer it. */
interface Candidate {
  readonly is: CandidateKind;
  readonly verdict: Verdict;
}

type JwtCheck = (jwt: JwtFacts, name: string, facts: Facts) => Verdict;

const errors: Readonly<Record<CandidateKind, OAuthError>> = { ...errorsOfJwts, proof: 'invalid_dpop_proof' };

/** Judges candidates: the first that fails speaks for all, and its kind decides the error. */
const judge = (candidates: (facts: Facts) => readonly Candidate[]) => {
  const offender = (facts: Facts): CandidateKind => candidates(facts).find(({ verdict }) => verdict.kind === 'fail')?.is ?? 'assertion';
  return {
    check: (facts: Facts): Verdict => {
      const judged = candidates(facts);
      const failed = judged.find(({ verdict }) => verdict.kind === 'fail');
      if (failed !== undefined) return failed.verdict;
      return judged.some(({ verdict }) => verdict.kind === 'pass') ? pass() : judged[0]?.verdict ?? notApplicable('no JWT is concerned');
    },
    error: (facts: Facts): OAuthError => errors[offender(facts)],
    offender,
  };
};

function presented(facts: Facts, check: JwtCheck): readonly Candidate[] {
  const assertion = assertionOf(facts);
  const proof = facts.proof.kind === 'decoded' ? facts.proof.jwt : undefined;
  const object = facts.requestObject?.jwt;
  return [
    ...(object === undefined ? [] : [{ is: 'requestObject' as const, verdict: check(object, 'request object', facts) }]),
    ...(assertion === undefined ? [] : [{ is: 'assertion' as const, verdict: check(assertion, 'client assertion', facts) }]),
    ...(proof === undefined ? [] : [{ is: 'proof' as const, verdict: check(proof, 'DPoP proof', facts) }]),
  ];
}

/** A check of every JWT that the request presents. */
export const eachPresented = (check: JwtCheck) => judge(facts => presented(facts, check));

/** The same, and the algorithms of the JWTs that would answer the request. */
export const eachPresentedOrMade = (check: JwtCheck, algorithms: readonly JWSAlg[]) => judge(facts => [
  ...presented(facts, check),
  ...answering(facts).flatMap(({ is, name, signed }): readonly Candidate[] => signed === undefined ? []
    : [{ is, verdict: algorithms.includes(signed) ? pass() : fail(`the ${name} would be signed with another algorithm`, algorithms.join(', '), signed) }]),
]);

/** The algorithm is one of the list; EdDSA means Ed25519. */
export const isSignedWith = (algorithms: readonly JWSAlg[]): JwtCheck => ({ alg, header, keys }, name) => {
  const otherCurve = alg === 'EdDSA' && keys?.kind === 'found' && keys.key.crv !== 'Ed25519';
  if (alg !== undefined && algorithms.includes(alg) && !otherCurve) return pass();
  const received = otherCurve ? `EdDSA with ${keys.key.crv ?? 'no curve'}` : String(header.alg).slice(0, 50);
  return fail(`the ${name} is signed with another algorithm`, algorithms.join(', '), received);
};

/** The JWT names some algorithm. */
export const isSigned: JwtCheck = ({ header }, name) =>
  demand(typeof header.alg === 'string' && header.alg.toLowerCase() !== 'none', `the ${name} is not signed`, 'a signature', 'alg none');

/** A key of the type has the length. */
export const keyHasBits = (kty: KeyFacts['kty'], least: number): JwtCheck => ({ keys }, name) =>
  keys?.kind !== 'found' || keys.key.kty !== kty
    ? notApplicable(`the ${name} is not signed with an ${kty} key`)
    : demand(keys.key.bits >= least, `the key of the ${name} is too short`, () => `${least} bits`, () => `${keys.key.bits} bits`);

/** No time claim lies further ahead than this, s. */
export const isNotAhead = (most: number): JwtCheck => ({ claims }, name, { now }) => {
  const ahead = (['iat', 'nbf'] as const).find(claim => isTime(claims?.[claim]) && inFuture(claims[claim] as number, now, most));
  if (ahead === undefined) return pass();
  return fail(`'${ahead}' of the ${name} lies too far in the future`, `at most ${most} s ahead of ${Math.floor(now / 1000)}`, String(claims?.[ahead]));
};
