import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { aPush, NOW } from '../examples/facts.js';
import { aPushedObject, aReferencedObject, aRequestObject, forms, traditionally } from '../examples/request-object.js';
import type { Examples, RuleExamples } from '../examples/table.js';

type Change = (facts: Facts) => Facts;

const seconds = NOW / 1000;
const claim = (name: string, value: unknown): Change => facts => put(facts, `requestObject.jwt.claims.${name}`, value);
const without = (name: string): Change => facts => drop(facts, `requestObject.jwt.claims.${name}`);
const nth = (base: string, steps: number): string => `A${String(Number(base.slice(1)) + steps).padStart(6, '0')}`;

/** One mistake in each of the four forms, and in a push. */
const inEveryForm = (change: Change, base: string, pushed = base, more: NonNullable<RuleExamples['request']> = []): RuleExamples => ({ request: [
  ['in order', aRequestObject(), 'pass'],
  ...forms.map(([name, make], index) => [name, change(make()), `fail ${nth(base, index)} invalid_request_object`] as const),
  ['in a push', change(aPushedObject()), `fail ${pushed} invalid_request_object`],
  ['no request object', aPush(), 'notApplicable'],
  ...more,
] });

const unnamed = (facts: Facts): Facts => drop(facts, 'requestObject.jwt.claims.client_id');
const beside = (name: string, value: string): Change => facts => put(facts, `parameters.values.${name}`, [value]);

