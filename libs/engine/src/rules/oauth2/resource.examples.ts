import type { Facts } from '../../facts/facts.js';
import { put } from '../examples/delta.js';
import { aPush } from '../examples/facts.js';
import { aPushedObject } from '../examples/request-object.js';
import type { Examples } from '../examples/table.js';

const naming = (...resources: readonly string[]): Facts => put(aPush(), 'authorization.values.resource', resources);
const inside = (claim: string | readonly string[]): Facts =>
  put(put(aPushedObject(), 'requestObject.jwt.claims.resource', claim), 'authorization.values.resource', typeof claim === 'string' ? [claim] : claim);

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
  ] },
};
