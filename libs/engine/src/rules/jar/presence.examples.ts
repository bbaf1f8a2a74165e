import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { anAuthorization, aPush } from '../examples/facts.js';
import { aPushedObject, aReferencedObject, aRequestObject } from '../examples/request-object.js';
import type { Examples } from '../examples/table.js';

const outside = (facts: Facts, name: string, ...values: readonly string[]): Facts => put(facts, `parameters.values.${name}`, values);
const demanding = (facts: Facts, who: 'client.client' | 'service'): Facts => put(facts, `${who}.requestObjectRequired`, true);
const plain = (): Facts => put(drop(outside(anAuthorization(), 'request_uri'), 'requestUri'), 'authorization.pushed', 'plain');
const without = (facts: Facts): Facts => drop(facts, 'parameters.values.request_uri');

export const examples_requestObjectPresence: Examples = {
  'JAR-5-once': { request: [
    ['by value', aRequestObject(), 'pass'],
    ['pushed', aPushedObject(), 'pass'],
    ['two of them', outside(aRequestObject(), 'request', 'a', 'b'), 'fail A008301 invalid_request'],
    ['two of them in a push', outside(aPushedObject(), 'request', 'a', 'b'), 'fail A008301 invalid_request'],
    ['two references', outside(aReferencedObject(), 'request_uri', 'https://a.example.org', 'https://b.example.org'), 'fail A008302 invalid_request'],
  ] },
  'JAR-5-one': { request: [
    ['by reference', aReferencedObject(), 'pass'],
    ['both ways', outside(aReferencedObject(), 'request', 'jws'), 'fail A008304 invalid_request'],
    ['beside a pushed request, where it is ignored', outside(anAuthorization(), 'request', 'jws'), 'notApplicable'],
    ['by value', aRequestObject(), 'notApplicable'],
  ] },
  'JAR-10.5-client': { request: [
    ['required, and there', demanding(aRequestObject(), 'client.client'), 'pass'],
    ['required, and there by reference', demanding(aReferencedObject(), 'client.client'), 'pass'],
    ['required, and pushed', demanding(aPushedObject(), 'client.client'), 'pass'],
    ['required, but missing', demanding(without(plain()), 'client.client'), 'fail A008309 invalid_request'],
    ['required, but missing in a push', demanding(aPush(), 'client.client'), 'fail A008309 invalid_request'],
    ['required, judged by the push', demanding(anAuthorization(), 'client.client'), 'notApplicable'],
    ['not required', aPush(), 'notApplicable'],
  ] },
  'JAR-10.5-service': { request: [
    ['required, and there', demanding(aRequestObject(), 'service'), 'pass'],
    ['required, but missing', demanding(without(plain()), 'service'), 'fail A008310 invalid_request'],
    ['required, but missing in a push', demanding(aPush(), 'service'), 'fail A008310 invalid_request'],
    ['not required', aPush(), 'notApplicable'],
  ] },
  'OIDCC-6.2-registered': { request: [
    ['registered', aReferencedObject(), 'pass'],
    ['not registered', put(aReferencedObject(), 'requestObject', { by: 'request_uri', reference: { registered: false } }), 'fail A005384 invalid_request_uri'],
    ['by value', aRequestObject(), 'notApplicable'],
  ] },
  'OIDCC-6.2-fetched': { request: [
    ['fetched', aReferencedObject(), 'pass'],
    ['not to be had', put(aReferencedObject(), 'requestObject', { by: 'request_uri', reference: { registered: true, problem: 'no answer' } }), 'fail A005382 invalid_request_uri'],
    ['not registered', put(aReferencedObject(), 'requestObject', { by: 'request_uri', reference: { registered: false } }), 'notApplicable'],
  ] },
};
