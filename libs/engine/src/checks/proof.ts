import type { Facts, ProofFacts } from '../facts/facts.js';
import { withoutQuery } from '../parse/uri.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable, pass } from '../rules/verdict.js';
import { inFuture, isTime, stale } from './time.js';

export type DecodedProof = Extract<ProofFacts, { kind: 'decoded' }>;

/** A check of a DPoP proof; it does not apply without a readable one. */
export const ofProof = (check: (proof: DecodedProof, facts: Facts) => Verdict) => (facts: Facts): Verdict =>
  facts.proof.kind === 'decoded' ? check(facts.proof, facts) : notApplicable('there is no DPoP proof to read');

const isText = (claim: unknown): claim is string => typeof claim === 'string' && claim !== '' && claim.length <= 1024;

/** The form of the proof (RFC 9449, 4.3, items 2 to 3 and 5 to 7). */
export const isWellFormed = (facts: Facts): Verdict => {
  if (facts.proof.kind === 'malformed') return fail(`the DPoP proof cannot be read: ${facts.proof.problem}`);
  if (facts.proof.kind === 'none') return notApplicable('there is no DPoP proof');
  const { header, claims } = facts.proof.jwt;
  if (header.typ !== 'dpop+jwt') return fail("'typ' of the DPoP proof is wrong", 'dpop+jwt', String(header.typ).slice(0, 50));
  if (claims === undefined) return fail('the payload of the DPoP proof is no JSON object');
  return pass();
};

/** All required claims are there (item 3). */
export const hasClaims = ofProof(({ jwt: { claims = {} } }) => {
  const missing = ['jti', 'htm', 'htu'].filter(name => !isText(claims[name]));
  if (!isTime(claims.iat)) missing.push('iat');
  return demand(missing.length === 0, `the DPoP proof lacks ${missing.join(', ')}`, 'jti, htm, htu, iat');
});

/** Method and URL (items 8 and 9). */
export const fitsRequest = ofProof(({ jwt: { claims = {} }, htm, htu }) => {
  if (claims.htm !== htm) return fail("'htm' of the DPoP proof is another method", htm, String(claims.htm).slice(0, 20));
  // What equals a target as it is needs not be taken apart.
  const target = !isText(claims.htu) || htu?.includes(claims.htu) === true ? claims.htu : withoutQuery(claims.htu);
  if (isText(target) && htu?.includes(target) === true) return pass();
  return fail("'htu' of the DPoP proof is another URL", (htu ?? []).join(' or ') || 'the URL of the endpoint, which the service does not know', String(claims.htu).slice(0, 200));
});

/** Made recently (item 11). */
export const isRecent = ofProof(({ jwt: { claims = {} } }, { now, limits }) => {
  if (!isTime(claims.iat)) return notApplicable("the proof has no 'iat'");
  if (inFuture(claims.iat, now, limits.clockSkew)) return fail("'iat' of the DPoP proof lies in the future", `at most ${limits.clockSkew} s ahead of ${Math.floor(now / 1000)}`, String(claims.iat));
  return demand(!stale(claims.iat, now, limits.clockSkew), 'the DPoP proof is too old', () => `about ${Math.floor(now / 1000)}`, () => String(claims.iat));
});
