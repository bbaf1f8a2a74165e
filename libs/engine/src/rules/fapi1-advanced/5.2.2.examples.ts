import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { anAuthorization, aRevocation, aTokenRequest, NOW } from '../examples/facts.js';
import { anEncryptedObject, traditionally } from '../examples/request-object.js';
import { aClient, aService } from '../examples/settings.js';
import type { Examples } from '../examples/table.js';
import { anAdvancedPush, anAdvancedReference, anAdvancedRequest, bare, claim, drafted, without } from './facts.js';
import { draft } from './values.js';

const now = NOW / 1000;
const unsigned = (facts: Facts): Facts => put(facts, 'requestObject.jwt.header.alg', 'none');
const isPublic = (facts: Facts): Facts => put(facts, 'client.client.clientType', 'PUBLIC');
const asking = (facts: Facts, type: string, mode?: string): Facts =>
  put(put(facts, 'authorization.values.response_type', [type]), 'authorization.values.response_mode', mode === undefined ? undefined : [mode]);
const beside = (facts: Facts, values: Readonly<Record<string, readonly string[]>>): Facts => {
  const around = traditionally(facts);
  return put(around, 'parameters.values', { client_id: ['4711'], request: ['jws'], response_type: ['code'], scope: ['payments'], ...values });
};
const relaxed = (facts: Facts): Facts => put(facts, 'service.nbfOptional', true);
const bindings = (service: boolean, client: boolean): Facts =>
  put(put(aTokenRequest(), 'service.tlsClientCertificateBoundAccessTokens', service), 'client.client.tlsClientCertificateBoundAccessTokens', client);
const acr = { id_token: { acr: { values: ['urn:mace:incommon:iap:silver'], essential: true } } };
const invalid = 'invalid_request_object';

