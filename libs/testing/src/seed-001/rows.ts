import type { Client, Service } from '@symbolon/engine';
import { challengeOf, VERIFIER } from '../engine/fixture.js';
import { aKey, keySetOf } from '../engine/signing.js';
import { ACR, CALLBACK, ISSUER, keys, SECRET, type Asked, type Change, type Credentials, type World } from './world.js';

/* The requirement tables of seed 001, row by row: satisfied, then violated with its clause, code and error. */

export type RequestRow = readonly [clause: string, name: string, change: Change, request: (world: World) => Asked | string, expected: string];
export type TokenRow = readonly [clause: string, name: string, change: Change, request: (world: World) => Asked | string, by: Credentials, expected: string];
export type PushRow = readonly [clause: string, name: string, parameters: (world: World) => Asked, by: Credentials, expected: string];

const GOOD = 'A004001';
const draft: Partial<Service> = { attributes: [{ key: 'fapi1.version', value: 'id2' }] };
const isPublic: Partial<Client> = { clientType: 'PUBLIC', tokenAuthMethod: 'NONE' };
const basic: Partial<Client> = { tokenAuthMethod: 'CLIENT_SECRET_BASIC' };
const byMac: Partial<Client> = { tokenAuthMethod: 'CLIENT_SECRET_JWT', tokenAuthSignAlg: 'HS256' };
const bySecret: Credentials = { assertion: false, secret: SECRET };
const pkce = { code_challenge: challengeOf(VERIFIER), code_challenge_method: 'S256' } as const;

/** Where parameters beside the request object count, they stand in it likewise (appendix 4). */
const traditional: Change = { service: { traditionalRequestObjectProcessingApplied: true } };
const around = (world: World, change: Asked = {}): Asked => ({
  client_id: world.clientId, response_type: 'id_token code', scope: 'payments openid', claims: `{"id_token":{"acr":{"essential":true,"values":["${ACR}"]}}}`, request: world.object(), ...change,
});

/** Authorization request for read-only access. */
export const readOnlyRequests: readonly RequestRow[] = [
  ['FAPI1-BASE-5.2.2-9', 'redirect_uri', {}, w => w.asked(), GOOD],
  ['FAPI1-BASE-5.2.2-9', 'no redirect_uri', {}, w => w.asked({ redirect_uri: undefined }), 'A150307 invalid_request'],
  ['FAPI1-BASE-5.2.2-10', 'another redirect_uri', {}, w => w.asked({ redirect_uri: `${CALLBACK}/` }), 'A150311 invalid_request'],
  ['FAPI1-BASE-5.2.2-8', 'no registered redirect_uri', { client: { redirectUris: [] } }, w => w.asked(), 'A150310 invalid_request'],
  ['FAPI1-BASE-5.2.2-10', 'a redirect_uri that is no URI', {}, w => w.asked({ redirect_uri: 'https://my client' }), 'A150339 invalid_request'],
  ['FAPI1-BASE-5.2.2-10', 'a relative redirect_uri', {}, w => w.asked({ redirect_uri: '/callback' }), 'A150340 invalid_request'],
  ['FAPI1-BASE-5.2.2-10', 'a redirect_uri with a fragment', {}, w => w.asked({ redirect_uri: `${CALLBACK}#a` }), 'A150341 invalid_request'],
  ['FAPI1-BASE-5.2.2-20', 'a redirect_uri under http', { client: { redirectUris: ['http://my-client.com/callback'] } }, w => w.asked({ redirect_uri: 'http://my-client.com/callback' }), 'A150323 invalid_request'],
  ['FAPI1-BASE-5.2.2.3-1', 'state without openid', {}, w => w.asked({ scope: 'accounts' }), GOOD],
  ['FAPI1-BASE-5.2.2.3-1', 'neither state nor openid', {}, w => w.asked({ scope: 'accounts', state: undefined }), 'A150313 invalid_request'],
  ['FAPI1-BASE-5.2.2.2-1', 'openid without nonce', {}, w => w.asked({ nonce: undefined }), 'A150314 invalid_request'],
  ['FAPI1-BASE-5.2.2.2-1', 'openid without state', {}, w => w.asked({ state: undefined }), GOOD],
  ['FAPI1-BASE-5.2.2-7', 'no code_challenge', {}, w => w.asked({ code_challenge: undefined, code_challenge_method: undefined }), 'A150315 invalid_request'],
  ['FAPI1-BASE-5.2.2-7', 'code_challenge_method plain', {}, w => w.asked({ code_challenge_method: 'plain' }), 'A150316 invalid_request'],
  ['FAPI1-BASE-5.2.2-2', 'a public client', { client: isPublic }, w => w.asked(), GOOD],
];

