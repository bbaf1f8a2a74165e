import { describe, expect, test } from '@jest/globals';
import { profiles, type Client, type Service } from '@symbolon/engine';
import { halfHash, readAnswer, verified } from './open-flow.js';
import {
  CALLBACK, CLIENT_ID, createSeed001, forAccounts, ISSUER, keys, NOW_SECONDS as NOW, object, SECRET, told, type Asked, type Credentials,
} from './seed-001.js';
import { seed002 } from './seed-002.js';
import { aKey, keySetOf, readJwt } from './signing.js';

/* The requirement tables of seed 001, row by row: satisfied, then violated with its clause, code and error. */

interface Change {
  readonly service?: Partial<Service>;
  readonly client?: Partial<Client>;
}
type Row = readonly [clause: string, name: string, change: Change, request: Asked | string, expected: string];

const draft: Partial<Service> = { attributes: [{ key: 'fapi1.version', value: 'id2' }] };
const isPublic: Partial<Client> = { clientType: 'PUBLIC', tokenAuthMethod: 'NONE' };
const authorized = async ({ service, client }: Change, request: Asked | string): Promise<string> =>
  told(await createSeed001({ ...(service === undefined ? {} : { service }), ...(client === undefined ? {} : { client }) }).authorize(request));
const GOOD = 'A004001';
const asked = (change: Asked): Asked => ({ ...forAccounts, ...change });
const pkce = { code_challenge: forAccounts.code_challenge, code_challenge_method: 'S256' } as const;

const readOnly: readonly Row[] = [
  ['FAPI1-BASE-5.2.2-9', 'redirect_uri', {}, asked({}), GOOD],
  ['FAPI1-BASE-5.2.2-9', 'no redirect_uri', {}, asked({ redirect_uri: undefined }), 'A150307 invalid_request'],
  ['FAPI1-BASE-5.2.2-10', 'another redirect_uri', {}, asked({ redirect_uri: `${CALLBACK}/` }), 'A150311 invalid_request'],
  ['FAPI1-BASE-5.2.2-8', 'no registered redirect_uri', { client: { redirectUris: [] } }, asked({}), 'A150310 invalid_request'],
  ['FAPI1-BASE-5.2.2-10', 'a redirect_uri that is no URI', {}, asked({ redirect_uri: 'https://my client' }), 'A150339 invalid_request'],
  ['FAPI1-BASE-5.2.2-10', 'a relative redirect_uri', {}, asked({ redirect_uri: '/callback' }), 'A150340 invalid_request'],
  ['FAPI1-BASE-5.2.2-10', 'a redirect_uri with a fragment', {}, asked({ redirect_uri: `${CALLBACK}#a` }), 'A150341 invalid_request'],
  ['FAPI1-BASE-5.2.2-20', 'a redirect_uri under http', { client: { redirectUris: ['http://my-client.com/callback'] } }, asked({ redirect_uri: 'http://my-client.com/callback' }), 'A150323 invalid_request'],
  ['FAPI1-BASE-5.2.2.3-1', 'state without openid', {}, asked({ scope: 'accounts' }), GOOD],
  ['FAPI1-BASE-5.2.2.3-1', 'neither state nor openid', {}, asked({ scope: 'accounts', state: undefined }), 'A150313 invalid_request'],
  ['FAPI1-BASE-5.2.2.2-1', 'openid without nonce', {}, asked({ nonce: undefined }), 'A150314 invalid_request'],
  ['FAPI1-BASE-5.2.2.2-1', 'openid without state', {}, asked({ state: undefined }), GOOD],
  ['FAPI1-BASE-5.2.2-7', 'no code_challenge', {}, asked({ code_challenge: undefined, code_challenge_method: undefined }), 'A150315 invalid_request'],
  ['FAPI1-BASE-5.2.2-7', 'code_challenge_method plain', {}, asked({ code_challenge_method: 'plain' }), 'A150316 invalid_request'],
  ['FAPI1-BASE-5.2.2-2', 'a public client', { client: isPublic }, asked({}), GOOD],
];

