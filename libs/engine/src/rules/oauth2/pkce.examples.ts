import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { anAuthorization, aPush } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const challenge = 'authorization.values.code_challenge';
const method = 'authorization.values.code_challenge_method';

const required = (by: 'service' | 'client.client', name: 'pkceRequired' | 'pkceS256Required', facts: Facts = aPush()): Facts => put(facts, `${by}.${name}`, true);
const challengeOf = (text: string): Facts => put(aPush(), challenge, [text]);

export const examples_pkce: Examples = {
  'RFC7636-4.4.1': { request: [
    ['required by the service, and there', required('service', 'pkceRequired'), 'pass'],
    ['required by the client, and there', required('client.client', 'pkceRequired'), 'pass'],
    ['required by the service, but missing', drop(required('service', 'pkceRequired'), challenge), 'fail A124301 invalid_request'],
    ['required by the client, but missing', drop(required('client.client', 'pkceRequired', anAuthorization()), challenge), 'fail A124301 invalid_request'],
    ['required, but empty', put(required('service', 'pkceRequired'), challenge, ['']), 'fail A124302 invalid_request'],
    ['required, but no code comes back', put(drop(required('service', 'pkceRequired'), challenge), 'authorization.values.response_type', ['id_token']), 'notApplicable'],
    ['not required', drop(aPush(), challenge), 'notApplicable'],
    ['no authorization request', drop(required('service', 'pkceRequired', anAuthorization()), 'authorization'), 'notApplicable'],
  ] },
  'RFC7636-4.2': { request: [
    ['43 characters', aPush(), 'pass'],
    ['128 characters, all kinds', challengeOf('Az09-._~'.repeat(16)), 'pass'],
    ['42 characters', challengeOf('a'.repeat(42)), 'fail A124304 invalid_request'],
    ['129 characters', challengeOf('a'.repeat(129)), 'fail A124304 invalid_request'],
    ['base64 instead of base64url', challengeOf(`${'a'.repeat(42)}+`), 'fail A124304 invalid_request'],
    ['a line feed at the end', challengeOf(`${'a'.repeat(43)}\n`), 'fail A124304 invalid_request'],
    ['none', drop(aPush(), challenge), 'notApplicable'],
  ] },
  'RFC7636-4.3': { request: [
    ['S256', aPush(), 'pass'],
    ['plain', put(aPush(), method, ['plain']), 'pass'],
    ['S512', put(aPush(), method, ['S512']), 'fail A124306 invalid_request'],
    ['another case', put(anAuthorization(), method, ['s256']), 'fail A124306 invalid_request'],
    ['none', drop(aPush(), method), 'notApplicable'],
  ] },
  'RFC7636-4.3-S256': { request: [
    ['required by the service, and used', required('service', 'pkceS256Required'), 'pass'],
    ['required by the service, but plain', put(required('service', 'pkceS256Required'), method, ['plain']), 'fail A124308 invalid_request'],
    ['required by the client, but plain', put(required('client.client', 'pkceS256Required', anAuthorization()), method, ['plain']), 'fail A124308 invalid_request'],
    ['required, but no method, which means plain', drop(required('client.client', 'pkceS256Required'), method), 'fail A124307 invalid_request'],
    ['required, but there is no challenge', drop(required('service', 'pkceS256Required'), challenge), 'notApplicable'],
    ['not required', put(aPush(), method, ['plain']), 'notApplicable'],
  ] },
};
