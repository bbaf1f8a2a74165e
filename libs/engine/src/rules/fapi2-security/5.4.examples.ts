import { drop, put } from '../examples/delta.js';
import { anAuthorization, anIntrospection, aPush, aRefresh, aRevocation, aStandardIntrospection, aTokenRequest, aUserInfoRequest } from '../examples/facts.js';
import { anEncryptedPush, aPushedObject } from '../examples/request-object.js';
import { aClient, aService, keySet, rsaKey, smallEcKey } from '../examples/settings.js';
import type { Examples, RuleExamples } from '../examples/table.js';
import type { Facts } from '../../facts/facts.js';
import { bounds } from './values.js';

const assertion = 'authentication.assertion';
const signedWith = (facts: Facts, jwt: string, alg: string): Facts => put(put(facts, `${jwt}.alg`, alg), `${jwt}.header.alg`, alg);
const unsigned = (facts: Facts, jwt: string, alg = 'none'): Facts => put(drop(facts, `${jwt}.alg`), `${jwt}.header.alg`, alg);
const underKey = (facts: Facts, jwt: string, kty: string, bits: number): Facts => put(put(facts, `${jwt}.keys.key.kty`, kty), `${jwt}.keys.key.bits`, bits);
const client = (facts: Facts, name: string, value: string): Facts => put(put(facts, 'client.client', facts.client.client ?? aClient()), `client.client.${name}`, value);
const secured = (facts: Facts): Facts => put(facts, 'authorization.values.response_mode', ['jwt']);
const asJwt = (answer: object): Facts => put(aStandardIntrospection(), 'introspection', { request: {}, answer });
const forOpenid = (facts: Facts, alg: string): Facts => put(put(facts, 'authorization.scopes', ['openid', 'payments']), 'client.client.idTokenSignAlg', alg);

const lengths = (kty: string, least: number, short: object, long: object): RuleExamples => ({
  request: [
    ['an assertion under a key that is long enough', underKey(aPush(), assertion, kty, least), 'pass'],
    ['an assertion under a short key at PAR', underKey(aPush(), assertion, kty, least - 8), 'fail A294359 invalid_client'],
    ['an assertion under a short key at the token endpoint', underKey(aTokenRequest(), assertion, kty, least - 8), 'fail A295353 invalid_client'],
    ['a proof under a short key at the token endpoint', underKey(aTokenRequest(), 'proof.jwt', kty, least - 8), 'fail A295353 invalid_dpop_proof'],
    ['a proof under a short key at introspection', underKey(anIntrospection(), 'proof.jwt', kty, least - 8), 'fail A065310 invalid_dpop_proof'],
    ['a proof under a short key at UserInfo', underKey(aUserInfoRequest(), 'proof.jwt', kty, least - 8), 'fail A089313 invalid_dpop_proof'],
    ['an assertion under a short key at revocation', underKey(aRevocation(), assertion, kty, least - 8), 'fail A294359 invalid_client'],
    ['a proof under a key of another type', underKey(anIntrospection(), 'proof.jwt', 'OKP', 8), 'notApplicable'],
  ],
  service: [
    ['long enough', aService({ jwks: keySet(long) }), 'pass'],
    ['one too short', aService({ jwks: keySet(long, short) }), 'fail'],
    ['no such keys', aService({ jwks: keySet() }), 'notApplicable'],
    ['no set', drop(aService(), 'jwks'), 'notApplicable'],
    ['no JWK Set', aService({ jwks: 'keys' }), 'unknown'],
  ],
  client: [
    ['long enough', aClient({ jwks: keySet(long) }), 'pass'],
    ['too short', aClient({ jwks: keySet(short) }), 'fail'],
  ],
});

