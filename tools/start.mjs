// Builds what has changed and runs the server in this very process, so that signals need no forwarding.
import { fork, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
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

const consoleFolder = join(root, 'apps/admin-console');

const newestIn = (folder) => Math.max(...readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));

/** Whether the console's build is missing, or older than anything that goes into it. */
const isConsoleStale = () => {
  const page = join(consoleFolder, 'dist/index.html');
  if (!existsSync(page)) return true;
  const built = statSync(page).mtimeMs;
  const folders = [join(consoleFolder, 'src'), join(consoleFolder, 'public'), join(root, 'libs/engine/src'), join(root, 'libs/contract/src')];
  const files = ['index.html', 'vite.config.ts', 'package.json'].map((file) => join(consoleFolder, file));
  return folders.some((folder) => newestIn(folder) > built) || files.some((file) => statSync(file).mtimeMs > built);
};

if (isConsoleStale()) {
  console.log('Building the console …');
  const vite = join(dirname(createRequire(join(consoleFolder, 'package.json')).resolve('vite/package.json')), 'bin/vite.js');
  const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: consoleFolder, stdio: 'inherit' });
  if (built.signal) process.exit(1);
  if (built.status !== 0) {
    console.error('The console could not be built; the messages above say why. Has `npm ci` been run?');
    process.exit(built.status ?? 1);
  }
}

// The bank ends with this process: it watches the channel between them.
if (withBank) fork(fileURLToPath(new URL('../apps/sample-bank/dist/main.js', import.meta.url))).unref();

await import('../apps/auth-server/dist/main.js');
