import { drop, put } from '../examples/delta.js';
import { aRevocation } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

export const examples_revocation: Examples = {
  'RFC7009-2.1-once': { request: [
    ['one token', aRevocation(), 'pass'],
    ['two', put(aRevocation(), 'parameters.values.token', ['token', 'token']), 'fail A115303 invalid_request'],
  ] },
  'RFC7009-2.1-token': { request: [
    ['a token', aRevocation(), 'pass'],
    ['none', drop(aRevocation(), 'parameters.values.token'), 'fail A115301 invalid_request'],
    ['an empty one', put(aRevocation(), 'parameters.values.token', ['']), 'fail A115302 invalid_request'],
    ['parameters that cannot be read', put(aRevocation(), 'parameters', { kind: 'malformed' }), 'notApplicable'],
  ] },
  'RFC7009-2.1-client': { request: [
    ['its own token', aRevocation(), 'pass'],
    ["another client's", put(aRevocation(), 'revoked.clientId', 4712), 'fail A116301 invalid_grant'],
    ['an unknown token', drop(aRevocation(), 'revoked'), 'notApplicable'],
  ] },
};