export const examples_5_4: Examples = {
  'FAPI2-SP-FINAL-5.4.1-1.1': {
    request: [
      ['no encryption', forOpenid(anAuthorization(), 'ES256'), 'pass'],
      ['a request object that is encrypted safely', anEncryptedPush(), 'pass'],
      ['a request object with RSA1_5', put(anEncryptedPush(), 'requestObject.encryption.alg', 'RSA1_5'), 'fail A294364 invalid_request_object'],
      ['an ID token with RSA1_5', client(forOpenid(aPush(), 'ES256'), 'idTokenEncryptionAlg', 'RSA1_5'), 'fail A294364 unauthorized_client'],
      ['the same, where none is asked for', client(aPush(), 'idTokenEncryptionAlg', 'RSA1_5'), 'pass'],
      ['an ID token with RSA1_5 for a code', client(put(aTokenRequest(), 'grant.code.record.scopes', ['openid', 'payments']), 'idTokenEncryptionAlg', 'RSA1_5'), 'fail A294364 unauthorized_client'],
      ['an answer with RSA1_5', client(secured(anAuthorization()), 'authorizationEncryptionAlg', 'RSA1_5'), 'fail A294364 invalid_request'],
      ['UserInfo with RSA1_5', client(aUserInfoRequest(), 'userInfoEncryptionAlg', 'RSA1_5'), 'fail A294364 invalid_token'],
      ['an introspection response with RSA1_5', asJwt({ alg: 'ES256', encryptionAlg: 'RSA1_5' }), 'fail A294364 server_error'],
    ],
    client: [
      ['no encryption', aClient(), 'pass'],
      ['a safe one', aClient({ idTokenEncryptionAlg: 'RSA_OAEP_256' }), 'pass'],
      ['an outdated one', aClient({ idTokenEncryptionAlg: 'RSA1_5' }), 'fail'],
    ],
  },
  'FAPI2-SP-FINAL-5.4.1-1.2': {
    request: [
      ['ES256 throughout', aPush(), 'pass'],
      ['an assertion with PS256', signedWith(aPush(), assertion, 'PS256'), 'pass'],
      ['an assertion with RS256 at PAR', signedWith(aPush(), assertion, 'RS256'), 'fail A294358 invalid_client'],
      ['an assertion with ES384 at the token endpoint', signedWith(aTokenRequest(), assertion, 'ES384'), 'fail A295352 invalid_client'],
      ['a request object with RS256', signedWith(aPushedObject(), 'requestObject.jwt', 'RS256'), 'fail A294358 invalid_request_object'],
      ['a proof with RS256 at PAR', signedWith(aPush(), 'proof.jwt', 'RS256'), 'fail A294358 invalid_dpop_proof'],
      ['a proof with PS512 at the token endpoint', signedWith(aTokenRequest(), 'proof.jwt', 'PS512'), 'fail A295352 invalid_dpop_proof'],
      ['a proof with RS256 at introspection', signedWith(anIntrospection(), 'proof.jwt', 'RS256'), 'fail A065310 invalid_dpop_proof'],
      ['a proof with an unknown algorithm', unsigned(anIntrospection(), 'proof.jwt', 'X256'), 'fail A065310 invalid_dpop_proof'],
      ['EdDSA over Ed25519', put(signedWith(aTokenRequest(), 'proof.jwt', 'EdDSA'), 'proof.jwt.keys.key.crv', 'Ed25519'), 'pass'],
      ['EdDSA over Ed448', put(signedWith(aTokenRequest(), 'proof.jwt', 'EdDSA'), 'proof.jwt.keys.key.crv', 'Ed448'), 'fail A295352 invalid_dpop_proof'],
      ['an ID token with ES256', forOpenid(anAuthorization(), 'ES256'), 'pass'],
      ['an ID token with RS256 at PAR', forOpenid(aPush(), 'RS256'), 'fail A294358 unauthorized_client'],
      ['an ID token with RS256 at the authorization endpoint', forOpenid(anAuthorization(), 'RS256'), 'fail A294358 unauthorized_client'],
      ['RS256 for ID tokens, but none is asked for', put(aTokenRequest(), 'client.client.idTokenSignAlg', 'RS256'), 'pass'],
      ['an access token with RS256', put(aRefresh(), 'service.accessTokenSignAlg', 'RS256'), 'fail A295352 server_error'],
      ['an answer with ES256', client(secured(anAuthorization()), 'authorizationSignAlg', 'ES256'), 'pass'],
      ['an answer with RS256 at PAR', client(secured(aPush()), 'authorizationSignAlg', 'RS256'), 'fail A294358 invalid_request'],
      ['an answer with RS256 at the authorization endpoint', client(secured(anAuthorization()), 'authorizationSignAlg', 'RS256'), 'fail A294358 invalid_request'],
      ['RS256 for answers, but none is to be a JWT', client(aPush(), 'authorizationSignAlg', 'RS256'), 'pass'],
      ['UserInfo with ES256', client(aUserInfoRequest(), 'userInfoSignAlg', 'ES256'), 'pass'],
      ['UserInfo with RS256', client(aUserInfoRequest(), 'userInfoSignAlg', 'RS256'), 'fail A294358 invalid_token'],
      ['UserInfo that is encrypted, but not signed', client(aUserInfoRequest(), 'userInfoEncryptionAlg', 'ECDH_ES'), 'fail A294358 invalid_token'],
      ['a proof with RS256 at UserInfo', signedWith(aUserInfoRequest(), 'proof.jwt', 'RS256'), 'fail A089313 invalid_dpop_proof'],
      ['an assertion with RS256 at revocation', signedWith(aRevocation(), assertion, 'RS256'), 'fail A294358 invalid_client'],
      ['an introspection response with ES256', asJwt({ alg: 'ES256' }), 'pass'],
      ['an introspection response with RS256', asJwt({ alg: 'RS256' }), 'fail A294358 server_error'],
      ['an introspection response as plain JSON', aStandardIntrospection(), 'notApplicable'],
      ['an access token with RS256, issued before', put(anIntrospection(), 'service.accessTokenSignAlg', 'RS256'), 'pass'],
    ],
    service: [
      ['random strings', aService(), 'notApplicable'],
      ['PS256', aService({ accessTokenSignAlg: 'PS256' }), 'pass'],
      ['RS256', aService({ accessTokenSignAlg: 'RS256' }), 'fail'],
    ],
    client: [
      ['ES256', aClient(), 'pass'],
      ['assertions with RS256', aClient({ tokenAuthSignAlg: 'RS256' }), 'fail'],
      ['assertions with RS256, but it sends none', aClient({ tokenAuthMethod: 'TLS_CLIENT_AUTH', tokenAuthSignAlg: 'RS256' }), 'pass'],
      ['ID tokens with RS256', aClient({ idTokenSignAlg: 'RS256' }), 'fail'],
      ['ID tokens with RS256, but the service issues none', aClient({ idTokenSignAlg: 'RS256' }), 'pass', aService({ supportedScopes: [] })],
      ['request objects with ES512', aClient({ requestSignAlg: 'ES512' }), 'fail'],
    ],
  },
  'FAPI2-SP-FINAL-5.4.1-1.3': {
    request: [
      ['signed', aPush(), 'pass'],
      ['an assertion without signature', unsigned(aPush(), assertion), 'fail A294358 invalid_client'],
      ['one that writes it otherwise', unsigned(aTokenRequest(), assertion, 'nOnE'), 'fail A295352 invalid_client'],
      ['an assertion without signature at revocation', unsigned(aRevocation(), assertion), 'fail A294358 invalid_client'],
      ['a proof without signature at UserInfo', unsigned(aUserInfoRequest(), 'proof.jwt'), 'fail A089313 invalid_dpop_proof'],
      ['a proof without signature', unsigned(anIntrospection(), 'proof.jwt'), 'fail A065310 invalid_dpop_proof'],
    ],
    client: [
      ['ES256', aClient(), 'pass'],
      ['ID tokens without signature', aClient({ idTokenSignAlg: 'NONE' }), 'fail'],
      ['request objects without signature', aClient({ requestSignAlg: 'NONE' }), 'fail'],
      ['UserInfo encrypted, but not signed', aClient({ userInfoEncryptionAlg: 'RSA_OAEP_256' }), 'fail'],
      ['UserInfo signed and encrypted', aClient({ userInfoSignAlg: 'ES256', userInfoEncryptionAlg: 'RSA_OAEP_256' }), 'pass'],
    ],
  },
  'FAPI2-SP-FINAL-5.4.1-2': lengths('RSA', bounds.rsaBits, rsaKey(bounds.rsaBits - 8), rsaKey(bounds.rsaBits)),
  'FAPI2-SP-FINAL-5.4.1-3': lengths('EC', bounds.ecBits, smallEcKey, { kty: 'EC', crv: 'P-256', kid: 'large' }),
  'FAPI2-SP-FINAL-5.4.2-1': {
    service: [
      ['https', aService(), 'pass'],
      ['http', aService({ jwksUri: 'http://as.example.com/jwks' }), 'fail'],
      ['none', drop(aService(), 'jwksUri'), 'notApplicable'],
    ],
    client: [
      ['https', aClient({ jwksUri: 'https://client.example.org/jwks' }), 'pass'],
      ['http', aClient({ jwksUri: 'http://client.example.org/jwks' }), 'fail'],
      ['none', aClient(), 'notApplicable'],
    ],
  },
  'FAPI2-SP-FINAL-5.4.2-3': {
    service: [
      ['one each', aService({ jwks: keySet(rsaKey(2048, 'a'), rsaKey(2048, 'b')) }), 'pass'],
      ['one for two', aService({ jwks: keySet(rsaKey(2048, 'a'), rsaKey(2048, 'a')) }), 'fail'],
    ],
    client: [
      ['one each', aClient(), 'pass'],
      ['one for two', aClient({ jwks: keySet(rsaKey(2048, 'a'), rsaKey(2048, 'a')) }), 'fail'],
    ],
  },
};
