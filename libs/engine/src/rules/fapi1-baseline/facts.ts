import type { Facts } from '../../facts/facts.js';
import { put } from '../examples/delta.js';
import { anAuthorization, aPush } from '../examples/facts.js';

const withOpenId = (facts: Facts): Facts =>
  put(put(put(facts, 'authorization.values.nonce', ['nonce-1']), 'authorization.values.state', ['state-1']), 'authorization.scopes', ['accounts', 'openid']);

/** A request as Part 1 wants it, at the authorization endpoint and at PAR. */
export const aBaselineRequest = (): Facts => put(withOpenId(anAuthorization()), 'authorization.pushed', 'plain');
export const aBaselinePush = (): Facts => withOpenId(aPush());
