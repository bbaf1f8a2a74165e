import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { binary, identity } from './binaries.js';
import { freePort, initialize, own, start, type Cluster } from './cluster.js';
import { watch } from './watchdog.js';

/** A new, empty database that nobody else uses; everything in it is lost at `drop`. */
export interface ScratchDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Nothing here has to survive a crash, so nothing waits for the disk. */
const SETTINGS = {
  fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', wal_level: 'minimal', max_wal_senders: '0',
  shared_buffers: '64MB', max_connections: '200', autovacuum: 'off', log_min_messages: 'fatal',
};

const base = (): string => `${tmpdir()}/symbolon-scratch-${process.getuid?.() ?? 0}`;

const clusterIn = (folder: string): Cluster => ({ folder, log: `${folder}.log`, user: 'symbolon', password: 'scratch' });

/** initdb takes over a second, copying its result a fraction of that. */
async function template(): Promise<string> {
  const finished = `${base()}/template-${statSync(binary('postgres')).size}`;
  if (existsSync(`${finished}/PG_VERSION`)) return finished;
  const workplace = mkdtempSync(`${base()}/making-`);
  own(workplace);
  await initialize(clusterIn(`${workplace}/cluster`), ['--no-sync', '--no-data-checksums']);
  try {
    renameSync(`${workplace}/cluster`, finished);
  } catch {
    // Another process finished its template first.
  }
  rmSync(workplace, { recursive: true, force: true });
  return finished;
}

function copy(from: string, to: string): void {
  if (process.platform === 'win32') cpSync(from, to, { recursive: true });
  else execFileSync('cp', ['-a', from, to], { ...identity(), cwd: '/' });
}

const urlOf = (port: number, database: string): string => `postgres://symbolon:scratch@127.0.0.1:${port}/${database}`;

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * One server per process; it ends with the process. Jest gives every test file its own modules but keeps the process,
 * so the server is found again through a folder that bears the process id.
 */
async function server(): Promise<string> {
  const folder = `${base()}/process-${process.pid}`;
  const noted = `${folder}/url`;
  if (existsSync(noted)) {
    const url = readFileSync(noted, 'utf8');
    if (await execute(url, 'select 1').then(() => true, () => false)) return url;
  }
  mkdirSync(base(), { recursive: true });
  own(base());
  const original = await template();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  own(folder);
  const cluster = clusterIn(`${folder}/cluster`);
  copy(original, cluster.folder);
  const port = await freePort();
  await start(cluster, port, SETTINGS);
  watch(cluster.folder, 'QUIT', folder);
  const url = urlOf(port, 'postgres');
  writeFileSync(noted, url, { mode: 0o600 });
  return url;
}

/**
 * A fresh database for tests, benchmarks and demos, on the server named by TEST_DATABASE_URL if there is one, else on a
 * server that this process starts once. Its folder must not be reused: it trades durability for speed.
 */
export async function createScratchDatabase(): Promise<ScratchDatabase> {
  const admin = process.env['TEST_DATABASE_URL'] || (await server());
  const name = `scratch_${randomBytes(8).toString('hex')}`;
  await execute(admin, `create database ${name} template template0`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(admin, `drop database if exists ${name} with (force)`) };
}
