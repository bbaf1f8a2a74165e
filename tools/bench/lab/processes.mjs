// Programs on cores of their own, and what they use.
import { execFileSync, spawn } from 'node:child_process';
import { openSync, readdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';

const attempt = (work) => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

const output = (program, args) => attempt(() => execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString());

/** The cores that this process may use: "0-2,5" as numbers. */
function allowedCores() {
  const list = output('taskset', ['-pc', String(process.pid)])?.match(/: *([\d,-]+)\s*$/)?.[1];
  return (list ?? '').split(',').filter(Boolean).flatMap((range) => {
    const [from, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

/**
 * Takes one core for what is measured and leaves the others to this process and whatever it starts. Undefined where
 * cores cannot be had.
 */
export function shareCores() {
  const [measured, ...others] = allowedCores();
  if (others.length === 0) return undefined;
  const moved = output('taskset', ['-a', '-pc', others.join(','), String(process.pid)]);
  return moved === undefined ? undefined : measured;
}

const running = new Set();
const endAll = () => {
  for (const child of running) child.kill('SIGKILL');
};
process.on('exit', endAll);

/** Starts a Node program on the measured core; its output goes to a file. */
export function startNode({ core, args, env, cwd, log, talk = false }) {
  const file = openSync(log, 'a');
  const command = core === undefined ? [process.execPath, ...args] : ['taskset', '-c', String(core), process.execPath, ...args];
  const child = spawn(command[0], command.slice(1), {
    cwd, env: { ...process.env, ...env }, stdio: ['ignore', file, file, ...(talk ? ['ipc'] : [])],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends a program that we started, kindly first. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(late);
}

/** Waits until something is there; fails when the program ends first or takes too long. */
export async function until(child, log, look) {
  for (const end = Date.now() + 120_000; Date.now() < end;) {
    const found = await look();
    if (found !== undefined) return found;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`A program did not start:\n${readFileSync(log, 'utf8').slice(-3000)}`);
}

const tick = 1 / Number(output('getconf', ['CLK_TCK']) ?? 100);

/** Parent and CPU seconds (user and system, all threads) of a process, where /proc tells; `ended` are those of its past children. */
function statOf(pid) {
  const text = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
  return { parent: Number(fields[1]), seconds: (user + system) * tick, ended: (endedUser + endedSystem) * tick };
}

export const cpuSeconds = (pid) => statOf(pid)?.seconds;

/** CPU seconds of a process and its children, past ones too: PostgreSQL. */
export function familyCpuSeconds(pid) {
  const pids = attempt(() => readdirSync('/proc'))?.filter((name) => /^\d+$/.test(name));
  const parent = statOf(pid);
  if (pids === undefined || parent === undefined) return undefined;
  return pids.map((name) => ({ name, stat: statOf(name) }))
    .filter(({ name, stat }) => stat !== undefined && (Number(name) === pid || stat.parent === pid))
    .reduce((sum, { stat }) => sum + stat.seconds, parent.ended);
}

/** Resident memory now and at its highest, MB. */
export function residentMemory(pid) {
  const status = attempt(() => readFileSync(`/proc/${pid}/status`, 'utf8'));
  const kilobytes = (name) => Number(new RegExp(`${name}:\\s*(\\d+)`).exec(status ?? '')?.[1]);
  if (status !== undefined) return { now: kilobytes('VmRSS') / 1000, highest: kilobytes('VmHWM') / 1000 };
  const listed = Number(output('ps', ['-o', 'rss=', '-p', String(pid)]));
  return listed > 0 ? { now: listed / 1000 } : undefined;
}
