import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestDatabase } from '@symbolon/testing';
import { basic } from '../testing/fake-parts.js';
import { clientSettings, signingKey, startAdministered, type Act, type Administered } from '../testing/administered.js';

/* What each operation costs in statements, service and client being known. One that changes something sends one statement for it. */

const REDIRECT_URI = 'https://client.example.org/cb';
const form = (parameters: Readonly<Record<string, string>>): string => new URLSearchParams(parameters).toString();

let scene: Administered;
let act: Act;
let client: { readonly clientId: string; readonly clientSecret: string };

beforeAll(async () => {
  scene = await startAdministered(await startTestDatabase());
});
beforeAll(async () => {
  const grants = ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS', 'PASSWORD'];
  const { body: service } = await scene.running.owner('POST', '/service/create', {
    issuer: 'https://as.example.com', supportedGrantTypes: grants, supportedResponseTypes: ['CODE', 'CODE_TOKEN'], supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC'],
    supportedScopes: [{ name: 'openid' }, { name: 'read' }], idTokenReissuable: true, jwks: JSON.stringify({ keys: [signingKey] }),
  });
  act = (...call) => scene.running.as(basic(Number(service['apiKey']), String(service['apiSecret'])), ...call);
  const { body } = await act('POST', '/client/create', clientSettings({
    clientType: 'CONFIDENTIAL', tokenAuthMethod: 'CLIENT_SECRET_BASIC', grantTypes: grants, responseTypes: ['CODE', 'CODE_TOKEN'], jwks: undefined,
  }));
  client = { clientId: String(body['clientId']), clientSecret: String(body['clientSecret']) };
  await tokens();
});
afterAll(() => scene.stop());

/** One step of a flow; what it answers. */
const call = async (path: string, body: object): Promise<Record<string, string>> => (await act('POST', path, body)).body as Record<string, string>;
const request = () => ({ client_id: client.clientId, response_type: 'code', redirect_uri: REDIRECT_URI, scope: 'openid read' });
const asked = (parameters: Readonly<Record<string, string>>) => ({ parameters: form(parameters), ...client });
const redemption = (code = '') => asked({ grant_type: 'authorization_code', redirect_uri: REDIRECT_URI, code });

const ticket = async (more = {}): Promise<string> => (await call('/auth/authorization', { parameters: form({ ...request(), ...more }) }))['ticket'] ?? '';
const code = async (): Promise<string | undefined> => (await call('/auth/authorization/issue', { ticket: await ticket(), subject: 'john' }))['authorizationCode'];
const tokens = async () => call('/auth/token', redemption(await code()));
const requestUri = async (): Promise<string> => (await call('/pushed_auth_req', asked(request())))['requestUri'] ?? '';
const passwordTicket = async (): Promise<string> => (await call('/auth/token', asked({ grant_type: 'password', username: 'john', password: 'p' })))['ticket'] ?? '';
const refreshed = async () => call('/auth/token', asked({ grant_type: 'refresh_token', refresh_token: (await tokens())['refreshToken'] ?? '' }));
const hashOf = (value: unknown): string => createHash('sha256').update(String(value)).digest('base64url');

/** An operation: how it is called, on what was prepared for it, and the statements that this takes. */
type Operation = readonly [name: string, prepare: () => unknown, act: (given: never) => readonly [method: string, path: string, body?: object], statements: readonly string[]];
type Given = Record<string, string>;

const nothing = (): undefined => undefined;

