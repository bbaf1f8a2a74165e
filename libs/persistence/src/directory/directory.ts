import type { Client, ClientDirectory, MaybePromise, Service } from '@symbolon/engine';
import type { Change } from '../connection/changes.js';
import type { Database } from '../connection/database.js';
import { clientOf } from '../model/client-row.js';
import { serviceOf } from '../model/service-row.js';
import { createRecent } from '../store/recent.js';
import { FIND_CLIENT, FIND_ISSUER, FIND_SERVICE, isClientId, type FoundClientRow, type ServiceRow } from './find.js';
import { startListening } from './listen.js';
import { createLoader, type Versioned } from './loader.js';

export interface DirectoryOptions {
  /** Services, and clients, kept in memory; default 10,000 each. */
  readonly size?: number;
  /** How often the connection for notifications is tried, ms. */
  readonly heartbeat?: number;
}

/** Services and clients, kept in memory and dropped everywhere when they change. What it returns is frozen. */
export interface Directory extends ClientDirectory {
  service(apiKey: number): MaybePromise<Service | undefined>;
  /** The service behind an issuer URL: where several have the same, the one with hosted endpoints. */
  serviceByIssuer(issuer: string): MaybePromise<Service | undefined>;
  /** Whether changes of other instances are heard; otherwise entries live two seconds. */
  isListening(): boolean;
  close(): Promise<void>;
}

const LIFETIME = 60_000;
const LIFETIME_UNHEARD = 2_000;

/** What can be neither id nor alias is not looked up: PostgreSQL's texts hold no NUL, and no alias or entity id is this long. */
const isIdentifier = (text: string): boolean => text.length > 0 && text.length <= 2_048 && !text.includes('\0');

const clientKey = (service: number, identifier: number | string): string => `${service} ${identifier}`;

export function createDirectory(database: Database, { size = 10_000, heartbeat }: DirectoryOptions = {}): Directory {
  const { sealer, now } = database;
  const lifetime = (): number => (listening.isUp() ? LIFETIME : LIFETIME_UNHEARD);
  // One object for a client, by whichever name it is asked for.
  const sameClient = createRecent<Versioned<Client>>(size, now);

  const services = createLoader<Service>({
    size, now, lifetime,
    async load(key) {
      const [row] = await database.run<ServiceRow>(FIND_SERVICE, { apiKey: key });
      return row && { value: serviceOf(row, sealer), version: row.version };
    },
  });

  const clients = createLoader<Client>({
    size, now, lifetime,
    async load(key) {
      const space = key.indexOf(' ');
      const [service, identifier] = [key.slice(0, space), key.slice(space + 1)];
      const clientId = isClientId(identifier) ? identifier : null;
      const [row] = await database.run<FoundClientRow>(FIND_CLIENT, { service, identifier, clientId });
      if (!row) return undefined;
      const id = clientKey(row.service, row.client_id);
      const known = sameClient.get(id);
      if (known?.version === row.version) return known;
      const loaded = { value: clientOf(row, row.service_number, sealer), version: row.version };
      sameClient.set(id, loaded, Number.MAX_SAFE_INTEGER);
      return loaded;
    },
  });

  const issuers = createLoader<number>({
    size, now, lifetime,
    async load(issuer) {
      const [row] = await database.run<Pick<ServiceRow, 'api_key'>>(FIND_ISSUER, { issuer });
      return row && { value: row.api_key, version: row.api_key };
    },
  });

  const service = (apiKey: number): MaybePromise<Service | undefined> =>
    (Number.isSafeInteger(apiKey) && apiKey > 0 ? services.get(String(apiKey)) : undefined);

  const forget = (change: Change): void => {
    switch (change.kind) {
      case 'service':
        issuers.invalidateAll();
        return services.invalidate([String(change.apiKey)]);
      case 'client': {
        const key = clientKey(change.service, change.clientId);
        const alias = sameClient.get(key)?.value.clientIdAlias;
        const keys = alias === undefined ? [key] : [key, clientKey(change.service, alias)];
        return clients.invalidate(keys, (loading) => loading.startsWith(clientKey(change.service, '')));
      }
      case 'anything':
        services.invalidateAll();
        issuers.invalidateAll();
        return clients.invalidateAll();
      case 'token':
        return undefined;
    }
  };

  const unsubscribe = database.changes.listen(forget);
  const listening = startListening({
    url: database.url, onProblem: database.onProblem, onChange: database.changes.announce,
    ...(heartbeat === undefined ? {} : { heartbeat }),
  });

  return {
    service,
    async serviceByIssuer(issuer) {
      if (!isIdentifier(issuer)) return undefined;
      const apiKey = await issuers.get(issuer);
      const found = apiKey === undefined ? undefined : await service(apiKey);
      // The service may have moved on since its issuer was looked up.
      return found?.issuer === issuer ? found : undefined;
    },
    client: (service, identifier) =>
      isIdentifier(identifier) ? clients.get(clientKey(service, identifier)) : undefined,
    isListening: listening.isUp,
    async close() {
      unsubscribe();
      await listening.close();
    },
  };
}
