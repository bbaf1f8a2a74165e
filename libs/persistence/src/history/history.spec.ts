import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '@symbolon/engine';
import { recorded } from '../audit/recorded.js';
import type { Change } from '../connection/changes.js';
import type { Database } from '../connection/database.js';
import { createWaitingKeys } from '../keys/waiting-keys.js';
import { createClientRepository } from '../management/client-repository.js';
import { createOwnerRepository } from '../management/owner-repository.js';
import { reseal } from '../management/reseal.js';
import { createServiceRepository } from '../management/service-repository.js';
import { aMasterKey, someClientSettings, someServiceSettings, useInstances } from '../spec/instances.js';
import { createClientVersions, createServiceVersions } from './versions.js';

/* What a change leaves behind: versions, entries of the audit log, messages to caches. */

const open = useInstances();
const ann = { kind: 'operator', id: 7, name: 'Ann' } as const;
const jwks = '{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}';

let database: Database;
let owner: number;

beforeAll(async () => {
  database = await open();
  owner = (await createOwnerRepository(database).create()).number;
});

const newService = () => createServiceRepository(database).create(owner, someServiceSettings({ jwks }));
const auditOf = async (service: number): Promise<readonly unknown[]> => database.dataSource.query('select kind from audit_entry where service = $1', [service]);

describe('a recorded change', () => {
  test('is done together with its entry, and its versions know who made it', async () => {
    const { apiKey } = await newService();
    await recorded(database, ann, async (within, note) => {
      await createServiceRepository(within).replace(apiKey, someServiceSettings({ serviceName: 'Changed' }));
      await note({ owner, service: apiKey, kind: 'service', action: 'update' });
    });
    expect(await auditOf(apiKey)).toEqual([{ kind: 'service' }]);
    const versions = await createServiceVersions(database).list(apiKey, 10);
    expect(versions.map(({ version, actor, state }) => [version, actor, state.serviceName, state.jwks])).toEqual([[2, ann, 'Changed', undefined], [1, undefined, 'A service', jwks]]);
  });

  test('that fails leaves nothing: no change, no entry, no version, no message', async () => {
    const { apiKey } = await newService();
    const heard: Change[] = [];
    const unsubscribe = database.changes.listen((change) => heard.push(change));
    await expect(recorded(database, ann, async (within, note) => {
      await createServiceRepository(within).replace(apiKey, someServiceSettings({ serviceName: 'Changed' }));
      await note({ owner, service: apiKey, kind: 'service', action: 'update' });
      throw new Error('too late');
    })).rejects.toThrow('too late');
    unsubscribe();
    expect([heard, await auditOf(apiKey), (await createServiceVersions(database).list(apiKey, 10)).length]).toEqual([[], [], 1]);
    expect((await createServiceRepository(database).find(apiKey))?.serviceName).toBe('A service');
  });

  test('is told to the caches when it is done and not before', async () => {
    const { apiKey } = await newService();
    const heard: Change[] = [];
    const unsubscribe = database.changes.listen((change) => heard.push(change));
    await recorded(database, ann, async (within) => {
      await createServiceRepository(within).replace(apiKey, someServiceSettings());
      expect(heard).toEqual([]);
    });
    unsubscribe();
    expect(heard).toEqual([{ kind: 'service', apiKey }]);
  });
});

test('versions go with what they are versions of', async () => {
  const { apiKey } = await newService();
  const { clientId } = await createClientRepository(database).create(apiKey, someClientSettings({ clientIdAlias: 'one' })) as Client;
  const versions = createClientVersions(database);
  expect((await versions.find(clientId, 1))?.state).toMatchObject({ clientId, clientIdAlias: 'one' });
  await createServiceRepository(database).remove(apiKey);
  expect([await versions.find(clientId, 1), await createServiceVersions(database).find(apiKey, 1)]).toEqual([undefined, undefined]);
});

test('a master key can be retired although old versions and waiting keys were encrypted under it', async () => {
  const { apiKey } = await newService();
  await createServiceRepository(database).replace(apiKey, someServiceSettings());
  await createWaitingKeys(database).put(apiKey, 'next', { kty: 'oct', k: 'd2FpdGluZw' });
  const both = await open({ masterKeys: [aMasterKey('two'), aMasterKey('one')] });
  expect(await reseal(both)).toBeGreaterThan(0);
  expect(await reseal(both)).toBe(0);
  const later = await open({ masterKeys: [aMasterKey('two')] });
  expect((await createServiceVersions(later).find(apiKey, 1))?.state.jwks).toBe(jwks);
  expect((await createWaitingKeys(later).list(apiKey)).get('next')).toEqual({ kty: 'oct', k: 'd2FpdGluZw' });
  // Moving secrets is no change of the service.
  expect((await createServiceVersions(later).list(apiKey, 10)).map(({ version }) => version)).toEqual([2, 1]);
});
