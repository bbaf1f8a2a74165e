import { expect, test } from '@jest/globals';
import type { PushedAuthReqRequest } from '@symbolon/engine';
import { createFlow, endpoints, ISSUER, keys, summaryOf, type ClientChange, type Flow, type Settings } from './fixture.js';
import { aKey, bareJwk, keySetOf } from './signing.js';

/* The PAR endpoint: a good push and one change, each with the answer that it gets. */

type Change = ClientChange<PushedAuthReqRequest> | ((flow: Flow) => ClientChange<PushedAuthReqRequest>);

const seconds = (flow: Flow): number => flow.now() / 1000;
const rsa = aKey('first', 'RS256');
const pss = aKey('first', 'PS256');

async function push(change: Change, settings: Settings = {}): Promise<string> {
  const flow = createFlow(settings);
  return summaryOf(await flow.push(typeof change === 'function' ? change(flow) : change));
}

test.each<[string, Change, string]>([
  ['RFC6749-3.1.2 a redirect URI that is not registered', { parameters: { redirect_uri: 'https://client.example.org/other' } }, 'invalid_request A011317'],
  ['RFC6749-3.1.2 a redirect URI with a fragment', { parameters: { redirect_uri: 'https://client.example.org/cb#x' } }, 'invalid_request A011316'],
  ['FAPI2-SP-FINAL-5.3.2.2-6 no redirect URI', { parameters: { redirect_uri: undefined } }, 'invalid_request A011318'],
  ['OIDCC-3.1.2.1-redirect_uri is replaced by it: no redirect URI with openid', { parameters: { redirect_uri: undefined, scope: 'openid payments' } }, 'invalid_request A011318'],
  ['FAPI2-SP-FINAL-5.3.2.2-1 the response type code id_token', { parameters: { response_type: 'code id_token', scope: 'openid payments', nonce: 'n' } }, 'unsupported_response_type A009305'],
  ['FAPI2-SP-FINAL-5.3.2.2-1 the response type token', { parameters: { response_type: 'token' } }, 'unsupported_response_type A009305'],
  ['RFC6749-3.1.1-known an unknown response type', { parameters: { response_type: 'magic' } }, 'unsupported_response_type A009304'],
  ['RFC6749-3.1.1-given no response type', { parameters: { response_type: undefined } }, 'invalid_request A009301'],
  ['FAPI2-SP-FINAL-5.3.2.2-5 no PKCE', { parameters: { code_challenge: undefined, code_challenge_method: undefined } }, 'invalid_request A124301'],
  ['FAPI2-SP-FINAL-5.3.2.2-5 plain PKCE', { parameters: { code_challenge_method: 'plain' } }, 'invalid_request A124308'],
  ['FAPI2-SP-FINAL-5.3.2.2-5 PKCE without a method', { parameters: { code_challenge_method: undefined } }, 'invalid_request A124308'],
  ['RFC7636-4.2 a short challenge', { parameters: { code_challenge: 'short' } }, 'invalid_request A124304'],
  ['PAR-2.1-request_uri a request_uri inside', { parameters: { request_uri: 'urn:ietf:params:oauth:request_uri:x' } }, 'invalid_request A248301'],
  ['RFC6749-3.1-once a parameter twice', { parameters: { state: ['a', 'b'] } }, 'invalid_request A013302'],
  ['RFC6749-4.1.1-state a state of 4097 characters', { parameters: { state: 's'.repeat(4097) } }, 'invalid_request A013304'],
  ['DPOP-10.1 dpop_jkt of another key', { parameters: { dpop_jkt: keys.other.thumbprint } }, 'invalid_dpop_proof A294309'],
])('%s', async (_, change, expected) => expect(await push(change)).toBe(`BAD_REQUEST ${expected}`));

