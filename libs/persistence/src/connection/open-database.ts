import 'reflect-metadata';
import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import { Directory1763700000000 } from '../migrations/1763700000000-directory.js';
import { Protocol1763700000001 } from '../migrations/1763700000001-protocol.js';
import { Grants1763700000002 } from '../migrations/1763700000002-grants.js';
import { Installation1763700000003 } from '../migrations/1763700000003-installation.js';
import { RequestLog1763700000010 } from '../migrations/1763700000010-request-log.js';
import { Administration1763700000020 } from '../migrations/1763700000020-administration.js';
import { WaitingKeys1763700000021 } from '../migrations/1763700000021-waiting-keys.js';
import { EndUsers1763700000030 } from '../migrations/1763700000030-end-users.js';
import { Issuers1763700000040 } from '../migrations/1763700000040-issuers.js';
import { entities } from '../schema/entities.js';
import { createSealer, type MasterKey } from '../sealing/sealer.js';
import { createPartitions } from '../upkeep/partitions.js';
import { createChanges } from './changes.js';
import type { Database } from './database.js';
import { LOCKS, withLock } from './locks.js';
import { poolOf, PREPARE_SESSION, runOn, typesWithNumbers } from './pool.js';

export interface DatabaseOptions {
  readonly url: string;
  /** The first encrypts, all decrypt. */
  readonly masterKeys: readonly MasterKey[];
  /** Connections of this instance's pool; default 16. */
  readonly poolSize?: number;
  /** Time, ms; for tests. */
  readonly now?: () => number;
  /** Trouble that no caller waits for: an idle connection broke, notifications are down, upkeep failed. */
  readonly onProblem?: (problem: Error) => void;
}

const MIGRATIONS = [
  Directory1763700000000, Protocol1763700000001, Grants1763700000002, Installation1763700000003, RequestLog1763700000010, Administration1763700000020, WaitingKeys1763700000021,
  EndUsers1763700000030, Issuers1763700000040,
];

function createDataSource(options: DatabaseOptions, onProblem: (problem: Error) => void): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    poolSize: options.poolSize ?? 16,
    applicationName: 'symbolon',
    connectTimeoutMS: 10_000,
    // An idle connection that breaks is replaced by the pool; unheard, its error would end the process.
    poolErrorHandler: (error: Error) => onProblem(error),
    installExtensions: false,
    entities,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    // Connections stay: a timer at each query, to close those that idle, costs more than they do.
    extra: { types: typesWithNumbers, keepAlive: true, idleTimeoutMillis: 0, onConnect: (client: ClientBase) => client.query(PREPARE_SESSION) },
  });
}

/** Opens the database, brings its schema up to date and makes the partitions of the coming days. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const onProblem = options.onProblem ?? (() => undefined);
  const now = options.now ?? Date.now;
  const sealer = createSealer(options.masterKeys);
  const dataSource = createDataSource(options, onProblem);
  await dataSource.initialize();
  try {
    await withLock(options.url, LOCKS.schema, async (client) => {
      await dataSource.runMigrations({ transaction: 'each' });
      await createPartitions(client, now());
    });
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  const pool = poolOf(dataSource);
  const listeners = new Set<(name: string) => void>();
  return {
    dataSource, sealer, now, onProblem, url: options.url,
    changes: createChanges(),
    run: runOn(pool, listeners),
    onStatement(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => dataSource.destroy(),
  };
}
