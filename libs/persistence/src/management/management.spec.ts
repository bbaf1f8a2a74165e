import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '@symbolon/engine';
import type { Database } from '../connection/database.js';
import { aMasterKey, someClientSettings, someServiceSettings, until, useInstances } from '../spec/instances.js';
import { accessToken, code, pushed, refreshToken, singleUse, ticket } from '../spec/records.js';
import { createStore } from '../store/store.js';
import { HOT_TABLES } from '../upkeep/hot-tables.js';
import { apiAccessTokenDigest, createApiAccessTokenRepository } from './api-access-token-repository.js';
import { createClientRepository, type ClientRepository } from './client-repository.js';
import { createOwnerRepository, type OwnerRepository } from './owner-repository.js';
import { reseal } from './reseal.js';
import { createServiceRepository, type ServiceRepository } from './service-repository.js';

const open = useInstances();
let time = Date.UTC(2026, 10, 21, 12);
let database: Database;
let owners: OwnerRepository;
let services: ServiceRepository;
let clients: ClientRepository;
let owner: number;

beforeAll(async () => {
  database = await open({ now: () => time });
  owners = createOwnerRepository(database);
  services = createServiceRepository(database);
  clients = createClientRepository(database);
  owner = (await owners.create({ name: 'Owner' })).number;
});

const newService = async () => (await services.create(owner, someServiceSettings())).apiKey;
const newClient = async (service: number, change = {}) => (await clients.create(service, someClientSettings(change))) as Client;
const dump = async (table: string) =>
  ((await database.dataSource.query(`select t::text as row from ${table} t`)) as { row: string }[]).map(({ row }) => row).join('\n');

describe('owners', () => {
  test('have credentials, made or given', async () => {
    const made = await owners.create();
    expect(String(made.apiKey)).toMatch(/^[1-9]\d{10,13}$/);
    expect(made.apiSecret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await owners.find(made.apiKey)).toEqual(made);
    const given = await owners.create({ name: 'Given', apiKey: 12345678901, apiSecret: 'a secret' });
    expect(await owners.find(12345678901)).toEqual(given);
    expect(await owners.find(1)).toBeUndefined();
    expect(await dump('service_owner')).not.toContain('a secret');
  });
});

