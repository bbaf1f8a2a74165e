// Everything that is measured, started from nothing in a temporary folder: PostgreSQL, the floors, the server.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { schema } from '../floor/statements.mjs';
import { createParty, issuer, redirectUri, tokenEndpoint } from '../load/party.mjs';
import { cpuSeconds, familyCpuSeconds, shareCores, startNode, stop, until } from './processes.mjs';
import { setUpClient } from './set-up-client.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const here = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));

/** As many connections as the server's pool has. */
const POOL_SIZE = 16;

export function build() {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'apps/auth-server/tsconfig.lib.json'], { cwd: root, stdio: 'inherit' });
}

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** The end of a program's output. */
const said = (log) => readFileSync(log, 'utf8').slice(-3000);

const basic = (key, secret) => `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;

async function createFloorDatabase(url, name) {
  const execute = async (databaseUrl, sql) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await execute(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  await execute(own.href, schema);
  return own.href;
}

/** Starts programs on the bench; `end` stops them all and leaves nothing behind. */
export async function openWorkbench() {
  const core = shareCores();
  const folder = mkdtempSync(join(tmpdir(), 'symbolon-bench-'));
  // PostgreSQL may run as another user.
  chmodSync(folder, 0o755);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { startEmbeddedPostgres } = await import('@symbolon/persistence');
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'database') });
  const party = createParty();
  const children = [];
  const start = (name, program, env, sampler) => {
    const log = join(folder, `${name}.log`);
    const args = sampler ? ['--import', here('lab/sampler.mjs'), program] : [program];
    const child = startNode({ core, cwd: folder, log, args, env, talk: sampler });
    children.push(child);
    return { child, log };
  };

  async function startFloor(front, { sampler = false } = {}) {
    const client = { id: '1234567890', jwk: party.jwk, issuer, redirectUri, tokenEndpoint };
    const authorization = basic('floor', randomBytes(32).toString('base64url'));
    const databaseUrl = await createFloorDatabase(postgres.url, `floor_${front}`);
    const config = { front, databaseUrl, poolSize: POOL_SIZE, authorization, client };
    const { child, log } = start(`floor-${front}`, here('floor.mjs'), { FLOOR: JSON.stringify(config) }, sampler);
    const port = await until(child, log, () => /listening on (\d+)/.exec(readFileSync(log, 'utf8'))?.[1]);
    return { name: `floor, ${front}`, child, port: Number(port), said: () => said(log), prefix: '/api', authorization, clientId: client.id, tokens: {} };
  }

  /** The server as in production; `sampler` lets it be asked for CPU profiles. */
  async function startServer({ sampler = false } = {}) {
    const dataDir = join(folder, 'server');
    const port = await freePort();
    const env = {
      NODE_ENV: 'production', DATABASE_URL: postgres.url, MASTER_KEY: randomBytes(32).toString('base64'), DATA_DIR: dataDir,
      PORT: String(port), TLS_PORT: String(await freePort()), HOST: '127.0.0.1',
    };
    const { child, log } = start('server', join(root, 'apps/auth-server/dist/main.js'), env, sampler);
    const credentials = join(dataDir, 'credentials.json');
    await until(child, log, async () => {
      if (!existsSync(credentials)) return undefined;
      const answer = await fetch(`http://127.0.0.1:${port}/api/lifecycle/healthcheck`).catch(() => undefined);
      return answer?.ok === true ? true : undefined;
    });
    const known = await setUpClient(`http://127.0.0.1:${port}`, JSON.parse(readFileSync(credentials, 'utf8')), party.jwk);
    return { name: 'server', child, port, said: () => said(log), ...known, tokens: {} };
  }

  return {
    core, party, startFloor, startServer,
    usage: ({ child }) => ({ process: cpuSeconds(child.pid), database: familyCpuSeconds(postmasterOf(folder)) }),
    async end() {
      // Whatever is being waited for, the process must not end before it.
      const awake = setInterval(() => undefined, 1000);
      await Promise.all(children.map(stop));
      await postgres.stop();
      clearInterval(awake);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const postmasterOf = (folder) => Number(readFileSync(join(folder, 'database', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