/** Authorization request for read-and-write access: the request object of appendix 4, and what else is demanded. */
export const readWriteRequests: readonly RequestRow[] = [
  ['FAPI1-ADV-5.2.2-1', 'a request object', {}, w => w.object(), GOOD],
  ['FAPI1-ADV-5.2.2-1', 'no request object', {}, w => w.asked({ response_type: 'code id_token', scope: 'openid payments' }), 'A150301 invalid_request'],
  ['FAPI1-ADV-5.2.2-1', 'no signature', {}, w => w.object({}, 'none'), 'A150302 invalid_request_object'],
  ['FAPI1-ADV-8.6-1', 'RS256', { client: { requestSignAlg: 'RS256' } }, w => w.object({}, keys.clientRsa), 'A150306 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-2', 'code', {}, w => w.object({ response_type: 'code' }), 'A150312 unsupported_response_type'],
  ['FAPI1-ADV-5.2.2-2', 'code as a JWT', {}, w => w.object({ response_type: 'code', response_mode: 'jwt' }), GOOD],
  ['FAPI1-ADV-5.2.2-2', 'code as a JWT in a form', {}, w => w.object({ response_type: 'code', response_mode: 'form_post.jwt' }), 'A150344'],
  ['FAPI1-ADV-5.2.2-2', 'code id_token token', {}, w => w.object({ response_type: 'code id_token token' }), 'A150312 unsupported_response_type'],
  ['FAPI1-ADV-5.2.2-2', 'code id_token token in the second draft', { service: draft }, w => w.object({ response_type: 'code id_token token' }), GOOD],
  ['FAPI1-ADV-8.6-1', 'a JWT with RS256', { client: { authorizationSignAlg: 'RS256' } }, w => w.object({ response_type: 'code', response_mode: 'jwt' }), 'A150322 in a JWT'],
  ['FAPI1-ADV-8.6-1', 'an ID token with RS256', { client: { idTokenSignAlg: 'RS256' } }, w => w.object(), 'A151301 unauthorized_client'],
  ['FAPI1-ADV-8.6.1-1', 'an ID token with RSA1_5', { client: { idTokenEncryptionAlg: 'RSA1_5' } }, w => w.object(), 'A151302 unauthorized_client'],
  ['JAR-6.2-alg-registered', 'another algorithm than the registered one', { client: { requestSignAlg: 'PS256' } }, w => w.object(), 'A005312 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-10', 'all parameters inside', traditional, w => around(w), GOOD],
  ['FAPI1-ADV-5.2.2-10', 'a parameter that is not inside', traditional, w => around(w, { display: 'page' }), 'A150304 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-10', 'a parameter that differs', traditional, w => around(w, { state: 'another' }), 'A150305 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-10', 'a parameter that came twice', traditional, w => around(w, { state: ['mystate', 'mystate'] }), 'A150303 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-10', 'the scope beside the request object alone', {}, w => ({ client_id: w.clientId, request: w.object({ scope: undefined, nonce: undefined, response_type: 'code', response_mode: 'jwt' }), scope: 'payments' }), 'A150304 in a JWT'],
  ['FAPI1-ADV-5.2.2-13', 'no exp', {}, w => w.object({ exp: undefined }), 'A150319 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-13', 'exp as a text', {}, w => w.object({ exp: String(w.now + 300) }), 'A150320 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-13', 'exp in the past', {}, w => w.object({ exp: w.now - 1, nbf: w.now - 60 }), 'A150361 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-13', 'exp before nbf', { service: { allowableClockSkew: 60 } }, w => w.object({ exp: w.now, nbf: w.now + 30 }), 'A150359 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-13', 'exp in milliseconds', {}, w => w.object({ exp: (w.now + 300) * 1000 }), 'A150320 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-13', 'exp with a fraction', {}, w => w.object({ exp: w.now + 300.5 }), GOOD],
  ['FAPI1-ADV-5.2.2-13', 'exp without end', {}, w => w.object({ exp: Number.MAX_VALUE }), 'A150320 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-13', '61 minutes', {}, w => w.object({ exp: w.now + 3660 }), 'A150365 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-13', '61 minutes, where nbf is optional', { service: { nbfOptional: true } }, w => w.object({ exp: w.now + 3660 }), GOOD],
  ['FAPI1-ADV-5.2.2-13', 'exp in the past, where nbf is optional', { service: { nbfOptional: true } }, w => w.object({ exp: w.now - 1, nbf: undefined }), 'A150321 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-17', 'no nbf', {}, w => w.object({ nbf: undefined }), 'A150351 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-17', 'no nbf, where it is optional', { service: { nbfOptional: true } }, w => w.object({ nbf: undefined }), GOOD],
  ['FAPI1-ADV-5.2.2-17', 'nbf as a text', {}, w => w.object({ nbf: 'now' }), 'A150353 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-17', 'nbf in the future', {}, w => w.object({ nbf: w.now + 60 }), 'A150363 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-15', 'no aud', {}, w => w.object({ aud: undefined }), 'A150331 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-15', 'aud of another type', {}, w => w.object({ aud: {} }), 'A150333 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-15', 'another aud', {}, w => w.object({ aud: 'https://www.other1.example.com/' }), 'A150335 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-15', 'other auds', {}, w => w.object({ aud: ['https://www.other1.example.com/'] }), 'A150337 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-15', 'aud among others', {}, w => w.object({ aud: ['https://www.other1.example.com/', ISSUER] }), GOOD],
  ['FAPI1-ADV-5.2.2-16', 'a public client', { client: isPublic }, w => w.object(), 'A150367 unauthorized_client'],
  ['FAPI-RW-5.2.3-PKCE', 'a public client with PKCE in the second draft', { service: draft, client: isPublic }, w => w.object(pkce), GOOD],
  ['FAPI-RW-5.2.3-PKCE', 'a public client without PKCE in the second draft', { service: draft, client: isPublic }, w => w.object(), 'A150315 invalid_request'],
  ['FAPI-RW-5.2.3-PKCE', 'a public client with plain PKCE in the second draft', { service: draft, client: isPublic }, w => w.object({ ...pkce, code_challenge_method: 'plain' }), 'A150316 invalid_request'],
  ['FAPI-RW-5.2.3-3', 'no acr in the final text', {}, w => w.object({ claims: undefined }), GOOD],
  ['FAPI-RW-5.2.3-3', 'essential acr in the second draft', { service: draft }, w => w.object(), GOOD],
  ['FAPI-RW-5.2.3-3', 'no acr in the second draft', { service: draft }, w => w.object({ claims: undefined }), 'A150317 invalid_request'],
  ['FAPI-RW-5.2.3-3', 'voluntary acr in the second draft', { service: draft }, w => w.object({ claims: { id_token: { acr: { essential: false } } } }), 'A150318 invalid_request'],
  ['FAPI1-BASE-5.2.2-9', 'no redirect_uri', {}, w => w.object({ redirect_uri: undefined }), 'A150307 invalid_request'],
  ['FAPI1-BASE-5.2.2.2-1', 'no nonce', {}, w => w.object({ nonce: undefined }), 'A150314 invalid_request'],
  ['FAPI1-ADV-5.2.2-1', 'a dynamic scope', {}, w => w.asked({ scope: 'openid consent:1' }), 'A150301 invalid_request'],
];

