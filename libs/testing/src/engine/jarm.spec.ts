import { expect, test } from '@jest/globals';
import type { Client, JWEAlg } from '@symbolon/engine';
import { createOpenFlow, halfHash, opened, openKeys, OPEN_ISSUER, readAnswer, SECRET, verified, verifiedBySecret } from './open-flow.js';

/* JWT-secured authorization responses: the whole answer in one JWT, errors too. */

const signing: Partial<Client> = { authorizationSignAlg: 'ES256' };

test.each([
  ['code', 'jwt', 'query'], ['code', 'query.jwt', 'query'], ['code', 'fragment.jwt', 'fragment'], ['code', 'form_post.jwt', 'form'],
  ['id_token token', 'jwt', 'fragment'], ['code id_token token', 'form_post.jwt', 'form'], ['none', 'jwt', 'query'],
])('%s in response_mode=%s', async (type, mode, expected) => {
  const flow = createOpenFlow({ client: signing });
  const issued = await flow.answer({ response_type: type, response_mode: mode });
  const { channel, parameters } = readAnswer(issued);
  expect(channel).toBe(expected);
  expect(Object.keys(parameters)).toEqual(['response']);
  const claims = await verified(parameters.response);
  expect(claims).toMatchObject({ iss: OPEN_ISSUER, aud: '5001', exp: flow.now / 1000 + 600, state: 'state-1' });
  expect(claims.code).toBe(issued.authorizationCode);
  expect(claims.access_token).toBe(issued.accessToken);
  expect(claims.id_token).toBe(issued.idToken);
  if (issued.accessToken !== undefined) expect(claims.expires_in).toBe(86_400);
});

test('the service says how long it lives and which key signs', async () => {
  const flow = createOpenFlow({ service: { authorizationResponseDuration: 30, authorizationSignatureKeyId: 'service-rs' }, client: { authorizationSignAlg: 'RS256' } });
  const { parameters } = readAnswer(await flow.answer({ response_type: 'code', response_mode: 'jwt' }));
  expect(await verified(parameters.response, openKeys.serviceRsa)).toMatchObject({ exp: flow.now / 1000 + 30 });
});

test.each(['HS256', 'HS384', 'HS512'] as const)('signed with the secret of the client: %s', async alg => {
  const { parameters } = readAnswer(await createOpenFlow({ client: { authorizationSignAlg: alg } }).answer({ response_type: 'code', response_mode: 'jwt' }));
  expect(verifiedBySecret(parameters.response, alg)).toMatchObject({ iss: OPEN_ISSUER });
});

test.each<[JWEAlg, typeof openKeys.clientEnc | { secret: string }]>([
  ['ECDH_ES', openKeys.clientEnc], ['ECDH_ES_A256KW', openKeys.clientEnc], ['A128KW', { secret: SECRET }], ['DIR', { secret: SECRET }], ['PBES2_HS256_A128KW', { secret: SECRET }],
])('encrypted too: %s', async (authorizationEncryptionAlg, key) => {
  const flow = createOpenFlow({ client: { ...signing, authorizationEncryptionAlg } });
  const issued = await flow.answer({ response_type: 'code', response_mode: 'jwt' });
  const jws = await opened(readAnswer(issued).parameters.response, key);
  expect(await verified(jws)).toMatchObject({ code: issued.authorizationCode, aud: '5001' });
});

test('tokens in a query only when encrypted', async () => {
  const request = { response_type: 'code token', response_mode: 'query.jwt' };
  expect((await createOpenFlow({ client: signing }).authorize(request)).resultCode).toBe('A012309');
  expect(readAnswer(await createOpenFlow({ client: { ...signing, authorizationEncryptionAlg: 'ECDH_ES' } }).answer(request)).channel).toBe('query');
});

test('errors travel in the JWT: of the request, of the user, of a lost race', async () => {
  const flow = createOpenFlow({ client: signing });
  const refused = await flow.authorize({ response_type: 'code', response_mode: 'jwt', prompt: 'none login' });
  expect(await verified(readAnswer(refused).parameters.response)).toMatchObject({ error: 'invalid_request', error_description: expect.stringMatching(/^\[A016304\]/), state: 'state-1', iss: OPEN_ISSUER, aud: '5001' });
  const unsupported = await flow.authorize({ response_type: 'magic', response_mode: 'jwt' });
  expect(await verified(readAnswer(unsupported).parameters.response)).toMatchObject({ error: 'unsupported_response_type' });
  const { ticket } = await flow.authorize({ response_type: 'code', response_mode: 'form_post.jwt' });
  const denied = readAnswer(await flow.fail(ticket, 'DENIED'));
  expect(denied.channel).toBe('form');
  expect(await verified(denied.parameters.response)).toMatchObject({ error: 'access_denied', state: 'state-1' });
  const { requestUri } = await flow.push({ response_type: 'code', response_mode: 'jwt' });
  const tickets = [await flow.authorize({ request_uri: requestUri }), await flow.authorize({ request_uri: requestUri })].map(each => each.ticket);
  await flow.issue(tickets[0]);
  expect(await verified(readAnswer(await flow.issue(tickets[1])).parameters.response)).toMatchObject({ error: 'invalid_request_uri' });
});

test.each<[string, Partial<Client>]>([
  ['A012305', {}], ['A012306', { authorizationSignAlg: 'NONE' }], ['A012307', { authorizationSignAlg: 'HS256', clientType: 'PUBLIC', tokenAuthMethod: 'NONE' }],
  ['A012308', { ...signing, authorizationEncryptionAlg: 'DIR', clientType: 'PUBLIC', tokenAuthMethod: 'NONE' }],
])('%s: a client that cannot have a JWT hears so plainly, in the channel that it named', async (code, client) => {
  const refused = await createOpenFlow({ client }).authorize({ response_type: 'code', response_mode: 'form_post.jwt' });
  expect(refused.resultCode).toBe(code);
  expect(readAnswer(refused)).toMatchObject({ channel: 'form', parameters: { error: 'invalid_request', state: 'state-1' } });
});

test('a client that registered its modes keeps to them', async () => {
  const flow = createOpenFlow({ client: { ...signing, responseModes: ['JWT'] } });
  expect((await flow.authorize({ response_type: 'code' })).resultCode).toBe('A012310');
  expect((await flow.authorize({ response_type: 'code', response_mode: 'query.jwt' })).action).toBe('INTERACTION');
});

test.each<[string, Partial<Client>]>([
  ['A012251', { authorizationSignAlg: 'PS384' }],
  ['A012351', { ...signing, authorizationEncryptionAlg: 'RSA_OAEP_256' }],
])('%s: where no key is there, nothing is issued and the ticket stays', async (code, client) => {
  const flow = createOpenFlow({ client });
  const { ticket } = await flow.authorize({ response_type: 'code', response_mode: 'jwt' });
  expect(await flow.issue(ticket)).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: code });
  flow.clients.put(flow.service.apiKey, { ...flow.client, authorizationSignAlg: 'ES256', authorizationEncryptionAlg: undefined } as unknown as Client);
  expect((await flow.issue(ticket)).action).toBe('LOCATION');
});

test('hashes in an ID token are those of what stands beside it', async () => {
  const flow = createOpenFlow({ client: signing });
  const issued = await flow.answer({ response_type: 'code id_token', response_mode: 'jwt' });
  expect((await verified(issued.idToken)).c_hash).toBe(halfHash(issued.authorizationCode ?? ''));
});
