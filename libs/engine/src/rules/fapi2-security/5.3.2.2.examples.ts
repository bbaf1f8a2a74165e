import { drop, put } from '../examples/delta.js';
import { anAuthorization, aPush } from '../examples/facts.js';
import { aClient, aService } from '../examples/settings.js';
import type { Examples } from '../examples/table.js';
import type { Facts } from '../../facts/facts.js';
import { bounds } from './values.js';

const loopback = 'http://127.0.0.1:49152/cb';
const redirectedTo = (facts: Facts, uri: string, applicationType: string): Facts =>
  put(put(facts, 'authorization.redirectUri', { given: uri, verified: uri }), 'client.client.applicationType', applicationType);

export const examples_5_3_2_2: Examples = {
  'FAPI2-SP-FINAL-5.3.2.2-1': {
    request: [
      ['code', aPush(), 'pass'],
      ['code id_token', put(aPush(), 'authorization.values.response_type', ['code id_token']), 'fail A294351 unsupported_response_type'],
      ['token', put(anAuthorization(), 'authorization.values.response_type', ['token']), 'fail A294351 unsupported_response_type'],
      ['no request', drop(anAuthorization(), 'authorization'), 'notApplicable'],
    ],
    service: [
      ['offered', aService(), 'pass'],
      ['no code', aService({ supportedResponseTypes: ['TOKEN'] }), 'fail'],
      ['no code grant', aService({ supportedGrantTypes: ['CLIENT_CREDENTIALS'] }), 'fail'],
    ],
  },
  'FAPI2-SP-FINAL-5.3.2.2-2': { service: [['with an endpoint', aService(), 'pass'], ['without', drop(aService(), 'pushedAuthReqEndpoint'), 'fail']] },
  'FAPI2-SP-FINAL-5.3.2.2-3': { request: [
    ['pushed', anAuthorization(), 'pass'],
    ['plain', put(anAuthorization(), 'authorization.pushed', 'plain'), 'fail A294308 invalid_request'],
    ['an unknown request_uri', drop(anAuthorization(), 'authorization'), 'notApplicable'],
  ] },
  'FAPI2-SP-FINAL-5.3.2.2-4': { request: [
    ['with an assertion', aPush(), 'pass'],
    ['with none', drop(aPush(), 'authentication.assertion'), 'fail A294355 invalid_client'],
    ['with one whose signature is wrong', put(aPush(), 'authentication.assertion.signatureValid', false), 'fail A294355 invalid_client'],
    ['without a method', put(aPush(), 'authentication.method', 'NONE'), 'fail A294355 invalid_client'],
    ['with the secret', put(put(aPush(), 'authentication.method', 'CLIENT_SECRET_BASIC'), 'authentication.basicSecret', { matches: true }), 'pass'],
    ['with a wrong secret', put(put(aPush(), 'authentication.method', 'CLIENT_SECRET_POST'), 'authentication.postSecret', { matches: false }), 'fail A294355 invalid_client'],
    ['without the certificate', put(aPush(), 'authentication.method', 'TLS_CLIENT_AUTH'), 'fail A294355 invalid_client'],
    ['with the certificate', put(put(aPush(), 'authentication.method', 'TLS_CLIENT_AUTH'), 'certificate', { kind: 'parsed', x5tS256: 'thumbprint' }), 'pass'],
    ['by a method of its own', put(aPush(), 'authentication.method', 'SPIFFE_JWT'), 'unknown'],
    ['from nobody', drop(aPush(), 'authentication'), 'notApplicable'],
  ] },
  'FAPI2-SP-FINAL-5.3.2.2-5': { request: [
    ['S256', aPush(), 'pass'],
    ['no challenge', drop(aPush(), 'authorization.values.code_challenge'), 'fail A124301 invalid_request'],
    ['plain', put(aPush(), 'authorization.values.code_challenge_method', ['plain']), 'fail A124308 invalid_request'],
    ['no method, which means plain', drop(anAuthorization(), 'authorization.values.code_challenge_method'), 'fail A124308 invalid_request'],
  ] },
  'FAPI2-SP-FINAL-5.3.2.2-6': { request: [
    ['named', aPush(), 'pass'],
    ['left to the only registered one', drop(aPush(), 'authorization.redirectUri.given'), 'fail A011318 invalid_request'],
  ] },
  'FAPI2-SP-FINAL-5.3.2.2-7': {
    limit: [['included', aService(), { issIncluded: true }], ['left out', aService({ issSuppressed: true }), { issIncluded: true }]],
    service: [['included', aService(), 'pass'], ['left out', aService({ issSuppressed: true }), 'fail']],
  },
  'FAPI2-SP-FINAL-5.3.2.2-8': {
    request: [
      ['https', aPush(), 'pass'],
      ['http', redirectedTo(aPush(), 'http://client.example.org/cb', 'NATIVE'), 'fail A294354 invalid_request'],
      ['http to the loopback of a native client', redirectedTo(aPush(), loopback, 'NATIVE'), 'pass'],
      ['http to the loopback of a web client', redirectedTo(anAuthorization(), loopback, 'WEB'), 'fail A294354 invalid_request'],
      ['a scheme of the app', redirectedTo(aPush(), 'org.example.app:/cb', 'NATIVE'), 'pass'],
    ],
    service: [['variable ports', aService(), 'pass'], ['fixed ports', aService({ loopbackRedirectionUriVariable: false }), 'fail']],
    client: [
      ['https', aClient(), 'pass'],
      ['http', aClient({ redirectUris: ['https://client.example.org/cb', 'http://client.example.org/cb'] }), 'fail'],
      ['loopback of a native client', aClient({ applicationType: 'NATIVE', redirectUris: [loopback, 'http://[::1]/cb'] }), 'pass'],
      ['loopback of a web client', aClient({ redirectUris: [loopback] }), 'fail'],
      ['a host that looks like it', aClient({ applicationType: 'NATIVE', redirectUris: ['http://127.0.0.1.example.org/cb'] }), 'fail'],
      ['none', drop(aClient(), 'redirectUris'), 'fail'],
    ],
  },
  'FAPI2-SP-FINAL-5.3.2.2-12': {
    limit: [
      ['ten minutes', aService({ pushedAuthReqDuration: 600 }), { pushedAuthReqDuration: bounds.pushedAuthReqDuration }],
      ['a minute', aService({ pushedAuthReqDuration: 60 }), { pushedAuthReqDuration: 60 }],
    ],
    service: [
      ['the longest', aService({ pushedAuthReqDuration: bounds.pushedAuthReqDuration }), 'pass'],
      ['the default', aService({ pushedAuthReqDuration: 0 }), 'pass'],
      ['a second more', aService({ pushedAuthReqDuration: bounds.pushedAuthReqDuration + 1 }), 'fail'],
    ],
  },
};
