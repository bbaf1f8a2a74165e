import { afterAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { createScratchDatabase } from './scratch-database.js';

const drops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const drop of drops) await drop();
});

const fresh = async () => {
  const database = await createScratchDatabase();
  drops.push(database.drop);
  return database;
};

test('two scratch databases share a server and nothing else', async () => {
  const [one, two] = [await fresh(), await fresh()];
  expect(new URL(one.url).port).toBe(new URL(two.url).port);
  expect(one.url).not.toBe(two.url);
  const client = new pg.Client({ connectionString: one.url });
  await client.connect();
  const { rows } = await client.query('show server_encoding');
  await client.end();
  expect(rows).toEqual([{ server_encoding: 'UTF8' }]);
});
