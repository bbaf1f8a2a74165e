import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Outline, ResultCode, Trace } from '@symbolon/engine';
import type { Database } from '../connection/database.js';
import { until, useInstances } from '../spec/instances.js';
import { startUpkeep } from '../upkeep/upkeep.js';
import { createRequestLog, type RequestLog, type RequestLogOptions } from './request-log.js';
import { defaultRetention } from './retention.js';
import { isTraceId } from './trace-id.js';

const DAY = 86_400_000;
const open = useInstances();
let time = Date.UTC(2026, 10, 21, 12);
let database: Database;
const problems: Error[] = [];
const logs: RequestLog[] = [];

beforeAll(async () => {
  database = await open({ now: () => time, onProblem: (problem) => problems.push(problem) });
});
afterAll(async () => {
  for (const log of logs) await log.close();
});

/** A log whose rounds come only when somebody asks. */
function aLog(options: RequestLogOptions = {}, of: Database = database): RequestLog {
  const log = createRequestLog(of, { round: DAY, ...options });
  logs.push(log);
  return log;
}

let services = 0;
/** A service of its own for each test. */
const aService = (): number => (services += 1);

const outline = (service: number, change: Partial<Outline> = {}): Outline => ({
  operation: 'token', service, outcome: 'rejected', action: 'BAD_REQUEST', resultCode: 'A050305' as ResultCode, duration: 400, request: {}, ...change,
});
const accepted = { outcome: 'accepted', action: 'OK', resultCode: 'A050001' as ResultCode } as const;

function traceOf({ request: _, ...of }: Outline, change: Partial<Trace> = {}): Trace {
  return { ...of, time, configured: { service: 0 }, findings: [], passed: [], notApplicable: [], lost: [], call: {}, ...change };
}
const record = (log: RequestLog, of: Outline, change: Partial<Trace> = {}): void => log.record(of, () => traceOf(of, change));
const count = async (table: string, service: number): Promise<number> =>
  Number(((await database.dataSource.query(`select count(*) as count from ${table} where service = $1`, [service])) as readonly { count: number }[])[0]?.count);

describe('what is kept', () => {
  test('failures always, with everything that there is to say', async () => {
    const [log, service] = [aLog(), aService()];
    const finding = { rule: 'RFC7636-4.6', why: 'it does not fit', expected: 'a', received: 'b', error: 'invalid_grant', resultCode: 'A050315' } as const;
    record(log, outline(service, { clientId: 4711, profile: 'oauth2' }), { findings: [finding, { ...finding, rule: 'RFC6749-5.2' }] });
    const { items, next } = await log.list(service, { limit: 10 });
    expect(next).toBeUndefined();
    expect(items).toEqual([{
      id: expect.any(String), time, operation: 'token', clientId: 4711, outcome: 'rejected', action: 'BAD_REQUEST', resultCode: 'A050305', profile: 'oauth2',
      rules: ['RFC7636-4.6', 'RFC6749-5.2'], duration: 400,
    }]);
    const id = items[0]?.id ?? '';
    expect(isTraceId(id)).toBe(true);
    expect((await log.find(service, id))?.trace).toMatchObject({ findings: [finding, { rule: 'RFC6749-5.2' }], configured: { service: 0 } });
    expect(await log.find(aService(), id)).toBeUndefined();
  });

  test('successes not at all, unless their service says so', async () => {
    const [log, service] = [aLog({ random: () => 0.02 }), aService()];
    let built = 0;
    const succeed = (): void => {
      const of = outline(service, accepted);
      log.record(of, () => {
        built += 1;
        return traceOf(of);
      });
    };
    succeed();
    await log.setRetention(service, { ...defaultRetention, successes: 'sampled', sampledPerThousand: 20 });
    succeed();
    expect([(await log.list(service, { limit: 10 })).items.length, built]).toEqual([0, 0]);
    await log.setRetention(service, { ...defaultRetention, successes: 'sampled', sampledPerThousand: 21 });
    succeed();
    await log.setRetention(service, { ...defaultRetention, successes: 'all' });
    succeed();
    expect([(await log.list(service, { limit: 10 })).items.length, built]).toEqual([2, 2]);
  });

  test('a success on whose trace somebody insists, and its id is told', async () => {
    const [log, service] = [aLog(), aService()];
    const [one, other] = [outline(service, accepted), outline(service, accepted)];
    log.insist(one.request);
    record(log, one);
    record(log, other);
    expect((await log.list(service, { limit: 10 })).items.map(({ id }) => id)).toEqual([log.idOf(one.request)]);
    expect(log.idOf(other.request)).toBeUndefined();
  });

  test('texts that no table takes as they are, and only the beginning of what has no end', async () => {
    const [log, service] = [aLog(), aService()];
    record(log, outline(service), { identifier: 'a\0b\ud800' });
    record(log, outline(service), { facts: { endpoint: 'token', filler: 'x'.repeat(100_000) } as unknown as NonNullable<Trace['facts']> });
    const { items } = await log.list(service, { limit: 10 });
    const traces = await Promise.all(items.map(async ({ id }) => (await log.find(service, id))?.trace));
    expect(traces.map((trace) => trace?.identifier)).toContain('a\0b\ud800');
    expect(traces.filter((trace) => trace?.facts !== undefined)).toEqual([]);
  });
});