const readWrite: readonly Row[] = [
  ['FAPI1-ADV-5.2.2-1', 'a request object', {}, object(), GOOD],
  ['FAPI1-ADV-5.2.2-1', 'no request object', {}, asked({ response_type: 'code id_token', scope: 'openid payments' }), 'A150301 invalid_request'],
  ['FAPI1-ADV-5.2.2-1', 'no signature', {}, object({}, 'none'), 'A150302 invalid_request_object'],
  ['FAPI1-ADV-8.6-1', 'RS256', { client: { requestSignAlg: 'RS256' } }, object({}, keys.clientRsa), 'A150306 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-2', 'code', {}, object({ response_type: 'code' }), 'A150312 unsupported_response_type'],
  ['FAPI1-ADV-5.2.2-2', 'code as a JWT', {}, object({ response_type: 'code', response_mode: 'jwt' }), GOOD],
  ['FAPI1-ADV-5.2.2-2', 'code as a JWT in a form', {}, object({ response_type: 'code', response_mode: 'form_post.jwt' }), 'A150344'],
  ['FAPI1-ADV-5.2.2-2', 'code id_token token', {}, object({ response_type: 'code id_token token' }), 'A150312 unsupported_response_type'],
  ['FAPI1-ADV-5.2.2-2', 'code id_token token in the second draft', { service: draft }, object({ response_type: 'code id_token token' }), GOOD],
  ['FAPI1-ADV-8.6-1', 'a JWT with RS256', { client: { authorizationSignAlg: 'RS256' } }, object({ response_type: 'code', response_mode: 'jwt' }), 'A150322 in a JWT'],
  ['FAPI1-ADV-8.6-1', 'an ID token with RS256', { client: { idTokenSignAlg: 'RS256' } }, object(), 'A151301 unauthorized_client'],
  ['FAPI1-ADV-8.6.1-1', 'an ID token with RSA1_5', { client: { idTokenEncryptionAlg: 'RSA1_5' } }, object(), 'A151302 unauthorized_client'],
  ['FAPI1-ADV-5.2.2-13', 'no exp', {}, object({ exp: undefined }), 'A150319 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-13', 'exp as a text', {}, object({ exp: String(NOW + 300) }), 'A150320 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-13', 'exp in the past', {}, object({ exp: NOW - 1, nbf: NOW - 60 }), 'A150361 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-13', 'exp before nbf', { service: { allowableClockSkew: 60 } }, object({ exp: NOW, nbf: NOW + 30 }), 'A150359 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-13', '61 minutes', {}, object({ exp: NOW + 3660 }), 'A150365 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-13', '61 minutes, where nbf is optional', { service: { nbfOptional: true } }, object({ exp: NOW + 3660 }), GOOD],
  ['FAPI1-ADV-5.2.2-13', 'exp in the past, where nbf is optional', { service: { nbfOptional: true } }, object({ exp: NOW - 1, nbf: undefined }), 'A150321 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-17', 'no nbf', {}, object({ nbf: undefined }), 'A150351 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-17', 'no nbf, where it is optional', { service: { nbfOptional: true } }, object({ nbf: undefined }), GOOD],
  ['FAPI1-ADV-5.2.2-17', 'nbf as a text', {}, object({ nbf: 'now' }), 'A150353 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-17', 'nbf in the future', {}, object({ nbf: NOW + 60 }), 'A150363 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-15', 'no aud', {}, object({ aud: undefined }), 'A150331 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-15', 'aud of another type', {}, object({ aud: {} }), 'A150333 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-15', 'another aud', {}, object({ aud: 'https://www.other1.example.com/' }), 'A150335 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-15', 'other auds', {}, object({ aud: ['https://www.other1.example.com/'] }), 'A150337 invalid_request_object'],
  ['FAPI1-ADV-5.2.2-15', 'aud among others', {}, object({ aud: ['https://www.other1.example.com/', ISSUER] }), GOOD],
  ['FAPI1-ADV-5.2.2-16', 'a public client', { client: isPublic }, object(), 'A150367 unauthorized_client'],
  ['FAPI-RW-5.2.3-PKCE', 'a public client with PKCE in the second draft', { service: draft, client: isPublic }, object(pkce), GOOD],
  ['FAPI-RW-5.2.3-PKCE', 'a public client without PKCE in the second draft', { service: draft, client: isPublic }, object(), 'A150315 invalid_request'],
  ['FAPI-RW-5.2.3-PKCE', 'a public client with plain PKCE in the second draft', { service: draft, client: isPublic }, object({ ...pkce, code_challenge_method: 'plain' }), 'A150316 invalid_request'],
  ['FAPI-RW-5.2.3-3', 'no acr in the final text', {}, object({ claims: undefined }), GOOD],
  ['FAPI-RW-5.2.3-3', 'essential acr in the second draft', { service: draft }, object(), GOOD],
  ['FAPI-RW-5.2.3-3', 'no acr in the second draft', { service: draft }, object({ claims: undefined }), 'A150317 invalid_request'],
  ['FAPI-RW-5.2.3-3', 'voluntary acr in the second draft', { service: draft }, object({ claims: { id_token: { acr: { essential: false } } } }), 'A150318 invalid_request'],
  ['FAPI1-BASE-5.2.2-9', 'no redirect_uri', {}, object({ redirect_uri: undefined }), 'A150307 invalid_request'],
  ['FAPI1-BASE-5.2.2.2-1', 'no nonce', {}, object({ nonce: undefined }), 'A150314 invalid_request'],
  ['FAPI1-ADV-5.2.2-1', 'a dynamic scope', {}, asked({ scope: 'openid consent:1' }), 'A150301 invalid_request'],
];

