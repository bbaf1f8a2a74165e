import type { Facts } from '../../facts/facts.js';
import { readAuthorizationDetails } from '../../parse/authorization-details.js';
import { put } from '../examples/delta.js';
import { aPush } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const known = (facts: Facts): Facts => put(put(facts, 'service.supportedAuthorizationDetailsTypes', ['account', 'payment']), 'client.client.authorizationDetailsTypes', ['payment']);
const sending = (text: string): Facts => known(put(aPush(), 'authorization.details', readAuthorizationDetails(text)));
const good = (): Facts => sending('[{"type":"payment","locations":["https://rs.example.com"],"amount":{"currency":"JPY"}}]');

export const examples_authorizationDetails: Examples = {
  'RFC9396-2-json': { request: [
    ['a list', good(), 'pass'], ['no JSON', sending('payment'), 'fail A249304 invalid_authorization_details'], ['none', aPush(), 'notApplicable'],
  ] },
  'RFC9396-2-array': { request: [
    ['a list', good(), 'pass'], ['an object', sending('{"type":"payment"}'), 'fail A249305 invalid_authorization_details'], ['none', aPush(), 'notApplicable'],
  ] },
  'RFC9396-2-element': { request: [
    ['an object', good(), 'pass'],
    ['a text', sending('["payment"]'), 'fail A249306 invalid_authorization_details'],
    ['locations that are no list', sending('[{"type":"payment","locations":"https://rs.example.com"}]'), 'fail A249306 invalid_authorization_details'],
    ['actions that are no texts', sending('[{"type":"payment","actions":[1]}]'), 'fail A249306 invalid_authorization_details'],
    ['an identifier that is no text', sending('[{"type":"payment","identifier":1}]'), 'fail A249306 invalid_authorization_details'],
  ] },
  'RFC9396-2-type': { request: [
    ['named', good(), 'pass'],
    ['missing', sending('[{"type":"payment"},{"actions":["read"]}]'), 'fail A249301 invalid_authorization_details'],
    ['empty', sending('[{"type":""}]'), 'fail A249301 invalid_authorization_details'],
  ] },
  'RFC9396-5-supported': { request: [
    ['known', good(), 'pass'],
    ['unknown', sending('[{"type":"payment"},{"type":"magic"}]'), 'fail A249302 invalid_authorization_details'],
    ['a service that knows none', put(good(), 'service.supportedAuthorizationDetailsTypes', undefined), 'fail A249302 invalid_authorization_details'],
    ['unreadable', sending('{}'), 'notApplicable'],
  ] },
  'RFC9396-10-declared': { request: [
    ['registered', good(), 'pass'],
    ['not registered', sending('[{"type":"account"}]'), 'fail A249303 invalid_authorization_details'],
    ['a client that registered nothing', put(good(), 'client.client.authorizationDetailsTypes', undefined), 'fail A249303 invalid_authorization_details'],
  ] },
};