describe('services', () => {
  test('are whole, with ids, times and secret', async () => {
    const made = await services.create(owner, someServiceSettings({ description: 'ä日本' }));
    expect(made).toMatchObject({
      serviceOwnerNumber: owner, createdAt: time, modifiedAt: time, description: 'ä日本', accessTokenDuration: 300, pkceRequired: false,
      metadata: [{ key: 'clientCount', value: '0' }],
    });
    expect(String(made.apiKey)).toMatch(/^[1-9]\d{10,13}$/);
    expect(made.apiSecret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    await newClient(made.apiKey);
    expect(await services.find(made.apiKey)).toEqual({ ...made, metadata: [{ key: 'clientCount', value: '1' }] });
  });

  test('stored before the model had a switch have it off', async () => {
    const apiKey = await newService();
    await database.dataSource.query(`update service set settings = settings - 'pkceRequired' - 'userCodeLength' where api_key = $1`, [apiKey]);
    expect(await services.find(apiKey)).toMatchObject({ pkceRequired: false, userCodeLength: 0 });
  });

  test('are listed by number, page by page', async () => {
    const { number } = await owners.create();
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const serviceName of names) await services.create(number, someServiceSettings({ serviceName }));
    const pages = await Promise.all([services.list(number, 0, 2), services.list(number, 2, 4), services.list(number, 4, 9), services.list(number, 5, 5)]);
    expect(pages.map((page) => page.services.map(({ serviceName }) => serviceName))).toEqual([['a', 'b'], ['c', 'd'], ['e'], []]);
    expect(pages.map(({ totalCount }) => totalCount)).toEqual([5, 5, 5, 5]);
  });

  test('are replaced only as expected, and each change is later than the last', async () => {
    const apiKey = await newService();
    const first = await services.replace(apiKey, someServiceSettings({ serviceName: 'first' }));
    if (typeof first === 'string') throw new Error(first);
    expect(first.modifiedAt).toBe(time + 1);
    expect(await services.replace(apiKey, someServiceSettings(), first.modifiedAt - 1)).toBe('stale');
    const second = await services.replace(apiKey, { ...first, serviceName: 'second' }, first.modifiedAt);
    expect(second).toMatchObject({ serviceName: 'second', modifiedAt: time + 2, createdAt: time, apiKey, apiSecret: first.apiSecret });
    expect(await services.replace(1, someServiceSettings())).toBe('unknown');
    const race = await Promise.all(Array.from({ length: 10 }, () => services.replace(apiKey, someServiceSettings(), time + 2)));
    expect(race.filter((result) => result === 'stale')).toHaveLength(9);
  });

  test('go with everything that is theirs, and nothing else', async () => {
    const [gone, stays] = [await newService(), await newService()];
    const store = createStore(database);
    for (const service of [gone, stays]) {
      const [push, open_, issued] = [pushed(time), ticket(time), code(time)];
      await store.commit(service, { kind: 'push', singleUse: [singleUse(time)], pushed: push });
      await store.commit(service, { kind: 'openTicket', ticket: ticket(time) });
      await store.commit(service, { kind: 'openTicket', ticket: open_ });
      await store.commit(service, { kind: 'completeTicket', ticket: open_.value, code: issued });
      await store.commit(service, { kind: 'redeemCode', singleUse: [], code: issued.value, accessToken: accessToken(time), refreshToken: refreshToken(time) });
    }
    const { clientId } = await newClient(gone);
    expect(await services.remove(gone)).toBe(true);
    expect(await services.remove(gone)).toBe(false);
    expect(await services.find(gone)).toBeUndefined();
    expect(await clients.find(gone, String(clientId))).toBeUndefined();
    for (const { table } of HOT_TABLES) {
      const rows = await database.dataSource.query(`select service from ${table} where service in ($1, $2) group by service`, [gone, stays]);
      expect([table, rows]).toEqual([table, [{ service: stays }]]);
    }
  });
});