const clauses = new Set(profiles.flatMap(({ rules }) => rules.map(({ id }) => id as string)));
test.each([...readOnly, ...readWrite])('%s is a clause (%s)', clause => expect(clauses).toContain(clause));

describe('authorization request', () => {
  test.each(readOnly)('read-only, %s: %s', async (_, __, change, request, expected) => expect(await authorized(change, request)).toBe(expected));
  test.each(readWrite)('read-and-write, %s: %s', async (_, __, change, request, expected) => expect(await authorized(change, request)).toBe(expected));
  test('neither: OAuth 2.0 and OpenID Connect alone', async () => expect(await authorized({}, { client_id: CLIENT_ID, response_type: 'code', redirect_uri: CALLBACK, scope: 'openid' })).toBe(GOOD));
});

describe('parameters beside the request object, where they count', () => {
  const traditional: Partial<Service> = { traditionalRequestObjectProcessingApplied: true };
  const around = { client_id: CLIENT_ID, response_type: 'id_token code', scope: 'payments openid', claims: '{"id_token":{"acr":{"essential":true,"values":["urn:mace:incommon:iap:silver"]}}}' } as const;
  test.each<[string, Asked, string]>([
    ['the same', {}, GOOD],
    ['one that is not inside', { display: 'page' }, 'A150304 invalid_request_object'],
    ['one that differs', { state: 'another' }, 'A150305 invalid_request_object'],
    ['one that came twice', { state: ['mystate', 'mystate'] }, 'A150303 invalid_request_object'],
  ])('FAPI1-ADV-5.2.2-10: %s', async (_, change, expected) => expect(await authorized({ service: traditional }, { ...around, request: object(), ...change })).toBe(expected));
  test('FAPI1-ADV-5.2.2-10: under RFC 9101 they do not count', async () => {
    const flow = createSeed001();
    const { parameters } = readAnswer(await flow.issue(await flow.authorize({ client_id: CLIENT_ID, request: object({ state: undefined }), state: 'outside', display: 'page' })));
    expect(parameters.state).toBeUndefined();
    expect(readJwt(parameters.id_token ?? '').claims.s_hash).toBeUndefined();
  });
});

test('FAPI1-ADV-5.2.2.1-4, -5: the ID token signs the answer', async () => {
  const flow = createSeed001();
  const { channel, parameters } = readAnswer(await flow.issue(await flow.authorize(object())));
  expect(channel).toBe('fragment');
  expect(await verified(parameters.id_token, keys.service)).toMatchObject({ c_hash: halfHash(parameters.code ?? ''), s_hash: halfHash('mystate'), nonce: 'mynonce' });
});

test('FAPI1-ADV-5.2.2.2-1: or a JWT does', async () => {
  const flow = createSeed001();
  const { parameters } = readAnswer(await flow.issue(await flow.authorize(object({ response_type: 'code', response_mode: 'jwt' }))));
  expect(Object.keys(parameters)).toEqual(['response']);
  expect(await verified(parameters.response, keys.service)).toMatchObject({ iss: ISSUER, aud: CLIENT_ID, state: 'mystate' });
});

const tokenOf = async (change: Change, request: Asked | string, by: Credentials = {}): Promise<string> => told(await createSeed001(change as Parameters<typeof createSeed001>[0]).token(request, by));
const basic: Partial<Client> = { tokenAuthMethod: 'CLIENT_SECRET_BASIC' };
const bySecret: Credentials = { assertion: false, secret: SECRET };