test.each<[string, Change, string]>([
  ['RFC7521-4.2-given no assertion', { assertion: false }, 'A157309'],
  ['RFC7521-4.2-type an assertion without its type', { parameters: { client_assertion_type: undefined } }, 'A157309'],
  ['RFC7521-4.2-given a type without assertion', { parameters: { client_assertion: undefined } }, 'A157311'],
  ['RFC7521-4.2 client_id of another client', flow => ({ parameters: { client_id: String(flow.second.client.clientId) } }), 'A247304'],
  ['RFC6749-2.2-known an unknown client', { parameters: { client_id: '9999' } }, 'A247307'],
  ['RFC6749-2.2-named nobody', { assertion: false, parameters: { client_id: undefined } }, 'A247306'],
  ['RFC7523-3-readable no JWT', { assertion: { compact: () => 'a.b' } }, 'A157312'],
  ['RFC7523-3-1 iss of another client', { assertion: { claims: { iss: '4712' } } }, 'A157315'],
  ['RFC7523-3-2 no sub', { assertion: { claims: { sub: undefined } } }, 'A157316'],
  ['RFC7523-3-2 sub of another client', { assertion: { claims: { sub: '4712' } } }, 'A247304'],
  ['FAPI2-SP-FINAL-5.3.2.1-8 aud is an array', { assertion: { claims: { aud: [ISSUER] } } }, 'A157318'],
  ['FAPI2-SP-FINAL-5.3.2.1-8 aud is the PAR endpoint', { assertion: { claims: { aud: endpoints.par } } }, 'A157318'],
  ['FAPI2-SP-FINAL-5.3.2.1-8 aud is the token endpoint', { assertion: { claims: { aud: endpoints.token } } }, 'A157318'],
  ['RFC7523-3-3 aud is another server', { assertion: { claims: { aud: 'https://as.example.org' } } }, 'A157318'],
  ['RFC7523-3-4 no exp', { assertion: { claims: { exp: undefined } } }, 'A157319'],
  ['RFC7523-3-4 expired five minutes ago', flow => ({ assertion: { claims: { exp: seconds(flow) - 300 } } }), 'A157320'],
  ['FAPI2-SP-FINAL-5.3.2.1-13 nbf 62 s ahead', flow => ({ assertion: { claims: { nbf: seconds(flow) + 62, exp: seconds(flow) + 122 } } }), 'A157322'],
  ['FAPI2-SP-FINAL-5.3.2.1-13 iat 62 s ahead', flow => ({ assertion: { claims: { iat: seconds(flow) + 62, exp: seconds(flow) + 122 } } }), 'A157323'],
  ['RFC7523-3-7 no jti', { assertion: { claims: { jti: undefined } } }, 'A157324'],
  ['RFC7523-3-9 a wrong signature', { assertion: { compact: jwt => `${jwt.slice(0, -4)}AAAA` } }, 'A157326'],
  ['RFC7523-3-9 changed claims', { assertion: { compact: jwt => jwt.replace(/\.[^.]*\./, `.${Buffer.from('{"sub":"4711"}').toString('base64url')}.`) } }, 'A157315'],
  ['RFC7523-3-9 signed by another client', { assertion: { key: keys.second } }, 'A157326'],
  ['RFC7523-3-key a kid that is not registered', { assertion: { header: { kid: 'x' } } }, 'A156304'],
  ['RFC7523-3-alg none', { assertion: { header: { alg: 'none' } } }, 'A157313'],
  ['RFC7523-3-alg None', { assertion: { header: { alg: 'None' } } }, 'A157313'],
  ['RFC7523-3-alg HS256', { assertion: { header: { alg: 'HS256' } } }, 'A157313'],
  ['RFC7523-3-alg RS256', { assertion: { header: { alg: 'RS256' }, key: rsa } }, 'A157313'],
  ['RFC6749-2.3-one a secret beside', { parameters: { client_secret: 'secret' } }, 'A157357'],
  ['RFC6749-2.3-one a secret in the header beside', { call: { clientId: '4711', clientSecret: 'secret' } }, 'A157357'],
])('%s: the client has not authenticated itself', async (_, change, expected) => expect(await push(change)).toBe(`UNAUTHORIZED invalid_client ${expected}`));

test.each<[string, Change, string]>([
  ['DPOP-4.3-2 no JWT', { proof: { compact: () => 'x' } }, 'A350301'],
  ['DPOP-4.3-2 two proofs in one header', flow => ({ proof: { compact: jwt => `${jwt}, ${flow.proof('POST', endpoints.par)}` } }), 'A350301'],
  ['DPOP-4.3-2 another type', { proof: { header: { typ: 'JWT' } } }, 'A350301'],
  ['DPOP-4.3-2 no type', { proof: { header: { typ: undefined } } }, 'A350301'],
  ['DPOP-4.3-5 no algorithm', { proof: { header: { alg: undefined } } }, 'A350304'],
  ['DPOP-4.3-5 none', { proof: { header: { alg: 'none' } } }, 'A350302'],
  ['DPOP-4.3-5 NONE', { proof: { header: { alg: 'NONE' } } }, 'A350302'],
  ['DPOP-4.3-5 HS256', { proof: { header: { alg: 'HS256' } } }, 'A350302'],
  ['DPOP-4.3-7 no key', { proof: { header: { jwk: undefined } } }, 'A350303'],
  ['DPOP-4.3-7 a private key', { proof: { header: { jwk: keys.firstProof.privateJwk } } }, 'A350303'],
  ['DPOP-4.3-6 another key', { proof: { header: { jwk: bareJwk(keys.other) } } }, 'A350301'],
  ['DPOP-4.3-6 a wrong signature', { proof: { compact: jwt => `${jwt.slice(0, -4)}AAAA` } }, 'A350301'],
  ['DPOP-4.3-3 no jti', { proof: { claims: { jti: undefined } } }, 'A350301'],
  ['DPOP-4.3-3 no htm', { proof: { claims: { htm: undefined } } }, 'A350301'],
  ['DPOP-4.3-3 no htu', { proof: { claims: { htu: undefined } } }, 'A350301'],
  ['DPOP-4.3-3 no iat', { proof: { claims: { iat: undefined } } }, 'A350301'],
  ['DPOP-4.3-8 another method', { proof: { claims: { htm: 'GET' } } }, 'A350301'],
  ['DPOP-4.3-8 another URL', { proof: { claims: { htu: endpoints.token } } }, 'A350301'],
  ['DPOP-4.3-11 an hour ago', flow => ({ proof: { claims: { iat: seconds(flow) - 3600 } } }), 'A350301'],
  ['DPOP-4.3-11 an hour ahead', flow => ({ proof: { claims: { iat: seconds(flow) + 3600 } } }), 'A350301'],
  ['FAPI2-SP-FINAL-5.4.1-1.2 signed by RS256', { proof: { key: rsa } }, 'A294358'],
])('%s: the proof is refused', async (_, change, expected) => expect(await push(change)).toBe(`BAD_REQUEST invalid_dpop_proof ${expected}`));

