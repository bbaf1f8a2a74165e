import { expect, test } from '@jest/globals';
import type { Client, Service, TokenRequest } from '@symbolon/engine';
import { summaryOf } from './fixture.js';
import { bodyOf, createGrantFlow, extension, publicClient, scopeWith } from './grant-flow.js';
import { OPEN_ISSUER, openKeys, verified, type Asked } from './open-flow.js';
import { readJwt } from './signing.js';

/* Tokens for the client itself: a good request and one change. */

const RESOURCE = 'https://rs.example.com/';
type Settings = { readonly service?: Partial<Service>; readonly client?: Partial<Client> };

const ask = (parameters: Asked = {}, call: Partial<TokenRequest> = {}, settings: Settings = {}) =>
  createGrantFlow(settings).token({ grant_type: 'client_credentials', scope: 'read', ...parameters }, call);

test('RFC6749-4.4.3: an access token, and nothing else', async () => {
  const answer = await ask();
  expect(answer).toMatchObject({ action: 'OK', resultCode: 'A052001', grantType: 'CLIENT_CREDENTIALS', clientId: 5001, scopes: ['read'], accessTokenDuration: 86_400, refreshTokenDuration: 0, refreshTokenExpiresAt: 0 });
  expect(answer).not.toHaveProperty('subject');
  expect(answer).not.toHaveProperty('refreshToken');
  expect(bodyOf(answer)).toEqual({ access_token: answer.accessToken, token_type: 'Bearer', expires_in: 86_400, scope: 'read' });
});

test.each<[string, Settings, Asked, string]>([
  ['RFC6749-4.4-confidential a public client', { client: publicClient }, {}, 'BAD_REQUEST unauthorized_client A052301'],
  ['RFC6749-5.2-declared a client that did not declare the grant', { client: { grantTypes: ['AUTHORIZATION_CODE'] } }, {}, 'BAD_REQUEST unauthorized_client A047302'],
  ['RFC6749-5.2-offered a service that does not offer it', { service: { supportedGrantTypes: ['AUTHORIZATION_CODE'] } }, {}, 'BAD_REQUEST unsupported_grant_type A049305'],
  ['RFC6749-4.4.2-scope no scope where one is demanded', { service: { scopeRequired: true } }, { scope: undefined }, 'BAD_REQUEST invalid_scope A052303'],
  ['RFC6749-4.4.2-scope an unknown scope where one is demanded', { service: { scopeRequired: true } }, { scope: 'unknown' }, 'BAD_REQUEST invalid_scope A052303'],
  ['RFC6749-3.2-once a scope twice', {}, { scope: ['read', 'email'] }, 'BAD_REQUEST invalid_request A053304'],
])('%s is refused', async (_, settings, parameters, expected) => expect(summaryOf(await ask(parameters, {}, settings))).toBe(expected));

test.each<[string, Partial<TokenRequest>, string]>([
  ['a wrong secret', { clientSecret: 'wrong' }, 'INVALID_CLIENT invalid_client A157305'],
  ['no secret', { clientSecret: undefined } as never, 'INVALID_CLIENT invalid_client A157304'],
  ['an unknown client', { clientId: '1' }, 'INVALID_CLIENT invalid_client A048304'],
])('RFC6749-4.4.2: %s is refused', async (_, call, expected) => expect(summaryOf(await ask({}, call))).toBe(expected));

const withDefault = { service: { supportedScopes: [{ ...scopeWith('base', {}), defaultEntry: true }, scopeWith('read', {}), scopeWith('write', {})] } };

test.each<[string, Settings, string | undefined, readonly string[]]>([
  ['those that are named, sorted', {}, 'read email', ['email', 'read']],
  ['each once', {}, 'read read', ['read']],
  ['without those that nobody knows', {}, 'read unknown', ['read']],
  ['a dynamic one', {}, 'consent:1', ['consent:1']],
  ['none', {}, undefined, []],
  ['the default ones, when none is named', withDefault, undefined, ['base']],
  ['the default ones not, when one is named', withDefault, 'write', ['write']],
  ['without those that the client may not have', { client: { extension: { ...extension, requestableScopesEnabled: true, requestableScopes: ['read'] } } }, 'read email', ['read']],
])('RFC6749-3.3: the scopes are %s', async (_, settings, scope, expected) => {
  const answer = await ask({ scope }, {}, settings);
  expect(answer).toMatchObject({ action: 'OK', scopes: expected });
  expect(bodyOf(answer).scope).toBe(expected.length === 0 ? undefined : expected.join(' '));
});

test('RFC8707-2.2: resources become the audience', async () => {
  const flow = createGrantFlow({ service: { accessTokenSignAlg: 'ES256' } });
  const answer = await flow.token({ grant_type: 'client_credentials', resource: [RESOURCE, 'https://other.example.com/'] });
  expect(answer.accessTokenResources).toEqual([RESOURCE, 'https://other.example.com/']);
  expect(await verified(answer.jwtAccessToken)).toMatchObject({ aud: [RESOURCE, 'https://other.example.com/'] });
  expect(await flow.engine.introspection(flow.service, { token: answer.accessToken ?? '' })).toMatchObject({ action: 'OK', accessTokenResources: [RESOURCE, 'https://other.example.com/'] });
});

