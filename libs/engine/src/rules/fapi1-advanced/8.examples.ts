import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { anIntrospection, aRefresh, aRevocation, aStandardIntrospection, aTokenRequest, aUserInfoRequest } from '../examples/facts.js';
import { anEncryptedReference } from '../examples/request-object.js';
import { aClient, aService, keySet, rsaKey } from '../examples/settings.js';
import type { Examples } from '../examples/table.js';
import { anEncryptedRequest } from './5.2.2.examples.js';
import { anAdvancedPush, anAdvancedReference, anAdvancedRequest } from './facts.js';

const bound = (facts: Facts): Facts => put(facts, 'introspection.token.confirmation', { x5tS256: 'thumbprint' });
const objectWith = (facts: Facts, alg: string): Facts => put(put(facts, 'requestObject.jwt.alg', alg), 'requestObject.jwt.header.alg', alg);
const objectWithout = (facts: Facts): Facts => put(drop(facts, 'requestObject.jwt.alg'), 'requestObject.jwt.header.alg', 'none');
const assertionWith = (facts: Facts, alg: string): Facts => put(put(facts, 'authentication.assertion.alg', alg), 'authentication.assertion.header.alg', alg);
const client = (facts: Facts, name: string, value: string): Facts => put(put(facts, 'client.client', facts.client.client ?? aClient()), `client.client.${name}`, value);
const secured = (facts: Facts): Facts => put(put(facts, 'authorization.values.response_type', ['code']), 'authorization.values.response_mode', ['jwt']);
const openid = (facts: Facts, grant: 'code' | 'refreshToken'): Facts => put(facts, `grant.${grant}.record.scopes`, ['openid', 'payments']);

