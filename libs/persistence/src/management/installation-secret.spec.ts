import { expect, test } from '@jest/globals';
import { aMasterKey, useInstances } from '../spec/instances.js';
import { installationSecret } from './installation-secret.js';
import { reseal } from './reseal.js';

const open = useInstances();

test('is made once, even when instances start together, and is not readable in the database', async () => {
  const instances = await Promise.all([open(), open(), open()]);
  const secrets = await Promise.all(instances.map(installationSecret));
  expect(secrets[0]).toHaveLength(32);
  expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(1);
  const rows: readonly { row: string }[] = await instances[0]!.dataSource.query('select t::text as row from installation t');
  expect(rows).toHaveLength(1);
  expect(rows[0]?.row).not.toContain(Buffer.from(secrets[0]!).toString('base64url'));
});

test('outlives the master key under which it was stored', async () => {
  const secret = await installationSecret(await open());
  const rotated = await open({ masterKeys: [aMasterKey('two'), aMasterKey('one')] });
  expect(await installationSecret(rotated)).toEqual(secret);
  expect(await reseal(rotated)).toBe(1);
  expect(await installationSecret(await open({ masterKeys: [aMasterKey('two')] }))).toEqual(secret);
  await expect(installationSecret(await open())).rejects.toThrow(/installation\/1\/secret .* master key two/);
});