const operations: readonly Operation[] = [
  ['auth/authorization', nothing, () => ['POST', '/auth/authorization', { parameters: form(request()) }], ['openTicket']],
  ['auth/authorization of a pushed request', requestUri, (uri: string) => ['POST', '/auth/authorization', { parameters: form({ client_id: client.clientId, request_uri: uri }) }], ['openTicket']],
  ['auth/authorization/ticket/info', ticket, (given: string) => ['POST', '/auth/authorization/ticket/info', { ticket: given }], ['ticket']],
  ['auth/authorization/ticket/update', ticket, (given: string) => ['POST', '/auth/authorization/ticket/update', { ticket: given, info: { context: 'x' } }], ['updateTicket']],
  ['auth/authorization/issue', ticket, (given: string) => ['POST', '/auth/authorization/issue', { ticket: given, subject: 'john' }], ['completeTicket, code, scopes']],
  ['auth/authorization/issue, with a token', () => ticket({ response_type: 'code token' }), (given: string) => ['POST', '/auth/authorization/issue', { ticket: given, subject: 'john' }], ['completeTicket, code, token, scopes']],
  ['auth/authorization/fail', ticket, (given: string) => ['POST', '/auth/authorization/fail', { ticket: given, reason: 'DENIED' }], ['dropTicket']],
  ['pushed_auth_req', nothing, () => ['POST', '/pushed_auth_req', asked(request())], ['push']],
  ['auth/token, authorization_code', code, (given: string) => ['POST', '/auth/token', redemption(given)], ['redeemCode, refresh']],
  ['auth/token, refresh_token', tokens, (given: Given) => ['POST', '/auth/token', asked({ grant_type: 'refresh_token', refresh_token: given['refreshToken'] ?? '' })], ['refreshToken', 'refresh, rotated']],
  ['auth/token, client_credentials', nothing, () => ['POST', '/auth/token', asked({ grant_type: 'client_credentials' })], ['grantTokens']],
  ['auth/token, password', nothing, () => ['POST', '/auth/token', asked({ grant_type: 'password', username: 'john', password: 'p' })], ['openTokenTicket']],
  ['auth/token/issue', passwordTicket, (given: string) => ['POST', '/auth/token/issue', { ticket: given, subject: 'john' }], ['grantTokens, ticket, refresh']],
  ['auth/token/fail', passwordTicket, (given: string) => ['POST', '/auth/token/fail', { ticket: given, reason: 'INVALID_TARGET' }], ['dropTokenTicket']],
  ['auth/introspection', tokens, (given: Given) => ['POST', '/auth/introspection', { token: given['accessToken'] }], ['accessToken']],
  ['auth/introspection/standard', tokens, (given: Given) => ['POST', '/auth/introspection/standard', { parameters: form({ token: given['accessToken'] ?? '' }) }], ['accessToken']],
  ['auth/introspection/standard, of a refresh token', tokens, (given: Given) => ['POST', '/auth/introspection/standard', { parameters: form({ token: given['refreshToken'] ?? '' }) }], ['accessToken', 'refreshToken']],
  ['auth/userinfo', tokens, (given: Given) => ['POST', '/auth/userinfo', { token: given['accessToken'] }], ['accessToken']],
  ['auth/userinfo/issue', tokens, (given: Given) => ['POST', '/auth/userinfo/issue', { token: given['accessToken'], claims: '{}' }], ['accessToken']],
  ['auth/revocation', tokens, (given: Given) => ['POST', '/auth/revocation', asked({ token: given['accessToken'] ?? '' })], ['accessToken', 'revokeToken']],
  ['auth/revocation, of a refresh token', tokens, (given: Given) => ['POST', '/auth/revocation', asked({ token: given['refreshToken'] ?? '' })], ['accessToken', 'refreshToken', 'revokeToken']],
  ['auth/revocation, of what nobody knows', nothing, () => ['POST', '/auth/revocation', asked({ token: 'x' })], []],
  ['auth/token/create', nothing, () => ['POST', '/auth/token/create', { grantType: 'CLIENT_CREDENTIALS', clientId: Number(client.clientId) }], ['grantTokens']],
  ['auth/token/create, with a refresh token', nothing, () => ['POST', '/auth/token/create', { grantType: 'AUTHORIZATION_CODE', clientId: Number(client.clientId), subject: 'john' }], ['grantTokens, refresh']],
  ['auth/token/update', tokens, (given: Given) => ['POST', '/auth/token/update', { accessToken: given['accessToken'], scopes: [] }], ['token by value', 'replaceToken, refresh']],
  ['auth/token/delete', tokens, (given: Given) => ['DELETE', `/auth/token/delete/${given['accessToken']}`], ['removeToken by value']],
  ['auth/token/delete, by hash', tokens, (given: Given) => ['DELETE', `/auth/token/delete/${hashOf(given['accessToken'])}`], ['removeToken by value', 'removeToken by hash']],
  ['auth/token/revoke', tokens, (given: Given) => ['POST', '/auth/token/revoke', { accessTokenIdentifier: given['accessToken'] }], ['removeToken by value']],
  ['auth/token/revoke, of a user', tokens, () => ['POST', '/auth/token/revoke', { subject: 'john' }], ['revokeTokens, subject', 'revokeTokens, subject']],
  ['auth/token/get/list', tokens, () => ['GET', '/auth/token/get/list?subject=john'], ['tokens, subject']],
  ['client/authorization/get/list', tokens, () => ['GET', '/client/authorization/get/list?subject=john'], ['authorizedClients']],
  ['client/authorization/update', tokens, () => ['POST', `/client/authorization/update/${client.clientId}`, { subject: 'john', scopes: ['read'] }], ['heldRefreshTokens', 'rewriteRefreshTokens', 'heldTokens', 'rewriteTokens']],
  ['client/authorization/delete', tokens, () => ['DELETE', `/client/authorization/delete/${client.clientId}?subject=john`], ['revokeTokens, subject, client', 'revokeTokens, subject, client']],
  ['client/granted_scopes/get', tokens, () => ['GET', `/client/granted_scopes/get/${client.clientId}?subject=john`], ['grantedScopes']],
  ['client/granted_scopes/delete', tokens, () => ['DELETE', `/client/granted_scopes/delete/${client.clientId}?subject=john`], ['forgetGrantedScopes']],
  ['idtoken/reissue', refreshed, (given: Given) => ['POST', '/idtoken/reissue', { accessToken: given['accessToken'], refreshToken: given['refreshToken'] }], ['token by value']],
  ['jose/verify', nothing, () => ['POST', '/jose/verify', { jose: 'e30.e30.' }], []],
  ['service/configuration', nothing, () => ['GET', '/service/configuration'], []],
  ['service/jwks/get', nothing, () => ['GET', '/service/jwks/get'], []],
];

