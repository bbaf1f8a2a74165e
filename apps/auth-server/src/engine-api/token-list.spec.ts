import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestDatabase } from '@symbolon/testing';
import { startAdministered, type Act, type Administered } from '../testing/administered.js';

let scene: Administered;
beforeAll(async () => {
  scene = await startAdministered(await startTestDatabase());
});
afterAll(() => scene.stop());

const hashOf = (value: unknown): string => createHash('sha256').update(String(value)).digest('base64url');
const look = async (token: unknown) => (await scene.ours.v2('POST', '/auth/introspection', { token })).body;

describe.each(['v2', 'v3'] as const)('%s', (dialect) => {
  const act: Act = (...call) => scene.ours[dialect](...call);
  let [first, second]: Record<string, string>[] = [];
  beforeEach(async () => {
    await act('POST', '/auth/token/revoke', { clientIdentifier: scene.ours.clientId });
    [first, second] = [await scene.ours.signIn('john'), await scene.ours.signIn('jane', 'read')];
  });

  describe('/auth/token/get/list', () => {
    test('lists the newest first, with the client that was named', async () => {
      const { status, body } = await act('GET', `/auth/token/get/list?clientIdentifier=${scene.ours.alias}&start=0&end=10`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ start: 0, end: 10, totalCount: 2, client: { clientId: scene.ours.clientId, clientIdAlias: 'ours', clientName: 'A client', clientType: 'PUBLIC', clientIdAliasEnabled: true } });
      expect(body['client']).not.toHaveProperty('clientSecret');
      expect(body['accessTokens']).toEqual([
        expect.objectContaining({ accessTokenHash: hashOf(second?.['accessToken']), subject: 'jane' }),
        {
          accessTokenHash: hashOf(first?.['accessToken']), refreshTokenHash: hashOf(first?.['refreshToken']), clientId: scene.ours.clientId, subject: 'john',
          grantType: 'AUTHORIZATION_CODE', scopes: ['openid', 'read', 'write'], accessTokenExpiresAt: first?.['accessTokenExpiresAt'], refreshTokenExpiresAt: first?.['refreshTokenExpiresAt'],
          createdAt: expect.any(Number), lastRefreshedAt: 0, refreshTokenScopes: ['openid', 'read', 'write'],
        },
      ]);
    });

    test('a refresh shows, and does not change when the grant was made', async () => {
      const before = (await act('GET', '/auth/token/get/list?subject=john')).body as { accessTokens: Record<string, number>[] };
      await scene.ours.refresh(String(first?.['refreshToken']));
      const { body } = await act('GET', '/auth/token/get/list?subject=john');
      const [listed] = (body as typeof before).accessTokens;
      expect(listed).toMatchObject({ grantType: 'AUTHORIZATION_CODE', createdAt: before.accessTokens[0]?.['createdAt'] });
      expect(listed?.['lastRefreshedAt']).toBeGreaterThanOrEqual(Number(listed?.['createdAt']));
    });

    test.each([
      ['', 2], ['?subject=john', 1], ['?subject=nobody', 0], ['?tokenStatus=VALID', 2], ['?tokenStatus=INVALID', 0], ['?tokenStatus=all', 2], ['?tokenStatus=odd', 2],
      ['?subject=john&clientIdentifier=', 1], ['?subject=%00', 0], ['?start=1', 2], ['?start=5&end=6', 2], ['?subject=john&subject=jane', 1],
    ])('%s counts %i', async (query, totalCount) => {
      expect(await act('GET', `/auth/token/get/list${query}`)).toMatchObject({ status: 200, body: { totalCount } });
    });

    test.each([
      ['start=x', 400, 'A159201'], ['start=-1', 400, 'A159202'], ['end=1.5', 400, 'A159203'], ['end=-5', 400, 'A159204'], ['end=1001', 400, 'A159205'],
      ['clientIdentifier=1', 404, 'A001212'], ['clientIdentifier=nobody', 404, 'A001218'], ['clientIdentifier=0', 400, 'A001216'], ['clientIdentifier=%00', 404, 'A001218'],
    ])('%s: %i %s', async (query, status, resultCode) => {
      expect(await act('GET', `/auth/token/get/list?${query}`)).toMatchObject({ status, body: { resultCode } });
    });

    test('shows nothing of another service', async () => {
      await scene.theirs.signIn('jack');
      expect((await act('GET', '/auth/token/get/list?subject=jack')).body).toMatchObject({ totalCount: 0, accessTokens: [] });
      expect(await act('GET', `/auth/token/get/list?clientIdentifier=${scene.theirs.clientId}`)).toMatchObject({ status: 404 });
    });
  });

  describe('/auth/token/revoke', () => {
    const revoke = (body: object) => act('POST', '/auth/token/revoke', body);

    test.each([
      ['accessTokenIdentifier', 'accessToken', String], ['accessTokenIdentifier', 'accessToken', hashOf],
      ['refreshTokenIdentifier', 'refreshToken', String], ['refreshTokenIdentifier', 'refreshToken', hashOf],
    ] as const)('by %s', async (parameter, member, name) => {
      const body = { [parameter]: name(first?.[member]), subject: 'jane', clientIdentifier: 'nobody' };
      expect(await revoke(body)).toMatchObject({ status: 200, body: { resultCode: 'A312001', count: 1 } });
      expect(await look(first?.['accessToken'])).toMatchObject({ existent: false });
      expect(await look(second?.['accessToken'])).toMatchObject({ existent: true });
      expect(await revoke(body)).toMatchObject({ status: 200, body: { count: 0 } });
    });

    test.each([
      [{ subject: 'john' }, 1], [{ clientIdentifier: 'ours' }, 2], [{ clientIdentifier: 'ours', subject: 'jane' }, 1], [{ subject: 'nobody' }, 0],
      [{ accessTokenIdentifier: 'x', subject: 'john' }, 0], [{ accessTokenIdentifier: 'a.b.c' }, 0], [{ refreshTokenIdentifier: 'é' }, 0],
    ])('%j counts %i', async (body, count) => {
      expect(await revoke(body)).toMatchObject({ status: 200, body: { count } });
    });

    test.each<[object, number, string]>([
      [{}, 400, 'A312201'], [{ subject: '' }, 400, 'A312201'], [{ clientIdentifier: 'nobody' }, 404, 'A001218'], [{ subject: 5 }, 400, 'A126202'],
    ])('%j: %i %s', async (body, status, resultCode) => {
      expect(await revoke(body)).toMatchObject({ status, body: { resultCode } });
    });

    test('touches nothing of another service', async () => {
      const theirs = await scene.theirs.signIn('john');
      expect((await revoke({ accessTokenIdentifier: theirs['accessToken'] })).body).toMatchObject({ count: 0 });
      expect((await revoke({ refreshTokenIdentifier: hashOf(theirs['refreshToken']) })).body).toMatchObject({ count: 0 });
      expect((await revoke({ subject: 'john' })).body).toMatchObject({ count: 1 });
      expect(await revoke({ clientIdentifier: scene.theirs.clientId })).toMatchObject({ status: 404 });
      expect((await scene.theirs.v2('POST', '/auth/introspection', { token: theirs['accessToken'] })).body).toMatchObject({ existent: true });
    });
  });

  describe('/idtoken/reissue', () => {
    const reissue = async (body: object) => (await act('POST', '/idtoken/reissue', body)).body;
    const payloadOf = (jwt: unknown) => JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

    test('answers the refresh once more, with a new ID token', async () => {
      const { accessToken, refreshToken, action } = await scene.ours.refresh(String(first?.['refreshToken']));
      expect(action).toBe('ID_TOKEN_REISSUABLE');
      const body = await reissue({ accessToken, refreshToken, claims: '{"name":"John","iss":"forged"}', idtHeaderParams: '{"x":1}', idTokenAudType: 'string' });
      expect(body).toMatchObject({ resultCode: 'A390001', action: 'OK' });
      expect(JSON.parse(String(body['responseContent']))).toMatchObject({
        access_token: accessToken, refresh_token: refreshToken, token_type: 'Bearer', scope: 'openid read write', id_token: body['idToken'], expires_in: expect.any(Number),
      });
      expect(payloadOf(body['idToken'])).toMatchObject({ sub: 'john', name: 'John', iss: 'https://as.example.com', aud: String(scene.ours.clientId), at_hash: expect.any(String) });
      expect(payloadOf((await reissue({ accessToken, refreshToken, sub: 'hidden' }))['idToken'])).toMatchObject({ sub: 'hidden', aud: [String(scene.ours.clientId)] });
    });

    test('refuses what does not belong together', async () => {
      const theirs = await scene.theirs.signIn('john');
      const [{ accessToken, refreshToken }, other] = [first as Record<string, string>, second as Record<string, string>];
      for (const [body, resultCode] of [
        [{ refreshToken }, 'A390201'], [{ accessToken }, 'A390202'], [{ accessToken: 'x', refreshToken }, 'A390203'], [{ accessToken: 'a.b.c', refreshToken }, 'A390203'],
        [{ accessToken, refreshToken: 'x' }, 'A390204'], [{ accessToken, refreshToken: other['refreshToken'] }, 'A390204'],
        [{ accessToken: other['accessToken'], refreshToken: other['refreshToken'] }, 'A390205'], [{ accessToken, refreshToken, claims: '[]' }, 'A390206'],
        [{ accessToken: theirs['accessToken'], refreshToken: theirs['refreshToken'] }, 'A390203'],
      ] as const) expect(await reissue(body)).toMatchObject({ resultCode, action: 'CALLER_ERROR' });
    });
  });
});

test('statements: one for each, two by hash, and a second look where many tokens go', async () => {
  const sent = (method: string, path: string, body?: unknown) => scene.statements(() => scene.ours.v2(method, path, body));
  const { accessToken, refreshToken } = await scene.ours.signIn('judy');
  expect(await sent('GET', '/auth/token/get/list?tokenStatus=VALID&clientIdentifier=ours')).toEqual(['tokens, client, VALID']);
  expect(await sent('POST', '/idtoken/reissue', { accessToken, refreshToken })).toEqual(['token by value']);
  expect(await sent('POST', '/auth/token/revoke', { subject: 'judy' })).toEqual(['revokeTokens, subject', 'revokeTokens, subject']);
  expect(await sent('POST', '/auth/token/revoke', { accessTokenIdentifier: hashOf('x') })).toEqual(['removeToken by value', 'removeToken by hash']);
  expect(await sent('POST', '/auth/token/revoke', {})).toEqual([]);
});
