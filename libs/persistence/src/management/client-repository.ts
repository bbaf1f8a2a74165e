import type { Client } from '@symbolon/engine';
import type { EntityManager } from 'typeorm';
import type { Database } from '../connection/database.js';
import { isClientId } from '../directory/find.js';
import { clientOf, clientPlace, closeClient } from '../model/client-row.js';
import type { ClientSettings } from '../model/settings.js';
import { clientSchema, serviceSchema } from '../schema/entities.js';
import type { ClientRow } from '../schema/rows.js';
import { freeOr, violatedConstraint, withFreshId } from './conflicts.js';
import { newClientId, newClientSecret } from './ids.js';
import { page } from './page.js';

export interface ClientPage {
  readonly developer?: string;
  readonly start: number;
  readonly end: number;
}

/** What a client is to be known by, from elsewhere: its id if nobody has it, its secret. */
export interface WantedClient {
  readonly clientId?: number;
  readonly clientSecret?: string;
}

/** Clients as operators see them: always from the database. `identifier`: client id in decimal, or alias. */
export interface ClientRepository {
  /** `mostOfDeveloper`: clients that one developer may have; 0 is no limit, and a client without a developer counts for nobody. */
  create(service: number, settings: ClientSettings, mostOfDeveloper?: number, wanted?: WantedClient): Promise<Client | 'unknownService' | 'aliasTaken' | 'tooMany'>;
  find(service: number, identifier: string): Promise<Client | undefined>;
  /** One page by number, from `start` up to, not including, `end`. */
  list(service: number, wanted: ClientPage): Promise<{ readonly totalCount: number; readonly clients: readonly Client[] }>;
  /** `stale`: the client was changed since `expectedModifiedAt`. */
  replace(service: number, identifier: string, settings: ClientSettings, expectedModifiedAt?: number): Promise<Client | 'unknown' | 'stale' | 'aliasTaken'>;
  remove(service: number, identifier: string): Promise<boolean>;
  /** Sets the given secret, or a new one. */
  setSecret(service: number, identifier: string, secret?: string): Promise<{ readonly old: string; readonly new: string } | undefined>;
  setLocked(service: number, identifier: string, locked: boolean): Promise<{ readonly changed: boolean } | undefined>;
}

/** What was issued to a client, or waits for being issued. */
const CLIENT_STATE = ['ticket', 'pushed_request', 'authorization_code', 'access_token', 'refresh_token', 'granted_scopes'] as const;

const ALIAS_CONSTRAINT = 'client_alias';

/** Two changes within one millisecond still differ, so that an expected time tells them apart. */
const CHANGED = { modified_at: () => 'greatest(cast(:now as bigint), modified_at + 1)', version: () => 'version + 1' };

/** The row that an identifier names; an id goes before an alias that looks like one. */
async function rowOf(manager: EntityManager, service: number, identifier: string, lock = false): Promise<ClientRow | undefined> {
  const rows = await manager.find(clientSchema, {
    where: [...(isClientId(identifier) ? [{ service, client_id: Number(identifier) }] : []), { service, alias: identifier }],
    ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}),
  });
  return rows.find((row) => String(row.client_id) === identifier) ?? rows[0];
}

