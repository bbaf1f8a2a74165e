import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { aPush, aTokenRequest, NOW } from '../examples/facts.js';
import type { Examples, RuleExamples } from '../examples/table.js';

const seconds = NOW / 1000;
/** Clock skew of the examples, s. */
const skew = 10;

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const given = (facts: Facts, name: string, ...values: readonly string[]): Facts => put(facts, `parameters.values.${name}`, values);
const without = (facts: Facts, name: string): Facts => drop(facts, `parameters.values.${name}`);
const asserted = (facts: Facts): Facts => given(given(facts, 'client_assertion_type', jwtBearer), 'client_assertion', 'jws');
const anAssertion = (): Facts => asserted(aPush());
const unreadable = (): Facts => put(anAssertion(), 'authentication.assertion', { problem: 'it has two parts' });
const claim = (name: string, value: unknown, facts: Facts = anAssertion()): Facts => put(facts, `authentication.assertion.claims.${name}`, value);
const lacking = (name: string): Facts => drop(anAssertion(), `authentication.assertion.claims.${name}`);
const keys = (lookup: object): Facts => put(anAssertion(), 'authentication.assertion.keys', lookup);
const signedBy = (alg: string, facts: Facts = anAssertion()): Facts => put(put(facts, 'authentication.assertion.alg', alg), 'authentication.assertion.header.alg', alg);
const unsigned = (): Facts => drop(put(anAssertion(), 'authentication.assertion.header.alg', 'none'), 'authentication.assertion.alg');

const by = (method: string, shown: object = {}, facts: Facts = aTokenRequest()): Facts => put(facts, 'authentication', { method, audiences: [], ...shown });
const basic = (matches = true): Facts => put(by('CLIENT_SECRET_BASIC', { basicSecret: { matches } }), 'service.supportedTokenAuthMethods', ['CLIENT_SECRET_BASIC']);
const post = (matches = true): Facts => given(by('CLIENT_SECRET_POST', { postSecret: { matches } }), 'client_secret', 'secret');
const sharedSecret = (facts: Facts): Facts => put(facts, 'authentication.method', 'CLIENT_SECRET_JWT');
const publicClient = (facts: Facts): Facts => put(facts, 'client.client.clientType', 'PUBLIC');
const anAssertionAt = (revocation: readonly string[]): Facts => put(put(anAssertion(), 'endpoint', 'revocation'), 'service.supportedRevocationAuthMethods', revocation);
const nobody = (): Facts => drop(anAssertion(), 'authentication');

