import type { Facts } from '../../facts/facts.js';
import { put } from '../examples/delta.js';
import { aPush, aRefresh, aTokenRequest } from '../examples/facts.js';
import { aPushedObject } from '../examples/request-object.js';
import type { Examples } from '../examples/table.js';

const naming = (...resources: readonly string[]): Facts => put(aPush(), 'authorization.values.resource', resources);
const inside = (claim: string | readonly string[]): Facts =>
  put(put(aPushedObject(), 'requestObject.jwt.claims.resource', claim), 'authorization.values.resource', typeof claim === 'string' ? [claim] : claim);

const [A, B, C] = ['https://a.example.com/api', 'https://b.example.com', 'https://c.example.com'];
const asking = (facts: Facts, ...resources: readonly string[]): Facts => put(facts, 'parameters.values.resource', resources);
const ofCode = (...resources: readonly string[]): Facts => put(aTokenRequest(), 'grant.code.record.resources', resources);
const ofRefreshToken = (...resources: readonly string[]): Facts => put(aRefresh(), 'grant.refreshToken.record.resources', resources);

export const examples_resource: Examples = {
  'RFC8707-2': { request: [
    ['two of them', naming('https://rs.example.com/api', 'urn:example:rs'), 'pass'],
    ['no URI', naming('https://rs.example.com', 'https://rs example com'), 'fail A251306 invalid_target'],
    ['relative', naming('/api'), 'fail A251307 invalid_target'],
    ['with a fragment', naming('https://rs.example.com/#api'), 'fail A251308 invalid_target'],
    ['no URI, in the request object', inside('https://rs example com'), 'fail A251309 invalid_target'],
    ['relative, in the request object', inside('api'), 'fail A251310 invalid_target'],
    ['with a fragment, in the request object', inside('https://rs.example.com#'), 'fail A251311 invalid_target'],
    ['one of several is no URI', inside(['https://rs.example.com', 'https://[']), 'fail A251303 invalid_target'],
    ['one of several is relative', inside(['https://rs.example.com', '//rs']), 'fail A251304 invalid_target'],
    ['one of several has a fragment', inside(['https://rs.example.com#api']), 'fail A251305 invalid_target'],
    ['none', aPush(), 'notApplicable'],
    ['two of them, of the token request', asking(aTokenRequest(), A, 'urn:example:rs'), 'pass'],
    ['no URI, of the token request', asking(aTokenRequest(), 'https://rs example com'), 'fail A251306 invalid_target'],
    ['relative, of the token request', asking(aRefresh(), A, '/api'), 'fail A251307 invalid_target'],
    ['empty, of the token request', asking(aRefresh(), ''), 'fail A251307 invalid_target'],
    ['with a fragment, of the token request', asking(aRefresh(), `${A}#`), 'fail A251308 invalid_target'],
    ['none, of the token request', aTokenRequest(), 'notApplicable'],
  ] },
};

export const examples_grantedResources: Examples = {
  'RFC8707-2.2': { request: [
    ['all that were granted to the code', asking(ofCode(A, B), B, A), 'pass'],
    ['one of them', asking(ofCode(A, B), B), 'pass'],
    ['another', asking(ofCode(A, B), A, C), 'fail A251312 invalid_target'],
    ['one that differs in a slash', asking(ofCode(A, B), `${A}/`), 'fail A251312 invalid_target'],
    ['one, when none was granted', asking(aTokenRequest(), A), 'fail A251312 invalid_target'],
    ['one that was granted to the refresh token', asking(ofRefreshToken(A), A), 'pass'],
    ['another than was granted to the refresh token', asking(ofRefreshToken(A), B), 'fail A251312 invalid_target'],
    ['none', ofCode(A, B), 'notApplicable'],
    ['one, without a grant', put(asking(aTokenRequest(), A), 'grant', { grantType: 'CLIENT_CREDENTIALS' }), 'notApplicable'],
  ] },
};
