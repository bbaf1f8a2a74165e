import { createHash, randomBytes } from 'node:crypto';
import { afterAll } from '@jest/globals';
import { dayOf } from '@symbolon/engine';
import type { Database } from '../connection/database.js';
import { openDatabase, type DatabaseOptions } from '../connection/open-database.js';
import { createScratchDatabase, type ScratchDatabase } from '../embedded/scratch-database.js';
import type { ClientSettings, ServiceSettings } from '../model/settings.js';
import { CLIENT_OFF, SERVICE_OFF } from '../model/defaults.js';

export const aMasterKey = (id: string) => ({ id, key: createHash('sha256').update(id).digest() });

/** A database for one spec file, opened as often as there are instances; all is closed when the file is done. */
export function useInstances(): (options?: Partial<DatabaseOptions>) => Promise<Database> {
  let scratch: Promise<ScratchDatabase> | undefined;
  const opened: Database[] = [];
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await (await scratch)?.drop();
  });
  return async (options = {}) => {
    scratch ??= createScratchDatabase();
    const database = await openDatabase({ url: (await scratch).url, masterKeys: [aMasterKey('one')], poolSize: 4, ...options });
    opened.push(database);
    return database;
  };
}

/** Something to close at the end of the file. */
export function useClosing(): <T extends { close(): Promise<void> }>(closable: T) => T {
  const closables: { close(): Promise<void> }[] = [];
  afterAll(async () => {
    for (const closable of closables) await closable.close();
  });
  return (closable) => {
    closables.push(closable);
    return closable;
  };
}

export const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (const deadline = Date.now() + 10_000; !(await condition()); await new Promise((resolve) => setTimeout(resolve, 10))) {
    if (Date.now() > deadline) throw new Error('waited in vain');
  }
};

export const someServiceSettings = (change: Partial<ServiceSettings> = {}): ServiceSettings => ({
  ...SERVICE_OFF, serviceName: 'A service', issuer: 'https://as.example.com', accessTokenDuration: 300,
  supportedScopes: [{ name: 'openid', defaultEntry: false }], ...change,
});

export const someClientSettings = (change: Partial<ClientSettings> = {}): ClientSettings => ({
  ...CLIENT_OFF, clientName: 'A client', clientType: 'CONFIDENTIAL', subjectType: 'PUBLIC', idTokenSignAlg: 'ES256', tokenAuthMethod: 'PRIVATE_KEY_JWT',
  redirectUris: ['https://client.example.org/cb'], ...change,
});

/** A value made at `now` (ms), as in the engine's model. */
export function aValue(now: number): string {
  const bytes = randomBytes(32);
  bytes.writeUInt16BE(dayOf(now), 0);
  return bytes.toString('base64url');
}