export const examples_clientSecret: Examples = {
  'RFC6749-2.3-confidential': { request: [
    ['private_key_jwt', anAssertion(), 'pass'],
    ['a public client without a method', publicClient(by('NONE')), 'pass'],
    ['none, though confidential', by('NONE'), 'fail A157301 invalid_client'],
    ['none in a push, though confidential', by('NONE', {}, aPush()), 'fail A157301 invalid_client'],
    ['an unknown client', nobody(), 'notApplicable'],
  ] },
  'RFC6749-2.1-public': { request: [
    ['a confidential client with a method', anAssertion(), 'pass'],
    ['a public client without', publicClient(by('NONE')), 'pass'],
    ['a public client with a key', publicClient(anAssertion()), 'fail A157302 invalid_client'],
    ['an unknown client', nobody(), 'notApplicable'],
  ] },
  'RFC6749-2.3-supported': { request: [
    ['private_key_jwt', anAssertion(), 'pass'],
    ['a service that says nothing', drop(post(), 'service.supportedTokenAuthMethods'), 'pass'],
    ['none, which needs no support', by('NONE'), 'pass'],
    ['a method that the service does not offer', post(), 'fail A157344 invalid_client'],
    ['at the revocation endpoint, which has no list of its own', anAssertionAt([]), 'pass'],
    ['at the revocation endpoint, which offers it', anAssertionAt(['PRIVATE_KEY_JWT']), 'pass'],
    ['at the revocation endpoint, whose list is the only one', drop(anAssertionAt(['PRIVATE_KEY_JWT']), 'service.supportedTokenAuthMethods'), 'pass'],
    ['at the revocation endpoint, but not at the token endpoint', put(anAssertionAt(['PRIVATE_KEY_JWT']), 'service.supportedTokenAuthMethods', ['CLIENT_SECRET_BASIC']), 'fail A157344 invalid_client'],
    ['at the revocation endpoint, which does not', anAssertionAt(['CLIENT_SECRET_BASIC']), 'fail A157344 invalid_client'],
    ['at the token endpoint, whatever revocation offers', put(anAssertion(), 'service.supportedRevocationAuthMethods', ['CLIENT_SECRET_BASIC']), 'pass'],
    ['a method that this server does not know', put(by('ATTEST_JWT_CLIENT_AUTH'), 'service.supportedTokenAuthMethods', ['ATTEST_JWT_CLIENT_AUTH']), 'fail A157344 invalid_client'],
    ['an unknown client', nobody(), 'notApplicable'],
  ] },
  'RFC6749-2.3-public': { request: [
    ['no credentials', publicClient(by('NONE')), 'pass'],
    ['a secret in the header', publicClient(by('NONE', { basicSecret: { matches: false } })), 'fail A157303 invalid_client'],
    ['a secret in the body', publicClient(by('NONE', { postSecret: { matches: true } })), 'fail A157303 invalid_client'],
    ['an assertion', asserted(publicClient(by('NONE'))), 'fail A157303 invalid_client'],
    ['a client that authenticates', anAssertion(), 'notApplicable'],
  ] },
  'RFC6749-2.3-one': { request: [
    ['one', anAssertion(), 'pass'],
    ['none', by('NONE'), 'pass'],
    ['header and body', put(basic(), 'authentication.postSecret', { matches: true }), 'fail A157357 invalid_client'],
    ['certificate and body', put(by('TLS_CLIENT_AUTH', { postSecret: { matches: true } }), 'certificate', { kind: 'none' }), 'fail A157357 invalid_client'],
    ['assertion and header', put(anAssertion(), 'authentication.basicSecret', { matches: true }), 'fail A157357 invalid_client'],
    ['assertion and body', put(anAssertion(), 'authentication.postSecret', { matches: false }), 'fail A157357 invalid_client'],
  ] },
  'RFC6749-2.3.1-once': { request: [
    ['once', anAssertion(), 'pass'],
    ['two secrets', given(post(), 'client_secret', 'secret', 'secret'), 'fail A158301 invalid_client'],
    ['two assertion types', given(anAssertion(), 'client_assertion_type', jwtBearer, jwtBearer), 'fail A158304 invalid_client'],
  ] },
  'RFC6749-2.3.1-channel': { request: [
    ['header, as registered', basic(), 'pass'],
    ['body, as registered', post(), 'pass'],
    ['body instead of header', by('CLIENT_SECRET_BASIC', { postSecret: { matches: true } }), 'fail A157357 invalid_client'],
    ['header instead of body', by('CLIENT_SECRET_POST', { basicSecret: { matches: true } }), 'fail A157357 invalid_client'],
    ['another method', anAssertion(), 'notApplicable'],
  ] },
  'RFC6749-2.3.1-given': { request: [
    ['in the header', basic(), 'pass'],
    ['in the body', post(), 'pass'],
    ['not in the header', by('CLIENT_SECRET_BASIC'), 'fail A157304 invalid_client'],
    ['not in the body', by('CLIENT_SECRET_POST'), 'fail A157304 invalid_client'],
    ['another method', anAssertion(), 'notApplicable'],
  ] },
  'RFC6749-2.3.1-right': { request: [
    ['right in the header', basic(), 'pass'],
    ['right in the body', post(), 'pass'],
    ['wrong in the header', basic(false), 'fail A157305 invalid_client'],
    ['wrong in the body', post(false), 'fail A157305 invalid_client'],
    ['none', by('CLIENT_SECRET_BASIC'), 'notApplicable'],
  ] },
};

