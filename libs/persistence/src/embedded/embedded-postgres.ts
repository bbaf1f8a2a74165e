import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import { identity } from './binaries.js';
import { freePort, initialize, start, stop, type Cluster } from './cluster.js';
import { runningPostmaster } from './postmaster.js';
import { clusterFolder } from './reachable.js';
import { watch } from './watchdog.js';

export interface EmbeddedPostgresOptions {
  /** The folder that keeps everything: cluster, password and log. */
  readonly dataDir: string;
  /** Port on 127.0.0.1; default any free one. */
  readonly port?: number;
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const DATABASE = 'symbolon';

/** Made once, readable by nobody else. */
function password(dataDir: string): string {
  const file = `${dataDir}/postgres.password`;
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

const urlOf = (cluster: Cluster, port: number, database: string): string =>
  `postgres://${cluster.user}:${cluster.password}@127.0.0.1:${port}/${database}`;

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** One connection stays for as long as we live, so that a second start can tell us from an orphan. */
async function claim(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'symbolon owner', keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  // pg has it, its types do not: an idle claim keeps no process alive.
  (client as unknown as { unref(): void }).unref();
  return client;
}

/** Whether a living instance works with the running server; connections of a killed one are closed by the system. */
async function isInUse(cluster: Cluster, port: number): Promise<boolean> {
  try {
    return await withClient(urlOf(cluster, port, 'postgres'), async (client) => {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where datname = $1 and backend_type = 'client backend' and pid <> pg_backend_pid()`, [DATABASE]);
      return (rowCount ?? 0) > 0;
    });
  } catch {
    return false;
  }
}

/** Ends what a killed instance left behind. A server in use by a living instance is left alone. */
async function endOrphan(cluster: Cluster): Promise<void> {
  const orphan = runningPostmaster(cluster.folder);
  if (!orphan) return;
  if (await isInUse(cluster, orphan.port)) {
    throw new Error(`Another running instance already uses the data folder ${cluster.folder}.`);
  }
  const ended = (await stop(cluster)) || (await stop(cluster, 'immediate'));
  if (!ended && runningPostmaster(cluster.folder)) {
    throw new Error(`A PostgreSQL server of an earlier run (pid ${orphan.pid}) still uses ${cluster.folder} and cannot be stopped.`);
  }
}

const createDatabase = (url: string): Promise<void> =>
  withClient(url, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  });

/** A real, durable PostgreSQL in the data folder, for `npm start` without a database server of one's own. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const folder = clusterFolder(identity(), dataDir);
  const cluster: Cluster = { folder, log: `${folder}.log`, user: 'symbolon', password: password(dataDir) };
  await initialize(cluster);
  await endOrphan(cluster);
  const port = options.port ?? (await freePort());
  await start(cluster, port, { max_connections: '100', shared_buffers: '128MB', log_min_messages: 'warning' });
  const watchdog = watch(cluster.folder, 'INT');
  await createDatabase(urlOf(cluster, port, 'postgres'));
  const claimed = await claim(urlOf(cluster, port, DATABASE));
  return {
    url: urlOf(cluster, port, DATABASE),
    stop: async () => {
      // The server goes first: the claim keeps no process alive, and the watchdog is there until nothing is left to watch.
      if (!(await stop(cluster))) await stop(cluster, 'immediate');
      await Promise.race([claimed.end().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 200))]);
      watchdog.end();
    },
  };
}
