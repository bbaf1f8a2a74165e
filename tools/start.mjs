// Builds what has changed and runs the server in this very process, so that signals need no forwarding.
import { fork, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Symbolon needs Node.js 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}

const withBank = process.env.SAMPLE_BANK !== 'off';
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const parts = ['auth-server', ...(withBank ? ['sample-bank'] : [])].map((app) => `apps/${app}/tsconfig.lib.json`);
const build = spawnSync(process.execPath, [tsc, '-b', ...parts], { cwd: root, stdio: 'inherit' });
if (build.signal) process.exit(1);
if (build.status !== 0) {
  console.error('The server could not be built; the messages above say why. Has `npm ci` been run?');
  process.exit(build.status ?? 1);
}

// The bank ends with this process: it watches the channel between them.
if (withBank) fork(fileURLToPath(new URL('../apps/sample-bank/dist/main.js', import.meta.url))).unref();

await import('../apps/auth-server/dist/main.js');