export const examples_requestObjectClaims: Examples = {
  'JAR-4-request': inEveryForm(claim('request', 'jws'), 'A006308', 'A248317'),
  'JAR-4-request_uri': inEveryForm(claim('request_uri', 'https://client.example.org/request'), 'A006312', 'A248317'),
  'JAR-5-client_id-type': inEveryForm(claim('client_id', 4711), 'A005387', 'A005387', [['none', unnamed(aRequestObject()), 'notApplicable']]),
  'JAR-5-client_id': inEveryForm(claim('client_id', '4712'), 'A005391', 'A246310', [
    ['none', unnamed(aRequestObject()), 'fail A005391 invalid_request_object'],
    ['none, as OpenID Connect Core allows', traditionally(unnamed(aRequestObject())), 'notApplicable'],
    ['no text', claim('client_id', 4711)(aRequestObject()), 'notApplicable'],
    ['the alias, where it is used', claim('client_id', 'shop')(put(put(aRequestObject(), 'client.client.clientIdAlias', 'shop'), 'client.aliasUsed', true)), 'pass'],
    ['the alias, where it is not used', claim('client_id', 'shop')(put(aRequestObject(), 'client.client.clientIdAlias', 'shop')), 'fail A005391 invalid_request_object'],
  ]),
  'PAR-3-iss': { request: [
    ['named', aPushedObject(), 'pass'],
    ['not named', without('iss')(aPushedObject()), 'fail A246308 invalid_request_object'],
    ['not signed', put(without('iss')(aPushedObject()), 'requestObject.jwt.header.alg', 'none'), 'notApplicable'],
  ] },
  'JAR-4-iss': { request: [
    ['the client', aRequestObject(), 'pass'],
    ['another client', claim('iss', '4712')(aRequestObject()), 'fail A006373 invalid_request_object'],
    ['another client, in a push', claim('iss', '4712')(aPushedObject()), 'fail A246309 invalid_request_object'],
    ['none', without('iss')(aRequestObject()), 'notApplicable'],
  ] },
  'JAR-6.3-response_type-type': inEveryForm(claim('response_type', ['code']), 'A005395'),
  'JAR-6.3-response_type': inEveryForm(without('response_type'), 'A006326', 'A006326', [['as OpenID Connect Core allows', traditionally(without('response_type')(aRequestObject())), 'notApplicable']]),
  'JAR-6.3-response_type-known': { request: [
    ['known', aRequestObject(), 'pass'],
    ['words in another order', claim('response_type', 'id_token code')(aRequestObject()), 'pass'],
    ...forms.map(([name, make], index) => [name, claim('response_type', 'magic')(make()), `fail ${['A005399', 'A006301', 'A006302', 'A006303'][index]} invalid_request_object`] as const),
    ['no text', claim('response_type', 1)(aRequestObject()), 'notApplicable'],
  ] },
  'OIDCC-6.1-response_type': { request: [
    ['beside too', traditionally(aRequestObject()), 'pass'],
    ['inside alone', drop(traditionally(aRequestObject()), 'parameters.values.response_type'), 'fail A009301 invalid_request'],
    ['inside alone, as RFC 9101 has it', aRequestObject(), 'notApplicable'],
  ] },
  'OIDCC-6.1-response_type-same': { request: [
    ['the same', traditionally(aRequestObject()), 'pass'],
    ['the same in another order', claim('response_type', 'id_token code')(beside('response_type', 'code id_token')(traditionally(aRequestObject()))), 'pass'],
    ...forms.map(([name, make], index) => [`another, ${name}`, claim('response_type', 'token')(traditionally(make())), `fail ${nth('A006304', index)} invalid_request_object`] as const),
    ['under RFC 9101', beside('response_type', 'token')(aRequestObject()), 'notApplicable'],
  ] },
  'OIDCC-6.1-scope': { request: [
    ['beside too', claim('scope', 'openid payments')(beside('scope', 'openid')(traditionally(aRequestObject()))), 'pass'],
    ['beside without openid', claim('scope', 'openid')(traditionally(aRequestObject())), 'fail A007304 invalid_request_object'],
    ['inside alone', claim('scope', 'openid')(drop(traditionally(aRequestObject()), 'parameters.values.scope')), 'fail A007303 invalid_request_object'],
    ['no openid', traditionally(aRequestObject()), 'notApplicable'],
  ] },
  'JAR-4-exp-type': inEveryForm(claim('exp', String(seconds + 300)), 'A006335', 'A006335', [['none', without('exp')(aRequestObject()), 'notApplicable']]),
  'JAR-4-exp': inEveryForm(claim('exp', seconds - 11), 'A006339', 'A006339', [['within the clock skew', claim('exp', seconds - 9)(aRequestObject()), 'pass']]),
  'JAR-4-nbf-type': inEveryForm(claim('nbf', 'now'), 'A006343', 'A006343', [['none', without('nbf')(aRequestObject()), 'notApplicable']]),
  'JAR-4-nbf': inEveryForm(claim('nbf', seconds + 11), 'A006347', 'A006347', [['8 seconds ahead', claim('nbf', seconds + 8)(aRequestObject()), 'pass']]),
  'JAR-4-iat': { request: [
    ['now', aRequestObject(), 'pass'],
    ['in the future', claim('iat', seconds + 60)(aRequestObject()), 'fail A006375 invalid_request_object'],
    ['no number', claim('iat', 'now')(aRequestObject()), 'fail A006374 invalid_request_object'],
    ['none', without('iat')(aRequestObject()), 'notApplicable'],
  ] },
  'JAR-4-aud': { request: [
    ['this server', aRequestObject(), 'pass'],
    ['this server among others', claim('aud', ['https://other.example.com', 'https://as.example.com'])(aRequestObject()), 'pass'],
    ['another server', claim('aud', 'https://as.example.com/par')(aPushedObject()), 'fail A006359 invalid_request_object'],
    ['other servers', claim('aud', ['https://other.example.com'])(aReferencedObject()), 'fail A006365 invalid_request_object'],
    ['no text', claim('aud', 7)(aRequestObject()), 'fail A006355 invalid_request_object'],
    ['none', without('aud')(aRequestObject()), 'fail A006351 invalid_request_object'],
    ['another, where nobody checks', put(claim('aud', 'https://other.example.com')(aRequestObject()), 'service.requestObjectAudienceChecked', false), 'notApplicable'],
  ] },
  'JAR-4-types': { request: [
    ['as defined', aRequestObject(), 'pass'],
    ['an age in seconds', claim('max_age', 60)(aRequestObject()), 'pass'],
    ['claims as an object', claim('claims', { id_token: {} })(aRequestObject()), 'pass'],
    ...([
      ['scope', ['payments'], 'A007301'], ['redirect_uri', {}, 'A011301'], ['response_mode', 1, 'A012301'], ['state', 1, 'A013301'], ['nonce', true, 'A014301'],
      ['display', [], 'A015301'], ['prompt', ['none'], 'A016301'], ['max_age', '60', 'A017301'], ['ui_locales', ['ja'], 'A018301'], ['claims_locales', 1, 'A020301'],
      ['acr_values', ['1'], 'A021301'], ['claims', '{}', 'A022301'], ['code_challenge', 1, 'A124309'], ['code_challenge_method', 1, 'A124310'],
      ['purpose', 1, 'A252301'], ['login_hint', 1, 'A253301'], ['id_token_hint', {}, 'A253301'], ['dpop_jkt', 1, 'A253301'],
    ] as const).map(([name, value, code]) => [name, claim(name, value)(aRequestObject()), `fail ${code} invalid_request_object`] as const),
    ['authorization_details', claim('authorization_details', '[]')(aRequestObject()), 'fail A249305 invalid_authorization_details'],
    ['resource', claim('resource', 1)(aRequestObject()), 'fail A251301 invalid_target'],
    ['one resource', claim('resource', ['https://rs.example.com', 1])(aPushedObject()), 'fail A251302 invalid_target'],
  ] },
};
