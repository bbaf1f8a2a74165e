import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dayOf, type Store } from '@symbolon/engine';
import type { Database } from '../connection/database.js';
import { LOCKS, withLock } from '../connection/locks.js';
import { openDatabase } from '../connection/open-database.js';
import { createScratchDatabase } from '../embedded/scratch-database.js';
import { accessToken, code, pushed, refreshToken, singleUse, ticket } from '../spec/records.js';
import { aMasterKey, until, useInstances } from '../spec/instances.js';
import { createStore } from '../store/store.js';
import { startUpkeep, type Upkeep } from './upkeep.js';

const DAY = 86_400_000;
const SERVICE = 42;
const open = useInstances();
let time = Date.UTC(2026, 10, 21, 12);
const now = () => time;
let database: Database;
let store: Store;
let upkeep: Upkeep;

beforeAll(async () => {
  database = await open({ now });
  store = createStore(database);
  upkeep = startUpkeep(database);
});
afterAll(() => upkeep.stop());

const rows = async (sql: string, parameters: unknown[] = []): Promise<readonly Record<string, unknown>[]> => database.dataSource.query(sql, parameters);
const count = async (table: string): Promise<number> => Number((await rows(`select count(*) as count from ${table}`))[0]?.['count']);
const partitions = async (table: string): Promise<readonly string[]> =>
  (await rows(`select relid::text as name from pg_partition_tree($1) where isleaf order by 1`, [table])).map(({ name }) => String(name));
const nameOf = (table: string, day: number): string => `${table}_d${day}`;
const storeToken = async (change: Parameters<typeof accessToken>[1] = {}) => {
  const [open_, token] = [ticket(now()), accessToken(now(), change)];
  await store.commit(SERVICE, { kind: 'openTicket', ticket: open_ });
  await store.commit(SERVICE, { kind: 'completeTicket', ticket: open_.value, accessToken: token });
  return token;
};

test('opening makes the partitions of today and a week ahead', async () => {
  const today = dayOf(time);
  const days = Array.from({ length: 8 }, (_, ahead) => nameOf('access_token', today + ahead));
  expect(await partitions('access_token')).toEqual([...days, 'access_token_other'].sort());
  const week = Math.floor(today / 7) * 7;
  expect(await partitions('refresh_token')).toEqual([nameOf('refresh_token', week), nameOf('refresh_token', week + 7), 'refresh_token_other']);
  await storeToken();
  expect(await count(nameOf('access_token', today))).toBe(1);
});

test('two instances may open at the same moment', async () => {
  const scratch = await createScratchDatabase();
  const opened = await Promise.all([1, 2, 3].map(() => openDatabase({ url: scratch.url, masterKeys: [aMasterKey('one')], poolSize: 2 })));
  expect(await opened[0]?.dataSource.query('select count(*) as count from schema_migration')).toEqual([{ count: opened[0]?.dataSource.migrations.length }]);
  await Promise.all(opened.map((one) => one.close()));
  await scratch.drop();
});

test('days without a live row go whole, once they have ended', async () => {
  const today = dayOf(time);
  const dropped = async () => [...((await upkeep.run())?.dropped ?? [])].sort();
  await store.commit(SERVICE, { kind: 'push', singleUse: [singleUse(now())], pushed: pushed(now()) });
  const open_ = ticket(now());
  await store.commit(SERVICE, { kind: 'openTicket', ticket: open_ });
  await store.commit(SERVICE, { kind: 'completeTicket', ticket: open_.value, code: code(now()) });
  time += DAY / 2;
  expect(await dropped()).toEqual([]);
  time += DAY / 2;
  // Expired tokens and request URIs are kept for another day.
  expect(await dropped()).toEqual(['authorization_code', 'single_use', 'ticket'].map((table) => nameOf(table, today)));
  time += DAY;
  const report = await upkeep.run();
  expect(report?.dropped).toEqual(expect.arrayContaining(['access_token', 'pushed_request'].map((table) => nameOf(table, today))));
  expect(report?.created).toContain(nameOf('ticket', dayOf(time) + 7));
  expect(await partitions('ticket')).not.toContain(nameOf('ticket', today));
});