export function createClientRepository({ dataSource, sealer, now, changes }: Database): ClientRepository {
  const { manager } = dataSource;
  const clients = dataSource.getRepository(clientSchema);
  const services = dataSource.getRepository(serviceSchema);

  const numberOf = async (service: number): Promise<number | undefined> =>
    (await services.findOne({ where: { api_key: service }, select: { number: true } }))?.number;

  const whole = async (rows: readonly ClientRow[]): Promise<readonly Client[]> => {
    const [first] = rows;
    const number = first && (await numberOf(first.service));
    return number === undefined ? [] : rows.map((row) => clientOf(row, number, sealer));
  };

  const update = async (row: ClientRow, values: Partial<ClientRow>, expectedModifiedAt?: number, within = manager): Promise<ClientRow | undefined> => {
    const query = within.createQueryBuilder().update(clientSchema).set({ ...values, ...CHANGED })
      .where('client_id = :clientId', { clientId: row.client_id, now: now() }).returning('*');
    if (expectedModifiedAt !== undefined) query.andWhere('modified_at = :expectedModifiedAt', { expectedModifiedAt });
    return ((await query.execute()).raw as ClientRow[])[0];
  };

  const announce = ({ service, client_id }: Pick<ClientRow, 'service' | 'client_id'>): void =>
    changes.announce({ kind: 'client', service, clientId: client_id });

  return {
    async create(service, settings, mostOfDeveloper = 0, wanted = {}) {
      const serviceNumber = await numberOf(service);
      if (serviceNumber === undefined) return 'unknownService';
      const time = now();
      const insertWithin = async (within: EntityManager, clientId: number): Promise<ClientRow> => {
        const { raw } = await within.createQueryBuilder().insert().into(clientSchema).values({
          ...closeClient(settings, clientId, sealer), client_id: clientId, service,
          client_secret: sealer.seal(wanted.clientSecret ?? newClientSecret(), clientPlace(clientId, 'client_secret')),
          created_at: time, modified_at: time, version: 1,
        }).returning('*').execute();
        return (raw as ClientRow[])[0] as ClientRow;
      };
      const { developer } = settings;
      const insert = async (clientId: number): Promise<Client | 'tooMany'> => {
        const row = mostOfDeveloper <= 0 || developer === undefined ? await insertWithin(manager, clientId)
          : await dataSource.transaction(async (within) => {
            // One after the other, or two at once would both be the last one allowed.
            await within.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`clients of ${service} ${developer}`]);
            return (await within.count(clientSchema, { where: { service, developer } })) < mostOfDeveloper ? insertWithin(within, clientId) : 'tooMany';
          });
        if (row === 'tooMany') return row;
        announce(row);
        return clientOf(row, serviceNumber, sealer);
      };
      try {
        const isFree = wanted.clientId !== undefined && !(await clients.existsBy({ client_id: wanted.clientId }));
        return await withFreshId(freeOr(isFree ? wanted.clientId : undefined, newClientId), 'client_client_id_key', insert);
      } catch (error) {
        if (violatedConstraint(error) === ALIAS_CONSTRAINT) return 'aliasTaken';
        throw error;
      }
    },

    async find(service, identifier) {
      const row = await rowOf(manager, service, identifier);
      return row && (await whole([row]))[0];
    },

    async list(service, { developer, start, end }) {
      const where = developer === undefined ? { service } : { service, developer };
      const [rows, totalCount] = await page(clients, where, start, end);
      return { totalCount, clients: await whole(rows) };
    },

    async replace(service, identifier, settings, expectedModifiedAt) {
      const row = await rowOf(manager, service, identifier);
      if (!row) return 'unknown';
      try {
        const changed = await update(row, closeClient(settings, row.client_id, sealer), expectedModifiedAt);
        if (!changed) return (await clients.existsBy({ client_id: row.client_id })) ? 'stale' : 'unknown';
        announce(changed);
        return (await whole([changed]))[0] ?? 'unknown';
      } catch (error) {
        if (violatedConstraint(error) === ALIAS_CONSTRAINT) return 'aliasTaken';
        throw error;
      }
    },

    async remove(service, identifier) {
      const row = await rowOf(manager, service, identifier);
      if (!row) return false;
      const { affected } = await clients.delete({ client_id: row.client_id });
      announce(row);
      for (const table of CLIENT_STATE) {
        await dataSource.query(`delete from ${table} where service = $1 and client_id = $2`, [service, row.client_id]);
      }
      return affected === 1;
    },

    async setSecret(service, identifier, secret = newClientSecret()) {
      const done = await dataSource.transaction(async (within) => {
        const row = await rowOf(within, service, identifier, true);
        if (!row) return undefined;
        const place = clientPlace(row.client_id, 'client_secret');
        await update(row, { client_secret: sealer.seal(secret, place) }, undefined, within);
        return { row, old: sealer.open(row.client_secret, place) };
      });
      if (!done) return undefined;
      announce(done.row);
      return { old: done.old, new: secret };
    },

    async setLocked(service, identifier, locked) {
      const row = await rowOf(manager, service, identifier);
      if (!row) return undefined;
      const { affected } = await clients.createQueryBuilder().update().set({ locked, ...CHANGED })
        .where({ client_id: row.client_id, locked: !locked }).setParameters({ now: now() }).execute();
      if (affected === 1) announce(row);
      return { changed: affected === 1 };
    },
  };
}
