import { expect, test } from '@jest/globals';
import { createFlow, endpoints, errorOf, ISSUER, keys, summaryOf } from './fixture.js';

/* The FAPI 2.0 flow as it should be, step by step, and what may vary without harm. */

test('from the push to the resource', async () => {
  const flow = createFlow();
  const pushed = await flow.push();
  expect(pushed).toMatchObject({ action: 'CREATED', resultCode: 'A245001', clientAuthMethod: 'PRIVATE_KEY_JWT', requestUri: expect.stringMatching(/^urn:ietf:params:oauth:request_uri:[\w-]{43}$/) as unknown });
  expect(JSON.parse(pushed.responseContent ?? '')).toEqual({ expires_in: 90, request_uri: pushed.requestUri });
  expect(pushed.resultMessage).toMatch(/^\[A245001\] /);

  const opened = await flow.authorize(pushed.requestUri, { call: { context: 'kept' } });
  expect(opened).toMatchObject({
    type: 'authorizationResponse', action: 'INTERACTION', resultCode: 'A004001', display: 'PAGE', maxAge: 0, clientIdAliasUsed: false,
    service: { apiKey: 1000 }, client: { clientId: 4711, clientType: 'CONFIDENTIAL' }, scopes: [{ name: 'payments' }], ticket: expect.any(String) as unknown,
  });
  expect(JSON.stringify(opened)).not.toContain(keys.service.privateJwk.d);

  const issued = await flow.issue(opened.ticket);
  expect(issued).toMatchObject({ type: 'authorizationIssueResponse', action: 'LOCATION', resultCode: 'A040001', ticketInfo: { context: 'kept' } });
  const location = new URL(issued.responseContent ?? '');
  expect(Object.fromEntries(location.searchParams)).toEqual({ dummy1: 'lorem', dummy2: 'ipsum', code: issued.authorizationCode, state: 'state-1', iss: ISSUER });

  const tokens = await flow.token(issued.authorizationCode);
  expect(tokens).toMatchObject({
    type: 'tokenResponse', action: 'OK', resultCode: 'A050001', clientId: 4711, subject: 'john', grantType: 'AUTHORIZATION_CODE', scopes: ['payments'],
    accessTokenDuration: 300, accessTokenExpiresAt: flow.now() + 300_000, refreshTokenDuration: 3600, refreshTokenExpiresAt: flow.now() + 3_600_000,
  });
  expect(JSON.parse(tokens.responseContent ?? '')).toEqual({ access_token: tokens.accessToken, refresh_token: tokens.refreshToken, scope: 'payments', token_type: 'DPoP', expires_in: 300 });

  expect(await flow.introspect(tokens.accessToken, { call: { scopes: ['payments'], subject: 'john' } })).toMatchObject({
    type: 'introspectionResponse', action: 'OK', resultCode: 'A056001', clientId: 4711, subject: 'john', scopes: ['payments'], expiresAt: flow.now() + 300_000,
    existent: true, usable: true, sufficient: true, refreshable: true, grantType: 'AUTHORIZATION_CODE',
  });
});

test('FAPI2-SP-FINAL-5.3.2.1-9: a refresh token is kept, and used with any DPoP key of its client', async () => {
  const flow = createFlow();
  const before = await flow.tokens();
  flow.pass(30);
  const after = await flow.refresh(before.refreshToken, { proof: { key: keys.other } });
  expect(after).toMatchObject({ action: 'OK', resultCode: 'A053001', refreshToken: before.refreshToken, grantType: 'REFRESH_TOKEN', scopes: ['payments'] });
  expect(after.accessToken).not.toBe(before.accessToken);
  expect(summaryOf(await flow.introspect(before.accessToken))).toBe('UNAUTHORIZED invalid_token A057302');
  expect((await flow.introspect(after.accessToken, { proof: { key: keys.other } })).action).toBe('OK');
  expect((await flow.refresh(before.refreshToken)).action).toBe('OK');
});

test('two clients, each with its own keys', async () => {
  const flow = createFlow();
  const [first, second] = [await flow.tokens(), await flow.tokens({ by: flow.second })];
  expect([first.clientId, second.clientId]).toEqual([4711, 4712]);
  expect((await flow.introspect(second.accessToken, { by: flow.second })).action).toBe('OK');
  expect(summaryOf(await flow.introspect(second.accessToken))).toBe('UNAUTHORIZED invalid_token A065309');
});

const seconds = (flow: ReturnType<typeof createFlow>): number => flow.now() / 1000;

