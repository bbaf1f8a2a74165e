import { REGISTERED_BY_HAND } from '../engine-api/management/keep.js';
import {
  createApiAccessTokenRepository, createClientRepository, createOwnerRepository, createServiceRepository, type Database, type ServiceOwner,
} from '@symbolon/persistence';
import { makeFirstOperator } from '../admin/first-operator.js';
import { rights } from '../engine-api/rights.js';
import { withHostedEndpoints } from '../oauth/hosting.js';
import type { Settings } from '../platform/settings.js';
import { readCredentialsFile, writeCredentials, type DemoCredentials } from './credentials-file.js';
import { DEMO_REDIRECT_URI, DEMO_SCOPE, demoClient, demoService } from './demo.js';
import { createDemoUsers } from './demo-users.js';
import { generateSigningKey, publicPart } from './keys.js';
import { aloneInTransaction } from './in-transaction.js';

async function createDemo(database: Database, owner: ServiceOwner, settings: Settings): Promise<DemoCredentials> {
  const [clientJwk, ...keys] = [generateSigningKey('ES256'), generateSigningKey('ES256'), generateSigningKey('PS256')] as const;
  const service = await createServiceRepository(database)
    .create(owner.number, (apiKey) => withHostedEndpoints(demoService(settings.hostedUrls.tls, keys), apiKey, settings.hostedUrls));
  const client = await createClientRepository(database)
    .create(service.apiKey, { ...demoClient(publicPart(clientJwk)), ...REGISTERED_BY_HAND });
  if (typeof client === 'string') throw new Error(`The demo client could not be made: ${client}.`);
  return {
    serviceId: service.apiKey, apiSecret: service.apiSecret ?? '', clientId: client.clientId, clientSecret: client.clientSecret ?? '',
    redirectUri: DEMO_REDIRECT_URI, issuer: service.issuer ?? '', tokenEndpoint: service.tokenEndpoint ?? '', scope: DEMO_SCOPE, clientJwk, users: await createDemoUsers(database, service.apiKey),
  };
}

/** An installation from before there were operators gets its first one, where the file is that can tell of it. */
async function addOperator(within: Database, owner: ServiceOwner, settings: Settings): Promise<void> {
  const credentials = readCredentialsFile(settings.dataDir);
  if (credentials?.operator !== undefined || credentials?.serviceOwner.apiKey !== owner.apiKey) return;
  const operator = await makeFirstOperator(within, owner.number);
  if (operator !== undefined) writeCredentials(settings.dataDir, { ...credentials, operator });
}

/**
 * Fills an empty database: an owner, an API access token with every right, an operator, and a service to try things out with. Says
 * whether it did. The file is written before the transaction ends: a crash in between leaves an empty database, which the next
 * start fills again, and never credentials that nobody knows.
 */
export const firstStart = (database: Database, settings: Settings, baseUrl: string): Promise<boolean> =>
  aloneInTransaction(database, async (within) => {
    const owners = createOwnerRepository(within);
    const [present] = await owners.list();
    if (present !== undefined) {
      await addOperator(within, present, settings);
      return false;
    }
    const owner = await owners.create({ name: 'Owner' });
    const { value: accessToken } = await createApiAccessTokenRepository(within).create({ owner: owner.number, name: 'First start', rights: [...rights] });
    const operator = await makeFirstOperator(within, owner.number);
    const demo = await createDemo(within, owner, settings);
    const serviceOwner = { apiKey: owner.apiKey, apiSecret: owner.apiSecret };
    writeCredentials(settings.dataDir, { baseUrl, serviceOwner, accessToken, ...(operator === undefined ? {} : { operator }), demo });
    return true;
  });
