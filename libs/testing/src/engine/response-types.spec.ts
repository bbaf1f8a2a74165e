import { describe, expect, test } from '@jest/globals';
import { CALLBACK, createOpenFlow, halfHash, OPEN_ISSUER, readAnswer, verified } from './open-flow.js';

/* Every response type in every response mode: what comes back, where, and what it is worth. */

const types = ['none', 'code', 'token', 'id_token', 'code token', 'code id_token', 'id_token token', 'code id_token token'] as const;
const brings = (type: string, what: string): boolean => type.split(' ').includes(what);
const inFragment = (type: string): boolean => brings(type, 'token') || brings(type, 'id_token');

test.each(types)('response_type=%s', async type => {
  const flow = createOpenFlow();
  const issued = await flow.answer({ response_type: type }, { authTime: 1_700_000_000, acr: 'urn:acr:1', claims: '{"email":"john@example.org","iss":"https://evil.example.org"}' });
  expect(issued).toMatchObject({ action: 'LOCATION', resultCode: 'A040001' });
  const { channel, parameters } = readAnswer(issued);
  expect(channel).toBe(inFragment(type) ? 'fragment' : 'query');
  expect(issued.responseContent?.startsWith(CALLBACK)).toBe(true);
  expect(parameters).toMatchObject({ state: 'state-1', iss: OPEN_ISSUER });
  expect(parameters.code).toBe(brings(type, 'code') ? issued.authorizationCode : undefined);
  expect(parameters.access_token).toBe(brings(type, 'token') ? issued.accessToken : undefined);
  expect(parameters.id_token).toBe(brings(type, 'id_token') ? issued.idToken : undefined);
  expect(Object.keys(parameters).sort()).toEqual([
    ...(brings(type, 'token') ? ['access_token'] : []), ...(brings(type, 'code') ? ['code'] : []), ...(brings(type, 'token') ? ['expires_in'] : []),
    ...(brings(type, 'id_token') ? ['id_token'] : []), 'iss', ...(brings(type, 'token') ? ['scope'] : []), 'state', ...(brings(type, 'token') ? ['token_type'] : []),
  ]);
  if (brings(type, 'token')) {
    expect(parameters).toMatchObject({ token_type: 'Bearer', expires_in: '86400', scope: 'openid read' });
    expect(issued).toMatchObject({ accessTokenDuration: 86_400, accessTokenExpiresAt: flow.now + 86_400_000 });
    expect(await flow.engine.introspection(flow.service, { token: issued.accessToken ?? '' })).toMatchObject({ action: 'OK', subject: 'john', scopes: ['openid', 'read'], grantType: 'IMPLICIT' });
  }
  if (brings(type, 'code')) expect(await flow.redeem(issued.authorizationCode)).toMatchObject({ action: 'OK', subject: 'john' });
  if (!brings(type, 'id_token')) return;
  expect(await verified(issued.idToken)).toEqual({
    iss: OPEN_ISSUER, sub: 'john', aud: ['5001'], iat: flow.now / 1000, exp: flow.now / 1000 + 86_400, nonce: 'nonce-1', auth_time: 1_700_000_000, acr: 'urn:acr:1',
    email: 'john@example.org', s_hash: halfHash('state-1'),
    ...(brings(type, 'code') ? { c_hash: halfHash(issued.authorizationCode ?? '') } : {}),
    ...(brings(type, 'token') ? { at_hash: halfHash(issued.accessToken ?? '') } : {}),
  });
});

describe('response modes', () => {
  test.each(types)('form_post of %s', async type => {
    const issued = await createOpenFlow().answer({ response_type: type, response_mode: 'form_post' });
    expect(issued.action).toBe('FORM');
    expect(issued.responseContent).toContain(`action="${CALLBACK}"`);
    expect(readAnswer(issued).parameters).toMatchObject({ state: 'state-1', iss: OPEN_ISSUER });
  });
  test('fragment of a code', async () => expect(readAnswer(await createOpenFlow().answer({ response_type: 'code', response_mode: 'fragment' })).channel).toBe('fragment'));
  test.each(types.filter(inFragment))('query of %s is refused, in the fragment', async type => {
    const refused = await createOpenFlow().authorize({ response_type: type, response_mode: 'query' });
    expect(refused.resultCode).toBe('A012304');
    expect(readAnswer(refused)).toMatchObject({ channel: 'fragment', parameters: { error: 'invalid_request', state: 'state-1', iss: OPEN_ISSUER } });
  });
});

test('tokens in JWT form: the client gets the JWT, the front end both', async () => {
  const flow = createOpenFlow({ service: { accessTokenSignAlg: 'ES256' } });
  const issued = await flow.answer({ response_type: 'code id_token token' });
  const { parameters } = readAnswer(issued);
  expect(parameters.access_token).toBe(issued.jwtAccessToken);
  expect(await verified(issued.jwtAccessToken)).toMatchObject({ jti: issued.accessToken, sub: 'john', client_id: '5001', scope: 'openid read' });
  expect((await verified(issued.idToken)).at_hash).toBe(halfHash(issued.jwtAccessToken ?? ''));
});

test.each([
  ['id_token', { nonce: undefined }, 'A014303 invalid_request'],
  ['code id_token', { scope: 'read' }, 'A004302 invalid_request'],
  ['token magic', {}, 'A009304 unsupported_response_type'],
] as const)('response_type=%s with %j is refused: %s', async (type, change, expected) => {
  const refused = await createOpenFlow().authorize({ response_type: type, ...change });
  const { parameters } = readAnswer(refused);
  expect(`${refused.resultCode} ${parameters.error}`).toBe(expected);
  expect(parameters.state).toBe('state-1');
});

test('with response_type=none nobody need be named, and the ticket is spent all the same', async () => {
  const flow = createOpenFlow();
  const { ticket } = await flow.authorize({ response_type: 'none' });
  const issued = await flow.engine.authorizationIssue(flow.service, { ticket: ticket ?? '' });
  expect(readAnswer(issued).parameters).toEqual({ state: 'state-1', iss: OPEN_ISSUER });
  expect((await flow.issue(ticket)).resultCode).toBe('A041202');
});

test('an access token of the front end’s own has to be one that storage can find', async () => {
  const flow = createOpenFlow();
  expect(await flow.answer({ response_type: 'token' }, { accessToken: 'home-made' })).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: 'A045204' });
});

test('openid that the user did not grant brings no ID token', async () => {
  const issued = await createOpenFlow().answer({ response_type: 'id_token token' }, { scopes: ['read'] });
  expect(issued.idToken).toBeUndefined();
  expect(readAnswer(issued).parameters.scope).toBe('read');
});

test.each([
  ['was locked', true, 'BAD_REQUEST', 'A010307'],
  ['was deleted', false, 'BAD_REQUEST', 'A045303'],
] as const)('tokens for a client that %s while the user was asked: none', async (_, locked, action, resultCode) => {
  const flow = createOpenFlow();
  const { ticket } = await flow.authorize({ response_type: 'code id_token token' });
  if (locked) flow.clients.put(flow.service.apiKey, { ...flow.client, locked });
  else flow.clients.remove(flow.service.apiKey, flow.client.clientId);
  const issued = await flow.issue(ticket);
  expect(issued).toMatchObject({ action, resultCode });
  for (const name of ['accessToken', 'idToken', 'authorizationCode']) expect(issued).not.toHaveProperty(name);
});
