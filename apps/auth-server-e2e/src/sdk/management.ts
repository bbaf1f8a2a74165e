import { fullClient, fullService } from '@symbolon/contract';
import { describe, expect, test } from '@jest/globals';
import { createClient, createService } from '../support/parties.js';
import type { Scene } from './scene.js';

/** In place of methods that are younger than the SDK, whose schemas would not let them pass. */
const knownMethods = ['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH'] as const;

/** Services, clients and what a service publishes. */
export const managementTests = (scene: () => Scene): void => describe('management', () => {
  test('a service: created, read, listed, changed, deleted', async () => {
    const { sdk } = scene();
    const created = await sdk.service.create({ serviceName: 'made by the SDK', issuer: 'https://as.example.com' });
    const serviceId = String(created.apiKey);
    expect(created).toMatchObject({ serviceName: 'made by the SDK', apiKey: expect.any(Number) });
    expect(await sdk.service.get({ serviceId })).toEqual(created);
    const { services = [], totalCount = 0 } = await sdk.service.list({ start: 0, end: 1000 });
    expect(services.map(({ apiKey }) => apiKey)).toContain(created.apiKey);
    expect(totalCount).toBeGreaterThanOrEqual(services.length);
    expect(await sdk.service.update({ serviceId, service: { ...created, serviceName: 'renamed' } })).toMatchObject({ serviceName: 'renamed', apiKey: created.apiKey });
    await sdk.service.delete({ serviceId });
    await expect(sdk.service.get({ serviceId })).rejects.toMatchObject({ statusCode: 404 });
  });

  test('a service with every property is understood', async () => {
    const { sdk } = scene();
    const full = fullService();
    const { apiKey } = await createService({
      ...full, supportedTokenAuthMethods: knownMethods, supportedRevocationAuthMethods: knownMethods, supportedIntrospectionAuthMethods: knownMethods,
    });
    const serviceId = String(apiKey);
    const read = await sdk.service.get({ serviceId });
    expect(read).toMatchObject({ apiKey, supportedServiceProfiles: full.supportedServiceProfiles, trustAnchors: full.trustAnchors });
    expect(await sdk.service.update({ serviceId, service: read })).toMatchObject({ apiKey, supportedScopes: read.supportedScopes });
    await sdk.service.delete({ serviceId });
  });

  test('a client: created, read, listed, changed, deleted', async () => {
    const { sdk, serviceId } = scene();
    const created = await sdk.client.create({ serviceId, client: { clientName: 'made by the SDK', clientType: 'CONFIDENTIAL', tokenAuthMethod: 'CLIENT_SECRET_BASIC' } });
    const clientId = String(created.clientId);
    expect(await sdk.client.get({ serviceId, clientId })).toEqual(created);
    const { clients = [] } = await sdk.client.list({ serviceId, start: 0, end: 1000 });
    expect(clients.map(({ clientName }) => clientName)).toContain('made by the SDK');
    expect(await sdk.client.update({ serviceId, clientId, client: { ...created, clientName: 'renamed' } })).toMatchObject({ clientName: 'renamed', clientSecret: created.clientSecret });
    await sdk.client.delete({ serviceId, clientId });
    await expect(sdk.client.get({ serviceId, clientId })).rejects.toMatchObject({ statusCode: 404 });
  });

  test('a client with every property is understood', async () => {
    const { sdk, serviceId, api } = scene();
    const full = fullClient();
    const made = await createClient(api, { ...full, tokenAuthMethod: knownMethods[0] });
    const clientId = String(made.clientId);
    const read = await sdk.client.get({ serviceId, clientId });
    expect(read).toMatchObject({ clientId: made.clientId, redirectUris: made.redirectUris, extension: { requestableScopes: made.extension?.requestableScopes } });
    expect(await sdk.client.update({ serviceId, clientId, client: read })).toMatchObject({ clientId: made.clientId });
    await sdk.client.delete({ serviceId, clientId });
  });

  test('lock and secret of a client', async () => {
    const { sdk, serviceId, api } = scene();
    const { clientId, clientSecret } = await createClient(api, { clientName: 'locked', clientType: 'CONFIDENTIAL', tokenAuthMethod: 'CLIENT_SECRET_BASIC' });
    const clientIdentifier = String(clientId);
    const result = { resultCode: expect.stringMatching(/^A\d{6}$/), resultMessage: expect.any(String) };
    for (const clientLocked of [true, false]) {
      expect(await sdk.client.management.updateLockFlag({ serviceId, clientIdentifier, clientFlagUpdateRequest: { clientLocked } })).toMatchObject(result);
    }
    const refreshed = await sdk.client.management.refreshSecret({ serviceId, clientIdentifier });
    expect(refreshed).toMatchObject({ ...result, oldClientSecret: clientSecret, newClientSecret: expect.any(String) });
    const mine = 'a-secret-that-is-mine-and-long-enough-for-every-check';
    expect(await sdk.client.management.updateSecret({ serviceId, clientIdentifier, clientSecretUpdateRequest: { clientSecret: mine } }))
      .toMatchObject({ ...result, oldClientSecret: refreshed.newClientSecret, newClientSecret: mine });
  });

  test('the discovery document and the keys', async () => {
    const { sdk, serviceId } = scene();
    // The SDK has no members for the document, but reads it.
    expect(await sdk.service.getConfiguration({ serviceId, pretty: true, patch: '[{"op":"add","path":"/x","value":1}]' })).toBeDefined();
    const { keys = [] } = await sdk.jwkSetEndpoint.serviceJwksGetApi({ serviceId, includePrivateKeys: true, pretty: true });
    expect(keys).toEqual([expect.objectContaining({ kty: 'EC', d: expect.any(String) })]);
    expect((await sdk.jwkSetEndpoint.serviceJwksGetApi({ serviceId })).keys?.[0]).not.toHaveProperty('d');
  });

  test('errors of the API are the SDK\'s own ResultError', async () => {
    const { sdk, service } = scene();
    const serviceId = '1';
    await expect(sdk.service.get({ serviceId })).rejects.toMatchObject({ statusCode: 404 });
    await expect(sdk.client.create({ serviceId: String(service.apiKey), client: { redirectUris: ['https://a.example/#b'] } }))
      .rejects.toMatchObject({ name: 'ResultError', statusCode: 400, resultCode: expect.stringMatching(/^A\d{6}$/) });
  });
});
