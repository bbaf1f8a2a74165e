// npm run conformance:banks: a resource server for each prepared run.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    prepared: { type: 'string', default: 'data/conformance' },
    credentials: { type: 'string', default: 'data/credentials.json' },
    tls: { type: 'string', default: 'data/tls' },
    host: { type: 'string', default: 'localhost' },
  },
});

const root = fileURLToPath(new URL('../..', import.meta.url));
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'apps/sample-bank/tsconfig.lib.json'], { cwd: root, stdio: 'inherit' });
const { startBank, usualScopes } = await import('../../apps/sample-bank/dist/index.js');

const { baseUrl, accessToken } = JSON.parse(readFileSync(options.credentials, 'utf8'));
const pem = (name) => readFileSync(join(options.tls, name), 'utf8');
const tls = { cert: pem('server.pem'), key: pem('server.key'), ca: pem('ca.pem') };

for (const { name, serviceId, port } of JSON.parse(readFileSync(join(options.prepared, 'banks.json'), 'utf8'))) {
  const { url } = await startBank({
    port, host: options.host, tls, engine: { baseUrl, serviceId, accessToken }, dataDir: options.prepared, scopes: usualScopes,
  }, console.error);
  console.log(`${name}: ${url}/accounts`);
}
