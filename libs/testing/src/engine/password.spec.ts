import { expect, test } from '@jest/globals';
import type { Client, Service, TokenFailRequest, TokenIssueRequest, TokenRequest } from '@symbolon/engine';
import { summaryOf } from './fixture.js';
import { bodyOf, createGrantFlow, endpoint, publicClient, scopeWith, type GrantFlow } from './grant-flow.js';
import { openKeys, openService, verified, type Asked } from './open-flow.js';

/* Resource owner password credentials: token, then token/issue or token/fail. */

type Settings = { readonly service?: Partial<Service>; readonly client?: Partial<Client> };

const good: Asked = { grant_type: 'password', username: 'john', password: 'p w', scope: 'read email' };
const ask = (flow: GrantFlow, parameters: Asked = {}, call: Partial<TokenRequest> = {}) => flow.token({ ...good, ...parameters }, call);

async function asked(settings: Settings = {}, parameters: Asked = {}, call: Partial<TokenRequest> = {}) {
  const flow = createGrantFlow(settings);
  const { ticket = '' } = await ask(flow, parameters, call);
  return { flow, ticket, issue: (change: TokenIssueRequest = {}, service = flow.service) => flow.engine.tokenIssue(service, { ticket, subject: 'john', ...change }) };
}

test('RFC6749-4.3.2: the front end is told to check the password', async () => {
  const answer = await ask(createGrantFlow());
  expect(answer).toMatchObject({ action: 'PASSWORD', resultCode: 'A051001', grantType: 'PASSWORD', username: 'john', password: 'p w', scopes: ['email', 'read'], clientId: 5001, ticket: expect.stringMatching(/^[\w-]{43}$/) });
  expect(answer).not.toHaveProperty('responseContent');
  expect(answer).not.toHaveProperty('accessToken');
  expect(answer.resultMessage).not.toContain('p w');
});

test.each<[string, Asked, string, Settings?]>([
  ['RFC6749-4.3.2-username no user name', { username: undefined }, 'invalid_request A051301'],
  ['RFC6749-4.3.2-username an empty one', { username: '' }, 'invalid_request A051302'],
  ['RFC6749-4.3.2-once two', { username: ['a', 'b'] }, 'invalid_request A051303'],
  ['RFC6749-4.3.2-password no password', { password: undefined }, 'invalid_request A051304'],
  ['RFC6749-4.3.2-password an empty one', { password: '' }, 'invalid_request A051305'],
  ['RFC6749-4.3.2-once two passwords', { password: ['a', 'b'] }, 'invalid_request A051306'],
  ['RFC6749-4.3.2-scope no scope where one is demanded', { scope: undefined }, 'invalid_scope A051308', { service: { scopeRequired: true } }],
  ['RFC6749-5.2-declared a client that did not declare the grant', {}, 'unauthorized_client A047302', { client: { grantTypes: ['AUTHORIZATION_CODE'] } }],
  ['RFC6749-5.2-offered a service that does not offer it', {}, 'unsupported_grant_type A049305', { service: { supportedGrantTypes: ['AUTHORIZATION_CODE'] } }],
])('%s is refused', async (_, parameters, expected, settings = {}) => {
  const answer = await ask(createGrantFlow(settings), parameters);
  expect(summaryOf(answer)).toBe(`BAD_REQUEST ${expected}`);
  expect(answer).not.toHaveProperty('ticket');
});

test('RFC6749-4.3.3: token/issue answers with the tokens', async () => {
  const { flow, issue } = await asked();
  const answer = await issue();
  expect(answer).toMatchObject({ action: 'OK', resultCode: 'A054001', clientId: 5001, subject: 'john', scopes: ['email', 'read'], refreshTokenScopes: ['email', 'read'], accessTokenDuration: 86_400, refreshTokenDuration: 864_000 });
  expect(bodyOf(answer)).toEqual({ access_token: answer.accessToken, refresh_token: answer.refreshToken, scope: 'email read', token_type: 'Bearer', expires_in: 86_400 });
  expect(await flow.engine.introspection(flow.service, { token: answer.accessToken ?? '' })).toMatchObject({ action: 'OK', subject: 'john', grantType: 'PASSWORD' });
  expect(await flow.refresh(answer.refreshToken)).toMatchObject({ action: 'OK', subject: 'john', scopes: ['email', 'read'] });
});

test('no refresh token where the client does not use them', async () => {
  const { issue } = await asked({ client: { grantTypes: ['PASSWORD'] } });
  expect(await issue()).not.toHaveProperty('refreshToken');
});

const durations = { accessTokenDuration: 70, refreshTokenDuration: 700 };
const own = `${'A'.repeat(42)}A`;
const shown = { key: 'shown', value: '1', hidden: false };
const hidden = { key: 'secret', value: '2', hidden: true };

