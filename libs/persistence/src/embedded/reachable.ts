import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Identity } from './binaries.js';

/**
 * Where things go that the user `postgres` must reach when it cannot enter our own folders: somebody who is root in a
 * folder of root's own (a container's /root, mode 700) need not open that folder to another user.
 */
const COMMON = '/var/lib/symbolon';

/** Whether somebody else may enter a path: the question is put as that user. */
export const canEnter = (who: Identity, path: string): boolean =>
  who.uid === undefined || spawnSync('test', ['-x', path], { ...who, cwd: '/', stdio: 'ignore' }).status === 0;

function common(): string {
  mkdirSync(COMMON, { recursive: true, mode: 0o755 });
  return COMMON;
}

/** The folder of a cluster: in the data folder, or where a link from there leads. */
export function clusterFolder(who: Identity, dataDir: string): string {
  const folder = join(dataDir, 'postgres');
  if (existsSync(folder)) return realpathSync(folder);
  if (canEnter(who, dataDir)) return folder;
  if (lstatSync(folder, { throwIfNoEntry: false })) rmSync(folder);
  const home = mkdtempSync(join(common(), 'data-'));
  spawnSync('chown', [`${who.uid}:${who.gid}`, home], { stdio: 'ignore' });
  symlinkSync(join(home, 'postgres'), folder);
  return join(home, 'postgres');
}

/** PostgreSQL's programs where they are, or a copy of them that can be reached; `programs` is the package's native folder. */
export function reachablePrograms(who: Identity, programs: string, version: string): string {
  if (canEnter(who, join(programs, 'bin'))) return programs;
  const copy = join(common(), `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const made = mkdtempSync(join(common(), `${basename(copy)}-`));
  const unfinished = join(made, 'native');
  cpSync(programs, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, copy);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  return copy;
}
