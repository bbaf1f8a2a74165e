import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestDatabase } from '@symbolon/testing';
import { startAdministered, type Act, type Administered } from '../testing/administered.js';

let scene: Administered;
beforeAll(async () => {
  scene = await startAdministered(await startTestDatabase());
});
afterAll(() => scene.stop());

const hashOf = (value: unknown): string => createHash('sha256').update(String(value)).digest('base64url');
const aValue = (): string => randomBytes(32).toString('base64url');
const create = async (act: Act, more: object = {}) =>
  (await act('POST', '/auth/token/create', { grantType: 'AUTHORIZATION_CODE', clientId: scene.ours.clientId, subject: 'john', scopes: ['read'], ...more })).body;
const look = async (token: unknown) => (await scene.ours.v2('POST', '/auth/introspection', { token })).body;

describe.each(['v2', 'v3'] as const)('%s', (dialect) => {
  const act: Act = (...call) => scene.ours[dialect](...call);

  describe('/auth/token/create', () => {
    test('makes a pair of tokens that work', async () => {
      const body = await create(act, { scopes: ['write', 'read'], properties: [{ key: 'a', value: 'b' }], accessTokenDuration: 120, sessionId: 'session' });
      expect(body).toMatchObject({
        resultCode: 'A109001', action: 'OK', grantType: 'AUTHORIZATION_CODE', clientId: scene.ours.clientId, subject: 'john', scopes: ['read', 'write'],
        tokenType: 'Bearer', expiresIn: 120, tokenId: hashOf(body['accessToken']), refreshTokenScopes: ['read', 'write'], sessionId: 'session', forExternalAttachment: false,
        properties: [{ key: 'a', value: 'b', hidden: false }],
      });
      expect(await look(body['accessToken'])).toMatchObject({ action: 'OK', subject: 'john', scopes: ['read', 'write'], refreshable: true, expiresAt: body['expiresAt'] });
      expect(await scene.ours.refresh(String(body['refreshToken']))).toMatchObject({ action: 'OK', subject: 'john' });
    });

    test('takes values, bindings, details and a login', async () => {
      const [accessToken, refreshToken, thumbprint] = [aValue(), aValue(), hashOf('x')];
      const authorizationDetails = { elements: [{ type: 'payment' }] };
      const body = await create(act, {
        accessToken, refreshToken, dpopKeyThumbprint: thumbprint, certificateThumbprint: thumbprint, authorizationDetails, resources: ['https://rs.example.com'],
        acr: 'gold', authTime: 1_700_000_000, clientIdAliasUsed: true, forExternalAttachment: true, clientId: undefined, clientIdentifier: scene.ours.alias, accessTokenPersistent: true,
      });
      expect(body).toMatchObject({ accessToken, refreshToken, tokenType: 'DPoP', clientIdentifier: scene.ours.alias, authorizationDetails, forExternalAttachment: true, expiresAt: 253_402_300_799_000 });
      expect(await look(accessToken)).toMatchObject({
        existent: true, usable: true, acr: 'gold', authTime: 1_700_000_000, certificateThumbprint: thumbprint, accessTokenResources: ['https://rs.example.com'],
        clientIdAliasUsed: true, forExternalAttachment: true, authorizationDetails,
      });
      expect(await create(act, { accessToken })).toMatchObject({ resultCode: 'A144201', action: 'BAD_REQUEST' });
      expect(await create(act, { refreshToken })).toMatchObject({ resultCode: 'A144202', action: 'BAD_REQUEST' });
      expect((await act('DELETE', `/auth/token/delete/${hashOf(accessToken)}`)).status).toBe(204);
    });

    test.each([
      ['CLIENT_CREDENTIALS', { subject: 'ignored' }], ['IMPLICIT', {}], ['JWT_BEARER', { subject: undefined }],
    ])('%s', async (grantType, more) => {
      const body = await create(act, { grantType, ...more });
      expect(body).toMatchObject({ resultCode: 'A109001', grantType });
      expect('refreshToken' in body).toBe(grantType === 'JWT_BEARER');
      expect(body['subject']).toBe(grantType === 'IMPLICIT' ? 'john' : undefined);
    });

    test.each<[string, object]>([
      ['A104201', { grantType: undefined }], ['A104202', { grantType: 'REFRESH_TOKEN' }], ['A104203', { grantType: 'CIBA' }],
      ['A105201', { subject: undefined }], ['A105202', { subject: 'x'.repeat(101) }], ['A105203', { subject: 'jöhn' }],
      ['A106201', { scopes: ['read', 'unheard'] }], ['A107201', { clientId: 1 }], ['A107201', { clientId: undefined }], ['A107201', { clientIdentifier: 'nobody' }],
      ['A108201', { properties: [{ key: 'k', value: 'x'.repeat(20_000) }] }], ['A108203', { grantType: 'IMPLICIT', refreshToken: 'x' }],
      ['A108204', { grantType: 'CLIENT_CREDENTIALS', refreshToken: 'x' }], ['A108205', { jwtAtClaims: '[]' }], ['A108206', { dpopKeyThumbprint: 'x' }],
      ['A108206', { certificateThumbprint: 'é'.repeat(43) }], ['A108207', { accessToken: 'x' }], ['A108207', { refreshToken: '/'.repeat(43) }],
    ])('refuses with %s', async (resultCode, more) => {
      expect(await create(act, more)).toMatchObject({ resultCode, action: 'BAD_REQUEST', expiresAt: 0 });
    });

    test('knows no client of another service, and none that is locked', async () => {
      expect(await create(act, { clientId: scene.theirs.clientId })).toMatchObject({ resultCode: 'A107201', action: 'BAD_REQUEST' });
      const { clientId } = scene.ours;
      await scene.ours.v2('POST', `/client/lock_flag/update/${clientId}`, { clientLocked: true });
      expect(await create(act)).toMatchObject({ resultCode: 'A107203', action: 'FORBIDDEN' });
      await scene.ours.v2('POST', `/client/lock_flag/update/${clientId}`, { clientLocked: false });
    });

    test.each([['x', 400], [[], 400], [undefined, 400], [{ scopes: 'read' }, 400], [{ grantType: 'refresh_token' }, 400]])('does not read %j', async (body, status) => {
      expect((await act('POST', '/auth/token/create', body)).status).toBe(status);
    });
  });

  describe('/auth/token/update', () => {
    const update = async (body: object) => (await act('POST', '/auth/token/update', body)).body;

    test('finds the token by each name, in order of precedence', async () => {
      const { accessToken, refreshToken } = await create(act);
      const names = { accessToken, accessTokenHash: hashOf(accessToken), refreshToken, refreshTokenHash: hashOf(refreshToken), tokenId: hashOf(accessToken) };
      for (const [name, value] of Object.entries(names)) {
        expect(await update({ [name]: value })).toMatchObject({ resultCode: 'A135001', action: 'OK', scopes: ['read'], tokenType: 'Bearer', tokenId: hashOf(accessToken) });
      }
      expect(await update({ ...names, accessToken: aValue() })).toMatchObject({ resultCode: 'A134202' });
      expect(await update({ accessTokenHash: 'x', refreshToken })).toMatchObject({ resultCode: 'A134202' });
    });

    test('changes what is given, for the refresh token too', async () => {
      const { accessToken, refreshToken } = await create(act);
      const expiresAt = Date.now() + 5_000_000;
      expect(await update({
        accessToken, accessTokenExpiresAt: expiresAt, refreshTokenExpiresAt: expiresAt + 1_000, scopes: ['write', 'read', 'unheard'], properties: [{ key: 'k', value: 'v' }],
        authorizationDetails: { elements: [{ type: 't' }] }, forExternalAttachment: true,
      })).toEqual({
        resultCode: 'A135001', resultMessage: expect.any(String), action: 'OK', accessToken, tokenType: 'Bearer', accessTokenExpiresAt: expiresAt, refreshTokenExpiresAt: expiresAt + 1_000,
        scopes: ['read', 'write'], properties: [{ key: 'k', value: 'v', hidden: false }], authorizationDetails: { elements: [{ type: 't' }] }, forExternalAttachment: true, tokenId: hashOf(accessToken),
      });
      expect(await look(accessToken)).toMatchObject({ scopes: ['read', 'write'], expiresAt });
      expect(await scene.ours.refresh(String(refreshToken))).toMatchObject({ scopes: ['read', 'write'], properties: [{ key: 'k' }], refreshTokenExpiresAt: expiresAt + 1_000 });
    });

    test('gives another value, binds, and never ends', async () => {
      const { accessToken, refreshToken } = await create(act);
      const updated = await update({ accessToken, accessTokenValueUpdated: true, dpopKeyThumbprint: hashOf('k'), accessTokenPersistent: true });
      expect(updated).toMatchObject({ tokenType: 'DPoP', accessTokenExpiresAt: 253_402_300_799_000, tokenId: hashOf(updated['accessToken']) });
      expect(await look(accessToken)).toMatchObject({ existent: false });
      expect(await look(updated['accessToken'])).toMatchObject({ existent: true });
      expect(await update({ refreshToken, scopes: [] })).toMatchObject({ scopes: [] });
    });

    test('computes the end anew when scopes change, if asked to', async () => {
      const { accessToken, expiresAt } = await create(act);
      const onScopes = { accessToken, accessTokenExpiresAtUpdatedOnScopeUpdate: true, refreshTokenExpiresAtUpdatedOnScopeUpdate: true };
      expect(await update({ ...onScopes, scopes: ['read'] })).toMatchObject({ accessTokenExpiresAt: expiresAt });
      const { accessTokenExpiresAt } = await update({ ...onScopes, scopes: ['write'] });
      expect(Number(accessTokenExpiresAt)).toBeLessThanOrEqual(Date.now() + 60_000);
    });

    test.each<[string, string, object]>([
      ['A134201', 'BAD_REQUEST', {}], ['A134201', 'BAD_REQUEST', { scopes: ['read'] }], ['A134202', 'NOT_FOUND', { accessToken: 'x' }],
      ['A134202', 'NOT_FOUND', { accessToken: 'a.b.c' }], ['A134202', 'NOT_FOUND', { tokenId: aValue() }],
      ['A134206', 'BAD_REQUEST', { accessToken: 'x', dpopKeyThumbprint: 'x' }], ['A134205', 'BAD_REQUEST', { accessToken: 'x', properties: [{ key: 'x'.repeat(20_000) }] }],
    ])('refuses with %s, %s', async (resultCode, action, body) => {
      expect(await update(body)).toMatchObject({ resultCode, action, accessTokenExpiresAt: 0 });
    });

    test('leaves tokens of another service alone', async () => {
      const { accessToken } = await scene.theirs.signIn('jane');
      expect(await update({ accessToken, scopes: [] })).toMatchObject({ resultCode: 'A134202' });
      expect(await update({ accessTokenHash: hashOf(accessToken), scopes: [] })).toMatchObject({ resultCode: 'A134202' });
    });
  });

  describe('/auth/token/delete', () => {
    test.each([['value', (token: unknown) => String(token)], ['hash', hashOf]])('by %s', async (_, name) => {
      const { accessToken, refreshToken } = await create(act);
      expect(await act('DELETE', `/auth/token/delete/${name(accessToken)}`)).toEqual({ status: 204, body: {} });
      expect(await look(accessToken)).toMatchObject({ existent: false });
      expect(await scene.ours.refresh(String(refreshToken))).toMatchObject({ resultCode: 'A053305' });
      expect(await act('DELETE', `/auth/token/delete/${name(accessToken)}`)).toMatchObject({ status: 404, body: { resultCode: 'A161202' } });
    });

    test('not of another service', async () => {
      const { accessToken } = await scene.theirs.signIn('jane');
      for (const name of [accessToken, hashOf(accessToken), 'x', 'a.b.c', '%00', `${'x'.repeat(2_000)}`]) {
        expect(await act('DELETE', `/auth/token/delete/${String(name)}`)).toMatchObject({ status: 404 });
      }
      expect((await scene.theirs.v2('POST', '/auth/introspection', { token: accessToken })).body).toMatchObject({ existent: true });
    });
  });
});