/** The claim is the client id. */
const naming = (name: 'iss' | 'sub', code: string): RuleExamples => ({ request: [
  ['the client id', anAssertion(), 'pass'],
  ['another', claim(name, '4712'), `fail ${code} invalid_client`],
  ['missing', lacking(name), `fail ${code} invalid_client`],
  ['in a list', claim(name, ['4711']), `fail ${code} invalid_client`],
  ['the alias in use', put(put(claim(name, 'shop'), 'client.client.clientIdAlias', 'shop'), 'client.aliasUsed', true), 'pass'],
  ['an alias that is not in use', put(claim(name, 'shop'), 'client.client.clientIdAlias', 'shop'), `fail ${code} invalid_client`],
  ['no JWT', unreadable(), 'notApplicable'],
] });

/** The time does not lie in the future. */
const notAhead = (name: 'nbf' | 'iat', code: string): RuleExamples => ({ request: [
  ['now', claim(name, seconds), 'pass'],
  ['as far ahead as the skew', claim(name, seconds + skew), 'pass'],
  ['a second further', claim(name, seconds + skew + 1), `fail ${code} invalid_client`],
  ['text', claim(name, String(seconds)), `fail ${code} invalid_client`],
  ['in ms', claim(name, NOW), `fail ${code} invalid_client`],
  ['none', drop(claim(name, seconds), `authentication.assertion.claims.${name}`), 'notApplicable'],
] });

