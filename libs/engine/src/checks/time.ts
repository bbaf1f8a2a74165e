/** A DPoP proof is good for so long after its `iat`, s; twice a slow network and a retry. */
const PROOF_LIFETIME = 60;

/** How long a proof must be remembered after its `iat`, s. */
export const proofWindow = (skew: number): number => PROOF_LIFETIME + Math.max(skew, 60);

/** The last time that counts as one, s: a claim beyond the year 2100 is a mistake (often milliseconds). */
const LATEST = 4_102_444_800;

/** A NumericDate (RFC 7519, 2) that can be meant. */
export const isTime = (claim: unknown): claim is number => typeof claim === 'number' && claim >= 0 && claim <= LATEST;

/** Whether a time claim (s) lies further in the future than the skew allows. */
export const inFuture = (claim: number, now: number, skew: number): boolean => claim * 1000 > now + skew * 1000;

/** Whether an expiry (s) has passed, the skew allowed. */
export const expired = (exp: number, now: number, skew: number): boolean => exp * 1000 + skew * 1000 <= now;

/** Whether a proof was made too long ago. */
export const stale = (iat: number, now: number, skew: number): boolean => (iat + PROOF_LIFETIME + skew) * 1000 < now;