describe('the list', () => {
  const [resultCode, rule] = ['A057303', 'RFC7662-2.2'] as const;
  let log: RequestLog;
  let service: number;
  beforeAll(async () => {
    [log, service] = [aLog(), aService()];
    await log.setRetention(service, { ...defaultRetention, successes: 'all' });
    for (let index = 0; index < 5; index += 1) {
      time += 1;
      record(log, outline(service, { clientId: index, ...(index % 2 === 0 ? {} : accepted) }));
    }
    time += 1;
    record(log, outline(service, { operation: 'introspection', action: 'UNAUTHORIZED', resultCode }), { findings: [{ rule: 'RFC6749-5.2', why: '', error: 'invalid_token', resultCode }, { rule, why: '', error: 'invalid_token', resultCode }] });
  });
  const clients = async (filter: object) => (await log.list(service, { limit: 10, ...filter })).items.map(({ clientId }) => clientId);

  test('begins with the newest and comes in pages', async () => {
    const first = await log.list(service, { limit: 4 });
    expect(first.items.map(({ clientId }) => clientId)).toEqual([undefined, 4, 3, 2]);
    const second = await log.list(service, { limit: 4, after: first.next ?? '' });
    expect([second.items.map(({ clientId }) => clientId), second.next]).toEqual([[1, 0], undefined]);
    expect(await clients({ since: first.items[2]?.id })).toEqual([undefined, 4]);
  });

  test.each([
    [{ operation: 'introspection' }, [undefined]],
    [{ clientId: 3 }, [3]],
    [{ action: 'OK' }, [3, 1]],
    [{ resultCode: 'A050305' }, [4, 2, 0]],
    [{ rule }, [undefined]],
    [{ outcome: 'accepted' }, [3, 1]],
    [{ outcome: 'rejected', operation: 'token', clientId: 2 }, [2]],
    [{ rule: "'; drop table request_log; --" }, []],
  ])('%j', async (filter, expected) => expect(await clients(filter)).toEqual(expected));
});

describe('nobody waits', () => {
  test('what there is no room for is dropped and counted', async () => {
    const [log, service] = [aLog({ capacity: 3, interval: DAY }), aService()];
    for (let index = 0; index < 5; index += 1) record(log, outline(service));
    expect(log.dropped()).toBe(2);
    expect((await log.list(service, { limit: 10 })).items).toHaveLength(3);
  });

  test('hundreds become a few statements', async () => {
    const [log, service] = [aLog({ interval: DAY }), aService()];
    for (let index = 0; index < 120; index += 1) record(log, outline(service));
    await log.close();
    expect(await count('request_log', service)).toBe(120);
  });

  test('a trace that cannot be put together is one trace less', async () => {
    const [log, service] = [aLog(), aService()];
    log.record(outline(service), () => {
      throw new Error('a gap');
    });
    record(log, outline(service));
    expect((await log.list(service, { limit: 10 })).items).toHaveLength(1);
    expect([log.dropped(), problems.splice(0).map(({ message }) => message)]).toEqual([1, ['a gap']]);
  });

  test('a database that fails is told of once, and what it did not take is counted', async () => {
    const broken: Database = { ...database, dataSource: { query: () => Promise.reject(new Error('down')) } as unknown as Database['dataSource'] };
    const [log, service] = [createRequestLog(broken, { round: DAY }), aService()];
    for (let index = 0; index < 60; index += 1) record(log, outline(service));
    await log.close();
    expect(log.dropped()).toBe(60);
    expect(problems.splice(0).map(({ message }) => message).length).toBeLessThanOrEqual(3);
  });
});

