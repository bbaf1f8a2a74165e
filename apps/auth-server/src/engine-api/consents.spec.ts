import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestDatabase } from '@symbolon/testing';
import { startAdministered, type Act, type Administered } from '../testing/administered.js';

let scene: Administered;
beforeAll(async () => {
  scene = await startAdministered(await startTestDatabase());
});
afterAll(() => scene.stop());

const look = async (token: unknown) => (await scene.ours.v2('POST', '/auth/introspection', { token })).body;
const form = async (path: string, body: string) => {
  const { baseUrl } = scene.running.server;
  const response = await fetch(`http://127.0.0.1:${new URL(baseUrl).port}/api/${scene.ours.id}${path}`, {
    method: 'POST', body, headers: { authorization: `Bearer ${scene.running.credentials.accessToken}`, 'content-type': 'application/x-www-form-urlencoded' },
  });
  return (await response.json()) as Record<string, unknown>;
};

describe.each(['v2', 'v3'] as const)('%s', (dialect) => {
  const act: Act = (...call) => scene.ours[dialect](...call);
  const client = () => scene.ours.clientId;
  /** The same call in every form: with the subject in the query, in the body, in the path. */
  const forms = (api: string, method: string, subject: string) => [
    () => act(method, `/client/${api}?subject=${subject}`), () => act('POST', `/client/${api}`, { subject }), () => act(method, `/client/${api}/${subject}`),
  ];
  let tokens: Record<string, string>;
  beforeEach(async () => {
    tokens = await scene.ours.signIn('john', 'read write');
  });

  describe('/client/authorization/get/list', () => {
    test('lists the clients of the user in every form', async () => {
      for (const call of forms('authorization/get/list', 'GET', 'john')) {
        expect(await call()).toEqual({
          status: 200,
          body: {
            start: 0, end: 5, subject: 'john', totalCount: 1,
            clients: [{ number: expect.any(Number), clientId: client(), clientIdAlias: 'ours', clientIdAliasEnabled: true, clientName: 'A client', clientType: 'PUBLIC' }],
          },
        });
      }
    });

    test('of a developer, or a part of it', async () => {
      expect((await act('GET', '/client/authorization/get/list?subject=john&developer=dev')).body).toMatchObject({ developer: 'dev', totalCount: 1 });
      expect((await act('POST', '/client/authorization/get/list', { subject: 'john', developer: 'other' })).body).toMatchObject({ totalCount: 0, clients: [] });
      expect((await act('POST', '/client/authorization/get/list', { subject: 'john', start: 1, end: 2 })).body).toMatchObject({ start: 1, end: 2, totalCount: 1, clients: [] });
      expect((await act('GET', '/client/authorization/get/list?subject=nobody')).body).toMatchObject({ totalCount: 0 });
    });

    test.each<[string, string, unknown, string]>([
      ['GET', '', undefined, 'A136206'], ['GET', '?subject=', undefined, 'A136206'], ['POST', '', {}, 'A136206'], ['GET', '?subject=john&start=x', undefined, 'A136201'],
      ['POST', '', { subject: 'john', start: -1 }, 'A136202'], ['GET', '?subject=john&end=x', undefined, 'A136203'], ['POST', '', { subject: 'john', end: -1 }, 'A136204'],
      ['POST', '', { subject: 5 }, 'A126202'], ['POST', '', 'x', 'A126202'],
    ])('%s %s %j: %s', async (method, query, body, resultCode) => {
      expect(await act(method, `/client/authorization/get/list${query}`, body)).toMatchObject({ status: 400, body: { resultCode } });
    });
  });

  describe('/client/authorization/update', () => {
    test('gives all tokens of the user other scopes, refresh tokens too', async () => {
      const path = `/client/authorization/update/${client()}`;
      expect(await act('POST', path, { subject: 'john', scopes: ['read', 'unheard'] })).toMatchObject({ status: 200, body: { resultCode: 'A138001' } });
      expect(await look(tokens['accessToken'])).toMatchObject({ scopes: ['read'] });
      expect(await scene.ours.refresh(String(tokens['refreshToken']))).toMatchObject({ scopes: ['read'] });
      expect((await act('POST', path, { subject: 'john' })).body['resultMessage']).toMatch(/: 0\.?$/);
      if (dialect === 'v3') {
        expect(await form(path, 'subject=john&scopes=read+write')).toMatchObject({ resultCode: 'A138001' });
        expect((await scene.ours.refresh(String(tokens['refreshToken'])))['scopes']).toEqual(['read', 'write']);
      }
    });

    test('refuses without a subject, a client, or another service\'s client', async () => {
      expect(await act('POST', `/client/authorization/update/${client()}`, { scopes: [] })).toMatchObject({ status: 400, body: { resultCode: 'A138201' } });
      expect(await act('POST', `/client/authorization/update/${scene.theirs.clientId}`, { subject: 'john' })).toMatchObject({ status: 404, body: { resultCode: 'A001212' } });
      expect(await act('POST', '/client/authorization/update/theirs', { subject: 'john' })).toMatchObject({ status: 404, body: { resultCode: 'A001218' } });
    });
  });

  describe('/client/authorization/delete', () => {
    test.each([0, 1, 2])('deletes the tokens of the user, form %i', async (form_) => {
      const theirs = await scene.theirs.signIn('john');
      const call = forms(`authorization/delete/${form_ === 1 ? 'ours' : client()}`, 'DELETE', 'john')[form_];
      expect(await call?.()).toMatchObject({ status: 200, body: { resultCode: 'A137001' } });
      expect(await look(tokens['accessToken'])).toMatchObject({ existent: false });
      expect(await scene.ours.refresh(String(tokens['refreshToken']))).toMatchObject({ action: 'BAD_REQUEST' });
      expect((await call?.())?.body['resultMessage']).toMatch(/: 0\.?$/);
      expect((await scene.theirs.v2('POST', '/auth/introspection', { token: theirs['accessToken'] })).body).toMatchObject({ existent: true });
    });

    test('refuses without a subject or a client', async () => {
      expect(await act('DELETE', `/client/authorization/delete/${client()}`)).toMatchObject({ status: 400, body: { resultCode: 'A137202' } });
      expect(await act('POST', `/client/authorization/delete/${client()}`, {})).toMatchObject({ status: 400, body: { resultCode: 'A137202' } });
      expect(await act('DELETE', `/client/authorization/delete/${scene.theirs.clientId}?subject=john`)).toMatchObject({ status: 404 });
      expect(await act('DELETE', '/client/authorization/delete/0?subject=john')).toMatchObject({ status: 400, body: { resultCode: 'A001216' } });
    });
  });

  describe('/client/granted_scopes', () => {
    test('tells the last grant and all of them, in every form', async () => {
      await scene.ours.signIn('john', 'openid');
      for (const call of forms(`granted_scopes/get/${client()}`, 'GET', 'john')) {
        expect(await call()).toMatchObject({
          status: 200,
          body: {
            resultCode: 'A139002', serviceApiKey: scene.ours.id, clientId: client(), subject: 'john', latestGrantedScopes: ['openid'], mergedGrantedScopes: ['openid', 'read', 'write'],
            modifiedAt: expect.any(Number),
          },
        });
      }
      expect((await act('GET', `/client/granted_scopes/get/${client()}?subject=nobody`)).body).toEqual({
        resultCode: 'A139001', resultMessage: expect.any(String), serviceApiKey: scene.ours.id, clientId: client(), subject: 'nobody', modifiedAt: 0,
      });
    });

    test.each([0, 1, 2])('forgets them, form %i; tokens stay', async (form_) => {
      const call = forms(`granted_scopes/delete/${client()}`, 'DELETE', 'john')[form_];
      expect(await call?.()).toMatchObject({ status: 200, body: { resultCode: 'A140002' } });
      expect(await call?.()).toMatchObject({ status: 200, body: { resultCode: 'A140001' } });
      expect(await look(tokens['accessToken'])).toMatchObject({ existent: true });
      expect((await act('GET', `/client/granted_scopes/get/${client()}?subject=john`)).body).toMatchObject({ resultCode: 'A139001' });
    });

    test('refuse without a subject or a client', async () => {
      expect(await act('GET', `/client/granted_scopes/get/${client()}`)).toMatchObject({ status: 400, body: { resultCode: 'A139202' } });
      expect(await act('POST', `/client/granted_scopes/delete/${client()}`, {})).toMatchObject({ status: 400, body: { resultCode: 'A140202' } });
      expect(await act('GET', `/client/granted_scopes/get/${scene.theirs.clientId}?subject=john`)).toMatchObject({ status: 404 });
      expect(await act('DELETE', '/client/granted_scopes/delete/%00?subject=john')).toMatchObject({ status: 404 });
    });
  });

  describe('/client/extension/requestable_scopes', () => {
    const at = (api: string) => `/client/extension/requestable_scopes/${api}/${client()}`;

    test('limit what the client may ask for', async () => {
      expect(await act('GET', at('get'))).toEqual({ status: 200, body: {} });
      for (const method of ['POST', 'PUT']) {
        expect(await act(method, at('update'), { requestableScopes: ['write', 'read', 'unheard'] })).toEqual({ status: 200, body: { requestableScopes: ['read', 'write'] } });
      }
      expect(await act('GET', at('get'))).toEqual({ status: 200, body: { requestableScopes: ['read', 'write'] } });
      expect(await scene.ours.signIn('john', 'read admin')).toMatchObject({ scopes: ['read'] });
      expect(await act('PUT', at('update'), { requestableScopes: [] })).toEqual({ status: 200, body: { requestableScopes: [] } });
      expect(await scene.ours.signIn('john', 'read')).toMatchObject({ action: 'OK', scopes: [] });
      expect((await act('GET', `/client/get/${client()}`)).body).toMatchObject({ clientName: 'A client', clientIdAlias: 'ours', developer: 'dev', extension: { requestableScopesEnabled: true } });
      expect(await act('DELETE', at('delete'))).toEqual({ status: 204, body: {} });
      expect(await act('DELETE', at('delete'))).toEqual({ status: 204, body: {} });
      expect(await act('GET', at('get'))).toEqual({ status: 200, body: {} });
      expect(await act('POST', at('update'), { requestableScopes: null })).toEqual({ status: 200, body: {} });
    });

    test('refuse other shapes, and other clients', async () => {
      expect(await act('PUT', at('update'), { requestableScopes: 'read' })).toMatchObject({ status: 400, body: { resultCode: 'A128202' } });
      expect(await act('PUT', at('update'), { requestableScopes: ['read', 5] })).toMatchObject({ status: 400, body: { resultCode: 'A128203' } });
      expect(await act('PUT', at('update'), [])).toMatchObject({ status: 400, body: { resultCode: 'A126202' } });
      expect(await act('GET', `/client/extension/requestable_scopes/get/${scene.theirs.clientId}`)).toMatchObject({ status: 404 });
      await act('POST', `/client/lock_flag/update/${client()}`, { clientLocked: true });
      expect(await act('DELETE', at('delete'))).toMatchObject({ status: 403, body: { resultCode: 'A001215' } });
      await act('POST', `/client/lock_flag/update/${client()}`, { clientLocked: false });
    });
  });
});

test('statements: one for what is read or forgotten', async () => {
  const sent = (method: string, path: string, body?: unknown) => scene.statements(() => scene.ours.v2(method, path, body));
  const { clientId } = scene.ours;
  await scene.ours.signIn('judy');
  expect(await sent('GET', '/client/authorization/get/list?subject=judy')).toEqual(['authorizedClients']);
  expect(await sent('GET', `/client/granted_scopes/get/${clientId}?subject=judy`)).toEqual(['grantedScopes']);
  expect(await sent('DELETE', `/client/granted_scopes/delete/${clientId}?subject=judy`)).toEqual(['forgetGrantedScopes']);
  expect(await sent('POST', `/client/authorization/update/${clientId}`, { subject: 'judy', scopes: [] }))
    .toEqual(['heldRefreshTokens', 'rewriteRefreshTokens', 'heldTokens', 'rewriteTokens']);
  expect(await sent('DELETE', `/client/authorization/delete/${clientId}?subject=judy`)).toEqual(['revokeTokens, subject, client', 'revokeTokens, subject, client']);
});
