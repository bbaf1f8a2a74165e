import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, Service } from '@symbolon/engine';
import type { Database } from '../connection/database.js';
import { createClientRepository } from '../management/client-repository.js';
import { createOwnerRepository } from '../management/owner-repository.js';
import { createServiceRepository } from '../management/service-repository.js';
import { someClientSettings, someServiceSettings, until, useClosing, useInstances } from '../spec/instances.js';
import { createDirectory, type Directory } from './directory.js';

const open = useInstances();
const closing = useClosing();
let here: Database;
let there: Database;
let [directoryHere, directoryThere]: Directory[] = [];
let owner: number;

beforeAll(async () => {
  [here, there] = [await open(), await open()];
  [directoryHere, directoryThere] = [here, there].map((database) => closing(createDirectory(database, { heartbeat: 500 })));
  owner = (await createOwnerRepository(here).create()).number;
  await until(() => listening());
});

const listening = (): boolean => [directoryHere, directoryThere].every((directory) => directory?.isListening() === true);
const serviceAt = (directory: Directory | undefined, apiKey: number) => directory?.service(apiKey);
const clientAt = (directory: Directory | undefined, { apiKey }: Service, identifier: string | number) => directory?.client(apiKey, String(identifier));
const newService = () => createServiceRepository(here).create(owner, someServiceSettings());
const newClient = async (service: Service, alias?: string) =>
  (await createClientRepository(here).create(service.apiKey, someClientSettings(alias === undefined ? {} : { clientIdAlias: alias }))) as Client;

describe('services', () => {
  test('are read once, whole, frozen and the same each time', async () => {
    const made = await newService();
    // The announcement of the new service may arrive after the first load.
    await until(() => !(serviceAt(directoryThere, made.apiKey) instanceof Promise));
    const first = serviceAt(directoryThere, made.apiKey) as Service;
    const { metadata: _, ...rest } = made;
    expect(first).toEqual(rest);
    expect(serviceAt(directoryThere, made.apiKey)).toBe(first);
    expect(Object.isFrozen(first) && Object.isFrozen(first.supportedScopes?.[0])).toBe(true);
  });

  test('changed on one instance are fresh on both', async () => {
    const { apiKey } = await newService();
    await Promise.all([serviceAt(directoryHere, apiKey), serviceAt(directoryThere, apiKey)]);
    await createServiceRepository(here).replace(apiKey, someServiceSettings({ serviceName: 'Changed' }));
    expect((await serviceAt(directoryHere, apiKey))?.serviceName).toBe('Changed');
    await until(async () => (await serviceAt(directoryThere, apiKey))?.serviceName === 'Changed');
    await createServiceRepository(there).remove(apiKey);
    expect(await serviceAt(directoryThere, apiKey)).toBeUndefined();
    await until(async () => (await serviceAt(directoryHere, apiKey)) === undefined);
  });

  test.each([0, -1, 1.5, Number.NaN, 2 ** 60])('%p is no service, without a statement', async (apiKey) => {
    const names: string[] = [];
    const stop = here.onStatement((name) => names.push(name));
    expect(await serviceAt(directoryHere, apiKey)).toBeUndefined();
    stop();
    expect(names).toEqual([]);
  });
});

describe('issuers', () => {
  const issuerOf = (directory: Directory | undefined, issuer: string) => directory?.serviceByIssuer(issuer);
  const withIssuer = (issuer: string, more: object = {}) => createServiceRepository(here).create(owner, someServiceSettings({ issuer, ...more }));

  test('lead to the oldest service, or to the one with hosted endpoints', async () => {
    const issuer = 'https://one.example.com/a';
    const first = await withIssuer(issuer);
    await withIssuer(issuer);
    expect((await issuerOf(directoryThere, issuer))?.apiKey).toBe(first.apiKey);
    const hosted = await withIssuer(issuer, { attributes: [{ key: 'other', value: 'x' }, { key: 'hosted', value: 'true' }] });
    await until(async () => (await issuerOf(directoryThere, issuer))?.apiKey === hosted.apiKey);
  });

  test('changed on one instance are fresh on both', async () => {
    const { apiKey } = await withIssuer('https://two.example.com');
    await until(async () => (await issuerOf(directoryThere, 'https://two.example.com'))?.apiKey === apiKey);
    await createServiceRepository(here).replace(apiKey, someServiceSettings({ issuer: 'https://three.example.com' }));
    expect(await issuerOf(directoryHere, 'https://two.example.com')).toBeUndefined();
    expect((await issuerOf(directoryHere, 'https://three.example.com'))?.apiKey).toBe(apiKey);
    await until(async () => (await issuerOf(directoryThere, 'https://two.example.com')) === undefined);
    await until(async () => (await issuerOf(directoryThere, 'https://three.example.com'))?.apiKey === apiKey);
  });

  test.each(['', '\u0000', 'x'.repeat(5000), "' or true --"])('%j is nobody', async (issuer) => {
    expect(await issuerOf(directoryHere, issuer)).toBeUndefined();
  });
});

