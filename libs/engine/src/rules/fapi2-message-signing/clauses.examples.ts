import { drop, put } from '../examples/delta.js';
import { aPush, NOW } from '../examples/facts.js';
import { aPushedObject } from '../examples/request-object.js';
import { aClient, aService, keySet } from '../examples/settings.js';
import type { Examples } from '../examples/table.js';
import type { Facts } from '../../facts/facts.js';

const now = NOW / 1000;
const claim = (name: string, value: unknown): Facts => put(aPushedObject(), `requestObject.jwt.claims.${name}`, value);
const without = (name: string): Facts => drop(aPushedObject(), `requestObject.jwt.claims.${name}`);
const scope = (value: string) => [{ name: 'payments', defaultEntry: false, attributes: [{ key: 'fapi2', value }] }];
const asking = (mode: string): Facts => put(aPush(), 'authorization.values.response_mode', [mode]);

export const examples_fapi2MessageSigning: Examples = {
  'API-fapi2-ms-switched': { service: [
    ['by a scope', aService({ supportedScopes: scope('ms-authres') }), 'pass'],
    ['by a mode', aService({ supportedScopes: [], fapiModes: ['FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES'] }), 'pass'],
    ['the Security Profile alone', aService(), 'unknown'],
  ] },
  'FAPI2-MS-FINAL-5.3.1-1': {
    request: [
      ['signed', aPushedObject(), 'pass'],
      ['plain parameters', aPush(), 'fail A294361 invalid_request'],
      ['not signed', put(aPushedObject(), 'requestObject.jwt.header.alg', 'none'), 'fail A294362 invalid_request_object'],
      ['not readable', drop(aPushedObject(), 'requestObject.jwt'), 'notApplicable'],
      ['an unknown client', drop(aPush(), 'client.client'), 'notApplicable'],
    ],
    client: [['registered', aClient({ requestSignAlg: 'EdDSA' }), 'pass'], ['not registered', aClient(), 'fail'], ['unsigned', aClient({ requestSignAlg: 'NONE' }), 'fail']],
  },
  'FAPI2-MS-FINAL-5.3.1-2': {
    request: [
      ['this server', aPushedObject(), 'pass'],
      ['among others', claim('aud', ['https://as.example.com', 'https://other.example.com']), 'pass'],
      ['another', put(claim('aud', 'https://other.example.com'), 'service.requestObjectAudienceChecked', false), 'fail A006359 invalid_request_object'],
      ['others', claim('aud', ['https://other.example.com']), 'fail A006363 invalid_request_object'],
      ['a number', claim('aud', 7), 'fail A006355 invalid_request_object'],
      ['none', without('aud'), 'fail A006351 invalid_request_object'],
    ],
    service: [['checked', aService({ requestObjectAudienceChecked: true }), 'pass'], ['not checked', aService(), 'fail']],
  },
  'FAPI2-MS-FINAL-5.3.1-3': {
    request: [
      ['now', aPushedObject(), 'pass'],
      ['none', without('nbf'), 'fail A150351 invalid_request_object'],
      ['none, though the service would do without', put(without('nbf'), 'service.nbfOptional', true), 'fail A150351 invalid_request_object'],
      ['70 minutes ago', claim('nbf', now - 4200), 'fail A150365 invalid_request_object'],
    ],
    service: [['demanded', aService(), 'pass'], ['waived', aService({ nbfOptional: true }), 'fail']],
  },
  'FAPI2-MS-FINAL-5.3.1-4': { request: [
    ['in time', aPushedObject(), 'pass'],
    ['none', without('exp'), 'fail A150319 invalid_request_object'],
    ['70 minutes ahead', claim('exp', now + 4200), 'fail A150365 invalid_request_object'],
  ] },
  'FAPI2-MS-FINAL-5.4.1-1': {
    request: [
      ['jwt', asking('jwt'), 'pass'],
      ['form_post.jwt', asking('form_post.jwt'), 'pass'],
      ['query', asking('query'), 'fail A294363 invalid_request'],
      ['nothing', aPush(), 'fail A294363 invalid_request'],
    ],
    client: [['registered', aClient({ authorizationSignAlg: 'PS256' }), 'pass'], ['not registered', aClient(), 'fail']],
  },
  'FAPI2-MS-FINAL-5.5.1-1': { service: [['with a key', aService(), 'pass'], ['without', aService({ jwks: keySet() }), 'fail'], ['without a set', drop(aService(), 'jwks'), 'fail']] },
};
