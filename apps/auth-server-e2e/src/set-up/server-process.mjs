import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../auth-server/dist/main.js', import.meta.url));
const PATIENCE = 60_000;

const anyPort = () => new Promise((resolve, reject) => {
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

/** What was handed out here; the system may well offer the same port twice in a row. */
const handedOut = new Set();

/** A port that is free now, another one each time; another process could still take it before the server does. */
export async function freePort() {
  for (;;) {
    const port = await anyPort();
    if (handedOut.has(port)) continue;
    handedOut.add(port);
    return port;
  }
}

/** Nothing of the test run's own environment, such as NODE_OPTIONS, reaches the server. */
const inherited = () => Object.fromEntries(
  ['PATH', 'HOME', 'TMPDIR', 'LANG'].map((name) => [name, process.env[name]]).filter(([, value]) => value !== undefined));

/** Starts a script in a process of its own; its output is collected. */
export function run(script, environment, args = []) {
  const child = spawn(process.execPath, [script, ...args], { env: { ...inherited(), ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
  const exited = new Promise((resolve) => {
    child.on('close', (code) => {
      process.off('exit', kill);
      resolve(code);
    });
  });
  return {
    pid: child.pid,
    output: () => output,
    exited,
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exited;
    },
  };
}

async function isHealthy(baseUrl) {
  try {
    return (await fetch(`${baseUrl}/api/lifecycle/healthcheck`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** Starts a server and waits until it is well. Without PORT and TLS_PORT it gets free ones. */
export async function startServer(environment) {
  const port = environment.PORT ?? String(await freePort());
  const tlsPort = environment.TLS_PORT ?? String(await freePort());
  const baseUrl = `http://localhost:${port}`;
  const child = run(MAIN, { LOG_LEVEL: 'warn', ...environment, PORT: port, TLS_PORT: tlsPort });
  let ended = false;
  void child.exited.then(() => { ended = true; });
  const deadline = Date.now() + PATIENCE;
  while (!(await isHealthy(baseUrl))) {
    if (ended || Date.now() > deadline) {
      await child.end('SIGKILL');
      throw new Error(`The server did not start:\n${child.output().slice(-4_000)}`);
    }
    await pause(50);
  }
  return { ...child, baseUrl };
}

/** Runs a server that is not going to start. */
export const runServer = (environment) => run(MAIN, environment);
