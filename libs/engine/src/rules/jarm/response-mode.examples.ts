import type { Facts } from '../../facts/facts.js';
import { put } from '../examples/delta.js';
import { anAuthorization, aPush } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const mode = (name: string, facts: Facts = aPush()): Facts => put(facts, 'authorization.values.response_mode', [name]);
const client = (member: string, value: unknown, facts: Facts): Facts => put(facts, `client.client.${member}`, value);
const signing = (alg: string, facts: Facts = mode('jwt')): Facts => client('authorizationSignAlg', alg, facts);
const keeping = (facts: Facts): Facts => client('clientSecret', 'secret', facts);
const isPublic = (facts: Facts): Facts => client('clientType', 'PUBLIC', facts);
const tokens = (facts: Facts): Facts => put(facts, 'authorization.values.response_type', ['code token']);

export const examples_jarm: Examples = {
  'JARM-3-alg': { request: [
    ['registered', signing('ES256'), 'pass'],
    ['not registered', mode('query.jwt', anAuthorization()), 'fail A012305 invalid_request'],
    ['no JWT', mode('form_post'), 'notApplicable'],
  ] },
  'JARM-3-none': { request: [
    ['signed', signing('PS256'), 'pass'],
    ['registered to go unsigned', signing('NONE'), 'fail A012306 invalid_request'],
  ] },
  'JARM-3-secret': { request: [
    ['a secret that both know', keeping(signing('HS256')), 'pass'],
    ['a public client', isPublic(keeping(signing('HS256'))), 'fail A012307 invalid_request'],
    ['a client without a secret', signing('HS512'), 'fail A012307 invalid_request'],
    ['no secret', signing('ES256'), 'notApplicable'],
  ] },
  'JARM-3-encryption': { request: [
    ['a secret that both know', keeping(client('authorizationEncryptionAlg', 'A256KW', signing('ES256'))), 'pass'],
    ['a public client', isPublic(client('authorizationEncryptionAlg', 'DIR', signing('ES256'))), 'fail A012308 invalid_request'],
    ['no secret', client('authorizationEncryptionAlg', 'ECDH_ES', signing('ES256')), 'notApplicable'],
    ['no encryption', signing('ES256'), 'notApplicable'],
  ] },
  'JARM-2.3.1': { request: [
    ['encrypted', client('authorizationEncryptionAlg', 'ECDH_ES', signing('ES256', tokens(mode('query.jwt')))), 'pass'],
    ['not encrypted', signing('ES256', tokens(mode('query.jwt'))), 'fail A012309 invalid_request'],
    ['in the fragment', signing('ES256', tokens(mode('jwt'))), 'notApplicable'],
    ['a code', signing('ES256', mode('query.jwt')), 'notApplicable'],
  ] },
};
