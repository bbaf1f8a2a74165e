import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { anAuthorization, aPush, NOW } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const plain = (): Facts => drop(drop(anAuthorization(), 'requestUri'), 'parameters.values.request_uri');
/** A request_uri that points to a document of the client's. */
const elsewhere = (): Facts => put(put(anAuthorization(), 'requestUri', { value: 'https://client.example.org/request', issuedHere: false }), 'parameters.values.request_uri', ['https://client.example.org/request']);
const demanded = (by: 'service' | 'client.client', facts: Facts): Facts => put(facts, `${by}.parRequired`, true);

export const examples_pushedRequest: Examples = {
  'PAR-2.1-request_uri': { request: [
    ['none', aPush(), 'pass'],
    ['one', put(aPush(), 'parameters.values.request_uri', ['urn:ietf:params:oauth:request_uri:other']), 'fail A248301 invalid_request'],
    ['an empty one', put(aPush(), 'parameters.values.request_uri', ['']), 'fail A248301 invalid_request'],
  ] },
  'PAR-4-known': { request: [
    ['issued here', anAuthorization(), 'pass'],
    ['in its last millisecond', put(anAuthorization(), 'requestUri.record.expiresAt', NOW + 1), 'pass'],
    ['expired', put(anAuthorization(), 'requestUri.record.expiresAt', NOW), 'fail A008303 invalid_request_uri'],
    ['unknown or spent', drop(anAuthorization(), 'requestUri.record'), 'fail A008303 invalid_request_uri'],
    ['of another client', put(anAuthorization(), 'requestUri.record.clientId', 4712), 'fail A008303 invalid_request_uri'],
    ['no request_uri', plain(), 'notApplicable'],
  ] },
  'PAR-5-service': { request: [
    ['pushed', demanded('service', anAuthorization()), 'pass'],
    ['plain', demanded('service', plain()), 'fail A008306 invalid_request'],
    ['a document elsewhere', demanded('service', elsewhere()), 'fail A008308 invalid_request'],
    ['not demanded', plain(), 'notApplicable'],
  ] },
  'PAR-6-client': { request: [
    ['pushed', demanded('client.client', anAuthorization()), 'pass'],
    ['plain', demanded('client.client', plain()), 'fail A008305 invalid_request'],
    ['a document elsewhere', demanded('client.client', elsewhere()), 'fail A008307 invalid_request'],
    ['not demanded', plain(), 'notApplicable'],
    ['an unknown client', drop(plain(), 'client.client'), 'notApplicable'],
  ] },
};
