import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { aPush } from '../examples/facts.js';
import { anEncryptedObject, aPushedObject, aReferencedObject, aRequestObject, forms, traditionally } from '../examples/request-object.js';
import type { Examples, RuleExamples } from '../examples/table.js';

type Change = (facts: Facts) => Facts;

const jwt = (member: string, value: unknown): Change => facts => put(facts, `requestObject.jwt.${member}`, value);
const unsigned: Change = facts => put(drop(drop(put(facts, 'requestObject.jwt.header', { alg: 'none' }), 'requestObject.jwt.alg'), 'requestObject.jwt.keys'), 'requestObject.jwt.signatureValid', false);
const foreign = (alg: unknown): Change => facts => drop(put(facts, 'requestObject.jwt.header.alg', alg), 'requestObject.jwt.alg');
const registered = (alg: string | undefined): Change => facts => put(facts, 'client.client.requestSignAlg', alg);
const secret: Change = facts => put(jwt('alg', 'HS256')(registered('HS256')(facts)), 'client.client.clientSecret', 'secret');

/** The code that counts up with the form. */
const nth = (base: string, steps: number): string => `A${String(Number(base.slice(1)) + steps).padStart(6, '0')}`;

/** One mistake in each of the four forms, and in a push. */
const inEveryForm = (change: Change, base: string, pushed: string): RuleExamples => ({ request: [
  ['in order', aRequestObject(), 'pass'],
  ...forms.map(([name, make], index) => [name, change(make()), `fail ${nth(base, index)} invalid_request_object`] as const),
  ['in a push', change(aPushedObject()), `fail ${pushed} invalid_request_object`],
  ['no request object', aPush(), 'notApplicable'],
] });

export const examples_requestObjectSignature: Examples = {
  'JAR-6.2-alg': inEveryForm(foreign(undefined), 'A005307', 'A246306'),
  'JAR-6.2-alg-known': inEveryForm(foreign('XS512'), 'A005320', 'A246306'),
  'JAR-10.1-signed': { request: [
    ['signed', aRequestObject(), 'pass'],
    ['not signed', unsigned(aRequestObject()), 'fail A008311 invalid_request_object'],
    ['not signed, in a push', unsigned(aPushedObject()), 'fail A248315 invalid_request_object'],
    ['not signed, in a push of a client registered so', registered('NONE')(unsigned(aPushedObject())), 'fail A246302 invalid_request_object'],
    ['not signed, as OpenID Connect Core allows', traditionally(unsigned(aRequestObject())), 'notApplicable'],
  ] },
  'OIDCC-6.1-unsigned': { request: [
    ['a client registered so', registered('NONE')(traditionally(unsigned(aRequestObject()))), 'pass'],
    ['a client that registered nothing', registered(undefined)(traditionally(unsigned(aRequestObject()))), 'pass'],
    ...forms.map(([name, make], index) => [`a client that signs, ${name}`, traditionally(unsigned(make())), `fail ${nth('A005336', index)} invalid_request_object`] as const),
    ['a client that signs, in a push', traditionally(unsigned(aPushedObject())), 'fail A248315 invalid_request_object'],
    ['signed', traditionally(aRequestObject()), 'notApplicable'],
    ['under RFC 9101', unsigned(aRequestObject()), 'notApplicable'],
  ] },
  'PAR-3-registered': { request: [
    ['registered', aPushedObject(), 'pass'],
    ['nothing is registered', registered(undefined)(aPushedObject()), 'fail A246301 invalid_request_object'],
    ['not signed', unsigned(aPushedObject()), 'notApplicable'],
  ] },
  'JAR-6.2-alg-registered': inEveryForm(registered('PS256'), 'A005312', 'A005312'),
  'JAR-6.2-secret': { request: [
    ['a secret that both know', secret(aRequestObject()), 'pass'],
    ['a client without a secret', jwt('alg', 'HS256')(aRequestObject()), 'fail A005316 invalid_request_object'],
    ['a public client', put(secret(anEncryptedObject()), 'client.client.clientType', 'PUBLIC'), 'fail A005317 invalid_request_object'],
    ['a public client, by reference', put(secret(aReferencedObject()), 'client.client.clientType', 'PUBLIC'), 'fail A005318 invalid_request_object'],
    ['a client without a secret, in a push', jwt('alg', 'HS256')(aPushedObject()), 'fail A246303 invalid_request_object'],
    ['no secret', aRequestObject(), 'notApplicable'],
  ] },
  'JAR-6.2-key': { request: [
    ['found', aRequestObject(), 'pass'],
    ['nothing is registered', jwt('keys', { kind: 'unregistered' })(aRequestObject()), 'fail A005332 invalid_request_object'],
    ['the key set cannot be fetched', jwt('keys', { kind: 'unreadable', problem: '404', remote: true })(aRequestObject()), 'fail A005311 invalid_request_object'],
    ['the key set cannot be read', jwt('keys', { kind: 'unreadable', problem: 'no JSON', remote: false })(aRequestObject()), 'fail A005351 invalid_request_object'],
    ['none fits among the published', jwt('keys', { kind: 'noMatch', remote: true })(anEncryptedObject()), 'fail A005341 invalid_request_object'],
    ['none fits among the registered', jwt('keys', { kind: 'noMatch', remote: false })(aReferencedObject()), 'fail A005354 invalid_request_object'],
    ['several fit among the published', jwt('keys', { kind: 'ambiguous', remote: true })(aRequestObject()), 'fail A005344 invalid_request_object'],
    ['several fit among the registered', jwt('keys', { kind: 'ambiguous', remote: false })(aRequestObject()), 'fail A005356 invalid_request_object'],
    ['nothing is registered, in a push', jwt('keys', { kind: 'unregistered' })(aPushedObject()), 'fail A246304 invalid_request_object'],
    ['the key set cannot be read, in a push', jwt('keys', { kind: 'unreadable', problem: '404', remote: true })(aPushedObject()), 'fail A246304 invalid_request_object'],
    ['none fits, in a push', jwt('keys', { kind: 'noMatch', remote: false })(aPushedObject()), 'fail A246305 invalid_request_object'],
    ['not signed', unsigned(aRequestObject()), 'notApplicable'],
  ] },
  'JAR-6.2-right': inEveryForm(jwt('signatureValid', false), 'A005328', 'A005328'),
  'JAR-4-claims': inEveryForm(facts => drop(facts, 'requestObject.jwt.claims'), 'A005378', 'A248316'),
  'JAR-10.8-typ': { request: [
    ['oauth-authz-req+jwt', aRequestObject(), 'pass'],
    ['JWT', jwt('header.typ', 'JWT')(aRequestObject()), 'pass'],
    ['another kind', jwt('header.typ', 'dpop+jwt')(aRequestObject()), 'fail A006371 invalid_request_object'],
    ['no text', jwt('header.typ', 7)(aPushedObject()), 'fail A006371 invalid_request_object'],
    ['nothing said', drop(aRequestObject(), 'requestObject.jwt.header.typ'), 'notApplicable'],
  ] },
  'JAR-10.8-sub': { request: [
    ['another subject', jwt('claims.sub', 'john')(aRequestObject()), 'pass'],
    ['the client, as in an assertion', jwt('claims.sub', '4711')(aRequestObject()), 'fail A006372 invalid_request_object'],
    ['none', aRequestObject(), 'notApplicable'],
  ] },
};
