import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { aTokenRequest } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const values = { client_id: ['4711'], grant_type: ['password'], username: ['john'], password: ['secret'], scope: ['payments'] };
const aRequest = (): Facts => put(put(aTokenRequest(), 'grant', { grantType: 'PASSWORD' }), 'parameters.values', values);
const given = (facts: Facts, name: string, ...texts: readonly string[]): Facts => put(facts, `parameters.values.${name}`, texts);
const whereScopeIsRequired = (scope: string): Facts => given(put(aRequest(), 'service.scopeRequired', true), 'scope', scope);

export const examples_password: Examples = {
  'RFC6749-4.3.2-once': { request: [
    ['each once', aRequest(), 'pass'],
    ['two user names', given(aRequest(), 'username', 'john', 'jane'), 'fail A051303 invalid_request'],
    ['two passwords', given(aRequest(), 'password', 'a', 'b'), 'fail A051306 invalid_request'],
    ['another grant', given(aTokenRequest(), 'username', 'john', 'jane'), 'notApplicable'],
  ] },
  'RFC6749-4.3.2-username': { request: [
    ['there', aRequest(), 'pass'],
    ['missing', drop(aRequest(), 'parameters.values.username'), 'fail A051301 invalid_request'],
    ['empty', given(aRequest(), 'username', ''), 'fail A051302 invalid_request'],
    ['another grant', aTokenRequest(), 'notApplicable'],
  ] },
  'RFC6749-4.3.2-password': { request: [
    ['there', aRequest(), 'pass'],
    ['missing', drop(aRequest(), 'parameters.values.password'), 'fail A051304 invalid_request'],
    ['empty', given(aRequest(), 'password', ''), 'fail A051305 invalid_request'],
    ['another grant', aTokenRequest(), 'notApplicable'],
  ] },
  'RFC6749-4.3.2-scope': { request: [
    ['required, and named', whereScopeIsRequired('payments'), 'pass'],
    ['required, but unknown', whereScopeIsRequired('magic'), 'fail A051308 invalid_scope'],
    ['not required', given(aRequest(), 'scope', ''), 'notApplicable'],
    ['another grant', put(aTokenRequest(), 'service.scopeRequired', true), 'notApplicable'],
  ] },
};
