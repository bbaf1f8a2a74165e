import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { binary, identity } from './binaries.js';

/** A folder that holds one PostgreSQL cluster, and how to log in there. */
export interface Cluster {
  readonly folder: string;
  readonly log: string;
  readonly user: string;
  readonly password: string;
}

const run = (program: 'initdb' | 'pg_ctl', args: readonly string[], cwd: string): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    // The daemon that pg_ctl leaves behind inherits its output, so pg_ctl gets none that we would wait for.
    const piped = program === 'initdb' ? 'pipe' : 'ignore';
    const child = spawn(binary(program), args, { ...identity(), cwd, stdio: ['ignore', piped, piped], windowsHide: true });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once(program === 'initdb' ? 'close' : 'exit', (code) => resolve({ code, output }));
  });

/** Gives a file to the user that PostgreSQL runs as. */
export const own = (path: string): void => {
  const { uid, gid } = identity();
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
};

/** Makes the cluster unless it is there. It is made under another name first, so that a crash cannot leave half a cluster. */
export async function initialize(cluster: Cluster, flags: readonly string[] = []): Promise<void> {
  if (existsSync(`${cluster.folder}/PG_VERSION`)) return;
  const unfinished = `${cluster.folder}.unfinished`;
  const passwordFile = `${cluster.folder}.initial`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  own(unfinished);
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  own(passwordFile);
  try {
    const { code, output } = await run('initdb', [
      `--pgdata=${unfinished}`, `--username=${cluster.user}`, `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', ...flags,
    ], unfinished);
    if (code !== 0) throw new Error(`PostgreSQL could not be set up in ${cluster.folder}: ${output}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, cluster.folder);
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const setting = ([name, value]: readonly [string, string]): string => `${name} = '${value.replaceAll("'", "''")}'\n`;

/** Starts the cluster on 127.0.0.1 and waits until it answers. The process belongs to no terminal: Ctrl-C reaches only us. */
export async function start(cluster: Cluster, port: number, settings: Readonly<Record<string, string>>): Promise<void> {
  const all = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', ...settings };
  const file = `${cluster.folder}/postgresql.auto.conf`;
  writeFileSync(file, Object.entries(all).map(setting).join(''), { mode: 0o600 });
  own(file);
  writeFileSync(cluster.log, '', { mode: 0o600 });
  chmodSync(cluster.log, 0o600);
  own(cluster.log);
  const { code } = await run('pg_ctl', ['start', '-w', '-t', '120', '-D', cluster.folder, '-l', cluster.log], cluster.folder);
  if (code !== 0) throw new Error(`PostgreSQL did not start in ${cluster.folder}: ${readFileSync(cluster.log, 'utf8').slice(-2000)}`);
}

/** Stops the cluster; true once no process uses the folder any more. */
export async function stop(cluster: Cluster, mode: 'fast' | 'immediate' = 'fast'): Promise<boolean> {
  const { code } = await run('pg_ctl', ['stop', '-w', '-t', '30', '-m', mode, '-D', cluster.folder], cluster.folder);
  return code === 0;
}
