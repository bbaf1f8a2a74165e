import { drop, put } from '../examples/delta.js';
import { aStandardIntrospection } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

export const examples_standardIntrospection: Examples = {
  'RFC7662-2.1': { request: [
    ['a token', aStandardIntrospection(), 'pass'],
    ['none', drop(aStandardIntrospection(), 'parameters.values.token'), 'fail A145302 invalid_request'],
    ['an empty one', put(aStandardIntrospection(), 'parameters.values.token', ['']), 'fail A145302 invalid_request'],
    ['parameters that cannot be read', put(aStandardIntrospection(), 'parameters', { kind: 'malformed' }), 'notApplicable'],
  ] },
};