test('a day with a live row stays until that has expired, without its dead rows', async () => {
  const day = dayOf(time);
  const [short, long] = [await storeToken(), await storeToken({ expiresAt: time + 5 * DAY })];
  time += 2.5 * DAY;
  const report = await upkeep.run();
  expect(report?.dropped).not.toContain(nameOf('access_token', day));
  expect(report?.deletedRows).toBeGreaterThanOrEqual(1);
  expect((await store.accessToken(SERVICE, short.value)).token).toBeUndefined();
  expect((await store.accessToken(SERVICE, long.value)).token).toEqual(long.record);
  time += 4 * DAY;
  expect((await upkeep.run())?.dropped).toContain(nameOf('access_token', day));
  expect((await store.accessToken(SERVICE, long.value)).token).toBeUndefined();
});

test('many dead rows go in batches', async () => {
  const day = dayOf(time);
  await storeToken({ expiresAt: time + 30 * DAY });
  await rows(`insert into access_token (service, day, digest, chain, client_id, created_at, expires_at, forget_at, record)
    select $1, $2, sha256(i::text::bytea), 'c', 1, 0, 0, 0, '{}' from generate_series(1, 2500) i`, [SERVICE, day]);
  time += 3 * DAY;
  expect((await upkeep.run())?.deletedRows).toBe(2500);
  expect(await count(nameOf('access_token', day))).toBe(1);
});

test('what came before its partition was made is still found afterwards, and still counts as seen', async () => {
  const future = time + 20 * DAY;
  const use = singleUse(future);
  expect(await store.commit(SERVICE, { kind: 'remember', singleUse: [use] })).toEqual({ kind: 'fresh' });
  expect(await count('single_use_other')).toBe(1);
  time = future - 2 * DAY;
  await upkeep.run();
  expect(await count('single_use_other')).toBe(0);
  expect(await count(nameOf('single_use', use.day))).toBe(1);
  expect(await store.commit(SERVICE, { kind: 'remember', singleUse: [use] })).toEqual({ kind: 'spent', spent: ['proof'] });
});

test('rows in the default partition go one by one', async () => {
  const token = refreshToken(time - 400 * DAY, { expiresAt: time - 300 * DAY });
  await rows(`insert into refresh_token (service, day, digest, chain, client_id, created_at, expires_at, forget_at, record)
    values ($1, $2, $3, 'c', 1, 0, 0, 0, '{}')`, [SERVICE, dayOf(token.record.createdAt), Buffer.alloc(32)]);
  expect(await count('refresh_token_other')).toBe(1);
  await upkeep.run();
  expect(await count('refresh_token_other')).toBe(0);
});

test('requests go on, and a round gives up soon, while somebody holds a table', async () => {
  const runner = database.dataSource.createQueryRunner();
  await runner.startTransaction();
  await runner.query('select count(*) from ticket');
  time += 5 * DAY;
  const busy = upkeep.run();
  const token = await storeToken();
  expect((await busy)?.created).not.toContain(nameOf('ticket', dayOf(time) + 7));
  await runner.commitTransaction();
  await runner.release();
  expect((await store.accessToken(SERVICE, token.value)).token).toEqual(token.record);
  expect((await upkeep.run())?.created).toContain(nameOf('ticket', dayOf(time) + 7));
  expect((await store.accessToken(SERVICE, token.value)).token).toEqual(token.record);
});

test('one instance at a time', async () => {
  await withLock(database.url, LOCKS.upkeep, async () => {
    expect(await upkeep.run()).toBeUndefined();
  });
  expect(await upkeep.run()).toBeDefined();
});

test('rounds come by themselves', async () => {
  const other = await open({ now });
  const often = startUpkeep(other, { interval: 20 });
  time += 8 * DAY;
  const day = nameOf('ticket', dayOf(time) + 7);
  await until(async () => (await partitions('ticket')).includes(day));
  await often.stop();
});