describe('statistics', () => {
  test('count every call, whether it is kept or not, over all instances', async () => {
    const service = aService();
    const [one, two] = [aLog(), aLog()];
    const from = time;
    for (let index = 0; index < 20; index += 1) record(index % 2 === 0 ? one : two, outline(service, { ...accepted, profile: 'oidc', duration: index < 19 ? 1_000 : 50_000 }));
    record(two, outline(service, { rule: 'RFC7636-4.6', profile: 'oidc' }));
    await two.close();
    time += 600_000;
    record(one, outline(service, { operation: 'introspection', action: 'UNAUTHORIZED', resultCode: 'A057303' }));
    const found = await one.statistics(service, { from, to: time + 1, step: 300_000 });
    expect(found.intervals.map(({ accepted: good, rejected }) => [good, rejected])).toEqual([[20, 1], [0, 0], [0, 1]]);
    expect(found.intervals.map(({ profiles }) => profiles)).toEqual([{ oidc: 21 }, {}, {}]);
    expect(found.operations).toEqual([
      { operation: 'token', accepted: 20, rejected: 1, p50: expect.any(Number), p95: expect.any(Number) },
      { operation: 'introspection', accepted: 0, rejected: 1, p50: expect.any(Number), p95: expect.any(Number) },
    ]);
    expect(found.operations[0]?.p50).toBeGreaterThan(850);
    expect(found.operations[0]?.p95).toBeLessThan(1_150);
    expect(found.results).toEqual([
      { operation: 'token', action: 'OK', resultCode: 'A050001', count: 20 },
      { operation: 'token', action: 'BAD_REQUEST', resultCode: 'A050305', count: 1 },
      { operation: 'introspection', action: 'UNAUTHORIZED', resultCode: 'A057303', count: 1 },
    ]);
    expect([found.profiles, found.rules]).toEqual([[{ profile: 'oidc', accepted: 20, rejected: 1 }], [{ rule: 'RFC7636-4.6', count: 1 }]]);
    expect((await one.statistics(service, { from, to: time + 1, step: 3_600_000 })).intervals).toHaveLength(1);
    expect((await one.statistics(aService(), { from, to: time, step: 300_000 })).operations).toEqual([]);
  });
});

describe('retention', () => {
  test('is known to other instances after their next round', async () => {
    const service = aService();
    const [one, other] = [aLog(), aLog({ round: 5 })];
    expect(one.retention(service)).toEqual(defaultRetention);
    await one.setRetention(service, { ...defaultRetention, successes: 'all' });
    expect(one.retention(service).successes).toBe('all');
    await until(() => other.retention(service).successes === 'all');
  });

  test('upkeep forgets what is out of date, also when it became so only by a change', async () => {
    const [log, service] = [aLog(), aService()];
    const upkeep = startUpkeep(database);
    await log.setRetention(service, { ...defaultRetention, successes: 'all', successDays: 2, failureDays: 10 });
    record(log, outline(service));
    record(log, outline(service, accepted));
    const kept = async () => (await log.list(service, { limit: 10 })).items.map(({ outcome }) => outcome).sort();
    expect(await kept()).toEqual(['accepted', 'rejected']);
    time += 2 * DAY;
    await upkeep.run();
    expect(await kept()).toEqual(['rejected']);
    await log.setRetention(service, { ...defaultRetention, failureDays: 1 });
    await upkeep.run();
    expect(await kept()).toEqual([]);
    await log.close();
    expect(await count('request_statistics', service)).toBe(2);
    time += 91 * DAY;
    await upkeep.run();
    expect(await count('request_statistics', service)).toBe(0);
    await upkeep.stop();
  });
});
