import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createScratchDatabase } from '@symbolon/persistence';
import { startServer } from './server-process.mjs';

const INSTANCES = 2;

/**
 * Two instances on one new, empty database, started at the same time as behind a load balancer: one of them makes the
 * owner and the demo service, and writes the credentials into its folder.
 */
// eslint-disable-next-line no-restricted-exports -- Jest calls the default export.
export default async function start() {
  const database = await createScratchDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'symbolon-e2e-'));
  const masterKey = randomBytes(32).toString('base64');
  const dataDirs = Array.from({ length: INSTANCES }, (_, at) => join(folder, `instance-${at + 1}`));
  const starting = dataDirs.map((dataDir) => startServer({ DATABASE_URL: database.url, MASTER_KEY: masterKey, DATA_DIR: dataDir, HOST: 'localhost' }));
  const servers = (await Promise.allSettled(starting)).map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
  const files = dataDirs.map((dataDir) => join(dataDir, 'credentials.json')).filter((file) => existsSync(file));
  if (files.length !== 1) throw new Error(`One instance should have written the credentials, but ${files.length} did.`);
  const credentials = JSON.parse(readFileSync(files[0], 'utf8'));
  const context = {
    instances: servers.map(({ baseUrl }) => baseUrl), credentials, dataDir: join(files[0], '..'), databaseUrl: database.url, masterKey,
  };
  process.env.SYMBOLON_E2E = join(folder, 'context.json');
  writeFileSync(process.env.SYMBOLON_E2E, JSON.stringify(context), { mode: 0o600 });
  globalThis.symbolonE2e = { servers, database, folder };
}
