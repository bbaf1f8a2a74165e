import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createScratchDatabase } from '@symbolon/persistence';

const MAIN = fileURLToPath(new URL('../../../auth-server/dist/main.js', import.meta.url));
const PATIENCE = 60_000;

/** A port that is free now; another process could still take it before the server does. */
const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

const isHealthy = async (baseUrl) => {
  try {
    return (await fetch(`${baseUrl}/api/lifecycle/healthcheck`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
};

/** One server with the console, on a new and empty database. */
// eslint-disable-next-line no-restricted-exports -- Jest calls the default export.
export default async function start() {
  const database = await createScratchDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'symbolon-console-e2e-'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const baseUrl = `http://localhost:${port}`;
  const inherited = Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'LANG'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  const child = spawn(process.execPath, [MAIN], {
    env: { ...inherited, LOG_LEVEL: 'warn', DATABASE_URL: database.url, MASTER_KEY: randomBytes(32).toString('base64'), DATA_DIR: folder, HOST: 'localhost', PORT: String(port), TLS_PORT: String(tlsPort) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
  const exited = new Promise((resolve) => { child.on('close', resolve); });
  process.on('exit', () => child.kill('SIGKILL'));
  globalThis.symbolonConsoleE2e = { child, exited, database, folder, output: () => output };
  const deadline = Date.now() + PATIENCE;
  while (!(await isHealthy(baseUrl))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The server did not start:\n${output.slice(-4_000)}`);
    await pause(50);
  }
  process.env.SYMBOLON_CONSOLE_E2E = join(folder, 'context.json');
  const credentials = JSON.parse(readFileSync(join(folder, 'credentials.json'), 'utf8'));
  writeFileSync(process.env.SYMBOLON_CONSOLE_E2E, JSON.stringify({ baseUrl, credentials }), { mode: 0o600 });
}
