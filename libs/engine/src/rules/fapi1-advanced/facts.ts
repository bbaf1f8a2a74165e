import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { aPushedObject, aReferencedObject, aRequestObject } from '../examples/request-object.js';
import { draft } from './values.js';

const hybrid = (facts: Facts): Facts => {
  const asked = put(put(put(facts, 'authorization.values.response_type', ['code id_token']), 'authorization.values.nonce', ['nonce-1']), 'authorization.scopes', ['openid', 'payments']);
  return put(put(asked, 'service.tlsClientCertificateBoundAccessTokens', true), 'client.client.tlsClientCertificateBoundAccessTokens', true);
};

/** A request as Part 2 wants it: by value, by reference, pushed. */
export const anAdvancedRequest = (): Facts => hybrid(aRequestObject());
export const anAdvancedReference = (): Facts => hybrid(aReferencedObject());
export const anAdvancedPush = (): Facts => hybrid(aPushedObject());

/** The same request without its request object. */
export const bare = (facts: Facts): Facts => drop(facts, 'requestObject');

/** The same subject under the second draft. */
export const drafted = (facts: Facts): Facts => put(facts, 'service.attributes', [draft]);

export const claim = (facts: Facts, name: string, value: unknown): Facts => put(facts, `requestObject.jwt.claims.${name}`, value);
export const without = (facts: Facts, name: string): Facts => drop(facts, `requestObject.jwt.claims.${name}`);