describe('clients', () => {
  test('are one object by id and by alias', async () => {
    const service = await newService();
    const made = await newClient(service, 'my-client');
    const byAlias = await clientAt(directoryThere, service, 'my-client');
    expect(byAlias).toEqual(made);
    expect(await clientAt(directoryThere, service, made.clientId)).toBe(byAlias);
    expect(made.serviceNumber).toBe(service.number);
  });

  test('of another service, and odd names, are unknown', async () => {
    const [service, other] = [await newService(), await newService()];
    const { clientId } = await newClient(service);
    expect(await clientAt(directoryHere, other, clientId)).toBeUndefined();
    for (const name of ['', '\u0000', 'x'.repeat(5000), "' or true --", '99999999999999999999', '-1', '1e3']) {
      expect(await clientAt(directoryHere, service, name)).toBeUndefined();
    }
  });

  test('an id goes before an alias that looks like one', async () => {
    const service = await newService();
    const one = await newClient(service);
    const two = await newClient(service, String(one.clientId));
    expect((await clientAt(directoryHere, service, one.clientId))?.clientId).toBe(one.clientId);
    const { clientId } = await newClient(service, '12345');
    expect((await clientAt(directoryHere, service, 12345))?.clientId).toBe(clientId);
    expect(two.clientIdAlias).toBe(String(one.clientId));
  });

  test('unknown on the other instance are known there once they are made', async () => {
    const service = await newService();
    expect(await clientAt(directoryThere, service, 'to-come')).toBeUndefined();
    await newClient(service, 'to-come');
    await until(async () => (await clientAt(directoryThere, service, 'to-come')) !== undefined);
  });

  test('that change their alias are found by the new one only, everywhere', async () => {
    const service = await newService();
    const { clientId } = await newClient(service, 'before');
    for (const directory of [directoryHere, directoryThere]) expect((await clientAt(directory, service, 'before'))?.clientId).toBe(clientId);
    await createClientRepository(here).replace(service.apiKey, String(clientId), someClientSettings({ clientIdAlias: 'after' }));
    expect(await clientAt(directoryHere, service, 'before')).toBeUndefined();
    expect((await clientAt(directoryHere, service, 'after'))?.clientId).toBe(clientId);
    await until(async () => (await clientAt(directoryThere, service, 'before')) === undefined);
    expect((await clientAt(directoryThere, service, 'after'))?.clientId).toBe(clientId);
  });

  test('go with their service', async () => {
    const service = await newService();
    const { clientId } = await newClient(service);
    for (const directory of [directoryHere, directoryThere]) await clientAt(directory, service, clientId);
    await createServiceRepository(here).remove(service.apiKey);
    expect(await clientAt(directoryHere, service, clientId)).toBeUndefined();
    await until(async () => (await clientAt(directoryThere, service, clientId)) === undefined);
  });

  test('changed by hand in the database are fresh too', async () => {
    const service = await newService();
    const { clientId } = await newClient(service);
    expect(await clientAt(directoryHere, service, clientId)).toMatchObject({ locked: false });
    await here.dataSource.query('update client set locked = true, version = version + 1 where client_id = $1', [clientId]);
    await until(async () => (await clientAt(directoryHere, service, clientId))?.locked === true);
  });
});

describe('without notifications', () => {
  test('entries live two seconds, and a new connection starts afresh', async () => {
    let time = Date.now();
    const deaf = await open({ now: () => time });
    const directory = closing(createDirectory(deaf, { heartbeat: 500 }));
    await until(directory.isListening);
    const { apiKey } = await newService();
    // Awaits what it started: a load still under way when the database closes would fail with nobody to hear it.
    const isKept = async () => {
      const found = directory.service(apiKey);
      await found;
      return !(found instanceof Promise);
    };
    await until(isKept);
    await here.dataSource.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'symbolon notifications' and datname = current_database()`);
    await until(() => !directory.isListening());
    expect(await isKept()).toBe(true);
    time += 2_000;
    expect(await isKept()).toBe(false);
    await until(directory.isListening);
    expect(await isKept()).toBe(false);
    await until(listening);
  });
});
