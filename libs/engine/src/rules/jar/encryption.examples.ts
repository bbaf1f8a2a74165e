import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { anEncryptedObject, anEncryptedPush, anEncryptedReference, aPushedObject, aReferencedObject, aRequestObject } from '../examples/request-object.js';
import type { Examples, RuleExamples } from '../examples/table.js';

type Change = (facts: Facts) => Facts;

/** One mistake, by value, by reference and in a push. */
const everywhere = (change: Change, byValue: string, byReference: string, pushed: string): RuleExamples => ({ request: [
  ['in order', anEncryptedObject(), 'pass'],
  ['by value', change(anEncryptedObject()), `fail ${byValue} invalid_request_object`],
  ['by reference', change(anEncryptedReference()), `fail ${byReference} invalid_request_object`],
  ['in a push', change(anEncryptedPush()), `fail ${pushed} invalid_request_object`],
  ['not encrypted', aRequestObject(), 'notApplicable'],
] });

const encrypted = (member: string, value: unknown): Change => facts => put(facts, `requestObject.encryption.${member}`, value);
const unsaid = (member: 'alg' | 'enc'): Change => facts => drop(drop(facts, `requestObject.encryption.said.${member}`), `requestObject.encryption.${member}`);
const unknown = (member: 'alg' | 'enc'): Change => facts => drop(put(facts, `requestObject.encryption.said.${member}`, 'ROT13'), `requestObject.encryption.${member}`);
const unread = (problem: string): Change => facts => put(drop(facts, 'requestObject.jwt'), 'requestObject.problem', problem);
const registered = (alg: string | undefined, enc?: string): Change => facts => put(put(facts, 'client.client.requestEncryptionAlg', alg), 'client.client.requestEncryptionEnc', enc);
const matching = (member: 'Alg' | 'Enc', change: Change): Change => facts => change(put(facts, `service.requestObjectEncryption${member}MatchRequired`, true));

export const examples_requestObjectEncryption: Examples = {
  'JAR-6.1-required': { request: [
    ['demanded by the service, and encrypted', put(anEncryptedObject(), 'service.frontChannelRequestObjectEncryptionRequired', true), 'pass'],
    ['demanded by the service', put(aRequestObject(), 'service.frontChannelRequestObjectEncryptionRequired', true), 'fail A006334 invalid_request_object'],
    ['demanded by the client, by reference', put(aReferencedObject(), 'client.client.frontChannelRequestObjectEncryptionRequired', true), 'fail A006334 invalid_request_object'],
    ['not demanded', aRequestObject(), 'notApplicable'],
  ] },
  'JAR-6.1-alg': everywhere(unsaid('alg'), 'A005360', 'A005361', 'A248303'),
  'JAR-6.1-enc': everywhere(unsaid('enc'), 'A005362', 'A005363', 'A248304'),
  'JAR-6.1-alg-known': everywhere(unknown('alg'), 'A005368', 'A005369', 'A248313'),
  'JAR-6.1-enc-known': everywhere(unknown('enc'), 'A005366', 'A005367', 'A248310'),
  'JAR-6.1-alg-registered': { request: [
    ['the registered one', matching('Alg', registered('ECDH_ES'))(anEncryptedObject()), 'pass'],
    ['another', matching('Alg', registered('RSA_OAEP_256'))(anEncryptedObject()), 'fail A006330 invalid_request_object'],
    ['another, by reference', matching('Alg', registered('RSA_OAEP_256'))(anEncryptedReference()), 'fail A006331 invalid_request_object'],
    ['another, in a push', matching('Alg', registered('RSA_OAEP_256'))(anEncryptedPush()), 'fail A248305 invalid_request_object'],
    ['another, where it need not match', registered('RSA_OAEP_256')(anEncryptedObject()), 'notApplicable'],
    ['where the client says so', put(registered('RSA_OAEP_256')(anEncryptedObject()), 'client.client.requestObjectEncryptionAlgMatchRequired', true), 'fail A006330 invalid_request_object'],
  ] },
  'JAR-6.1-enc-registered': { request: [
    ['the registered one', matching('Enc', registered('ECDH_ES', 'A256GCM'))(anEncryptedObject()), 'pass'],
    ['another', matching('Enc', registered('ECDH_ES', 'A128GCM'))(anEncryptedObject()), 'fail A006332 invalid_request_object'],
    ['another than the default', matching('Enc', registered('ECDH_ES'))(anEncryptedReference()), 'fail A006333 invalid_request_object'],
    ['another, in a push', matching('Enc', registered('ECDH_ES', 'A128GCM'))(anEncryptedPush()), 'fail A248306 invalid_request_object'],
    ['nothing is registered', matching('Enc', registered(undefined))(anEncryptedObject()), 'notApplicable'],
  ] },
  'JAR-6.1-secret': { request: [
    ['a secret that both know', encrypted('alg', 'A256KW')(anEncryptedObject()), 'pass'],
    ['a secret that a public client cannot have', encrypted('key', 'public')(encrypted('alg', 'A256KW')(anEncryptedObject())), 'fail A005370 invalid_request_object'],
    ['the same, by reference', encrypted('key', 'public')(encrypted('alg', 'DIR')(anEncryptedReference())), 'fail A005371 invalid_request_object'],
    ['the same, in a push', encrypted('key', 'public')(encrypted('alg', 'PBES2_HS256_A128KW')(anEncryptedPush())), 'fail A248314 invalid_request_object'],
    ['no secret', anEncryptedObject(), 'notApplicable'],
  ] },
  'JAR-6.1-key': { request: [
    ['found', anEncryptedObject(), 'pass'],
    ['the service has no keys', encrypted('key', 'noKeys')(anEncryptedObject()), 'fail A005372 invalid_request_object'],
    ['none fits', encrypted('key', 'noMatch')(anEncryptedObject()), 'fail A005374 invalid_request_object'],
    ['several fit', encrypted('key', 'ambiguous')(anEncryptedReference()), 'fail A005377 invalid_request_object'],
    ['none fits, in a push', encrypted('key', 'noMatch')(anEncryptedPush()), 'fail A248312 invalid_request_object'],
    ['a secret instead', encrypted('key', 'public')(anEncryptedObject()), 'notApplicable'],
  ] },
  'JAR-6.1-opened': everywhere(encrypted('problem', 'the tag is wrong'), 'A005364', 'A005365', 'A248307'),
  'JAR-6.1-nested': everywhere(encrypted('nested', true), 'A005305', 'A005306', 'A248309'),
  'JAR-4-jwt': { request: [
    ['readable', aRequestObject(), 'pass'],
    ['no JWT', unread('two parts')(aRequestObject()), 'fail A005301 invalid_request_object'],
    ['no JWT, encrypted', unread('two parts')(anEncryptedObject()), 'fail A005302 invalid_request_object'],
    ['no JWT, by reference', unread('two parts')(aReferencedObject()), 'fail A005303 invalid_request_object'],
    ['no JWT, encrypted, by reference', unread('two parts')(anEncryptedReference()), 'fail A005304 invalid_request_object'],
    ['no JWT in a push', unread('two parts')(aPushedObject()), 'fail A248302 invalid_request_object'],
    ['no JWT in an encrypted push', unread('two parts')(anEncryptedPush()), 'fail A248309 invalid_request_object'],
    ['never opened', drop(anEncryptedObject(), 'requestObject.jwt'), 'notApplicable'],
  ] },
};
