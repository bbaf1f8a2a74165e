import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { compact, newKey, payloadOf, seconds, signWith } from '../support/jwt.js';
import { createClient } from '../support/parties.js';
import { newScene, type Scene } from './scene.js';

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Tokens as an operator handles them: made, found, changed, revoked, deleted; JWTs verified; ID tokens issued again. */
export const tokenManagementTests = (scene: () => Scene): void => describe('token management', () => {
  const usable = async (token: string): Promise<boolean | undefined> =>
    (await scene().sdk.introspection.process({ serviceId: scene().serviceId, introspectionRequest: { token } })).usable;

  test('created with everything, found in the list, changed, deleted', async () => {
    const { sdk, serviceId, client } = scene();
    const { management } = sdk.token;
    const subject = 'of the operator';
    const created = await management.create({
      serviceId,
      tokenCreateRequest: {
        grantType: 'AUTHORIZATION_CODE', clientId: client.clientId, subject, scopes: ['accounts', 'openid'], accessTokenDuration: 100, refreshTokenDuration: 200,
        properties: [{ key: 'colour', value: 'red' }, { key: 'hidden', value: 'yes', hidden: true }], acr: 'urn:example:gold', authTime: 1_700_000_000,
        authorizationDetails: { elements: [{ type: 'payment' }] }, resources: ['https://rs.example.com'], clientIdentifier: String(client.clientId),
      },
    });
    expect(created).toMatchObject({
      action: 'OK', resultCode: 'A109001', accessToken: expect.any(String), refreshToken: expect.any(String), clientId: client.clientId, subject, expiresIn: 100,
      grantType: 'AUTHORIZATION_CODE', scopes: ['accounts', 'openid'], tokenType: 'Bearer', properties: expect.arrayContaining([expect.objectContaining({ key: 'colour' })]),
    });
    const accessToken = String(created.accessToken);
    expect(await usable(accessToken)).toBe(true);

    const listed = await management.list({ serviceId, clientIdentifier: String(client.clientId), subject, start: 0, end: 10 });
    expect(listed).toMatchObject({ start: 0, totalCount: 1, subject, client: { clientId: client.clientId } });
    expect(listed.accessTokens).toEqual([expect.objectContaining({ clientId: client.clientId, subject, grantType: 'AUTHORIZATION_CODE', scopes: ['accounts', 'openid'] })]);
    const accessTokenHash = String(listed.accessTokens?.[0]?.accessTokenHash);
    expect([accessTokenHash, Buffer.from(accessTokenHash, 'base64url').toString('base64url')]).toContain(hash(accessToken));

    const expiresAt = Date.now() + 3_600_000;
    expect(await management.update({
      serviceId, tokenUpdateRequest: { accessToken, scopes: ['accounts'], accessTokenExpiresAt: expiresAt, properties: [{ key: 'colour', value: 'blue' }] },
    })).toMatchObject({ action: 'OK', resultCode: 'A135001', accessToken, scopes: ['accounts'], accessTokenExpiresAt: expiresAt, properties: [{ key: 'colour', value: 'blue' }] });
    const renamed = await management.update({ serviceId, tokenUpdateRequest: { accessToken, accessTokenValueUpdated: true } });
    expect(renamed.accessToken).not.toBe(accessToken);
    expect([await usable(accessToken), await usable(String(renamed.accessToken))]).toEqual([false, true]);

    await management.delete({ serviceId, accessTokenIdentifier: String(renamed.accessToken) });
    expect(await usable(String(renamed.accessToken))).toBe(false);
    expect(await management.list({ serviceId, subject })).toMatchObject({ totalCount: 0 });
  });

  test.each(['IMPLICIT', 'PASSWORD', 'CLIENT_CREDENTIALS', 'JWT_BEARER', 'TOKEN_EXCHANGE'] as const)('created as if by %s', async (grantType) => {
    const { sdk, serviceId, client } = scene();
    const answer = await sdk.token.management.create({ serviceId, tokenCreateRequest: { grantType, clientId: client.clientId, subject: 'john', scopes: ['accounts'] } });
    expect(answer).toMatchObject({ action: 'OK', grantType, accessToken: expect.any(String) });
    expect(answer.refreshToken !== undefined).toBe(!/IMPLICIT|CLIENT_CREDENTIALS/.test(grantType));
  });

  test('bound to a key or a certificate, with a lifetime without end', async () => {
    const { sdk, serviceId, client } = scene();
    const create = (more: object) => sdk.token.management.create({
      serviceId, tokenCreateRequest: { grantType: 'CLIENT_CREDENTIALS', clientId: client.clientId, scopes: ['accounts'], ...more },
    });
    expect(await create({ dpopKeyThumbprint: hash('a key') })).toMatchObject({ action: 'OK', tokenType: 'DPoP' });
    const { accessToken: token = '' } = await create({ certificateThumbprint: hash('a certificate'), accessTokenPersistent: true });
    expect(await sdk.introspection.process({ serviceId, introspectionRequest: { token } })).toMatchObject({ action: 'UNAUTHORIZED', resultCode: 'A065304' });
  });

  test('refused', async () => {
    const { sdk, serviceId, client } = scene();
    const { management } = sdk.token;
    expect(await management.create({ serviceId, tokenCreateRequest: { grantType: 'REFRESH_TOKEN', clientId: client.clientId, subject: 'john' } })).toMatchObject({ action: 'BAD_REQUEST' });
    expect(await management.create({ serviceId, tokenCreateRequest: { grantType: 'PASSWORD', clientId: client.clientId, subject: 'john', scopes: ['unknown'] } })).toMatchObject({ action: 'BAD_REQUEST' });
    expect(await management.create({ serviceId, tokenCreateRequest: { grantType: 'PASSWORD', clientId: 1, subject: 'john' } })).toMatchObject({ action: expect.stringMatching(/BAD_REQUEST|FORBIDDEN/) });
    expect(await management.update({ serviceId, tokenUpdateRequest: { accessToken: 'nothing', scopes: ['accounts'] } })).toMatchObject({ action: 'NOT_FOUND' });
  });

  test('revoked: by token, by refresh token, by client and subject', async () => {
    const { sdk, serviceId, clientId, tokens } = scene();
    const subject = 'to be revoked';
    const revoke = (tokenRevokeRequest: object) => sdk.token.management.revoke({ serviceId, tokenRevokeRequest });
    const [first, second, third, fourth] = [await tokens(subject), await tokens(subject), await tokens(subject), await tokens(subject)];
    expect(await revoke({ accessTokenIdentifier: first.accessToken })).toMatchObject({ resultCode: 'A312001', count: 1 });
    expect(await revoke({ accessTokenIdentifier: hash(second.accessToken) })).toMatchObject({ count: 1 });
    expect(await revoke({ refreshTokenIdentifier: third.refreshToken })).toMatchObject({ count: 1 });
    expect(await Promise.all([first, second, third, fourth].map(({ accessToken }) => usable(accessToken)))).toEqual([false, false, false, true]);
    expect(await revoke({ clientIdentifier: clientId, subject })).toMatchObject({ count: 1 });
    expect(await usable(fourth.accessToken)).toBe(false);
    await expect(revoke({})).rejects.toMatchObject({ statusCode: 400 });
  });

  test('a JOSE object of a client, verified', async () => {
    const { sdk, serviceId, api } = scene();
    const key = newKey();
    const { clientId } = await createClient(api, { clientName: 'signs', jwks: JSON.stringify({ keys: [key.publicJwk] }) });
    const verify = (claims: Record<string, unknown>, more: object = {}) => sdk.joseObject.joseVerifyApi({
      serviceId,
      joseVerifyRequest: { jose: compact({ header: { alg: key.alg, kid: key.kid }, claims, sign: signWith(key) }), clientIdentifier: String(clientId), signedByClient: true, clockSkew: 5, ...more },
    });
    expect(await verify({ iss: 'x', exp: seconds(60) }, { mandatoryClaims: ['iss'] })).toMatchObject({ resultCode: 'A160001', valid: true, signatureValid: true });
    expect(await verify({ exp: seconds(-60) }, { mandatoryClaims: ['iss'] })).toMatchObject({ valid: false, missingClaims: ['iss'], invalidClaims: ['exp'], errorDescriptions: expect.any(Array) });
    expect(await verify({ exp: seconds(60) }, { signedByClient: false })).toMatchObject({ valid: false });
  });

  test('an ID token, issued again after a refresh', async () => {
    // The SDK does not know ID_TOKEN_REISSUABLE, what such a service answers to a refresh; so the refresh goes past it.
    const performed = new Set<string>();
    const { sdk, serviceId, api, tokens, authenticated } = await newScene(performed, { idTokenReissuable: true });
    const { refreshToken } = await tokens();
    const refreshed = (await api.post('/auth/token', { parameters: authenticated({ grant_type: 'refresh_token', refresh_token: refreshToken }) })).body;
    expect(refreshed).toMatchObject({ action: 'ID_TOKEN_REISSUABLE', accessToken: expect.any(String) });
    const pair = { accessToken: String(refreshed['accessToken']), refreshToken: String(refreshed['refreshToken']) };
    const reissued = await scene().sdk.token.management.reissueIdToken({
      serviceId, idtokenReissueRequest: { ...pair, sub: 'another', claims: '{"name":"John"}', idtHeaderParams: '{"x":1}', idTokenAudType: 'string' },
    });
    expect(reissued).toMatchObject({ action: 'OK', resultCode: 'A390001', idToken: expect.any(String), responseContent: expect.stringContaining('"id_token"') });
    expect(payloadOf(String(reissued.idToken))).toMatchObject({ sub: 'another', name: 'John', aud: expect.any(String) });
    expect(await sdk.token.management.reissueIdToken({ serviceId, idtokenReissueRequest: { ...pair, refreshToken: 'another' } })).toMatchObject({ action: 'CALLER_ERROR' });
  });
});
