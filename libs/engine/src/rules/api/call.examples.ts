import type { Facts } from '../../facts/facts.js';
import { put } from '../examples/delta.js';
import { anAuthorization, aPush, aStandardIntrospection, aTokenRequest } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const missing = (facts: Facts): Facts => put(facts, 'parameters', { kind: 'missing' });
const malformed = (facts: Facts): Facts => put(facts, 'parameters', { kind: 'malformed' });
const tooLarge = (facts: Facts): Facts => put(facts, 'parameters', { kind: 'tooLarge', length: 131_073, limit: 131_072 });
const empty = (facts: Facts): Facts => put(facts, 'parameters.values', {});

export const examples_call: Examples = {
  'API-parameters': { request: [
    ['a push', aPush(), 'pass'],
    ['a push without', missing(aPush()), 'fail A245201 server_error'],
    ['an authorization request without', missing(anAuthorization()), 'fail A004201 server_error'],
    ['a token request without', missing(aTokenRequest()), 'fail A047201 server_error'],
    ['a standard introspection without', missing(aStandardIntrospection()), 'fail A145201 server_error'],
  ] },
  'API-parameters-size': { request: [
    ['a push', aPush(), 'pass'],
    ['a push that is too large', tooLarge(aPush()), 'fail A245203 invalid_request'],
    ['an authorization request that is too large', tooLarge(anAuthorization()), 'fail A004202 invalid_request'],
    ['a token request that is too large', tooLarge(aTokenRequest()), 'fail A047202 invalid_request'],
    ['a standard introspection that is too large', tooLarge(aStandardIntrospection()), 'fail A145202 invalid_request'],
  ] },
  'API-parameters-form': { request: [
    ['a push', aPush(), 'pass'],
    ['a push that cannot be read', malformed(aPush()), 'fail A245202 invalid_request'],
    ['an authorization request that cannot be read', malformed(anAuthorization()), 'fail A004202 invalid_request'],
    ['a token request that cannot be read', malformed(aTokenRequest()), 'fail A047202 invalid_request'],
    ['a standard introspection that cannot be read', malformed(aStandardIntrospection()), 'fail A145202 invalid_request'],
  ] },
  'API-parameters-some': { request: [
    ['an authorization request', anAuthorization(), 'pass'],
    ['an authorization request without any', empty(anAuthorization()), 'fail A004301 invalid_request'],
    ['a token request without any', empty(aTokenRequest()), 'fail A047301 invalid_request'],
    ['a standard introspection without any', empty(aStandardIntrospection()), 'fail A145301 invalid_request'],
    ['parameters that cannot be read', malformed(aTokenRequest()), 'notApplicable'],
  ] },
};