export const examples_fapi1Advanced_5_2_2: Examples = {
  'FAPI1-ADV-5.2.2-1': {
    request: [
      ['by value', anAdvancedRequest(), 'pass'],
      ['by reference', anAdvancedReference(), 'pass'],
      ['pushed', anAdvancedPush(), 'pass'],
      ['judged when it was pushed', anAuthorization(), 'notApplicable'],
      ['none', bare(anAdvancedRequest()), 'fail A150301 invalid_request'],
      ['none is pushed', bare(anAdvancedPush()), 'fail A150301 invalid_request'],
      ['not signed', unsigned(anAdvancedRequest()), `fail A150302 ${invalid}`],
      ['not signed, by reference', unsigned(anAdvancedReference()), `fail A150324 ${invalid}`],
      ['not signed, pushed', unsigned(anAdvancedPush()), `fail A150302 ${invalid}`],
      ['not readable', drop(anAdvancedRequest(), 'requestObject.jwt'), 'notApplicable'],
      ['an unknown client', drop(bare(anAdvancedRequest()), 'client.client'), 'notApplicable'],
    ],
    client: [
      ['registered', aClient({ requestSignAlg: 'PS256' }), 'pass'],
      ['not registered', aClient(), 'fail'],
      ['registered to go unsigned', aClient({ requestSignAlg: 'NONE' }), 'fail'],
    ],
  },
  'FAPI1-ADV-5.2.2-2': {
    request: [
      ['code id_token', anAdvancedRequest(), 'pass'],
      ['code with response_mode jwt', asking(anAdvancedRequest(), 'code', 'jwt'), 'pass'],
      ['code', asking(anAdvancedRequest(), 'code'), 'fail A150312 unsupported_response_type'],
      ['code, pushed', asking(anAdvancedPush(), 'code'), 'fail A150312 unsupported_response_type'],
      ['code with response_mode query', asking(anAdvancedRequest(), 'code', 'query'), 'fail A150344 invalid_request'],
      ['code with response_mode form_post.jwt', asking(anAdvancedRequest(), 'code', 'form_post.jwt'), 'fail A150344 invalid_request'],
      ['the same in the second draft', drafted(asking(anAdvancedRequest(), 'code', 'form_post.jwt')), 'pass'],
      ['code id_token token', asking(anAdvancedRequest(), 'code id_token token'), 'fail A150312 unsupported_response_type'],
      ['the same in the second draft, too', drafted(asking(anAdvancedRequest(), 'code id_token token')), 'pass'],
      ['token', asking(anAdvancedRequest(), 'token'), 'fail A150312 unsupported_response_type'],
      ['an unknown one', asking(anAdvancedRequest(), 'magic'), 'notApplicable'],
    ],
    service: [
      ['code', aService(), 'pass'],
      ['neither', aService({ supportedResponseTypes: ['TOKEN'] }), 'fail'],
      ['no code grant', aService({ supportedGrantTypes: ['IMPLICIT'] }), 'fail'],
    ],
    client: [
      ['code id_token', aClient({ responseTypes: ['CODE_ID_TOKEN'] }), 'pass', aService({ supportedResponseTypes: ['CODE_ID_TOKEN'] })],
      ['code id_token, which the service does not offer', aClient({ responseTypes: ['CODE_ID_TOKEN'] }), 'fail'],
      ['code with an algorithm for its JWT', aClient({ authorizationSignAlg: 'PS256' }), 'pass'],
      ['code alone', aClient(), 'fail'],
      ['no code grant', aClient({ responseTypes: ['CODE_ID_TOKEN'], grantTypes: ['IMPLICIT'] }), 'fail', aService({ supportedResponseTypes: ['CODE_ID_TOKEN'] })],
    ],
  },
  'FAPI1-ADV-5.2.2-5': {
    request: [
      ['both bind', bindings(true, true), 'pass'],
      ['the service alone', bindings(true, false), 'fail A152305 invalid_request'],
      ['the client alone', bindings(false, true), 'fail A152305 invalid_request'],
      ['an unknown client', drop(aTokenRequest(), 'client.client'), 'notApplicable'],
    ],
    client: [['bound', aClient({ tlsClientCertificateBoundAccessTokens: true }), 'pass'], ['not bound', aClient(), 'fail']],
  },
  'FAPI1-ADV-5.2.2-6': { service: [['on', aService({ tlsClientCertificateBoundAccessTokens: true }), 'pass'], ['off', aService(), 'fail']] },
  'FAPI1-ADV-5.2.2-10': { request: [
    ['nothing beside', anAdvancedRequest(), 'notApplicable'],
    ['something beside that does not count', put(without(anAdvancedRequest(), 'state'), 'parameters.values.state', ['state-1']), 'notApplicable'],
    ['scopes beside alone', put(without(anAdvancedRequest(), 'scope'), 'parameters.values.scope', ['payments']), `fail A150304 ${invalid}`],
    ['the same by reference', put(without(anAdvancedReference(), 'scope'), 'parameters.values.scope', ['payments']), `fail A150325 ${invalid}`],
    ['scopes beside the request_uri of a pushed request that has none', put(put(anAuthorization(), 'requestUri.record.parameters.scope', undefined), 'parameters.values.scope', ['payments']), 'fail A150304 invalid_request'],
    ['scopes beside the request_uri of one that has them', put(anAuthorization(), 'parameters.values.scope', ['accounts']), 'notApplicable'],
    ['a request_uri that nobody issued', drop(put(anAuthorization(), 'parameters.values.scope', ['payments']), 'requestUri.record'), 'notApplicable'],
    ['the same beside', beside(anAdvancedRequest(), { state: ['state-1'] }), 'pass'],
    ['scopes in another order', beside(claim(anAdvancedRequest(), 'scope', 'openid payments'), { scope: ['payments openid'] }), 'pass'],
    ['claims in another order', beside(claim(anAdvancedRequest(), 'claims', acr), { claims: ['{"id_token":{"acr":{"essential":true,"values":["urn:mace:incommon:iap:silver"]}}}'] }), 'pass'],
    ['a number inside', beside(claim(anAdvancedRequest(), 'max_age', 60), { max_age: ['60'] }), 'pass'],
    ['several resources', beside(claim(anAdvancedRequest(), 'resource', ['https://a.example', 'https://b.example']), { resource: ['https://b.example', 'https://a.example'] }), 'pass'],
    ['a parameter that came twice', beside(anAdvancedRequest(), { state: ['state-1', 'state-1'] }), `fail A150303 ${invalid}`],
    ['a parameter that is not inside', beside(without(anAdvancedRequest(), 'state'), { state: ['state-1'] }), `fail A150304 ${invalid}`],
    ['the same by reference', beside(without(anAdvancedReference(), 'state'), { state: ['state-1'] }), `fail A150325 ${invalid}`],
    ['another value', beside(anAdvancedRequest(), { state: ['state-2'] }), `fail A150305 ${invalid}`],
    ['another value by reference', beside(anAdvancedReference(), { redirect_uri: ['https://client.example.org/'] }), `fail A150326 ${invalid}`],
    ['claims that are no JSON', beside(claim(anAdvancedRequest(), 'claims', acr), { claims: ['{'] }), `fail A150305 ${invalid}`],
  ] },
  'FAPI1-ADV-5.2.2-13': {
    request: [
      ['in time', anAdvancedRequest(), 'pass'],
      ['at the very limit', claim(anAdvancedRequest(), 'exp', now + 3600), 'pass'],
      ['without exp', without(anAdvancedRequest(), 'exp'), `fail A150319 ${invalid}`],
      ['without exp, by reference', without(anAdvancedReference(), 'exp'), `fail A150327 ${invalid}`],
      ['without exp, pushed', without(anAdvancedPush(), 'exp'), `fail A150319 ${invalid}`],
      ['no number', claim(anAdvancedRequest(), 'exp', '1'), `fail A150320 ${invalid}`],
      ['no number, by reference', claim(anAdvancedReference(), 'exp', '1'), `fail A150328 ${invalid}`],
      ['milliseconds', claim(anAdvancedRequest(), 'exp', NOW), `fail A150320 ${invalid}`],
      ['negative', claim(anAdvancedRequest(), 'exp', -1), `fail A150355 ${invalid}`],
      ['negative, by reference', claim(anAdvancedReference(), 'exp', -1), `fail A150356 ${invalid}`],
      ['expired', claim(anAdvancedRequest(), 'exp', now - 60), `fail A150361 ${invalid}`],
      ['expired, by reference', claim(anAdvancedReference(), 'exp', now - 60), `fail A150362 ${invalid}`],
      ['expired, where nothing else is asked', relaxed(claim(anAdvancedRequest(), 'exp', now - 60)), `fail A150321 ${invalid}`],
      ['the same by reference', relaxed(claim(anAdvancedReference(), 'exp', now - 60)), `fail A150329 ${invalid}`],
      ['before nbf', claim(claim(anAdvancedRequest(), 'exp', now), 'nbf', now + 5), `fail A150359 ${invalid}`],
      ['before nbf, by reference', claim(claim(anAdvancedReference(), 'exp', now), 'nbf', now + 5), `fail A150360 ${invalid}`],
      ['too long', claim(anAdvancedRequest(), 'exp', now + 3601), `fail A150365 ${invalid}`],
      ['too long, by reference', claim(anAdvancedReference(), 'exp', now + 3601), `fail A150366 ${invalid}`],
      ['as long as it likes', relaxed(claim(anAdvancedRequest(), 'exp', now + 86_400)), 'pass'],
      ['as long as it likes, in the second draft', drafted(claim(anAdvancedRequest(), 'exp', now + 86_400)), 'pass'],
      ['none', bare(anAdvancedRequest()), 'notApplicable'],
    ],
    service: [['demanded', aService(), 'pass'], ['waived', aService({ nbfOptional: true }), 'fail']],
  },
  'FAPI1-ADV-5.2.2-14': {
    request: [
      ['private_key_jwt', anAdvancedPush(), 'pass'],
      ['a certificate', put(aTokenRequest(), 'authentication.method', 'TLS_CLIENT_AUTH'), 'pass'],
      ['client_secret_jwt', put(aTokenRequest(), 'authentication.method', 'CLIENT_SECRET_JWT'), 'fail A152301 invalid_client'],
      ['client_secret_jwt at PAR', put(anAdvancedPush(), 'authentication.method', 'CLIENT_SECRET_JWT'), 'fail A152301 invalid_client'],
      ['nothing', isPublic(put(aTokenRequest(), 'authentication.method', 'NONE')), 'fail A152301 invalid_client'],
      ['client_secret_jwt at revocation', put(aRevocation(), 'authentication.method', 'CLIENT_SECRET_JWT'), 'fail A152301 invalid_client'],
      ['nothing, in the second draft', drafted(isPublic(put(aTokenRequest(), 'authentication.method', 'NONE'))), 'notApplicable'],
    ],
    service: [['offered', aService(), 'pass'], ['secrets that sign', aService({ supportedTokenAuthMethods: ['CLIENT_SECRET_JWT'] }), 'fail']],
  },
  'FAPI1-ADV-5.2.2-15': {
    request: [
      ['this server', anAdvancedRequest(), 'pass'],
      ['among others', claim(anAdvancedPush(), 'aud', ['https://other.example.com', 'https://as.example.com']), 'pass'],
      ['checked whatever the service says', put(claim(anAdvancedRequest(), 'aud', 'https://other.example.com'), 'service.requestObjectAudienceChecked', false), `fail A150335 ${invalid}`],
      ['the PAR endpoint', claim(anAdvancedPush(), 'aud', 'https://as.example.com/par'), `fail A150335 ${invalid}`],
      ['another, by reference', claim(anAdvancedReference(), 'aud', 'https://other.example.com'), `fail A150336 ${invalid}`],
      ['others', claim(anAdvancedRequest(), 'aud', ['https://other.example.com']), `fail A150337 ${invalid}`],
      ['others, by reference', claim(anAdvancedReference(), 'aud', []), `fail A150338 ${invalid}`],
      ['none', without(anAdvancedRequest(), 'aud'), `fail A150331 ${invalid}`],
      ['none, by reference', without(anAdvancedReference(), 'aud'), `fail A150332 ${invalid}`],
      ['a number', claim(anAdvancedRequest(), 'aud', 7), `fail A150333 ${invalid}`],
      ['a number, by reference', claim(anAdvancedReference(), 'aud', 7), `fail A150334 ${invalid}`],
    ],
    service: [['with an issuer', aService(), 'pass'], ['without', drop(aService(), 'issuer'), 'fail']],
  },
  'FAPI1-ADV-5.2.2-16': {
    request: [
      ['confidential', anAdvancedRequest(), 'pass'],
      ['public', isPublic(anAdvancedRequest()), 'fail A150367 unauthorized_client'],
      ['public, at PAR', isPublic(anAdvancedPush()), 'fail A150367 invalid_client'],
      ['public, in the second draft', drafted(isPublic(anAdvancedRequest())), 'notApplicable'],
    ],
    client: [
      ['confidential', aClient(), 'pass'],
      ['public', aClient({ clientType: 'PUBLIC' }), 'fail'],
      ['public, in the second draft', aClient({ clientType: 'PUBLIC' }), 'notApplicable', aService({ attributes: [draft] })],
    ],
  },
  'FAPI1-ADV-5.2.2-17': {
    request: [
      ['now', anAdvancedRequest(), 'pass'],
      ['8 seconds ahead', claim(anAdvancedRequest(), 'nbf', now + 8), 'pass'],
      ['none', without(anAdvancedRequest(), 'nbf'), `fail A150351 ${invalid}`],
      ['none, by reference', without(anAdvancedReference(), 'nbf'), `fail A150352 ${invalid}`],
      ['none, where it may be left out', relaxed(without(anAdvancedRequest(), 'nbf')), 'notApplicable'],
      ['none, in the second draft', drafted(without(anAdvancedRequest(), 'nbf')), 'notApplicable'],
      ['no number', claim(anAdvancedRequest(), 'nbf', 'now'), `fail A150353 ${invalid}`],
      ['no number, by reference', claim(anAdvancedReference(), 'nbf', 'now'), `fail A150354 ${invalid}`],
      ['negative', claim(anAdvancedRequest(), 'nbf', -1), `fail A150357 ${invalid}`],
      ['negative, by reference', claim(anAdvancedReference(), 'nbf', -1), `fail A150358 ${invalid}`],
      ['in the future', claim(anAdvancedRequest(), 'nbf', now + 60), `fail A150363 ${invalid}`],
      ['in the future, by reference', claim(anAdvancedReference(), 'nbf', now + 60), `fail A150364 ${invalid}`],
      ['in the future, where it may be left out', relaxed(claim(anAdvancedRequest(), 'nbf', now + 60)), `fail A150363 ${invalid}`],
      ['long ago', claim(anAdvancedRequest(), 'nbf', now - 4200), `fail A150365 ${invalid}`],
      ['long ago, by reference', claim(anAdvancedReference(), 'nbf', now - 4200), `fail A150366 ${invalid}`],
      ['long ago, where it may be left out', relaxed(claim(anAdvancedRequest(), 'nbf', now - 4200)), 'pass'],
    ],
    service: [['demanded', aService(), 'pass'], ['waived', aService({ nbfOptional: true }), 'fail']],
  },
  'FAPI1-ADV-5.2.2-18': { request: [
    ['S256', anAdvancedPush(), 'pass'],
    ['none', drop(anAdvancedPush(), 'authorization.values.code_challenge'), 'fail A150315 invalid_request'],
    ['plain', put(anAdvancedPush(), 'authorization.values.code_challenge_method', ['plain']), 'fail A150316 invalid_request'],
  ] },
  'API-fapi1-version': { service: [
    ['the draft', aService({ attributes: [draft] }), 'pass'],
    ['nothing said', aService(), 'notApplicable'],
    ['an unknown text', aService({ attributes: [{ key: draft.key, value: 'id1' }] }), 'fail'],
  ] },
  'FAPI-RW-5.2.2-7': { service: [
    ['classes listed', aService({ attributes: [draft], supportedAcrs: ['urn:mace:incommon:iap:silver'] }), 'pass'],
    ['none', aService({ attributes: [draft] }), 'fail'],
    ['none, under the final text', aService(), 'notApplicable'],
  ] },
  'FAPI-RW-5.2.3-3': { request: [
    ['essential', drafted(put(anAdvancedRequest(), 'authorization.claims', { value: acr })), 'pass'],
    ['no claims', drafted(anAdvancedRequest()), 'fail A150317 invalid_request'],
    ['other claims', drafted(put(anAdvancedPush(), 'authorization.claims', { value: { id_token: { email: null } } })), 'fail A150317 invalid_request'],
    ['voluntary', drafted(put(anAdvancedRequest(), 'authorization.claims', { value: { id_token: { acr: { essential: false } } } })), 'fail A150318 invalid_request'],
    ['by name alone', drafted(put(anAdvancedRequest(), 'authorization.claims', { value: { id_token: { acr: null } } })), 'fail A150318 invalid_request'],
    ['no claims, under the final text', anAdvancedRequest(), 'notApplicable'],
  ] },
  'FAPI-RW-5.2.3-PKCE': { request: [
    ['with PKCE', drafted(isPublic(anAdvancedRequest())), 'pass'],
    ['without', drafted(isPublic(drop(anAdvancedRequest(), 'authorization.values.code_challenge'))), 'fail A150315 invalid_request'],
    ['plain', drafted(isPublic(put(anAdvancedRequest(), 'authorization.values.code_challenge_method', ['plain']))), 'fail A150316 invalid_request'],
    ['a confidential client', drafted(anAdvancedRequest()), 'notApplicable'],
    ['under the final text', isPublic(anAdvancedRequest()), 'notApplicable'],
  ] },
};

/** An encrypted request object of this profile. */
export const anEncryptedRequest = (alg: string): Facts => put(anEncryptedObject(), 'requestObject.encryption.alg', alg);