describe('clients', () => {
  test('are whole, with ids, times, secret and sector', async () => {
    const service = await newService();
    const made = await newClient(service, { clientIdAlias: 'alias', developer: 'dev', locked: true });
    expect(made).toMatchObject({
      clientIdAlias: 'alias', developer: 'dev', locked: true, createdAt: time, modifiedAt: time,
      derivedSectorIdentifier: 'client.example.org', pkceRequired: false, defaultMaxAge: 0,
    });
    expect(String(made.clientId)).toMatch(/^[1-9]\d{12,15}$/);
    expect(made.clientSecret).toMatch(/^[A-Za-z0-9_-]{86}$/);
    expect(await clients.find(service, String(made.clientId))).toEqual(made);
    expect(await clients.find(service, 'alias')).toEqual(made);
    expect(await clients.find(await newService(), 'alias')).toBeUndefined();
    expect(await clients.create(1, someClientSettings())).toBe('unknownService');
  });

  test.each([
    [{ redirectUris: ['https://a.example/1', 'https://a.example/2'] }, 'a.example'],
    [{ redirectUris: ['https://a.example/1', 'https://b.example/2'] }, undefined],
    [{ redirectUris: ['https://a.example/1', 'https://b.example/2'], sectorIdentifierUri: 'https://c.example/s' }, 'c.example'],
    [{ redirectUris: ['com.example.app:/cb'] }, undefined],
    [{ redirectUris: [] }, undefined],
  ])('sector of %j', async (change, expected) => {
    expect((await newClient(await newService(), change)).derivedSectorIdentifier).toBe(expected);
  });

  test('share no alias within a service', async () => {
    const [service, other] = [await newService(), await newService()];
    await newClient(service, { clientIdAlias: 'taken' });
    const { clientId } = await newClient(service);
    expect(await clients.create(service, someClientSettings({ clientIdAlias: 'taken' }))).toBe('aliasTaken');
    expect(await clients.replace(service, String(clientId), someClientSettings({ clientIdAlias: 'taken' }))).toBe('aliasTaken');
    expect(await clients.create(other, someClientSettings({ clientIdAlias: 'taken' }))).toMatchObject({ clientIdAlias: 'taken' });
  });

  test('are listed by number, page by page, by developer', async () => {
    const service = await newService();
    for (const [clientName, developer] of [['a', 'x'], ['b', 'y'], ['c', 'x'], ['d', 'x']] as const) await newClient(service, { clientName, developer });
    const names = async (wanted: Parameters<ClientRepository['list']>[1]) => {
      const page = await clients.list(service, wanted);
      return [page.totalCount, ...page.clients.map(({ clientName }) => clientName)];
    };
    expect(await names({ start: 0, end: 2 })).toEqual([4, 'a', 'b']);
    expect(await names({ start: 3, end: 10 })).toEqual([4, 'd']);
    expect(await names({ developer: 'x', start: 1, end: 3 })).toEqual([3, 'c', 'd']);
    expect(await names({ start: 7, end: 9 })).toEqual([4]);
  });

  test('are replaced only as expected', async () => {
    const service = await newService();
    const made = await newClient(service, { clientIdAlias: 'replaced' });
    const changed = await clients.replace(service, 'replaced', { ...made, clientName: 'Changed' }, made.modifiedAt);
    expect(changed).toEqual({ ...made, clientName: 'Changed', modifiedAt: made.modifiedAt + 1 });
    expect(await clients.replace(service, 'replaced', made, made.modifiedAt)).toBe('stale');
    expect(await clients.replace(service, 'nobody', made)).toBe('unknown');
  });

  test('get another secret, and are locked, one after another', async () => {
    const service = await newService();
    const { clientId, clientSecret } = await newClient(service);
    const id = String(clientId);
    const changed = await clients.setSecret(service, id);
    expect(changed?.old).toBe(clientSecret);
    expect(await clients.setSecret(service, id, 'chosen')).toEqual({ old: changed?.new, new: 'chosen' });
    expect(await clients.find(service, id)).toMatchObject({ clientSecret: 'chosen', modifiedAt: time + 2 });
    expect(await clients.setSecret(service, 'nobody')).toBeUndefined();
    expect(await clients.setLocked(service, id, true)).toEqual({ changed: true });
    expect(await clients.setLocked(service, id, true)).toEqual({ changed: false });
    expect(await clients.find(service, id)).toMatchObject({ locked: true });
    expect(await clients.setLocked(service, 'nobody', true)).toBeUndefined();
    const secrets = await Promise.all(Array.from({ length: 10 }, () => clients.setSecret(service, id)));
    expect(new Set(secrets.map((secret) => secret?.old)).size).toBe(10);
  });

  test('go with what was issued to them', async () => {
    const service = await newService();
    const { clientId } = await newClient(service);
    const store = createStore(database);
    const [open_, mine, others] = [ticket(time), accessToken(time, { clientId }), accessToken(time)];
    await store.commit(service, { kind: 'openTicket', ticket: open_ });
    await store.commit(service, { kind: 'completeTicket', ticket: open_.value, accessToken: mine });
    const second = ticket(time);
    await store.commit(service, { kind: 'openTicket', ticket: second });
    await store.commit(service, { kind: 'completeTicket', ticket: second.value, accessToken: others });
    expect(await clients.remove(service, String(clientId))).toBe(true);
    expect(await clients.remove(service, String(clientId))).toBe(false);
    expect((await store.accessToken(service, mine.value)).token).toBeUndefined();
    expect((await store.accessToken(service, others.value)).token).toBeDefined();
  });
});