export const examples_fapi1Advanced_8: Examples = {
  'FAPI1-ADV-6.2.1-2': { request: [
    ['bound to a certificate', bound(anIntrospection()), 'pass'],
    ['bound to a key', anIntrospection(), 'fail A065304 invalid_token'],
    ['bound to nothing, at UserInfo', put(aUserInfoRequest(), 'introspection.token.confirmation', {}), 'fail A089307 invalid_token'],
    ['bound to nothing, in standard introspection', put(aStandardIntrospection(), 'introspection', { request: {}, token: { confirmation: {} } }), 'fail A065304 invalid_token'],
    ['no such token', drop(anIntrospection(), 'introspection.token'), 'notApplicable'],
  ] },
  'FAPI1-ADV-8.6-1': {
    request: [
      ['ES256 throughout', anAdvancedPush(), 'pass'],
      ['a request object with PS256', objectWith(anAdvancedRequest(), 'PS256'), 'pass'],
      ['a request object with RS256', objectWith(anAdvancedRequest(), 'RS256'), 'fail A150306 invalid_request_object'],
      ['the same by reference', objectWith(anAdvancedReference(), 'RS256'), 'fail A150330 invalid_request_object'],
      ['the same, pushed', objectWith(anAdvancedPush(), 'RS256'), 'fail A150306 invalid_request_object'],
      ['a request object with EdDSA', objectWith(anAdvancedRequest(), 'EdDSA'), 'fail A150306 invalid_request_object'],
      ['an assertion with RS256', assertionWith(aTokenRequest(), 'RS256'), 'fail A152302 invalid_client'],
      ['an answer with PS256', client(secured(anAdvancedRequest()), 'authorizationSignAlg', 'PS256'), 'pass'],
      ['an answer with RS256', client(secured(anAdvancedRequest()), 'authorizationSignAlg', 'RS256'), 'fail A150322 invalid_request'],
      ['the same algorithm, where no JWT is asked for', client(anAdvancedRequest(), 'authorizationSignAlg', 'RS256'), 'pass'],
      ['an ID token with RS256', client(anAdvancedRequest(), 'idTokenSignAlg', 'RS256'), 'fail A151301 unauthorized_client'],
      ['an ID token with RS256 for a code', client(openid(aTokenRequest(), 'code'), 'idTokenSignAlg', 'RS256'), 'fail A152304 unauthorized_client'],
      ['an ID token with RS256 for a refresh token', client(openid(aRefresh(), 'refreshToken'), 'idTokenSignAlg', 'RS256'), 'fail A152304 unauthorized_client'],
      ['the same algorithm, where no ID token is asked for', client(aTokenRequest(), 'idTokenSignAlg', 'RS256'), 'pass'],
      ['an access token with ES256', put(aTokenRequest(), 'service.accessTokenSignAlg', 'ES256'), 'pass'],
      ['an access token with RS256', put(aTokenRequest(), 'service.accessTokenSignAlg', 'RS256'), 'fail A152351 server_error'],
      ['UserInfo with ES256', client(aUserInfoRequest(), 'userInfoSignAlg', 'ES256'), 'pass'],
      ['UserInfo with RS256', client(aUserInfoRequest(), 'userInfoSignAlg', 'RS256'), 'fail A153301 invalid_token'],
      ['UserInfo as plain JSON', aUserInfoRequest(), 'pass'],
      ['UserInfo that is encrypted, but not signed', client(aUserInfoRequest(), 'userInfoEncryptionAlg', 'RSA_OAEP_256'), 'fail A153301 invalid_token'],
      ['an assertion with RS256 at revocation', assertionWith(aRevocation(), 'RS256'), 'fail A152302 invalid_client'],
      ['an introspection response with RS256', put(aStandardIntrospection(), 'introspection', { request: {}, answer: { alg: 'RS256' } }), 'fail A153351 server_error'],
    ],
    service: [['ES256', aService({ accessTokenSignAlg: 'ES256' }), 'pass'], ['RS256', aService({ accessTokenSignAlg: 'RS256' }), 'fail']],
    client: [['ES256', aClient(), 'pass'], ['EdDSA', aClient({ requestSignAlg: 'EdDSA' }), 'fail']],
  },
  'FAPI1-ADV-8.6-3': {
    request: [
      ['signed', anAdvancedPush(), 'pass'],
      ['a request object without signature', objectWithout(anAdvancedRequest()), 'fail A150306 invalid_request_object'],
      ['an ID token without signature', client(anAdvancedRequest(), 'idTokenSignAlg', 'NONE'), 'fail A151301 unauthorized_client'],
      ['UserInfo without signature', client(aUserInfoRequest(), 'userInfoSignAlg', 'NONE'), 'fail A153301 invalid_token'],
    ],
    client: [['ES256', aClient(), 'pass'], ['none', aClient({ idTokenSignAlg: 'NONE' }), 'fail']],
  },
  'FAPI1-ADV-8.6.1-1': {
    request: [
      ['no encryption', anAdvancedRequest(), 'pass'],
      ['a safe one', anEncryptedRequest('RSA_OAEP_256'), 'pass'],
      ['a request object', anEncryptedRequest('RSA1_5'), 'fail A150378 invalid_request_object'],
      ['a request object by reference', put(anEncryptedReference(), 'requestObject.encryption.alg', 'RSA1_5'), 'fail A150379 invalid_request_object'],
      ['an answer', client(secured(anAdvancedRequest()), 'authorizationEncryptionAlg', 'RSA1_5'), 'fail A150380 invalid_request'],
      ['an ID token', client(anAdvancedRequest(), 'idTokenEncryptionAlg', 'RSA1_5'), 'fail A151302 unauthorized_client'],
      ['an ID token for a code', client(openid(aTokenRequest(), 'code'), 'idTokenEncryptionAlg', 'RSA1_5'), 'fail A152306 unauthorized_client'],
      ['UserInfo', client(aUserInfoRequest(), 'userInfoEncryptionAlg', 'RSA1_5'), 'fail A153302 invalid_token'],
      ['an introspection response', put(aStandardIntrospection(), 'introspection', { request: {}, answer: { alg: 'ES256', encryptionAlg: 'RSA1_5' } }), 'fail A153352 server_error'],
    ],
    client: [['none', aClient(), 'pass'], ['an outdated one', aClient({ userInfoEncryptionAlg: 'RSA1_5' }), 'fail']],
  },
  'FAPI1-ADV-8.9-1': {
    service: [['https', aService(), 'pass'], ['http', aService({ jwksUri: 'http://as.example.com/jwks' }), 'fail']],
    client: [['https', aClient({ jwksUri: 'https://client.example.org/jwks' }), 'pass'], ['http', aClient({ jwksUri: 'http://client.example.org/jwks' }), 'fail']],
  },
  'FAPI1-ADV-8.9-3': {
    service: [['one each', aService(), 'pass'], ['one for two', aService({ jwks: keySet(rsaKey(2048, 'a'), rsaKey(2048, 'a')) }), 'fail']],
    client: [['one each', aClient(), 'pass'], ['one for two', aClient({ jwks: keySet(rsaKey(2048, 'a'), rsaKey(2048, 'a')) }), 'fail']],
  },
};