describe('token request', () => {
  test.each<[string, string, Change, Asked | string, Credentials, string]>([
    ['FAPI1-BASE-5.2.2-4', 'read-only with private_key_jwt', {}, forAccounts, {}, 'A050001'],
    ['FAPI1-BASE-5.2.2-4', 'read-only with a secret', { client: basic }, forAccounts, bySecret, 'A152301 invalid_client'],
    ['FAPI1-BASE-5.2.2-2', 'read-only by a public client', { client: { ...isPublic, tlsClientCertificateBoundAccessTokens: false } }, forAccounts, { assertion: false, certificate: false }, 'A050001'],
    ['FAPI1-ADV-5.2.2-14', 'read-and-write with private_key_jwt', {}, object(), {}, 'A050001'],
    ['FAPI1-ADV-5.2.2-14', 'read-and-write with a secret', { client: basic }, object(), bySecret, 'A152301 invalid_client'],
    ['FAPI1-ADV-8.6-1', 'an assertion with RS256', { client: { tokenAuthSignAlg: 'RS256' } }, object(), { key: keys.clientRsa }, 'A152302 invalid_client'],
    ['FAPI1-ADV-5.2.2-5', 'no certificate', {}, object(), { certificate: false }, 'A244308 invalid_request'],
    ['FAPI1-ADV-5.2.2-5', 'a client that does not bind', { client: { tlsClientCertificateBoundAccessTokens: false } }, object(), {}, 'A152305 invalid_request'],
    ['FAPI1-ADV-5.2.2-5', 'a service that does not bind', { service: { tlsClientCertificateBoundAccessTokens: false } }, object(), {}, 'A152305 invalid_request'],
    ['FAPI1-ADV-5.2.2-14', 'the token endpoint as audience', {}, object(), { assertion: { aud: 'https://my-authz-server.com/token' } }, 'A050001'],
    ['FAPI1-ADV-5.2.2-14', 'an array as audience', {}, object(), { assertion: { aud: [ISSUER] } }, 'A050001'],
  ])('%s: %s', async (_, __, change, request, by, expected) => expect(await tokenOf(change, request, by)).toBe(expected));

  test.each<[string, Partial<Client>, string]>([
    ['an ID token with RS256', { idTokenSignAlg: 'RS256' }, 'A152304 unauthorized_client'],
    ['an ID token with RSA1_5', { idTokenEncryptionAlg: 'RSA1_5' }, 'A152306 unauthorized_client'],
  ])('FAPI1-ADV-8.6: %s, registered since the login', async (_, change, expected) => {
    const flow = createSeed001();
    expect(told(await flow.token(object(), {}, change))).toBe(expected);
  });

  test.each([[2040, 'A152303 invalid_client'], [2048, 'A050001']] as const)('FAPI1-BASE-5.2.2-5: an assertion under an RSA key of %i bits', async (bits, expected) => {
    const key = aKey('client-rsa', 'PS256', bits);
    expect(await tokenOf({ client: { tokenAuthSignAlg: 'PS256', jwks: keySetOf(key.publicJwk, keys.client.publicJwk) } }, object(), { key })).toBe(expected);
    expect(await tokenOf({ client: { tokenAuthSignAlg: 'PS256', jwks: keySetOf(key.publicJwk, keys.client.publicJwk) } }, forAccounts, { key })).toBe(expected);
  });
});

describe('UserInfo', () => {
  test.each<[string, Partial<Client>, string]>([
    ['plain JSON', {}, 'A091001'],
    ['ES256', { userInfoSignAlg: 'ES256' }, 'A091001'],
    ['RS256', { userInfoSignAlg: 'RS256' }, 'A153301'],
    ['RSA1_5', { userInfoEncryptionAlg: 'RSA1_5' }, 'A153302'],
  ])('FAPI1-ADV-8.6: %s', async (_, client, expected) => {
    const flow = createSeed001({ client });
    const { accessToken } = await flow.token(object());
    const ask = async (change: object): Promise<string> => (await flow.engine.userInfo(flow.service, { ...(accessToken === undefined ? {} : { token: accessToken }), ...change })).resultCode;
    expect(await ask({ clientCertificate: seed002.certificate })).toBe(expected);
    expect(await ask({})).toBe('A089307');
  });
});

describe('pushed requests', () => {
  const push = async (parameters: Asked, by?: Credentials): Promise<string> => told(await createSeed001().push(parameters, by));
  test.each<[string, string, Asked, Credentials, string]>([
    ['FAPI1-ADV-5.2.2-18', 'with PKCE', { request: object(pkce) }, {}, 'A245001'],
    ['FAPI1-ADV-5.2.2-18', 'without PKCE', { request: object() }, {}, 'A150315 invalid_request'],
    ['FAPI1-ADV-5.2.2-18', 'with plain PKCE', { request: object({ ...pkce, code_challenge_method: 'plain' }) }, {}, 'A150316 invalid_request'],
    ['FAPI1-ADV-5.2.2-1', 'without a request object', { ...forAccounts, response_type: 'code id_token', scope: 'openid payments' }, {}, 'A150301 invalid_request'],
    ['FAPI1-ADV-5.2.2-15', 'for the PAR endpoint', { request: object({ ...pkce, aud: 'https://my-authz-server.com/par' }) }, {}, 'A150335 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-14', 'the PAR endpoint as audience of the assertion', { request: object(pkce) }, { assertion: { aud: 'https://my-authz-server.com/par' } }, 'A245001'],
    ['FAPI1-ADV-5.2.2-14', 'the token endpoint as audience of the assertion', { request: object(pkce) }, { assertion: { aud: ['https://my-authz-server.com/token'] } }, 'A245001'],
  ])('%s: %s', async (_, __, parameters, by, expected) => expect(await push(parameters, by)).toBe(expected));
});
