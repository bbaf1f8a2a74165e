import { describe, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import { useInstances } from '../spec/instances.js';
import { accessToken, ticket } from '../spec/records.js';
import { statement } from '../statements/statement.js';
import { createStore } from '../store/store.js';
import { runOn } from './pool.js';

const SELECT = statement('select', 'select :one::int, :two::text, :one');
const open = useInstances();

/** A pool that fails with these codes before it succeeds. */
function failing(...codes: readonly string[]) {
  const sent: unknown[] = [];
  const left = [...codes];
  const pool = {
    query: (config: unknown) => {
      sent.push(config);
      const code = left.shift();
      return code === undefined ? Promise.resolve({ rows: [{ ok: true }] }) : Promise.reject(Object.assign(new Error(code), { code }));
    },
  } as unknown as Pool;
  return { sent, run: runOn(pool, new Set()) };
}

describe('a named statement', () => {
  test('numbers its parameters and sends them under its name', async () => {
    const { sent, run } = failing();
    await run(SELECT, { one: 1, two: null });
    expect(sent).toMatchObject([{ name: 'select', text: 'select $1::int, $2::text, $1', values: [1, null] }]);
    await expect(run(SELECT, { one: 1 })).rejects.toThrow('Statement select lacks :two');
  });

  test.each(['40P01', '40001'])('is sent once more after %s', async (code) => {
    const once = failing(code);
    expect(await once.run(SELECT, { one: 1, two: '' })).toEqual([{ ok: true }]);
    expect(once.sent).toHaveLength(2);
    const twice = failing(code, code);
    await expect(twice.run(SELECT, { one: 1, two: '' })).rejects.toMatchObject({ code });
  });

  test('is not sent again after anything else, for it may have happened', async () => {
    const { sent, run } = failing('57P01');
    await expect(run(SELECT, { one: 1, two: '' })).rejects.toMatchObject({ code: '57P01' });
    expect(sent).toHaveLength(1);
  });
});

test('the pool outlives the end of its connections', async () => {
  const problems: Error[] = [];
  const database = await open({ onProblem: (problem) => problems.push(problem) });
  const store = createStore(database);
  const open_ = ticket(Date.now());
  await Promise.all(Array.from({ length: 4 }, () => store.commit(1, { kind: 'openTicket', ticket: ticket(Date.now()) })));
  const admin = await open({ poolSize: 1 });
  await admin.dataSource.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await store.commit(1, { kind: 'openTicket', ticket: open_ })).toEqual({ kind: 'fresh' });
  expect(problems.length).toBeGreaterThan(0);
});

test('statements are planned once, and always by index', async () => {
  const database = await open({ poolSize: 1 });
  const store = createStore(database);
  for (let turn = 0; turn < 3; turn += 1) {
    const open_ = ticket(Date.now());
    await store.commit(1, { kind: 'openTicket', ticket: open_ });
    await store.commit(1, { kind: 'completeTicket', ticket: open_.value, accessToken: accessToken(Date.now()) });
  }
  const rows = await database.dataSource.query('select name, generic_plans, custom_plans from pg_prepared_statements order by name');
  expect(rows).toEqual([
    { name: 'completeTicket, token, scopes', generic_plans: 3, custom_plans: 0 },
    { name: 'openTicket', generic_plans: 3, custom_plans: 0 },
  ]);
});
