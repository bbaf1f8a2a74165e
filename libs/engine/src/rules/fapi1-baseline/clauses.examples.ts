import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { aRevocation, aTokenRequest, aUserInfoRequest } from '../examples/facts.js';
import { aReferencedObject, aRequestObject } from '../examples/request-object.js';
import { aClient, aService, keySet, rsaKey } from '../examples/settings.js';
import type { Examples, RuleExamples } from '../examples/table.js';
import { aBaselinePush, aBaselineRequest } from './facts.js';
import { bounds } from './values.js';

const assertion = 'authentication.assertion';
const keyed = (facts: Facts, jwt: string, kty: string, bits: number): Facts => put(put(facts, `${jwt}.keys.key.kty`, kty), `${jwt}.keys.key.bits`, bits);
const objectUnder = (facts: Facts, kty: string, bits: number): Facts => keyed(facts, 'requestObject.jwt', kty, bits);
const proofUnder = (facts: Facts, kty: string, bits: number): Facts => keyed(facts, 'proof.jwt', kty, bits);
const signing = (facts: Facts, alg: string, clientSecret: string): Facts => put(put(facts, `${assertion}.alg`, alg), 'client.client.clientSecret', clientSecret);
const underKey = (facts: Facts, kty: string, bits: number): Facts => keyed(facts, assertion, kty, bits);
const redirectedTo = (facts: Facts, uri: string, verified = false): Facts => put(facts, 'authorization.redirectUri', { given: uri, ...(verified ? { verified: uri } : {}) });
const registering = (facts: Facts, uri: string): Facts => put(redirectedTo(facts, uri, true), 'client.client.redirectUris', [uri]);

const lengths = (kty: string, least: number, short: object, long: object): RuleExamples => ({
  request: [
    ['a key that is long enough', underKey(aBaselinePush(), kty, least), 'pass'],
    ['a short key at PAR', underKey(aBaselinePush(), kty, least - 8), 'fail A152303 invalid_client'],
    ['a short key at the token endpoint', underKey(aTokenRequest(), kty, least - 8), 'fail A152303 invalid_client'],
    ['a short key at revocation', underKey(aRevocation(), kty, least - 8), 'fail A152303 invalid_client'],
    ['a request object under a short key', objectUnder(aRequestObject(), kty, least - 8), 'fail A150381 invalid_request_object'],
    ['the same by reference', objectUnder(aReferencedObject(), kty, least - 8), 'fail A150382 invalid_request_object'],
    ['a DPoP proof under a short key', proofUnder(aTokenRequest(), kty, least - 8), 'fail A254301 invalid_dpop_proof'],
    ['the same at UserInfo', proofUnder(aUserInfoRequest(), kty, least - 8), 'fail A089313 invalid_dpop_proof'],
    ['a key of another type', underKey(aRevocation(), 'OKP', 8), 'notApplicable'],
    ['no assertion, but a proof', put(aTokenRequest(), 'authentication.method', 'TLS_CLIENT_AUTH'), kty === 'EC' ? 'pass' : 'notApplicable'],
    ['neither', put(put(aTokenRequest(), 'authentication.method', 'TLS_CLIENT_AUTH'), 'proof', { kind: 'none' }), 'notApplicable'],
  ],
  service: [['long enough', aService({ jwks: keySet(long) }), 'pass'], ['too short', aService({ jwks: keySet(short) }), 'fail']],
  client: [['long enough', aClient({ jwks: keySet(long) }), 'pass'], ['too short', aClient({ jwks: keySet(short) }), 'fail']],
});

const SECRET = 's'.repeat(32);
const byMethod = (facts: Facts, method: string): Facts => put(facts, 'authentication.method', method);
const isPublic = (facts: Facts): Facts => put(facts, 'client.client.clientType', 'PUBLIC');

