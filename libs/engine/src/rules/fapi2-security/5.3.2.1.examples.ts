import { drop, put } from '../examples/delta.js';
import { anAuthorization, anIntrospection, aPush, aRefresh, aRevocation, aTokenRequest, aUserInfoRequest, NOW } from '../examples/facts.js';
import { aClient, aService } from '../examples/settings.js';
import type { Examples } from '../examples/table.js';
import { bounds } from './values.js';

const ahead = (s: number): number => NOW / 1000 + s;
const assertion = 'authentication.assertion.claims';
const { least, most } = bounds.clockSkew;

export const examples_5_3_2_1: Examples = {
  'FAPI2-SP-FINAL-5.3.2.1-1': { service: [
    ['issuer and endpoints set', aService(), 'pass'],
    ['no token endpoint', drop(aService(), 'tokenEndpoint'), 'fail'],
    ['an empty authorization endpoint', aService({ authorizationEndpoint: '' }), 'fail'],
    ['an issuer with a query', aService({ issuer: 'https://as.example.com?tenant=1' }), 'fail'],
  ] },
  'FAPI2-SP-FINAL-5.3.2.1-2': {
    request: [
      ['a code', aTokenRequest(), 'pass'],
      ['a password', put(aTokenRequest(), 'grant', { grantType: 'PASSWORD' }), 'fail A295306 unsupported_grant_type'],
      ['no grant type', put(aTokenRequest(), 'grant', {}), 'notApplicable'],
    ],
    service: [
      ['not offered', aService(), 'pass'],
      ['offered', aService({ supportedGrantTypes: ['AUTHORIZATION_CODE', 'PASSWORD'] }), 'fail'],
    ],
  },
  'FAPI2-SP-FINAL-5.3.2.1-3': {
    request: [
      ['a confidential client pushes', aPush(), 'pass'],
      ['a public client pushes', put(aPush(), 'client.client.clientType', 'PUBLIC'), 'fail A294356 invalid_client'],
      ['a public client asks for authorization', put(anAuthorization(), 'client.client.clientType', 'PUBLIC'), 'fail A294356 unauthorized_client'],
      ['a public client asks for a token', put(aTokenRequest(), 'client.client.clientType', 'PUBLIC'), 'fail A295356 invalid_client'],
      ['an unknown client', drop(aPush(), 'client.client'), 'notApplicable'],
    ],
    client: [['confidential', aClient(), 'pass'], ['public', aClient({ clientType: 'PUBLIC' }), 'fail']],
  },
  'FAPI2-SP-FINAL-5.3.2.1-4': { request: [
    ['with a proof', aTokenRequest(), 'pass'],
    ['a refresh with a proof', aRefresh(), 'pass'],
    ['without proof and certificate', put(aTokenRequest(), 'proof', { kind: 'none' }), 'fail A295351 invalid_request'],
    ['a refresh without', put(aRefresh(), 'proof', { kind: 'none' }), 'fail A295351 invalid_request'],
    ['with a proof whose signature is wrong', put(aTokenRequest(), 'proof.jwt.signatureValid', false), 'fail A295351 invalid_request'],
    ['with a certificate that binds', withCertificate(true, true), 'pass'],
    ['with a certificate, but the client does not bind by it', withCertificate(true, false), 'fail A295351 invalid_request'],
    ['with a certificate, but the service does not bind by it', withCertificate(false, true), 'fail A295351 invalid_request'],
  ] },
  'FAPI2-SP-FINAL-5.3.2.1-6': {
    request: [
      ['private_key_jwt at PAR', aPush(), 'pass'],
      ['a certificate', put(aPush(), 'authentication.method', 'SELF_SIGNED_TLS_CLIENT_AUTH'), 'pass'],
      ['a secret at PAR', put(aPush(), 'authentication.method', 'CLIENT_SECRET_BASIC'), 'fail A294355 invalid_client'],
      ['a secret at the token endpoint', put(aTokenRequest(), 'authentication.method', 'CLIENT_SECRET_POST'), 'fail A295301 invalid_client'],
      ['an assertion under a shared secret', put(aTokenRequest(), 'authentication.method', 'CLIENT_SECRET_JWT'), 'fail A295301 invalid_client'],
      ['nothing', put(aTokenRequest(), 'authentication.method', 'NONE'), 'fail A295301 invalid_client'],
      ['private_key_jwt at revocation', aRevocation(), 'pass'],
      ['a secret at revocation', put(aRevocation(), 'authentication.method', 'CLIENT_SECRET_BASIC'), 'fail A295358 invalid_client'],
    ],
    service: [
      ['private_key_jwt', aService(), 'pass'],
      ['TLS beside a secret', aService({ supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC', 'TLS_CLIENT_AUTH'] }), 'pass'],
      ['secrets alone', aService({ supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC'] }), 'fail'],
      ['nothing', drop(aService(), 'supportedTokenAuthMethods'), 'fail'],
    ],
  },
  'FAPI2-SP-FINAL-5.3.2.1-8': {
    request: [
      ['the issuer', aPush(), 'pass'],
      ['an array with the issuer', put(aPush(), `${assertion}.aud`, ['https://as.example.com']), 'fail A157318 invalid_client'],
      ['the PAR endpoint', put(aPush(), `${assertion}.aud`, 'https://as.example.com/par'), 'fail A157318 invalid_client'],
      ['the token endpoint', put(aTokenRequest(), `${assertion}.aud`, 'https://as.example.com/token'), 'fail A157318 invalid_client'],
      ['the token endpoint, at revocation', put(aRevocation(), `${assertion}.aud`, 'https://as.example.com/token'), 'fail A157318 invalid_client'],
      ['no audience', drop(aTokenRequest(), `${assertion}.aud`), 'fail A157318 invalid_client'],
      ['no issuer either', drop(drop(aTokenRequest(), `${assertion}.aud`), 'service.issuer'), 'fail A157318 invalid_client'],
      ['another method', put(aPush(), 'authentication.method', 'TLS_CLIENT_AUTH'), 'notApplicable'],
    ],
    service: [
      ['restricted', aService(), 'pass'],
      ['not restricted', aService({ clientAssertionAudRestrictedToIssuer: false }), 'fail'],
      ['not restricted, but there are no assertions', aService({ clientAssertionAudRestrictedToIssuer: false, supportedTokenAuthMethods: ['TLS_CLIENT_AUTH'] }), 'notApplicable'],
    ],
  },
  'FAPI2-SP-FINAL-5.3.2.1-9': {
    limit: [['rotation', aService({ refreshTokenKept: false }), { refreshTokenKept: true }]],
    service: [
      ['kept', aService(), 'pass'],
      ['rotated', aService({ refreshTokenKept: false }), 'fail'],
      ['rotated, with a retry window', aService({ refreshTokenKept: false, refreshTokenIdempotent: true }), 'fail'],
    ],
  },
  'FAPI2-SP-FINAL-5.3.2.1-11': {
    limit: [
      ['ten minutes', aService({ authorizationCodeDuration: 600 }), { authorizationCodeDuration: bounds.codeDuration }],
      ['half a minute', aService({ authorizationCodeDuration: 30 }), { authorizationCodeDuration: 30 }],
    ],
    request: [
      ['a code of five seconds', aTokenRequest(), 'pass'],
      ['a code at its very end', put(aTokenRequest(), 'grant.code.record.createdAt', NOW - bounds.codeDuration * 1000), 'pass'],
      ['a code past it, though given longer', put(aTokenRequest(), 'grant.code.record.createdAt', NOW - bounds.codeDuration * 1000 - 1), 'fail A295355 invalid_grant'],
      ['a refresh', aRefresh(), 'notApplicable'],
    ],
    service: [
      ['the default', aService(), 'pass'],
      ['the longest', aService({ authorizationCodeDuration: bounds.codeDuration }), 'pass'],
      ['a second more', aService({ authorizationCodeDuration: bounds.codeDuration + 1 }), 'fail'],
    ],
  },
  'FAPI2-SP-FINAL-5.3.2.1-13': {
    limit: [
      ['none', aService({ allowableClockSkew: 0 }), { clockSkew: least }],
      ['in between', aService({ allowableClockSkew: 30 }), { clockSkew: 30 }],
      ['an hour', aService({ allowableClockSkew: 3600 }), { clockSkew: most }],
    ],
    request: [
      ['an assertion of now', aPush(), 'pass'],
      ['an assertion a little ahead', put(aPush(), `${assertion}.iat`, ahead(least)), 'pass'],
      ['an assertion far ahead at PAR', put(aPush(), `${assertion}.nbf`, ahead(most + 2)), 'fail A157323 invalid_client'],
      ['a proof far ahead at PAR', put(aPush(), 'proof.jwt.claims.iat', ahead(most + 2)), 'fail A350301 invalid_dpop_proof'],
      ['an assertion far ahead at the token endpoint', put(aTokenRequest(), `${assertion}.iat`, ahead(most + 2)), 'fail A295357 invalid_client'],
      ['a proof far ahead at the token endpoint', put(aTokenRequest(), 'proof.jwt.claims.nbf', ahead(most + 2)), 'fail A295357 invalid_dpop_proof'],
      ['a proof far ahead at introspection', put(anIntrospection(), 'proof.jwt.claims.iat', ahead(most + 2)), 'fail A065310 invalid_dpop_proof'],
      ['a proof far ahead at UserInfo', put(aUserInfoRequest(), 'proof.jwt.claims.iat', ahead(most + 2)), 'fail A089313 invalid_dpop_proof'],
      ['an assertion far ahead at revocation', put(aRevocation(), `${assertion}.iat`, ahead(most + 2)), 'fail A157323 invalid_client'],
      ['no JWT', put(anIntrospection(), 'proof', { kind: 'none' }), 'notApplicable'],
    ],
    service: [
      ['the least', aService({ allowableClockSkew: least }), 'pass'],
      ['the most', aService({ allowableClockSkew: most }), 'pass'],
      ['none, the default', aService({ allowableClockSkew: 0 }), 'fail'],
      ['too much', aService({ allowableClockSkew: most + 1 }), 'fail'],
    ],
  },
};

function withCertificate(service: boolean, client: boolean) {
  const facts = put(put(aTokenRequest(), 'proof', { kind: 'none' }), 'certificate', { kind: 'parsed', x5tS256: 'thumbprint' });
  return put(put(facts, 'service.tlsClientCertificateBoundAccessTokens', service), 'client.client.tlsClientCertificateBoundAccessTokens', client);
}
