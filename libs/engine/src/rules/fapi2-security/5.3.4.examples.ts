import { drop, put } from '../examples/delta.js';
import { anIntrospection, aStandardIntrospection, aUserInfoRequest } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

export const examples_5_3_4: Examples = {
  'FAPI2-SP-FINAL-5.3.4-5': { request: [
    ['bound to a key', anIntrospection(), 'pass'],
    ['bound to a certificate', put(anIntrospection(), 'introspection.token.confirmation', { x5tS256: 'thumbprint' }), 'pass'],
    ['bound to nothing', put(anIntrospection(), 'introspection.token.confirmation', {}), 'fail A065308 invalid_token'],
    ['bound to nothing, at UserInfo', put(aUserInfoRequest(), 'introspection.token.confirmation', {}), 'fail A089311 invalid_token'],
    ['bound to nothing, in standard introspection', put(aStandardIntrospection(), 'introspection', { request: {}, token: { confirmation: {} } }), 'fail A065308 invalid_token'],
    ['no such token', drop(anIntrospection(), 'introspection.token'), 'notApplicable'],
  ] },
};
