import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { anAuthorization, aPush, aRefresh, aTokenRequest } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const nobody = (facts: Facts): Facts => put(facts, 'client', { named: {}, aliasUsed: false });
const unnamed = (facts: Facts): Facts => nobody(drop(facts, 'parameters.values.client_id'));
const unknown = (facts: Facts, aliases = false): Facts => put(drop(facts, 'client.client'), 'service.clientIdAliasEnabled', aliases);
const locked = (facts: Facts): Facts => put(facts, 'client.client.locked', true);
const given = (facts: Facts, name: string, ...values: readonly string[]): Facts => put(facts, `parameters.values.${name}`, values);

/** The client calls itself `shop`; each side allows that or not. */
const byAlias = (facts: Facts, service: boolean, client: boolean): Facts =>
  put(put(put(put(facts, 'client.aliasUsed', true), 'client.client.clientIdAlias', 'shop'), 'service.clientIdAliasEnabled', service), 'client.client.clientIdAliasEnabled', client);

/** A token request that leaves it to its code or refresh token to tell the client. */
const implied = (facts: Facts): Facts => put(unnamed(facts), 'service.missingClientIdAllowed', true);
const gone = (facts: Facts): Facts => put(implied(facts), 'client.identifier', '4711');
const urlAlias = (prohibited: boolean): Facts =>
  put(put(byAlias(aTokenRequest(), true, true), 'client.client.clientIdAlias', 'HTTPS://shop.example.org'), 'service.httpAliasProhibited', prohibited);

const naming = (facts: Facts, parameter: string, others: Facts['client']['named']): Facts => put(facts, 'client.named', { parameter, ...others });

export const examples_client: Examples = {
  'RFC6749-2.2-once': { request: [
    ['one client_id', aPush(), 'pass'],
    ['two client_ids in a push', given(aPush(), 'client_id', '4711', '4711'), 'fail A010303 invalid_request'],
    ['two client_ids in an authorization request', given(anAuthorization(), 'client_id', '4711', '4712'), 'fail A010303 invalid_request'],
    ['two client_ids in a token request', given(aTokenRequest(), 'client_id', '4711', '4712'), 'fail A244301 invalid_request'],
    ['two assertions in a push', given(aPush(), 'client_assertion', 'a', 'b'), 'fail A158305 invalid_request'],
    ['two assertions in a token request', given(aTokenRequest(), 'client_assertion', 'a', 'b'), 'fail A244302 invalid_request'],
  ] },
  'RFC6749-2.2-named': { request: [
    ['by client_id', aPush(), 'pass'],
    ['by nothing in an authorization request', unnamed(anAuthorization()), 'fail A010301 invalid_request'],
    ['by an empty client_id in an authorization request', nobody(given(anAuthorization(), 'client_id', '')), 'fail A010302 invalid_request'],
    ['by nothing in a push', unnamed(aPush()), 'fail A247306 invalid_client'],
    ['by an assertion that cannot be read, in a push', given(unnamed(aPush()), 'client_assertion', 'x'), 'fail A247301 invalid_client'],
    ['by nothing in a token request', unnamed(aTokenRequest()), 'fail A244305 invalid_client'],
    ['by an empty client_id in a token request', nobody(given(aTokenRequest(), 'client_id', '')), 'fail A048302 invalid_client'],
    ['by an assertion that cannot be read, in a token request', given(unnamed(aTokenRequest()), 'client_assertion', 'x'), 'fail A244303 invalid_client'],
    ['by a code, where that is allowed', gone(aTokenRequest()), 'pass'],
    ['by a code of a confidential client', implied(aTokenRequest()), 'fail A244305 invalid_client'],
    ['by a code that nobody knows', drop(implied(aTokenRequest()), 'grant.code.record'), 'fail A244310 invalid_grant'],
    ['by a refresh token that nobody knows', drop(implied(aRefresh()), 'grant.refreshToken.record'), 'fail A244314 invalid_grant'],
  ] },
  'RFC6749-2.2-known': { request: [
    ['registered', aPush(), 'pass'],
    ['unknown in a push', unknown(aPush()), 'fail A247307 invalid_client'],
    ['unknown in an authorization request', unknown(anAuthorization()), 'fail A010304 invalid_request'],
    ['unknown in a token request', unknown(aTokenRequest()), 'fail A048304 invalid_client'],
    ['unknown where aliases are allowed, in a push', unknown(aPush(), true), 'fail A247307 invalid_client'],
    ['unknown where aliases are allowed, in an authorization request', unknown(anAuthorization(), true), 'fail A010308 invalid_request'],
    ['unknown where aliases are allowed, in a token request', unknown(aTokenRequest(), true), 'fail A048323 invalid_client'],
    ['gone, though a code names it', gone(aTokenRequest()), 'fail A244312 invalid_client'],
    ['gone, though a refresh token names it', gone(aRefresh()), 'fail A244313 invalid_client'],
    ['not named', nobody(aPush()), 'notApplicable'],
  ] },
  'RFC6749-2.2-alias': { request: [
    ['an alias that both allow', byAlias(aPush(), true, true), 'pass'],
    ['an alias that the service forbids, in a push', byAlias(aPush(), false, true), 'fail A247307 invalid_client'],
    ['an alias that the client forbids, in an authorization request', byAlias(anAuthorization(), true, false), 'fail A010309 invalid_request'],
    ['an alias that nobody allows, in a token request', byAlias(aTokenRequest(), false, false), 'fail A048324 invalid_client'],
    ['an alias like a URL', urlAlias(false), 'pass'],
    ['an alias like a URL, where those are prohibited', urlAlias(true), 'fail A048324 invalid_client'],
    ['the client id', aPush(), 'notApplicable'],
    ['an unknown client', unknown(aPush()), 'notApplicable'],
  ] },
  'RFC6749-2.2-unlocked': { request: [
    ['not locked', aTokenRequest(), 'pass'],
    ['locked, in a push', locked(aPush()), 'fail A010307 invalid_client'],
    ['locked, in an authorization request', locked(anAuthorization()), 'fail A010307 unauthorized_client'],
    ['locked, in a token request', locked(aTokenRequest()), 'fail A048307 invalid_client'],
    ['an unknown client', unknown(aTokenRequest()), 'notApplicable'],
  ] },
  'RFC7521-4.2': { request: [
    ['one place', aPush(), 'pass'],
    ['three places that agree', naming(aPush(), '4711', { basic: '4711', assertion: '4711' }), 'pass'],
    ['header and parameter of a push differ', naming(aPush(), '4711', { basic: '4712' }), 'fail A247303 invalid_client'],
    ['assertion and parameter of a push differ', naming(aPush(), '4711', { assertion: '4712' }), 'fail A247304 invalid_client'],
    ['assertion and header of a push differ', put(aPush(), 'client.named', { basic: '4711', assertion: '4712' }), 'fail A247305 invalid_client'],
    ['places of a token request differ', naming(aTokenRequest(), '4712', { assertion: '4711' }), 'fail A048312 invalid_client'],
    ['alias and id of one client', naming(byAlias(aTokenRequest(), true, true), 'shop', { assertion: '4711' }), 'pass'],
    ["another client's alias", naming(byAlias(aTokenRequest(), true, true), 'store', { assertion: '4711' }), 'fail A048312 invalid_client'],
  ] },
};