export const examples_clientAssertion: Examples = {
  'RFC7521-4.2-type': { request: [
    ['JWT bearer', anAssertion(), 'pass'],
    ['missing', without(anAssertion(), 'client_assertion_type'), 'fail A157309 invalid_client'],
    ['empty', given(anAssertion(), 'client_assertion_type', ''), 'fail A158303 invalid_client'],
    ['SAML', given(anAssertion(), 'client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer'), 'fail A157310 invalid_client'],
    ['another method', basic(), 'notApplicable'],
  ] },
  'RFC7521-4.2-given': { request: [
    ['there', anAssertion(), 'pass'],
    ['missing', without(anAssertion(), 'client_assertion'), 'fail A157311 invalid_client'],
    ['empty', given(anAssertion(), 'client_assertion', ''), 'fail A157311 invalid_client'],
    ['another method', basic(), 'notApplicable'],
  ] },
  'RFC7523-3-readable': { request: [
    ['a JWT', anAssertion(), 'pass'],
    ['no JWT', unreadable(), 'fail A157312 invalid_client'],
    ['a payload that is no object', drop(anAssertion(), 'authentication.assertion.claims'), 'fail A157314 invalid_client'],
    ['none', drop(anAssertion(), 'authentication.assertion'), 'notApplicable'],
  ] },
  'RFC7523-3-alg': { request: [
    ['as registered', anAssertion(), 'pass'],
    ['any that is asymmetric, where none is registered', drop(signedBy('PS256'), 'client.client.tokenAuthSignAlg'), 'pass'],
    ['another than the registered one', signedBy('PS256'), 'fail A157313 invalid_client'],
    ['none', unsigned(), 'fail A157313 invalid_client'],
    ['an HMAC for private_key_jwt', drop(signedBy('HS256'), 'client.client.tokenAuthSignAlg'), 'fail A157313 invalid_client'],
    ['an HMAC for client_secret_jwt', sharedSecret(drop(signedBy('HS256'), 'client.client.tokenAuthSignAlg')), 'pass'],
    ['an HMAC registered for private_key_jwt', put(anAssertion(), 'client.client.tokenAuthSignAlg', 'HS256'), 'fail A157308 invalid_client'],
    ['a signature for client_secret_jwt', sharedSecret(anAssertion()), 'fail A157307 invalid_client'],
    ['no JWT', unreadable(), 'notApplicable'],
  ] },
  'RFC7523-3-1': naming('iss', 'A157315'),
  'RFC7523-3-2': naming('sub', 'A157316'),
  'RFC7523-3-3': { request: [
    ['the issuer', anAssertion(), 'pass'],
    ['one of several', put(claim('aud', 'https://as.example.com/token'), 'authentication.audiences', ['https://as.example.com', 'https://as.example.com/token']), 'pass'],
    ['a list with the issuer, where that is allowed', put(claim('aud', ['x', 'https://as.example.com']), 'service.clientAssertionAudRestrictedToIssuer', false), 'pass'],
    ['a list with the issuer, where it is not', claim('aud', ['https://as.example.com']), 'fail A157318 invalid_client'],
    ['a list of others', put(claim('aud', ['x', 'y']), 'service.clientAssertionAudRestrictedToIssuer', false), 'fail A157318 invalid_client'],
    ['another server', claim('aud', 'https://as.example.org'), 'fail A157318 invalid_client'],
    ['a slash more', claim('aud', 'https://as.example.com/'), 'fail A157318 invalid_client'],
    ['missing', lacking('aud'), 'fail A157318 invalid_client'],
    ['a service without a name', put(lacking('aud'), 'authentication.audiences', []), 'fail A157318 invalid_client'],
  ] },
  'RFC7523-3-4': { request: [
    ['ahead', anAssertion(), 'pass'],
    ['a moment ago, within the skew', claim('exp', seconds - skew + 1), 'pass'],
    ['as long ago as the skew', claim('exp', seconds - skew), 'fail A157320 invalid_client'],
    ['five minutes ago', claim('exp', seconds - 300), 'fail A157320 invalid_client'],
    ['in ms', claim('exp', NOW + 60_000), 'fail A157320 invalid_client'],
    ['text', claim('exp', String(seconds + 60)), 'fail A157320 invalid_client'],
    ['missing', lacking('exp'), 'fail A157319 invalid_client'],
    ['no JWT', unreadable(), 'notApplicable'],
  ] },
  'RFC7523-3-5': notAhead('nbf', 'A157322'),
  'RFC7523-3-6': notAhead('iat', 'A157323'),
  'RFC7523-3-7': { request: [
    ['there', anAssertion(), 'pass'],
    ['1024 characters', claim('jti', 'j'.repeat(1024)), 'pass'],
    ['missing', lacking('jti'), 'fail A157324 invalid_client'],
    ['empty', claim('jti', ''), 'fail A157324 invalid_client'],
    ['a number', claim('jti', 7), 'fail A157324 invalid_client'],
    ['1025 characters', claim('jti', 'j'.repeat(1025)), 'fail A157324 invalid_client'],
  ] },
  'RFC7523-3-key': { request: [
    ['found', anAssertion(), 'pass'],
    ['no set is registered', keys({ kind: 'unregistered' }), 'fail A156301 invalid_client'],
    ['a set elsewhere that cannot be read', keys({ kind: 'unreadable', problem: '404', remote: true }), 'fail A156302 invalid_client'],
    ['a registered set that cannot be read', keys({ kind: 'unreadable', problem: 'no JSON', remote: false }), 'fail A156303 invalid_client'],
    ['none fits in the registered set', keys({ kind: 'noMatch', remote: false }), 'fail A156304 invalid_client'],
    ['none fits in the set elsewhere', keys({ kind: 'noMatch', remote: true }), 'fail A156305 invalid_client'],
    ['several fit in the registered set', keys({ kind: 'ambiguous', remote: false }), 'fail A156306 invalid_client'],
    ['several fit in the set elsewhere', keys({ kind: 'ambiguous', remote: true }), 'fail A156307 invalid_client'],
    ['an HMAC, which has no key', sharedSecret(drop(signedBy('HS256'), 'authentication.assertion.keys')), 'notApplicable'],
  ] },
  'RFC7523-3-9': { request: [
    ['right', anAssertion(), 'pass'],
    ['wrong', put(anAssertion(), 'authentication.assertion.signatureValid', false), 'fail A157326 invalid_client'],
    ['made without a secret, since there is none', sharedSecret(put(signedBy('HS256'), 'authentication.assertion.signatureValid', false)), 'fail A157325 invalid_client'],
    ['no algorithm that is known', put(unsigned(), 'authentication.assertion.signatureValid', false), 'notApplicable'],
  ] },
};
