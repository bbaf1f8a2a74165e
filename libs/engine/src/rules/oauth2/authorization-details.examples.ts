import type { Facts } from '../../facts/facts.js';
import { readAuthorizationDetails } from '../../parse/authorization-details.js';
import { put } from '../examples/delta.js';
import { aPush, aRefresh, aTokenRequest } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const known = (facts: Facts): Facts => put(put(facts, 'service.supportedAuthorizationDetailsTypes', ['account', 'payment']), 'client.client.authorizationDetailsTypes', ['payment']);
const sending = (text: string): Facts => known(put(aPush(), 'authorization.details', readAuthorizationDetails(text)));
const atToken = (text: string, facts: Facts = aTokenRequest()): Facts => known(put(facts, 'grant.details', readAuthorizationDetails(text)));
const granted = [{ type: 'payment', locations: ['https://a.example.com', 'https://b.example.com'], actions: ['pay', 'read'], identifier: '1', otherFields: '{"limit":{"JPY":10,"EUR":1}}' }];
const ofCode = (asked: object): Facts => put(atToken(JSON.stringify([asked])), 'grant.code.record.authorizationDetails', { elements: granted });
const good = (): Facts => sending('[{"type":"payment","locations":["https://rs.example.com"],"amount":{"currency":"JPY"}}]');

export const examples_authorizationDetails: Examples = {
  'RFC9396-2-json': { request: [
    ['a list', good(), 'pass'], ['no JSON', sending('payment'), 'fail A249304 invalid_authorization_details'], ['none', aPush(), 'notApplicable'],
    ['a list, in a token request', atToken('[]'), 'pass'], ['no JSON in a token request', atToken('payment'), 'fail A249304 invalid_authorization_details'], ['none in a token request', aTokenRequest(), 'notApplicable'],
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
    ['unknown, in a token request', atToken('[{"type":"magic"}]'), 'fail A249302 invalid_authorization_details'],
    ['a service that knows none', put(good(), 'service.supportedAuthorizationDetailsTypes', undefined), 'fail A249302 invalid_authorization_details'],
    ['unreadable', sending('{}'), 'notApplicable'],
  ] },
  'RFC9396-10-declared': { request: [
    ['registered', good(), 'pass'],
    ['not registered', sending('[{"type":"account"}]'), 'fail A249303 invalid_authorization_details'],
    ['a client that registered nothing', put(good(), 'client.client.authorizationDetailsTypes', undefined), 'fail A249303 invalid_authorization_details'],
  ] },
};

const beyond = 'fail A249351 invalid_authorization_details';

export const examples_grantedDetails: Examples = {
  'RFC9396-6': { request: [
    ['all of it', ofCode({ type: 'payment', locations: ['https://a.example.com', 'https://b.example.com'], actions: ['pay', 'read'], identifier: '1', limit: { EUR: 1, JPY: 10 } }), 'pass'],
    ['what the server added left out', ofCode({ type: 'payment' }), 'pass'],
    ['one of the actions, at one of the places', ofCode({ type: 'payment', locations: ['https://b.example.com'], actions: ['read'] }), 'pass'],
    ['nothing', put(atToken('[]'), 'grant.code.record.authorizationDetails', { elements: granted }), 'pass'],
    ['another action', ofCode({ type: 'payment', actions: ['pay', 'cancel'] }), beyond],
    ['a list that the grant lacks', ofCode({ type: 'payment', privileges: ['admin'] }), beyond],
    ['another identifier', ofCode({ type: 'payment', identifier: '2' }), beyond],
    ['another value of a member that only the resource server knows', ofCode({ type: 'payment', limit: { JPY: 10 } }), beyond],
    ['a member that the grant lacks', ofCode({ type: 'payment', currency: 'JPY' }), beyond],
    ['another type', ofCode({ type: 'account' }), beyond],
    ['some, when none were granted', atToken('[{"type":"payment"}]'), beyond],
    ['of a refresh token', put(atToken('[{"type":"payment"}]', aRefresh()), 'grant.refreshToken.record.authorizationDetails', { elements: granted }), 'pass'],
    ['none', aTokenRequest(), 'notApplicable'],
    ['unreadable', atToken('{}'), 'notApplicable'],
    ['some, without a grant', put(atToken('[{"type":"payment"}]'), 'grant.code', undefined), 'notApplicable'],
  ] },
};