test.each<[string, Partial<TokenRequest>, TokenIssueRequest, object]>([
  ['durations of the first call', durations, {}, durations],
  ['durations of the second call, above those of the first', durations, { accessTokenDuration: 7, refreshTokenDuration: 77 }, { accessTokenDuration: 7, refreshTokenDuration: 77 }],
  ['the value of the access token', {}, { accessToken: own }, { accessToken: own }],
  ['properties of both calls', { properties: [shown] }, { properties: [hidden] }, { properties: [shown, hidden] }],
])('token/issue: %s', async (_, call, change, expected) => {
  const { issue } = await asked({}, {}, call);
  const answer = await issue(change);
  expect(answer).toMatchObject({ action: 'OK', ...expected });
  expect(answer.responseContent).not.toContain('secret');
});

test('token/issue: jwtAtClaims of both calls, and the resources of the first', async () => {
  const { issue } = await asked({ service: { accessTokenSignAlg: 'ES256' } }, { resource: 'https://rs.example.com/' }, { jwtAtClaims: '{"a":1,"b":1}' });
  const answer = await issue({ jwtAtClaims: '{"b":2,"sub":"evil"}' });
  expect(answer.accessTokenResources).toEqual(['https://rs.example.com/']);
  expect(await verified(answer.jwtAccessToken)).toMatchObject({ a: 1, b: 2, sub: 'john', aud: ['https://rs.example.com/'], jti: answer.accessToken });
});

test.each<[string, Settings, boolean]>([
  ['a confidential client: the access token alone', {}, false],
  ['a public client: the refresh token too', { client: publicClient }, true],
])('DPOP-5: the proof of the first call binds, for %s', async (_, settings, refreshBound) => {
  const flow = createGrantFlow(settings);
  const { ticket = '' } = await ask(flow, {}, { dpop: flow.proof('POST', endpoint.token) });
  const answer = await flow.engine.tokenIssue(flow.service, { ticket, subject: 'john' });
  expect(bodyOf(answer)).toMatchObject({ token_type: 'DPoP' });
  const token = answer.accessToken ?? '';
  const use = (change = {}) => flow.engine.introspection(flow.service, { token, htm: 'GET', htu: 'https://rs.example.com/', dpop: flow.proof('GET', 'https://rs.example.com/', token, change) });
  expect(summaryOf(await flow.engine.introspection(flow.service, { token }))).toBe('UNAUTHORIZED invalid_token A065308');
  expect(summaryOf(await use({ key: openKeys.stranger }))).toBe('UNAUTHORIZED invalid_token A065309');
  expect(summaryOf(await use())).toBe('OK A056001');
  const bare = await flow.refresh(answer.refreshToken);
  expect(summaryOf(bare)).toBe(refreshBound ? 'BAD_REQUEST invalid_dpop_proof A053311' : 'OK A053001');
  if (!refreshBound) return;
  expect(summaryOf(await flow.refresh(answer.refreshToken, {}, { dpop: flow.proof('POST', endpoint.token, undefined, { key: openKeys.stranger }) }))).toBe('BAD_REQUEST invalid_dpop_proof A053311');
  expect(summaryOf(await flow.refresh(answer.refreshToken, {}, { dpop: flow.proof('POST', endpoint.token) }))).toBe('OK A053001');
});

test('a ticket is good for one call of issue or fail', async () => {
  const { flow, ticket, issue } = await asked();
  expect((await issue()).action).toBe('OK');
  expect(summaryOf(await issue())).toBe('INTERNAL_SERVER_ERROR server_error A055202');
  expect(summaryOf(await flow.engine.tokenFail(flow.service, { ticket, reason: 'UNKNOWN' }))).toBe('INTERNAL_SERVER_ERROR server_error A063202');
});

test('a ticket that failed is spent', async () => {
  const { flow, ticket, issue } = await asked();
  expect((await flow.engine.tokenFail(flow.service, { ticket, reason: 'INVALID_RESOURCE_OWNER_CREDENTIALS' })).action).toBe('BAD_REQUEST');
  expect(summaryOf(await issue())).toBe('INTERNAL_SERVER_ERROR server_error A055202');
});

test('of two calls at once one wins', async () => {
  const { issue } = await asked();
  const answers = await Promise.all([issue(), issue()]);
  expect(answers.map(({ resultCode }) => resultCode).sort()).toEqual(['A054001', 'A061301']);
});

test.each<[number, string, string]>([
  [599, 'OK A054001', 'BAD_REQUEST invalid_request A067301'],
  [600, 'INTERNAL_SERVER_ERROR server_error A055301', 'INTERNAL_SERVER_ERROR server_error A063301'],
])('a ticket after %i s', async (s, issued, failed) => {
  const one = await asked();
  one.flow.pass(s);
  expect(summaryOf(await one.issue())).toBe(issued);
  const other = await asked();
  other.flow.pass(s);
  expect(summaryOf(await other.flow.engine.tokenFail(other.flow.service, { ticket: other.ticket, reason: 'INVALID_RESOURCE_OWNER_CREDENTIALS' }))).toBe(failed);
});

