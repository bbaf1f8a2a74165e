import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { aTokenRequest } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const values = { client_id: ['4711'], grant_type: ['client_credentials'], scope: ['payments'] };
const aRequest = (): Facts => put(put(aTokenRequest(), 'grant', { grantType: 'CLIENT_CREDENTIALS' }), 'parameters.values', values);
const whereScopeIsRequired = (scope: string): Facts => put(put(aRequest(), 'service.scopeRequired', true), 'parameters.values.scope', [scope]);

export const examples_clientCredentials: Examples = {
  'RFC6749-4.4-confidential': { request: [
    ['a confidential client', aRequest(), 'pass'],
    ['a public client', put(aRequest(), 'client.client.clientType', 'PUBLIC'), 'fail A052301 unauthorized_client'],
    ['another grant', put(aTokenRequest(), 'client.client.clientType', 'PUBLIC'), 'notApplicable'],
    ['an unknown client', drop(aRequest(), 'client.client'), 'notApplicable'],
  ] },
  'RFC6749-4.4.2-scope': { request: [
    ['required, and named', whereScopeIsRequired('payments'), 'pass'],
    ['required, but unknown', whereScopeIsRequired('magic'), 'fail A052303 invalid_scope'],
    ['required, but empty', whereScopeIsRequired(''), 'fail A052303 invalid_scope'],
    ['required, and there is a default', put(whereScopeIsRequired(''), 'service.supportedScopes', [{ name: 'profile', defaultEntry: true }]), 'pass'],
    ['not required', put(aRequest(), 'parameters.values.scope', ['']), 'notApplicable'],
    ['another grant', put(aTokenRequest(), 'service.scopeRequired', true), 'notApplicable'],
  ] },
};
