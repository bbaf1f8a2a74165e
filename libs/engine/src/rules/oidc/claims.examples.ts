import type { Facts } from '../../facts/facts.js';
import { put } from '../examples/delta.js';
import { aPush } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const openid = (): Facts => put(aPush(), 'authorization.scopes', ['openid']);
const asking = (value: unknown): Facts => put(openid(), 'authorization.claims', { value });
const inIdToken = (claims: unknown): Facts => asking({ id_token: claims });
const good = (): Facts => asking({ userinfo: { email: null, name: { essential: true } }, id_token: { acr: { values: ['urn:1'] }, sub: { value: 'john' }, verified_claims: [] } });
const invalid = (code: string): `fail${string}` => `fail ${code} invalid_request`;

export const examples_claims: Examples = {
  'OIDCC-5.5-object': { request: [['an object', good(), 'pass'], ['no object', put(openid(), 'authorization.claims', {}), invalid('A022303')], ['none', openid(), 'notApplicable']] },
  'OIDCC-5.5-userinfo': { request: [['an object', good(), 'pass'], ['a list', asking({ userinfo: ['email'] }), invalid('A022304')], ['not asked', asking({}), 'notApplicable']] },
  'OIDCC-5.5-id_token': { request: [['an object', good(), 'pass'], ['null', inIdToken(null), invalid('A022305')], ['not asked', asking({}), 'notApplicable']] },
  'OIDCC-5.5.1': { request: [['null or an object', good(), 'pass'], ['a text', inIdToken({ email: 'yes' }), invalid('A023301')], ['none', openid(), 'notApplicable']] },
  'OIDCC-5.5.1-essential': { request: [['a boolean', good(), 'pass'], ['a text', asking({ userinfo: { email: { essential: 'true' } } }), invalid('A023302')]] },
  'OIDCC-5.5.1-value': { request: [
    ['a text', good(), 'pass'],
    ['a subject that is a number', inIdToken({ sub: { value: 7 } }), invalid('A023303')],
    ['any type, where nobody compares', inIdToken({ age: { value: 7 } }), 'pass'],
  ] },
  'OIDCC-5.5.1-values': { request: [['a list', good(), 'pass'], ['a text', inIdToken({ acr: { values: 'urn:1' } }), invalid('A023304')]] },
  'OIDCC-5.5.1-values-type': { request: [['texts', good(), 'pass'], ['a number among them', inIdToken({ acr: { values: ['urn:1', 2] } }), invalid('A023305')]] },
};
