import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { transformFileSync } from '@swc/core';
import pg from 'pg';
import { until } from '../spec/instances.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { readPostmaster, runningPostmaster } from './postmaster.js';

jest.setTimeout(60_000);

// A parent that can be killed has to be a process of its own, so it needs JavaScript, at a place where packages are found.
const compiled = fileURLToPath(new URL('../../test-results/embedded', import.meta.url));
let dataDir: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  dataDir = `${mkdtempSync(join(tmpdir(), 'symbolon-embedded-'))}/data`;
  // As root, PostgreSQL runs as somebody else, who has to get there.
  chmodSync(dirname(dataDir), 0o755);
  mkdirSync(compiled, { recursive: true });
  const here = dirname(fileURLToPath(import.meta.url));
  for (const file of readdirSync(here).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))) {
    const { code } = transformFileSync(join(here, file), { swcrc: false, module: { type: 'es6' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } });
    writeFileSync(join(compiled, file.replace(/\.ts$/, '.js')), code);
  }
  writeFileSync(join(compiled, 'parent.js'), `
    import { startEmbeddedPostgres } from './embedded-postgres.js';
    const { url } = await startEmbeddedPostgres({ dataDir: process.argv[2] });
    console.log(url);
    setInterval(() => undefined, 1000);
  `);
});

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(dirname(dataDir), { recursive: true, force: true });
  rmSync(compiled, { recursive: true, force: true });
});

const cluster = (): string => `${dataDir}/postgres`;

const startParent = (): Promise<{ parent: ChildProcess; url: string }> =>
  new Promise((resolve, reject) => {
    const parent = spawn(process.execPath, [join(compiled, 'parent.js'), dataDir], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } });
    children.push(parent);
    let errors = '';
    parent.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    parent.stdout?.once('data', (chunk: Buffer) => resolve({ parent, url: chunk.toString().trim() }));
    parent.once('exit', () => reject(new Error(errors)));
  });

const query = async (url: string, sql: string): Promise<readonly unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

const killed = async (parent: ChildProcess): Promise<void> => {
  parent.kill('SIGKILL');
  await new Promise((resolve) => parent.once('exit', resolve));
};

/** The shells that would end the server together with its parent. */
function killWatchdogs(pid: number): void {
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0');
      if (command[0] === '/bin/sh' && command[2]?.startsWith('cat >/dev/null; kill') && command[3] === String(pid)) process.kill(Number(entry), 'SIGKILL');
    } catch {
      // Gone meanwhile.
    }
  }
}

const onLinux = process.platform === 'linux' ? test : test.skip;

test('keeps its data from one start to the next, and its password to itself', async () => {
  const first = await startEmbeddedPostgres({ dataDir });
  await query(first.url, 'create table note (text text)');
  await query(first.url, `insert into note values ('first')`);
  expect(await query(first.url, `select current_setting('fsync') as fsync, current_setting('listen_addresses') as on, current_setting('unix_socket_directories') as sockets`))
    .toEqual([{ fsync: 'on', on: '127.0.0.1', sockets: '' }]);
  await first.stop();
  expect(runningPostmaster(cluster())).toBeUndefined();
  expect(statSync(`${dataDir}/postgres.password`).mode & 0o777).toBe(0o600);
  const second = await startEmbeddedPostgres({ dataDir });
  expect(await query(second.url, 'select text from note')).toEqual([{ text: 'first' }]);
  await expect(query(second.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
  await second.stop();
});

onLinux('ends with a parent that was killed, and has everything that was committed', async () => {
  const { parent, url } = await startParent();
  await query(url, `insert into note values ('second')`);
  await killed(parent);
  await until(() => runningPostmaster(cluster()) === undefined);
  const next = await startEmbeddedPostgres({ dataDir });
  expect(await query(next.url, 'select text from note order by text')).toEqual([{ text: 'first' }, { text: 'second' }]);
  await next.stop();
});

onLinux('takes over from an orphan when nothing ended it', async () => {
  const { parent, url } = await startParent();
  const { pid } = readPostmaster(cluster()) ?? { pid: 0 };
  await query(url, `insert into note values ('third')`);
  killWatchdogs(pid);
  await killed(parent);
  expect(runningPostmaster(cluster())?.pid).toBe(pid);
  const next = await startEmbeddedPostgres({ dataDir });
  expect(readPostmaster(cluster())?.pid).not.toBe(pid);
  expect(await query(next.url, 'select count(*)::int as count from note')).toEqual([{ count: 3 }]);
  await next.stop();
});

onLinux('recovers when the server was killed as well', async () => {
  const { parent, url } = await startParent();
  const { pid } = readPostmaster(cluster()) ?? { pid: 0 };
  await query(url, `insert into note values ('fourth')`);
  killWatchdogs(pid);
  process.kill(pid, 'SIGKILL');
  await killed(parent);
  expect(existsSync(`${cluster()}/postmaster.pid`)).toBe(true);
  const next = await startEmbeddedPostgres({ dataDir });
  expect(await query(next.url, 'select count(*)::int as count from note')).toEqual([{ count: 4 }]);
  await next.stop();
});

onLinux('does not mistake a stranger that has the old process id for its server', async () => {
  writeFileSync(`${cluster()}/postmaster.pid`, `${process.pid}\n${cluster()}\n0\n5432\n\n127.0.0.1\n\nready\n`);
  const next = await startEmbeddedPostgres({ dataDir });
  await next.stop();
});

onLinux('leaves the server of a living instance alone', async () => {
  const { parent, url } = await startParent();
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/already uses the data folder/);
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await killed(parent);
  await until(() => runningPostmaster(cluster()) === undefined);
});

test('starts over when setting up was interrupted', async () => {
  const other = `${dirname(dataDir)}/interrupted`;
  mkdirSync(`${other}/postgres.unfinished/base`, { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir: other });
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
});