test('RFC9068-2: the JWT form', async () => {
  const flow = createGrantFlow({ service: { accessTokenSignAlg: 'ES256' } });
  const answer = await flow.token({ grant_type: 'client_credentials', scope: 'read' }, { jwtAtClaims: '{"tenant":"a","iss":"evil","exp":1}', properties: [{ key: 'shown', value: '1', hidden: false }, { key: 'secret', value: '2', hidden: true }] });
  expect(bodyOf(answer).access_token).toBe(answer.jwtAccessToken);
  expect(readJwt(answer.jwtAccessToken ?? '').header).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: openKeys.service.kid });
  expect(await verified(answer.jwtAccessToken)).toEqual({
    iss: OPEN_ISSUER, client_id: '5001', scope: 'read', jti: answer.accessToken, iat: flow.now / 1000, exp: flow.now / 1000 + 86_400, tenant: 'a', shown: '1',
  });
});

test('properties: the client sees those that are not hidden, introspection all', async () => {
  const properties = [{ key: 'shown', value: '1', hidden: false }, { key: 'secret', value: '2', hidden: true }];
  const flow = createGrantFlow();
  const answer = await flow.token({ grant_type: 'client_credentials' }, { properties });
  expect(bodyOf(answer)).toMatchObject({ shown: '1' });
  expect(answer.responseContent).not.toContain('secret');
  expect(answer.properties).toEqual(properties);
  expect((await flow.engine.introspection(flow.service, { token: answer.accessToken ?? '' })).properties).toEqual(properties);
});

const own = `${'A'.repeat(42)}A`;

test.each<[string, Partial<TokenRequest>, Settings, object]>([
  ['accessToken: a value of the front end', { accessToken: own }, {}, { accessToken: own }],
  ['accessTokenDuration: of the front end', { accessTokenDuration: 7 }, {}, { accessTokenDuration: 7 }],
  ['accessTokenDuration: of the front end, longer than that of the service', { accessTokenDuration: 500 }, { service: { accessTokenDuration: 300 } }, { accessTokenDuration: 500 }],
  ['accessTokenDuration: of the service', {}, { service: { accessTokenDuration: 300 } }, { accessTokenDuration: 300 }],
  ['accessTokenDuration: of the client', {}, { client: { extension: { ...extension, accessTokenDuration: 60 } } }, { accessTokenDuration: 60 }],
  ['accessTokenDuration: of the scope', {}, { service: { supportedScopes: [scopeWith('read', { 'access_token.duration': '30' })] } }, { accessTokenDuration: 30 }],
])('%s', async (_, call, settings, expected) => expect(await ask({}, call, settings)).toMatchObject({ action: 'OK', ...expected }));

test('accessTokenDuration: the token lives that long', async () => {
  const flow = createGrantFlow();
  const { accessToken = '' } = await flow.token({ grant_type: 'client_credentials' }, { accessTokenDuration: 7 });
  flow.pass(6);
  expect((await flow.engine.introspection(flow.service, { token: accessToken })).action).toBe('OK');
  flow.pass(1);
  expect(summaryOf(await flow.engine.introspection(flow.service, { token: accessToken }))).toBe('UNAUTHORIZED invalid_token A065303');
});

test.each<[string, Partial<TokenRequest>, string]>([
  ['jwtAtClaims: no object', { jwtAtClaims: '[]' }, 'A052202'],
  ['accessToken: no value of this server', { accessToken: 'mine' }, 'A052203'],
  ['properties: too large', { properties: [{ key: 'k', value: 'v'.repeat(16_384), hidden: false }] }, 'A052201'],
])('%s', async (_, call, code) => expect(summaryOf(await ask({}, call))).toBe(`INTERNAL_SERVER_ERROR server_error ${code}`));

test('accessTokenSignAlg: no key for it', async () =>
  expect(summaryOf(await ask({}, {}, { service: { accessTokenSignAlg: 'ES512' } }))).toBe('INTERNAL_SERVER_ERROR server_error A052202'));

test('DPOP-5: a token bound to the key of the proof', async () => {
  const flow = createGrantFlow();
  const answer = await flow.token({ grant_type: 'client_credentials' }, { dpop: flow.proof('POST', `${OPEN_ISSUER}/token`) });
  expect(bodyOf(answer)).toMatchObject({ token_type: 'DPoP' });
  expect(summaryOf(await flow.engine.introspection(flow.service, { token: answer.accessToken ?? '' }))).toBe('UNAUTHORIZED invalid_token A065308');
});

test('singleAccessTokenPerSubject: tokens without a user do not replace each other', async () => {
  const flow = createGrantFlow({ service: { singleAccessTokenPerSubject: true } });
  const { accessToken = '' } = await flow.token({ grant_type: 'client_credentials' });
  await flow.token({ grant_type: 'client_credentials' });
  expect((await flow.engine.introspection(flow.service, { token: accessToken })).action).toBe('OK');
});
