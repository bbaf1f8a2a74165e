import { HttpException } from '@nestjs/common';

const DPOP_ALGS = 'ES256 PS256 EdDSA';

/** A refusal with the challenge that tells the client why (RFC 6750 section 3, RFC 9449 section 7.1). */
export class Challenge extends HttpException {
  constructor(status: number, readonly headers: Readonly<Record<string, string | readonly string[]>>, error: string) {
    super({ error }, status);
  }
}

/** Nobody presented anything: both ways to present a token, without an error code. */
export const presentSomething = (): Challenge =>
  new Challenge(401, { 'www-authenticate': ['Bearer realm="bank"', `DPoP realm="bank", algs="${DPOP_ALGS}"`] }, 'unauthorized');

/** The request itself is wrong, whatever the token says. */
export const malformed = (description: string): Challenge =>
  new Challenge(400, { 'www-authenticate': `Bearer realm="bank", error="invalid_request", error_description="${description}"` }, 'invalid_request');

export const badProof = (description: string): Challenge =>
  new Challenge(401, { 'www-authenticate': `DPoP realm="bank", error="invalid_dpop_proof", error_description="${description}", algs="${DPOP_ALGS}"` }, 'invalid_dpop_proof');

export const insufficientScope = (scheme: 'Bearer' | 'DPoP', scopes: readonly string[]): Challenge =>
  new Challenge(403, { 'www-authenticate': `${scheme} realm="bank", error="insufficient_scope", scope="${scopes.join(' ')}"` }, 'insufficient_scope');
