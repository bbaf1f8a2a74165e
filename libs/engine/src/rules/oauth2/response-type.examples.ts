import type { Facts } from '../../facts/facts.js';
import { put } from '../examples/delta.js';
import { anAuthorization, aPush } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const asking = (type: string, facts: Facts = aPush()): Facts => put(facts, 'authorization.values.response_type', [type]);
const mode = (name: string, facts: Facts): Facts => put(facts, 'authorization.values.response_mode', [name]);
const client = (member: string, value: unknown, facts: Facts): Facts => put(facts, `client.client.${member}`, value);
const at = (uri: string, facts: Facts): Facts => put(facts, 'authorization.redirectUri', { given: uri, verified: uri });
const openid = (facts: Facts): Facts => put(facts, 'authorization.scopes', ['openid']);
const unbound = (facts: Facts): Facts => client('dpopRequired', false, facts);
const web = (uri: string): Facts => client('applicationType', 'WEB', at(uri, asking('token')));
const native = (uri: string): Facts => client('applicationType', 'NATIVE', at(uri, asking('id_token')));

export const examples_responseType: Examples = {
  'OAuth2-RT-5-query': { request: [
    ['tokens by default', asking('token'), 'pass'],
    ['tokens in a form', mode('form_post', asking('code id_token')), 'pass'],
    ['tokens in the query', mode('query', asking('code token')), 'fail A012304 invalid_request'],
    ['an ID token in the query', mode('query', asking('id_token', anAuthorization())), 'fail A012304 invalid_request'],
    ['a code in the query', mode('query', aPush()), 'notApplicable'],
  ] },
  'OAuth2-RT-2.1-client': { request: [
    ['one of its modes', client('responseModes', ['FORM_POST', 'QUERY_JWT'], mode('form_post', aPush())), 'pass'],
    ['one of its modes by another name', client('responseModes', ['QUERY_JWT'], mode('jwt', aPush())), 'pass'],
    ['the default, which it did not register', client('responseModes', ['JWT'], aPush()), 'fail A012310 invalid_request'],
    ['another', client('responseModes', ['QUERY'], mode('form_post', aPush())), 'fail A012310 invalid_request'],
    ['it registered none', aPush(), 'notApplicable'],
  ] },
  'OAuth2-RT-3-openid': { request: [
    ['with openid', openid(asking('code id_token')), 'pass'],
    ['without openid', asking('id_token'), 'fail A004302 invalid_request'],
    ['no ID token', asking('token'), 'notApplicable'],
    ['a code', aPush(), 'notApplicable'],
  ] },
  'OIDCC-3.2.2.1-https': { request: [
    ['https', web('https://client.example.org/cb'), 'pass'],
    ['http', web('http://client.example.org/cb'), 'fail A011305 invalid_request'],
    ['http of a native client', native('http://localhost/cb'), 'notApplicable'],
    ['http for a code', client('applicationType', 'WEB', at('http://client.example.org/cb', aPush())), 'notApplicable'],
  ] },
  'OIDCC-3.2.2.1-localhost': { request: [
    ['a host', web('https://client.example.org/cb'), 'pass'],
    ['localhost', web('https://localhost/cb'), 'fail A011306 invalid_request'],
    ['localhost of a native client', native('http://localhost/cb'), 'notApplicable'],
  ] },
  'OIDCC-3.2.2.1-native': { request: [
    ['http to the loopback interface', native('http://127.0.0.1:8080/cb'), 'pass'],
    ['http to elsewhere', native('http://client.example.org/cb'), 'fail A011308 invalid_request'],
    ['a scheme of its own', native('com.example.app:/cb'), 'notApplicable'],
  ] },
  'DPOP-5.2-front': { request: [
    ['a client with bearer tokens', unbound(asking('token')), 'pass'],
    ['a client with DPoP', asking('token'), 'fail A009351 unauthorized_client'],
    ['a client with certificate-bound tokens', put(client('tlsClientCertificateBoundAccessTokens', true, unbound(asking('code token'))), 'service.tlsClientCertificateBoundAccessTokens', true), 'fail A009351 unauthorized_client'],
    ['a service that binds nothing', client('tlsClientCertificateBoundAccessTokens', true, unbound(asking('code token'))), 'pass'],
    ['an ID token alone', asking('code id_token'), 'notApplicable'],
  ] },
};