test.each<[string, Change, Settings, string]>([
  ['FAPI2-SP-FINAL-5.3.2.1-3 a public client', { assertion: false }, { client: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE' } }, 'UNAUTHORIZED invalid_client A294356'],
  ['FAPI2-SP-FINAL-5.3.2.1-6 a secret', { assertion: false, call: { clientId: '4711', clientSecret: 'secret' } },
    { service: { supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC'] }, client: { tokenAuthMethod: 'CLIENT_SECRET_BASIC', clientSecret: 'secret' } }, 'UNAUTHORIZED invalid_client A294355'],
  ['FAPI2-SP-FINAL-5.4.1-1.2 an assertion by RS256', { assertion: { key: rsa, header: { alg: 'RS256' } } }, { client: { tokenAuthSignAlg: 'RS256', jwks: keySetOf(rsa.publicJwk) } }, 'UNAUTHORIZED invalid_client A294358'],
  ['FAPI2-SP-FINAL-5.4.1-1.2 an assertion by PS256 is all right', { assertion: { key: pss, header: { alg: 'PS256' } } }, { client: { tokenAuthSignAlg: 'PS256', jwks: keySetOf(pss.publicJwk) } }, 'CREATED A245001'],
  ['RFC6749-2.2-unlocked a locked client', {}, { client: { locked: true } }, 'UNAUTHORIZED invalid_client A010307'],
  ['RFC6749-2.3-supported a method that the service has dropped', {}, { service: { supportedTokenAuthMethods: ['TLS_CLIENT_AUTH'] } }, 'UNAUTHORIZED invalid_client A157344'],
])('%s', async (_, change, settings, expected) => expect(await push(change, settings)).toBe(expected));

test.each<[string, PushedAuthReqRequest, string]>([
  ['API-parameters nothing', {}, 'INTERNAL_SERVER_ERROR server_error A245201'],
  ['API-parameters-form no form', { parameters: 'state=%ff' }, 'BAD_REQUEST invalid_request A245202'],
  ['API-parameters-size too much', { parameters: `state=${'s'.repeat(131_072)}` }, 'PAYLOAD_TOO_LARGE invalid_request A245203'],
  ['RFC6749-2.2-named an empty body', { parameters: '' }, 'UNAUTHORIZED invalid_client A247306'],
])('%s', async (_, request, expected) => {
  const { engine, service } = createFlow();
  expect(summaryOf(await engine.pushedAuthReq(service, request))).toBe(expected);
});

test.each<[string, Change, Settings, string]>([
  ['an assertion', {}, {}, 'payments'],
  ['a secret', { assertion: false, parameters: { client_secret: 'secret', scope: 'profile' } },
    { service: { supportedTokenAuthMethods: ['CLIENT_SECRET_POST'] }, client: { tokenAuthMethod: 'CLIENT_SECRET_POST', clientSecret: 'secret' } }, 'profile'],
])('nothing that authenticated a push is kept with it: %s', async (_, change, settings, scope) => {
  const flow = createFlow(settings);
  const { requestUri = '' } = await flow.push(typeof change === 'function' ? change(flow) : change);
  const record = await flow.store.pushedRequest(flow.service.apiKey, requestUri.replace('urn:ietf:params:oauth:request_uri:', ''));
  expect(record).toMatchObject({ clientId: 4711, parameters: { scope: [scope], state: ['state-1'] }, expiresAt: flow.now() + 90_000 });
  expect(Object.keys(record?.parameters ?? {}).filter(name => /secret|assertion/.test(name))).toEqual([]);
});