test('statements: one to make tokens, two to change them, one to delete or list', async () => {
  const { v2 } = scene.ours;
  const sent = (method: string, path: string, body?: unknown) => scene.statements(() => v2(method, path, body));
  const creation = { grantType: 'AUTHORIZATION_CODE', clientId: scene.ours.clientId, subject: 'john' };
  expect(await sent('POST', '/auth/token/create', creation)).toEqual(['grantTokens, refresh']);
  expect(await sent('POST', '/auth/token/create', { ...creation, grantType: 'CLIENT_CREDENTIALS' })).toEqual(['grantTokens']);
  expect(await sent('POST', '/auth/token/create', { ...creation, accessToken: aValue() })).toEqual(['accessToken', 'grantTokens, refresh']);
  const { accessToken, refreshToken } = await create(v2);
  expect(await sent('POST', '/auth/token/update', { accessToken, scopes: [] })).toEqual(['token by value', 'replaceToken, refresh']);
  expect(await sent('POST', '/auth/token/update', { refreshToken, accessTokenValueUpdated: true })).toEqual(['token by refresh value', 'replaceToken, refresh, value']);
  expect(await sent('POST', '/auth/token/update', {})).toEqual([]);
  expect(await sent('GET', '/auth/token/get/list?subject=john')).toEqual(['tokens, subject']);
  expect(await sent('DELETE', `/auth/token/delete/${String((await create(v2))['accessToken'])}`)).toEqual(['removeToken by value']);
  expect(await sent('DELETE', `/auth/token/delete/${hashOf((await create(v2))['accessToken'])}`)).toEqual(['removeToken by value', 'removeToken by hash']);
});
