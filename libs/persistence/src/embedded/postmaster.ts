import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';

/** What a running (or killed) server noted in its folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const pidFile = (folder: string): string => `${folder}/postmaster.pid`;

export function readPostmaster(folder: string): Postmaster | undefined {
  try {
    const lines = readFileSync(pidFile(folder), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return Number.isInteger(pid) && pid > 0 ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process is a PostgreSQL server of this folder; in doubt it is. */
function serves(pid: number, folder: string): boolean {
  try {
    if (process.platform === 'win32') return true;
    if (process.platform !== 'linux') return execFileSync('ps', ['-o', 'command=', '-p', String(pid)]).includes('postgres');
    // A server's working folder is its data folder.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder) || readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return true;
  }
}

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * The server that still runs in this folder. After a crash of the whole machine or container its pid may belong to a
 * stranger now; PostgreSQL would then refuse to start, so such a note is removed.
 */
export function runningPostmaster(folder: string): Postmaster | undefined {
  const noted = readPostmaster(folder);
  if (!noted) return undefined;
  if (exists(noted.pid) && serves(noted.pid, folder)) return noted;
  rmSync(pidFile(folder), { force: true });
  return undefined;
}
