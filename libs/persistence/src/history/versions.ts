import type { Client, Service } from '@symbolon/engine';
import type { Actor } from '../audit/actor.js';
import type { Database } from '../connection/database.js';
import { clientOf } from '../model/client-row.js';
import { serviceOf } from '../model/service-row.js';
import type { ClientRow, ServiceRow } from '../schema/rows.js';

/** What a service or client was after one change. */
export interface Version<T> {
  readonly version: number;
  /** ms. */
  readonly changedAt: number;
  /** Absent when it was changed by hand, or before there was a history. */
  readonly actor?: Actor;
  readonly state: T;
}

export interface Versions<T> {
  /** Latest first, only those before the given number. */
  list(id: number, limit: number, before?: number): Promise<readonly Version<T>[]>;
  find(id: number, version: number): Promise<Version<T> | undefined>;
}

interface VersionRow {
  readonly version: number;
  readonly changed_at: number;
  readonly actor: Actor | null;
}

interface Source<Row, T> {
  /** The row as it is now, with what the version has in place of it. */
  readonly select: string;
  readonly stateOf: (row: Row) => T;
}

function versionsIn<Row extends object, T>({ dataSource }: Database, { select, stateOf }: Source<Row, T>): Versions<T> {
  const versionOf = (row: Row & VersionRow): Version<T> => ({
    version: row.version, changedAt: row.changed_at, state: stateOf(row), ...(row.actor === null ? {} : { actor: row.actor }),
  });
  return {
    async list(id, limit, before = Number.MAX_SAFE_INTEGER) {
      const rows: readonly (Row & VersionRow)[] = await dataSource.query(`${select} where id = $1 and version < $2::bigint order by version desc limit $3`, [id, before, limit]);
      return rows.map(versionOf);
    },
    async find(id, version) {
      const [row]: readonly (Row & VersionRow)[] = await dataSource.query(`${select} where id = $1 and version = $2`, [id, version]);
      return row && versionOf(row);
    },
  };
}

/** A version has the settings of then; what is no setting (ids, the secret) is as it is now. */
export const createServiceVersions = (database: Database): Versions<Service> => versionsIn<ServiceRow, Service>(database, {
  select: `select * from (select service.number, service.api_key as id, service.api_key, service.owner, service.api_secret, service.created_at,
    v.changed_at as modified_at, v.version, v.changed_at, v.actor, v.settings, v.sealed
    from service_version v join service on service.api_key = v.service) as versions`,
  stateOf: (row) => serviceOf(row, database.sealer),
});

export const createClientVersions = (database: Database): Versions<Client> => versionsIn<ClientRow & { readonly service_number: number }, Client>(database, {
  select: `select * from (select client.number, client.client_id as id, client.client_id, client.service, client.client_secret, client.created_at,
    service.number as service_number, v.alias, v.developer, v.locked, v.changed_at as modified_at, v.version, v.changed_at, v.actor, v.settings, v.sealed
    from client_version v join client on client.client_id = v.client_id join service on service.api_key = client.service) as versions`,
  stateOf: (row) => clientOf(row, row.service_number, database.sealer),
});
