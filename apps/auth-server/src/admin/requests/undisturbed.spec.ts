import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestDatabase } from '@symbolon/testing';
import { startAdministered, type Administered, type Tenant } from '../../testing/administered.js';
import type { Answer } from '../../testing/running.js';

/* The log's tables may be slow, locked or gone: no request waits for them, and none fails. */

let administered: Administered;
let ours: Tenant;

beforeAll(async () => {
  administered = await startAdministered(await startTestDatabase());
  ours = administered.ours;
  await administered.running.bearer('PUT', `/admin/services/${ours.id}/requests/retention`, { successes: 'all' });
});
afterAll(() => administered.stop());

const query = (sql: string): Promise<unknown> => administered.running.server.database.dataSource.query(sql);
const kept = async (): Promise<number> => Number((await query(`select count(*) as n from request_log where service = ${ours.id}`) as readonly [{ readonly n: string }])[0].n);
const rejected = (state: string): Promise<Answer> =>
  ours.v2('POST', '/auth/authorization', { parameters: `response_type=code&client_id=${ours.clientId}&redirect_uri=https://nobody.example.org&scope=read&state=${state}` });
const stateOf = async (id: string): Promise<unknown> => {
  const { body } = await administered.running.bearer('GET', `/admin/services/${ours.id}/requests/${id}`);
  return (body['facts'] as { readonly parameters: { readonly values: { readonly state: readonly string[] } } }).parameters.values.state[0];
};
const newest = async (): Promise<string> => {
  const { status, body } = await administered.running.bearer('GET', `/admin/services/${ours.id}/requests?outcome=rejected&limit=1`);
  expect(status).toBe(200);
  return String((body['items'] as readonly { readonly id: string }[])[0]?.id);
};

/** Whole flows and failures, many at once; how long the slowest call took, ms. */
async function busy(): Promise<number> {
  let slowest = 0;
  const timed = async (work: () => Promise<Answer>, expected: string): Promise<Answer> => {
    const began = performance.now();
    const answer = await work();
    slowest = Math.max(slowest, performance.now() - began);
    expect([answer.status, answer.body['action']]).toEqual([200, expected]);
    return answer;
  };
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(Array.from({ length: 20 }, async (_, index) => {
      if (index % 2 === 0) return timed(() => rejected('busy'), 'BAD_REQUEST');
      const { accessToken = '' } = await ours.signIn('john');
      return timed(() => ours.v2('POST', '/auth/introspection', { token: accessToken }), 'OK');
    }));
  }
  return slowest;
}

describe('while the table of the log', () => {
  test('is locked, requests are answered as ever, and what waited is written afterwards', async () => {
    const before = await kept();
    const runner = administered.running.server.database.dataSource.createQueryRunner();
    await runner.query('begin');
    await runner.query('lock table request_log in access exclusive mode');
    const slowest = await busy();
    await runner.query('commit');
    await runner.release();
    expect(slowest).toBeLessThan(2_000);
    await rejected('after the lock');
    expect(await stateOf(await newest())).toBe('after the lock');
    expect(await kept()).toBeGreaterThan(before + 400);
  });

  test('is gone, requests are answered as ever, what was lost is counted, and the log goes on when it is back', async () => {
    await query('alter table request_log rename to elsewhere');
    await query('alter table request_retention rename to elsewhere_too');
    await busy();
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    await query('alter table elsewhere rename to request_log');
    await query('alter table elsewhere_too rename to request_retention');
    await rejected('after the gap');
    expect(await stateOf(await newest())).toBe('after the gap');
    const { status, body } = await administered.running.bearer('GET', `/admin/services/${ours.id}/requests/statistics`);
    expect([status, Number(body['dropped']) > 0]).toEqual([200, true]);
  });
});
