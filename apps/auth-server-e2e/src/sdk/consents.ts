import { describe, expect, test } from '@jest/globals';
import type { Scene } from './scene.js';

/** What users have granted to clients, and what clients may ask for. */
export const consentTests = (scene: () => Scene): void => describe('consents', () => {
  const result = { resultCode: expect.stringMatching(/^A\d{6}$/), resultMessage: expect.any(String) };
  const subject = 'mary of the consents';
  const of = () => ({ serviceId: scene().serviceId, clientId: scene().clientId, subjectPathParameter: subject, subjectQueryParameter: subject });

  test('the clients that a user has authorized; their scopes changed, then deleted', async () => {
    const { sdk, serviceId, clientId, tokens, client } = scene();
    const { management } = sdk.client;
    const { accessToken: token } = await tokens(subject);
    const { clientId: _, ...user } = of();
    const listed = await management.listAuthorizations({ ...user, developer: 'somebody', start: 0, end: 5 });
    expect(listed).toMatchObject({ start: 0, totalCount: 1, subject, developer: 'somebody', clients: [{ clientId: client.clientId, clientName: 'for the SDK' }] });
    expect(await management.updateAuthorizations({ serviceId, clientId, clientAuthorizationUpdateRequest: { subject, scopes: ['accounts'] } })).toMatchObject({ ...result, resultCode: 'A138001' });
    expect(await sdk.introspection.process({ serviceId, introspectionRequest: { token } })).toMatchObject({ scopes: ['accounts'] });
    expect(await management.deleteAuthorizations(of())).toMatchObject({ ...result, resultCode: 'A137001' });
    expect(await sdk.introspection.process({ serviceId, introspectionRequest: { token } })).toMatchObject({ usable: false });
    expect(await management.listAuthorizations(user)).toMatchObject({ totalCount: 0 });
  });

  test('the scopes that a user has granted, and forgotten', async () => {
    const { sdk, serviceId, client, tokens } = scene();
    await tokens(subject);
    const { management } = sdk.client;
    expect(await management.getGrantedScopes(of())).toMatchObject({
      ...result, serviceApiKey: Number(serviceId), clientId: client.clientId, subject, latestGrantedScopes: ['accounts', 'email', 'openid'],
      mergedGrantedScopes: ['accounts', 'email', 'openid'], modifiedAt: expect.any(Number),
    });
    expect(await management.deleteGrantedScopes(of())).toMatchObject(result);
    expect(await management.getGrantedScopes(of())).toMatchObject(result);
  });

  test('the scopes that a client may ask for', async () => {
    const { sdk, serviceId, clientId, ticket } = scene();
    const { management } = sdk.client;
    const requestableScopes = ['accounts', 'openid'];
    expect(await management.updateRequestableScopes({ serviceId, clientId, clientExtensionRequestableScopesUpdateRequest: { requestableScopes } })).toEqual({ requestableScopes });
    expect(await management.getRequestableScopes({ serviceId, clientId })).toEqual({ requestableScopes });
    await management.deleteRequestableScopes({ serviceId, clientId });
    expect((await management.getRequestableScopes({ serviceId, clientId })).requestableScopes ?? []).toEqual([]);
    expect(await ticket()).toEqual(expect.any(String));
  });
});
