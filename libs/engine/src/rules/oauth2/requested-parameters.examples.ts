import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { anAuthorization, aPush } from '../examples/facts.js';
import type { Examples, RuleExamples } from '../examples/table.js';

const given = (name: string, ...values: readonly string[]): Facts => put(aPush(), `authorization.values.${name}`, values);
const without = (name: string): Facts => drop(aPush(), `authorization.values.${name}`);
const unread = (): Facts => drop(anAuthorization(), 'authorization');

/** The request names this redirect URI, which is not registered. */
const refused = (uri: string, facts: Facts = aPush()): Facts => put(facts, 'authorization.redirectUri', { given: uri });
const unnamed = (registered: readonly string[] | undefined): Facts => put(put(aPush(), 'authorization.redirectUri', {}), 'client.client.redirectUris', registered);

/** Text of at most 4096 printable ASCII characters. */
const plainText = (name: 'state' | 'nonce', tooLong: string, notAscii: string): RuleExamples => ({ request: [
  ['4096 characters, all kinds', given(name, ' ~aZ0"\\&'.repeat(512)), 'pass'],
  ['4097 characters', given(name, 'a'.repeat(4097)), `fail ${tooLong} invalid_request`],
  ['beyond ASCII', given(name, '状態'), `fail ${notAscii} invalid_request`],
  ['a line feed', given(name, 'a\nb'), `fail ${notAscii} invalid_request`],
  ['a line feed at the end', given(name, 'a\n'), `fail ${notAscii} invalid_request`],
  ['none', aPush(), 'notApplicable'],
] });

export const examples_requestedParameters: Examples = {
  'RFC6749-3.1-once': { request: [
    ['each once', aPush(), 'pass'],
    ['two response types', given('response_type', 'code', 'code'), 'fail A009303 invalid_request'],
    ['two redirect URIs', given('redirect_uri', 'https://client.example.org/cb', 'https://evil.example.org/cb'), 'fail A011302 invalid_request'],
    ['two scopes', given('scope', 'payments', 'openid'), 'fail A007302 invalid_request'],
    ['two states', given('state', 'a', 'b'), 'fail A013302 invalid_request'],
    ['two nonces', given('nonce', 'a', 'b'), 'fail A014302 invalid_request'],
    ['two response modes', given('response_mode', 'query', 'form_post'), 'fail A012302 invalid_request'],
    ['two prompts', given('prompt', 'login', 'none'), 'fail A016302 invalid_request'],
    ['two ages', given('max_age', '1', '2'), 'fail A017302 invalid_request'],
    ['two challenges', given('code_challenge', 'a', 'b'), 'fail A124303 invalid_request'],
    ['two challenge methods', given('code_challenge_method', 'S256', 'plain'), 'fail A124305 invalid_request'],
    ['two resources', given('resource', 'https://a.example.org', 'https://b.example.org'), 'pass'],
  ] },
  'RFC6749-3.1.2': { request: [
    ['registered', aPush(), 'pass'],
    ['not registered, in a push', refused('https://evil.example.org/cb'), 'fail A011317 invalid_request'],
    ['not registered, in an authorization request', refused('https://evil.example.org/cb', anAuthorization()), 'fail A011304 invalid_request'],
    ['with a fragment', refused('https://client.example.org/cb#x'), 'fail A011316 invalid_request'],
    ['relative', refused('/cb'), 'fail A011315 invalid_request'],
    ['no URI', refused('https://client.example.org/c b'), 'fail A011314 invalid_request'],
    ['none, and several are registered', unnamed(['https://a.example.org', 'https://b.example.org']), 'fail A011313 invalid_request'],
    ['none, and none is registered', unnamed([]), 'fail A011309 invalid_request'],
    ['none, and nothing was ever registered', unnamed(undefined), 'fail A011309 invalid_request'],
    ['an unknown client', drop(refused('https://client.example.org/cb'), 'client.client'), 'notApplicable'],
    ['no authorization request', unread(), 'notApplicable'],
  ] },
  'RFC6749-3.1.1-given': { request: [
    ['named', aPush(), 'pass'],
    ['missing', without('response_type'), 'fail A009301 invalid_request'],
    ['empty', given('response_type', ''), 'fail A009302 invalid_request'],
  ] },
  'RFC6749-3.1.1-known': { request: [
    ['code', aPush(), 'pass'],
    ['words in another order', given('response_type', 'token  code'), 'pass'],
    ['unknown', given('response_type', 'magic'), 'fail A009304 unsupported_response_type'],
    ['another case', given('response_type', 'Code'), 'fail A009304 unsupported_response_type'],
    ['one word too many', given('response_type', 'code magic'), 'fail A009304 unsupported_response_type'],
    ['missing', without('response_type'), 'notApplicable'],
  ] },
  'RFC6749-3.1.1-offered': { request: [
    ['offered', aPush(), 'pass'],
    ['not offered', given('response_type', 'token'), 'fail A009305 unsupported_response_type'],
    ['nothing is offered', drop(aPush(), 'service.supportedResponseTypes'), 'fail A009305 unsupported_response_type'],
    ['unknown', given('response_type', 'magic'), 'notApplicable'],
  ] },
  'RFC6749-3.1.1-declared': { request: [
    ['declared', aPush(), 'pass'],
    ['not declared', put(aPush(), 'client.client.responseTypes', ['TOKEN']), 'fail A009306 unauthorized_client'],
    ['nothing is declared', drop(aPush(), 'client.client.responseTypes'), 'fail A009306 unauthorized_client'],
    ['unknown', given('response_type', 'magic'), 'notApplicable'],
    ['an unknown client', drop(aPush(), 'client.client'), 'notApplicable'],
  ] },
  'RFC6749-4.1.1-grant': { request: [
    ['switched on', aPush(), 'pass'],
    ['a client that says nothing', drop(aPush(), 'client.client.grantTypes'), 'pass'],
    ['switched off by the service', put(aPush(), 'service.supportedGrantTypes', ['REFRESH_TOKEN']), 'fail A009305 unauthorized_client'],
    ['switched off by the client', put(aPush(), 'client.client.grantTypes', ['REFRESH_TOKEN']), 'fail A009306 unauthorized_client'],
    ['not asked for', given('response_type', 'token'), 'notApplicable'],
  ] },
  'RFC6749-3.1.1-mode': { request: [
    ['form_post', given('response_mode', 'form_post'), 'pass'],
    ['unknown', given('response_mode', 'magic'), 'fail A012303 invalid_request'],
    ['none', aPush(), 'notApplicable'],
  ] },
  'RFC6749-3.3-required': { request: [
    ['required, and there', put(aPush(), 'service.scopeRequired', true), 'pass'],
    ['required, but none is known', put(put(aPush(), 'service.scopeRequired', true), 'authorization.scopes', []), 'fail A007305 invalid_scope'],
    ['not required', put(aPush(), 'authorization.scopes', []), 'notApplicable'],
  ] },
  'RFC6749-4.1.1-state': plainText('state', 'A013304', 'A013303'),
  'OIDCC-3.1.2.1-nonce': plainText('nonce', 'A014305', 'A014304'),
};