test('the ticket of another service is unknown here, and stays good there', async () => {
  const { flow, ticket, issue } = await asked();
  const foreign = openService({ apiKey: 2001 });
  expect(summaryOf(await issue({}, foreign))).toBe('INTERNAL_SERVER_ERROR server_error A055202');
  expect(summaryOf(await flow.engine.tokenFail(foreign, { ticket, reason: 'UNKNOWN' }))).toBe('INTERNAL_SERVER_ERROR server_error A063202');
  expect((await issue()).action).toBe('OK');
});

test('the ticket of a client that was deleted since is gone', async () => {
  const { flow, issue } = await asked();
  flow.clients.remove(flow.service.apiKey, 5001);
  expect(summaryOf(await issue())).toBe('INTERNAL_SERVER_ERROR server_error A055202');
});

test('the client of a ticket that was locked since gets nothing', async () => {
  const { flow, issue } = await asked();
  flow.clients.put(flow.service.apiKey, { ...flow.client, locked: true });
  expect(summaryOf(await issue())).toBe('INTERNAL_SERVER_ERROR invalid_client A061302');
  flow.clients.put(flow.service.apiKey, flow.client);
  expect((await issue()).action).toBe('OK');
});

test('the value of an access token is that of the call that makes it', async () => {
  const { issue } = await asked({}, {}, { accessToken: own });
  const { accessToken } = await issue();
  expect(accessToken).toMatch(/^[\w-]{43}$/);
  expect(accessToken).not.toBe(own);
});

test.each<[string, Partial<TokenRequest>, string]>([
  ['properties that are too large', { properties: [{ key: 'k', value: 'v'.repeat(16_384), hidden: false }] }, 'A051201'],
  ['claims that are no object', { jwtAtClaims: '[]' }, 'A051202'],
])('token: %s', async (_, call, code) =>
  expect(summaryOf(await ask(createGrantFlow(), {}, call))).toBe(`INTERNAL_SERVER_ERROR server_error ${code}`));

test.each<[string, TokenIssueRequest, string]>([
  ['no ticket', { ticket: undefined } as never, 'A055201'],
  ['an unknown ticket', { ticket: 'x'.repeat(43) }, 'A055202'],
  ['no subject', { subject: undefined } as never, 'A061203'],
  ['a subject that is too long', { subject: 'j'.repeat(101) }, 'A061205'],
  ['a subject beyond ASCII', { subject: 'ジョン' }, 'A061206'],
  ['properties that are too large', { properties: [{ key: 'k', value: 'v'.repeat(16_384), hidden: false }] }, 'A061201'],
  ['a value that storage would not find', { accessToken: 'mine' }, 'A061204'],
  ['claims that are no object', { jwtAtClaims: '[]' }, 'A061202'],
])('token/issue: %s; the ticket stays good', async (_, change, code) => {
  const { issue } = await asked();
  expect(summaryOf(await issue(change))).toBe(`INTERNAL_SERVER_ERROR server_error ${code}`);
  expect((await issue()).action).toBe('OK');
});

test.each<[NonNullable<TokenFailRequest['reason']>, string]>([
  ['UNKNOWN', 'INTERNAL_SERVER_ERROR server_error A067302'],
  ['INVALID_RESOURCE_OWNER_CREDENTIALS', 'BAD_REQUEST invalid_request A067301'],
  ['INVALID_TARGET', 'BAD_REQUEST invalid_target A067303'],
  ['INVALID_CLIENT', 'BAD_REQUEST invalid_client A067304'],
  ['UNAUTHORIZED_CLIENT', 'BAD_REQUEST unauthorized_client A067305'],
  ['INVALID_SCOPE', 'BAD_REQUEST invalid_scope A067306'],
])('token/fail: %s', async (reason, expected) => {
  const { flow, ticket } = await asked();
  expect(summaryOf(await flow.engine.tokenFail(flow.service, { ticket, reason }))).toBe(expected);
});

test.each<[string, TokenFailRequest, string]>([
  ['no ticket', { reason: 'UNKNOWN' }, 'A063201'],
  ['an unknown ticket', { ticket: 'x', reason: 'UNKNOWN' }, 'A063202'],
  ['no reason', { ticket: 'x' }, 'A067201'],
])('token/fail: %s', async (_, request, code) => {
  const { flow } = await asked();
  expect(summaryOf(await flow.engine.tokenFail(flow.service, request))).toBe(`INTERNAL_SERVER_ERROR server_error ${code}`);
});

test('scope attributes shorten tokens of the password grant too', async () => {
  const { issue } = await asked({ service: { supportedScopes: [scopeWith('read', { 'access_token.duration': '30', 'refresh_token.duration': '40' })] } });
  expect(await issue()).toMatchObject({ scopes: ['read'], accessTokenDuration: 30, refreshTokenDuration: 40 });
});

test('accessTokenSignAlg: no key for it', async () => {
  const { issue } = await asked({ service: { accessTokenSignAlg: 'ES512' } });
  expect(summaryOf(await issue())).toBe('INTERNAL_SERVER_ERROR server_error A061202');
});