describe('secrets', () => {
  const SECRET = 'c2VjcmV0LXNlY3JldA';
  const jwks = JSON.stringify({ keys: [{ kty: 'oct', k: SECRET }] });
  const secretSettings = someServiceSettings({
    jwks, federationJwks: jwks, credentialJwks: jwks, authenticationCallbackApiSecret: SECRET, developerAuthenticationCallbackApiSecret: SECRET,
    snsCredentials: [{ sns: 'FACEBOOK', apiSecret: SECRET }], developerSnsCredentials: [{ sns: 'FACEBOOK', apiSecret: SECRET }],
    credentialIssuerMetadata: {
      credentialIssuer: 'https://issuer.example', credentialRequestEncryptionJwks: jwks, batchSize: 1,
      requireCredentialRequestEncryption: false, requireCredentialResponseEncryption: false,
    },
  });

  test('come back, but never reach the database in the clear', async () => {
    const { apiKey, apiSecret } = await services.create(owner, secretSettings);
    const { clientSecret } = await newClient(apiKey, { jwks });
    expect(await services.find(apiKey)).toMatchObject({ ...secretSettings, apiSecret });
    const stored = `${await dump('service')}\n${await dump('client')}`;
    for (const secret of [SECRET, apiSecret, clientSecret]) expect(stored).not.toContain(secret);
    expect(stored).toContain('https://issuer.example');
  });

  test('cannot be moved to another row', async () => {
    const [one, two] = [await newService(), await newService()];
    await database.dataSource.query('update service set api_secret = (select api_secret from service where api_key = $1) where api_key = $2', [one, two]);
    await expect(services.find(two)).rejects.toThrow(/does not open/);
    await services.remove(two);
  });

  test('move to another master key while the old one still opens them', async () => {
    const { apiKey, jwks: text } = await services.create(owner, secretSettings);
    const client = await newClient(apiKey, { jwks });
    const rotated = await open({ masterKeys: [aMasterKey('two'), aMasterKey('one')] });
    expect((await createServiceRepository(rotated).find(apiKey))?.jwks).toBe(text);
    expect(await reseal(rotated)).toBeGreaterThan(3);
    expect(await reseal(rotated)).toBe(0);
    const after = await open({ masterKeys: [aMasterKey('two')] });
    expect(await createServiceRepository(after).find(apiKey)).toMatchObject(secretSettings);
    expect(await createClientRepository(after).find(apiKey, String(client.clientId))).toEqual(client);
    await expect(services.find(apiKey)).rejects.toThrow(/master key two, which MASTER_KEY does not hold/);
    await reseal(database).catch(() => undefined);
    expect(await reseal(await open({ masterKeys: [aMasterKey('one'), aMasterKey('two')] }))).toBeGreaterThan(3);
  });
});

describe('API access tokens', () => {
  test('are found by digest until they expire or are revoked', async () => {
    const tokens = createApiAccessTokenRepository(database);
    const { value, token } = await tokens.create({ owner, rights: ['service.read', 'client.write'], services: [1, 2], name: 'ci', expiresAt: time + 1000 });
    expect(await tokens.findByDigest(apiAccessTokenDigest(value))).toEqual(token);
    expect(tokens.findByDigest(apiAccessTokenDigest(value))).toEqual(token);
    expect(await tokens.findByDigest(apiAccessTokenDigest('other'))).toBeUndefined();
    expect(await dump('api_access_token')).not.toContain(value);
    time += 1000;
    expect(await tokens.findByDigest(apiAccessTokenDigest(value))).toBeUndefined();
    const lasting = await tokens.create({ owner, rights: [] });
    expect(await tokens.findByDigest(apiAccessTokenDigest(lasting.value))).toEqual(lasting.token);
    expect(await tokens.revoke(lasting.token.number)).toBe(true);
    expect(await tokens.findByDigest(apiAccessTokenDigest(lasting.value))).toBeUndefined();
    expect(await tokens.revoke(lasting.token.number)).toBe(false);
  });

  test('note their last use in the background', async () => {
    const tokens = createApiAccessTokenRepository(database);
    const { token } = await tokens.create({ owner, rights: [] });
    tokens.touch(token);
    tokens.touch(token);
    await until(async () => (await tokens.list(owner)).some(({ number, lastUsedAt }) => number === token.number && lastUsedAt === time));
  });
});