test.each(operations)('%s', async (_, prepare, described, expected) => {
  const given = await prepare();
  const [method, path, body] = described(given as never);
  // The client may have been changed just now; it is known again.
  await call('/auth/token', asked({ grant_type: 'client_credentials' }));
  let status = 0;
  const sent = await scene.statements(async () => {
    ({ status } = await act(method, path, body));
  });
  expect(status).toBeLessThan(300);
  expect(sent).toEqual(expected);
});

/** Settings of clients go through the mapper, which has no names for its statements. */
test.each([
  ['update', 'PUT', { requestableScopes: ['openid', 'read'] }, ['SELECT', 'SELECT', 'SELECT', 'UPDATE', 'SELECT']],
  ['get', 'GET', undefined, ['SELECT', 'SELECT']],
  ['delete', 'DELETE', undefined, ['SELECT', 'SELECT', 'SELECT', 'UPDATE', 'SELECT']],
])('client/extension/requestable_scopes/%s', async (name, method, body, expected) => {
  await call('/auth/token', asked({ grant_type: 'client_credentials' }));
  const { dataSource } = scene.running.server.database;
  const { logger } = dataSource;
  const sent: string[] = [];
  const logQuery = (query: string): void => {
    if (query.includes('"client"') || query.includes('"service"')) sent.push(query.slice(0, 6));
  };
  dataSource.logger = { logQuery, logQueryError: () => undefined, logQuerySlow: () => undefined, logSchemaBuild: () => undefined, logMigration: () => undefined, log: () => undefined };
  const answer = await act(method, `/client/extension/requestable_scopes/${name}/${client.clientId}`, body);
  dataSource.logger = logger;
  expect(answer.status).toBeLessThan(300);
  expect(sent).toEqual(expected);
});