export const examples_fapi1Baseline: Examples = {
  'FAPI1-BASE-5.2.2-3': { request: [
    ['long enough', signing(aTokenRequest(), 'HS256', SECRET), 'pass'],
    ['too short', signing(aTokenRequest(), 'HS256', SECRET.slice(1)), 'fail A152352 invalid_client'],
    ['too short for HS512, at PAR', signing(aBaselinePush(), 'HS512', SECRET), 'fail A152352 invalid_client'],
    ['too short, at revocation', signing(aRevocation(), 'HS256', SECRET.slice(1)), 'fail A152352 invalid_client'],
    ['not used', aTokenRequest(), 'notApplicable'],
  ], client: [
    ['long enough', aClient({ tokenAuthMethod: 'CLIENT_SECRET_JWT', clientSecret: SECRET }), 'pass'],
    ['too short', aClient({ tokenAuthMethod: 'CLIENT_SECRET_JWT', clientSecret: SECRET.slice(1) }), 'fail'],
    ['too short for HS384', aClient({ tokenAuthMethod: 'CLIENT_SECRET_JWT', tokenAuthSignAlg: 'HS384', clientSecret: SECRET }), 'fail'],
    ['too short for HS512', aClient({ tokenAuthMethod: 'CLIENT_SECRET_JWT', tokenAuthSignAlg: 'HS512', clientSecret: SECRET + SECRET.slice(1) }), 'fail'],
    ['none', aClient({ tokenAuthMethod: 'CLIENT_SECRET_JWT' }), 'fail'],
    ['not used', aClient(), 'notApplicable'],
  ] },
  'FAPI1-BASE-5.2.2-4': {
    request: [
      ['private_key_jwt', aBaselinePush(), 'pass'],
      ['client_secret_jwt', byMethod(aTokenRequest(), 'CLIENT_SECRET_JWT'), 'pass'],
      ['a certificate', byMethod(aTokenRequest(), 'TLS_CLIENT_AUTH'), 'pass'],
      ['a secret at PAR', byMethod(aBaselinePush(), 'CLIENT_SECRET_BASIC'), 'fail A152301 invalid_client'],
      ['a secret at the token endpoint', byMethod(aTokenRequest(), 'CLIENT_SECRET_POST'), 'fail A152301 invalid_client'],
      ['a secret at revocation', byMethod(aRevocation(), 'CLIENT_SECRET_BASIC'), 'fail A152301 invalid_client'],
      ['a public client', isPublic(byMethod(aTokenRequest(), 'NONE')), 'notApplicable'],
    ],
    service: [
      ['offered', aService(), 'pass'],
      ['secrets that sign', aService({ supportedTokenAuthMethods: ['CLIENT_SECRET_JWT'] }), 'pass'],
      ['secrets that are sent', aService({ supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST'] }), 'fail'],
    ],
  },
  'FAPI1-BASE-5.2.2-5': lengths('RSA', bounds.rsaBits, rsaKey(bounds.rsaBits - 8), rsaKey(bounds.rsaBits)),
  'FAPI1-BASE-5.2.2-6': lengths('EC', bounds.ecBits, { kty: 'EC', kid: 'tiny', crv: 'P-112', x: 'A'.repeat(19), y: 'A'.repeat(19) }, { kty: 'EC', crv: 'P-256', kid: 'large' }),
  'FAPI1-BASE-5.2.2-7': { request: [
    ['S256', aBaselineRequest(), 'pass'],
    ['no challenge', drop(aBaselineRequest(), 'authorization.values.code_challenge'), 'fail A150315 invalid_request'],
    ['plain', put(aBaselinePush(), 'authorization.values.code_challenge_method', ['plain']), 'fail A150316 invalid_request'],
    ['no method, which means plain', drop(aBaselineRequest(), 'authorization.values.code_challenge_method'), 'fail A150316 invalid_request'],
  ] },
  'FAPI1-BASE-5.2.2-8': { request: [
    ['one is registered', aBaselineRequest(), 'pass'],
    ['none is', drop(aBaselineRequest(), 'client.client.redirectUris'), 'fail A150310 invalid_request'],
    ['no client', drop(aBaselineRequest(), 'client.client'), 'notApplicable'],
  ] },
  'FAPI1-BASE-5.2.2-9': { request: [
    ['named', aBaselineRequest(), 'pass'],
    ['left to the only registered one', drop(aBaselinePush(), 'authorization.redirectUri.given'), 'fail A150307 invalid_request'],
  ] },
  'FAPI1-BASE-5.2.2-10': { request: [
    ['registered', aBaselineRequest(), 'pass'],
    ['another', redirectedTo(aBaselineRequest(), 'https://client.example.org/cb/'), 'fail A150311 invalid_request'],
    ['another port of the loopback interface', redirectedTo(aBaselineRequest(), 'http://127.0.0.1:49152/cb', true), 'fail A150311 invalid_request'],
    ['no URI', redirectedTo(aBaselineRequest(), 'https://client example/'), 'fail A150339 invalid_request'],
    ['relative', redirectedTo(aBaselinePush(), '/cb'), 'fail A150340 invalid_request'],
    ['with a fragment', redirectedTo(aBaselineRequest(), 'https://client.example.org/cb#top'), 'fail A150341 invalid_request'],
    ['none', drop(aBaselineRequest(), 'authorization.redirectUri.given'), 'notApplicable'],
  ] },
  'FAPI1-BASE-5.2.2-20': {
    request: [
      ['https', aBaselineRequest(), 'pass'],
      ['http', registering(aBaselineRequest(), 'http://client.example.org/cb'), 'fail A150323 invalid_request'],
      ['a scheme of the app', registering(aBaselinePush(), 'org.example.app:/cb'), 'fail A150323 invalid_request'],
    ],
    client: [
      ['https', aClient(), 'pass'],
      ['http', aClient({ redirectUris: ['https://client.example.org/cb', 'http://client.example.org/cb'] }), 'fail'],
      ['none', drop(aClient(), 'redirectUris'), 'fail'],
    ],
  },
  'FAPI1-BASE-5.2.2-21': { client: [
    ['short', aClient({ dpopRequired: false }), 'pass', aService({ accessTokenDuration: bounds.bearerTokenDuration })],
    ['long, and not bound', aClient({ dpopRequired: false }), 'fail', aService({ tlsClientCertificateBoundAccessTokens: true })],
    ['long, but bound to a key', aClient(), 'pass'],
    ['long, but bound to a certificate', aClient({ dpopRequired: false, tlsClientCertificateBoundAccessTokens: true }), 'pass', aService({ tlsClientCertificateBoundAccessTokens: true })],
    ['long, and the client alone would bind', aClient({ dpopRequired: false, tlsClientCertificateBoundAccessTokens: true }), 'fail'],
    ['short for this client', aClient({ dpopRequired: false, extension: { requestableScopesEnabled: false, accessTokenDuration: bounds.bearerTokenDuration, refreshTokenDuration: 0, idTokenDuration: 0, tokenExchangePermitted: false } }), 'pass'],
  ], service: [
    ['short', aService({ accessTokenDuration: bounds.bearerTokenDuration }), 'pass'],
    ['long', aService({ accessTokenDuration: bounds.bearerTokenDuration + 1 }), 'fail'],
    ['the default', aService(), 'fail'],
    ['long, but bound', aService({ tlsClientCertificateBoundAccessTokens: true }), 'pass'],
  ] },
  'FAPI1-BASE-5.2.2-22': { service: [['set', aService(), 'pass'], ['no issuer', drop(aService(), 'issuer'), 'fail']] },
  'FAPI1-BASE-5.2.2.2-1': { request: [
    ['with a nonce', aBaselineRequest(), 'pass'],
    ['without', drop(aBaselineRequest(), 'authorization.values.nonce'), 'fail A150314 invalid_request'],
    ['without openid', put(aBaselineRequest(), 'authorization.scopes', ['accounts']), 'notApplicable'],
  ] },
  'FAPI1-BASE-5.2.2.3-1': { request: [
    ['with a state', put(aBaselineRequest(), 'authorization.scopes', ['accounts']), 'pass'],
    ['without', drop(put(aBaselinePush(), 'authorization.scopes', ['accounts']), 'authorization.values.state'), 'fail A150313 invalid_request'],
    ['with openid', drop(aBaselineRequest(), 'authorization.values.state'), 'notApplicable'],
  ] },
  'FAPI1-BASE-5.2.4-1': { client: [
    ['private_key_jwt', aClient(), 'pass'],
    ['client_secret_jwt', aClient({ tokenAuthMethod: 'CLIENT_SECRET_JWT' }), 'pass', aService({ supportedTokenAuthMethods: ['CLIENT_SECRET_JWT'] })],
    ['a secret that is sent', aClient({ tokenAuthMethod: 'CLIENT_SECRET_BASIC' }), 'fail'],
    ['a method that the service lacks', aClient({ tokenAuthMethod: 'TLS_CLIENT_AUTH' }), 'fail'],
    ['no keys', drop(aClient(), 'jwks'), 'fail'],
    ['a public client', aClient({ clientType: 'PUBLIC', tokenAuthMethod: 'NONE' }), 'notApplicable'],
  ] },
  'FAPI1-BASE-7.1': { service: [['https', aService(), 'pass'], ['http', aService({ tokenEndpoint: 'http://as.example.com/token' }), 'fail']] },
};