const rsa = (bits: number): { readonly change: Change; readonly by: Credentials } => {
  const key = aKey('client-rsa', 'PS256', bits);
  return { change: { client: { tokenAuthSignAlg: 'PS256', jwks: keySetOf(key.publicJwk, keys.client.publicJwk) } }, by: { key } };
};
const [short, long] = [rsa(2040), rsa(2048)];

/** Token requests, with the keys of appendix 3. */
export const tokenRequests: readonly TokenRow[] = [
  ['FAPI1-BASE-5.2.2-4', 'read-only with private_key_jwt', {}, w => w.asked(), {}, 'A050001'],
  ['FAPI1-BASE-5.2.2-4', 'read-only with a secret', { client: basic }, w => w.asked(), bySecret, 'A152301 invalid_client'],
  ['FAPI1-BASE-5.2.2-2', 'read-only by a public client', { client: { ...isPublic, tlsClientCertificateBoundAccessTokens: false } }, w => w.asked(), { assertion: false, certificate: false }, 'A050001'],
  ['FAPI1-BASE-5.2.2-4', 'read-only with client_secret_jwt', { client: byMac }, w => w.asked(), { mac: SECRET }, 'A050001'],
  ['FAPI1-ADV-5.2.2-14', 'read-and-write with client_secret_jwt', { client: byMac }, w => w.object(), { mac: SECRET }, 'A152301 invalid_client'],
  ['RFC7523-3-alg', 'an assertion with another algorithm than the registered one', { client: { tokenAuthSignAlg: 'PS256' } }, w => w.object(), {}, 'A157313 invalid_client'],
  ['FAPI1-ADV-5.2.2-14', 'read-and-write with private_key_jwt', {}, w => w.object(), {}, 'A050001'],
  ['FAPI1-ADV-5.2.2-14', 'read-and-write with a secret', { client: basic }, w => w.object(), bySecret, 'A152301 invalid_client'],
  ['FAPI1-ADV-8.6-1', 'an assertion with RS256', { client: { tokenAuthSignAlg: 'RS256' } }, w => w.object(), { key: keys.clientRsa }, 'A152302 invalid_client'],
  ['FAPI1-ADV-5.2.2-5', 'no certificate', {}, w => w.object(), { certificate: false }, 'A244308 invalid_request'],
  ['FAPI1-ADV-5.2.2-5', 'a client that does not bind', { client: { tlsClientCertificateBoundAccessTokens: false } }, w => w.object(), {}, 'A152305 invalid_request'],
  ['FAPI1-ADV-5.2.2-5', 'a service that does not bind', { service: { tlsClientCertificateBoundAccessTokens: false } }, w => w.object(), {}, 'A152305 invalid_request'],
  ['FAPI1-ADV-5.2.2-14', 'the token endpoint as audience', {}, w => w.object(), { assertion: { aud: 'https://my-authz-server.com/token' } }, 'A050001'],
  ['FAPI1-ADV-5.2.2-14', 'an array as audience', {}, w => w.object(), { assertion: { aud: [ISSUER] } }, 'A050001'],
  ['FAPI1-BASE-5.2.2-5', 'read-only, an RSA key of 2048 bits', long.change, w => w.asked(), long.by, 'A050001'],
  ['FAPI1-BASE-5.2.2-5', 'read-only, an RSA key of 2040 bits', short.change, w => w.asked(), short.by, 'A152303 invalid_client'],
  ['FAPI1-BASE-5.2.2-5', 'read-and-write, an RSA key of 2048 bits', long.change, w => w.object(), long.by, 'A050001'],
  ['FAPI1-BASE-5.2.2-5', 'read-and-write, an RSA key of 2040 bits', short.change, w => w.object(), short.by, 'A152303 invalid_client'],
  ['FAPI1-ADV-8.6-1', 'JWT access tokens with ES256', { service: { accessTokenSignAlg: 'ES256' } }, w => w.object(), {}, 'A050001'],
  ['FAPI1-ADV-8.6-1', 'JWT access tokens with RS256', { service: { accessTokenSignAlg: 'RS256' } }, w => w.object(), {}, 'A152351'],
];

