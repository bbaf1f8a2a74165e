import type { Facts } from '../../facts/facts.js';
import { put } from '../examples/delta.js';
import { aPush } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const asking = (type: string): Facts => put(put(aPush(), 'authorization.scopes', ['openid']), 'authorization.values.response_type', [type]);
const withNonce = (facts: Facts): Facts => put(facts, 'authorization.values.nonce', ['n-1']);

export const examples_frontChannel: Examples = {
  'OIDCC-3.2.2.1-nonce': { request: [
    ['sent', withNonce(asking('id_token')), 'pass'],
    ['missing', asking('id_token token'), 'fail A014303 invalid_request'],
    ['missing in a hybrid flow', asking('code id_token'), 'fail A014303 invalid_request'],
    ['missing, but no ID token comes from here', asking('code token'), 'notApplicable'],
  ] },
  'OIDCC-2-signed': { request: [
    ['signed', asking('id_token'), 'pass'],
    ['not signed', put(asking('code id_token'), 'client.client.idTokenSignAlg', 'NONE'), 'fail A046301 unauthorized_client'],
    ['not signed, from the token endpoint', put(asking('code'), 'client.client.idTokenSignAlg', 'NONE'), 'notApplicable'],
  ] },
};