test.each<[string, (flow: ReturnType<typeof createFlow>) => Parameters<ReturnType<typeof createFlow>['push']>[0]]>([
  ['no state', () => ({ parameters: { state: undefined } })],
  ['a state of 1000 characters', () => ({ parameters: { state: 's'.repeat(1000) } })],
  ['a nonce of 64 characters', () => ({ parameters: { scope: 'openid payments', nonce: 'n'.repeat(64) } })],
  ['a nonce of 384 characters', () => ({ parameters: { scope: 'openid payments', nonce: 'n'.repeat(384) } })],
  ['no nonce', () => ({ parameters: { scope: 'openid payments' } })],
  ['scopes in another order', () => ({ parameters: { scope: 'payments openid' } })],
  ['a scope that nobody knows', () => ({ parameters: { scope: 'payments magic' } })],
  ['a parameter that nobody knows', () => ({ parameters: { magic: ['1', '2'] } })],
  ['an assertion 8 s ahead', flow => ({ assertion: { claims: { iat: seconds(flow) + 8, nbf: seconds(flow) + 8 } } })],
  ['an assertion without iat and nbf', () => ({ assertion: { claims: { iat: undefined, nbf: undefined } } })],
  ['an assertion without kid', () => ({ assertion: { header: { kid: undefined } } })],
  ['a proof 8 s ahead', flow => ({ proof: { claims: { iat: seconds(flow) + 8 } } })],
  ['a proof of 10 s ago', flow => ({ proof: { claims: { iat: seconds(flow) - 10 } } })],
  ['a proof with nbf and exp', flow => ({ proof: { claims: { nbf: seconds(flow), exp: seconds(flow) + 60 } } })],
  ['a proof with more members', () => ({ proof: { header: { magic: 1 }, claims: { magic: 2 } } })],
  ['dpop_jkt beside its proof', () => ({ parameters: { dpop_jkt: keys.firstProof.thumbprint } })],
  ['dpop_jkt instead of a proof', () => ({ parameters: { dpop_jkt: keys.firstProof.thumbprint }, proof: false })],
  ['neither dpop_jkt nor proof', () => ({ proof: false })],
])('a push with %s leads to tokens', async (_, change) => {
  const flow = createFlow();
  const push = change(flow) ?? {};
  expect((await flow.tokens(push)).action).toBe('OK');
});

test.each([['no state', undefined], ['128 characters', 's'.repeat(128)], ['characters that need an escape', '&=+ %<>"#\'']])('state comes back as it was: %s', async (_, state) => {
  const flow = createFlow();
  const { responseContent = '' } = await flow.issue(await flow.ticket({ parameters: { state } }));
  expect(new URL(responseContent).searchParams.get('state') ?? undefined).toBe(state);
});

test('what stands beside the request_uri has no effect', async () => {
  const flow = createFlow();
  const { requestUri } = await flow.push({ parameters: { state: undefined, scope: 'openid payments', nonce: 'inside' } });
  const { ticket } = await flow.authorize(requestUri, { parameters: { state: 'outside', nonce: 'outside', redirect_uri: 'https://evil.example.org/cb', scope: 'profile' } });
  const { responseContent = '', authorizationCode } = await flow.issue(ticket);
  expect(responseContent).toMatch(/^https:\/\/client\.example\.org\/cb\?/);
  expect(new URL(responseContent).searchParams.has('state')).toBe(false);
  expect(await flow.token(authorizationCode)).toMatchObject({ action: 'OK', scopes: ['openid', 'payments'] });
});

test('FAPI2-SP-FINAL-5.3.2.2-7: answers name the issuer, though the service suppresses that', async () => {
  const flow = createFlow({ service: { issSuppressed: true } });
  expect(new URL((await flow.issue(await flow.ticket())).responseContent ?? '').searchParams.get('iss')).toBe(ISSUER);
  const plain = await flow.issue(await flow.ticket({ parameters: { scope: 'profile' } }));
  expect(new URL(plain.responseContent ?? '').searchParams.has('iss')).toBe(false);
});

test('FAPI2-SP-FINAL-5.3.2.2-12: the lifetime of a request_uri is narrowed', async () => {
  const flow = createFlow({ service: { pushedAuthReqDuration: 3600 } });
  const expiresIn = async (scope: string): Promise<unknown> => (JSON.parse((await flow.push({ parameters: { scope } })).responseContent ?? '') as { readonly expires_in?: unknown }).expires_in;
  expect([await expiresIn('payments'), await expiresIn('profile')]).toEqual([599, 3600]);
});

test('DPOP-4.3-9: a proof is made for the URL that the front end says, else for the endpoint', async () => {
  const flow = createFlow();
  const elsewhere = 'https://proxy.example.com/x/par';
  expect((await flow.push({ proof: { claims: { htu: elsewhere } }, call: { htm: 'POST', htu: elsewhere } })).action).toBe('CREATED');
  expect((await flow.push({ proof: { claims: { htu: `${endpoints.par}?x=1#y` } } })).action).toBe('CREATED');
  expect(errorOf(await flow.push({ call: { htu: elsewhere } }))).toBe('invalid_dpop_proof');
  expect(errorOf(await flow.push({ call: { htm: 'PUT' } }))).toBe('invalid_dpop_proof');
});