/** Pushed authorization requests, which the final text adds. */
export const pushedRequests: readonly PushRow[] = [
  ['FAPI1-ADV-5.2.2-18', 'with PKCE', w => ({ request: w.object(pkce) }), {}, 'A245001'],
  ['FAPI1-ADV-5.2.2-18', 'without PKCE', w => ({ request: w.object() }), {}, 'A150315 invalid_request'],
  ['FAPI1-ADV-5.2.2-18', 'with plain PKCE', w => ({ request: w.object({ ...pkce, code_challenge_method: 'plain' }) }), {}, 'A150316 invalid_request'],
  ['FAPI1-ADV-5.2.2-1', 'without a request object', w => w.asked({ response_type: 'code id_token', scope: 'openid payments' }), {}, 'A150301 invalid_request'],
  ['FAPI1-ADV-5.2.2-15', 'for the PAR endpoint', w => ({ request: w.object({ ...pkce, aud: 'https://my-authz-server.com/par' }) }), {}, 'A150335 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-14', 'the PAR endpoint as audience of the assertion', w => ({ request: w.object(pkce) }), { assertion: { aud: 'https://my-authz-server.com/par' } }, 'A245001'],
  ['FAPI1-ADV-5.2.2-14', 'the token endpoint as audience of the assertion', w => ({ request: w.object(pkce) }), { assertion: { aud: ['https://my-authz-server.com/token'] } }, 'A245001'],
];
