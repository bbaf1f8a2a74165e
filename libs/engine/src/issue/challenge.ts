import type { Refusal } from '../decide.js';
import type { Facts } from '../facts/facts.js';
import { JWSAlg } from '../model/enums.js';
import type { Messages } from '../ports/index.js';
import { errorMembers } from './errors.js';

/** The asymmetric algorithms that a DPoP proof may use, as a challenge names them (RFC 9449, 7.1). */
export const proofAlgorithms: readonly JWSAlg[] = (Object.keys(JWSAlg) as JWSAlg[]).filter(alg => alg !== 'NONE' && !alg.startsWith('HS'));

/** A complete `WWW-Authenticate` value (RFC 6750, 3; RFC 9449, 7.1; RFC 9470, 3). */
export function challenge(messages: Messages, facts: Pick<Facts, 'service' | 'proof' | 'introspection'>, refusal: Refusal): string {
  const { request, token } = facts.introspection ?? { request: {} };
  const dpop = token?.confirmation.jkt !== undefined || facts.proof.kind !== 'none';
  const members = [
    ...Object.entries(errorMembers(messages, facts.service, refusal)),
    ...(refusal.error === 'insufficient_scope' && request.scopes !== undefined ? [['scope', request.scopes.join(' ')]] : []),
    ...(refusal.error === 'insufficient_user_authentication' && request.acrValues !== undefined ? [['acr_values', request.acrValues.join(' ')]] : []),
    ...(refusal.error === 'insufficient_user_authentication' && request.maxAge !== undefined ? [['max_age', String(request.maxAge)]] : []),
    ...(dpop ? [['algs', proofAlgorithms.join(' ')]] : []),
  ];
  const quoted = members.map(([name, value]) => `${name}="${(value ?? '').replace(/[^\x20-\x21\x23-\x5B\x5D-\x7E]/g, '?')}"`);
  return `${dpop ? 'DPoP' : 'Bearer'} ${quoted.join(',')}`;
}
