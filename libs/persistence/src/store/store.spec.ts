import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Named, Store, TokenTicket } from '@symbolon/engine';
import type { Database } from '../connection/database.js';
import { accessToken, code, pushed, refreshToken, singleUse, ticket } from '../spec/records.js';
import { aValue, useInstances } from '../spec/instances.js';
import { sha256 } from '../statements/key.js';
import { createStore } from './store.js';

const SERVICE = 42;
const open = useInstances();
let time = Date.UTC(2026, 10, 21, 12);
const now = () => time;
let [databases, stores]: [Database[], Store[]] = [[], []];

beforeAll(async () => {
  databases = [await open({ now }), await open({ now })];
  stores = databases.map((database) => createStore(database));
});

/** The statements that `work` sends on one instance. */
async function statements(work: (store: Store) => Promise<unknown>, instance = 0): Promise<readonly string[]> {
  const names: string[] = [];
  const stop = (databases[instance] as Database).onStatement((name) => names.push(name));
  await work(stores[instance] as Store);
  stop();
  return names;
}

/** Everything up to the refresh token, with the statements of each step. */
async function flow(instance = 0) {
  const [push, open_, issued, token, refresh] = [pushed(now()), ticket(now()), code(now()), accessToken(now()), refreshToken(now())];
  const step = (work: (store: Store) => Promise<unknown>) => statements(work, instance);
  const used = () => [singleUse(now(), 'assertion'), singleUse(now())];
  const sent = {
    push: await step((store) => store.commit(SERVICE, { kind: 'push', singleUse: used(), pushed: push })),
    open: await step(async (store) => {
      await store.pushedRequest(SERVICE, push.value);
      await store.commit(SERVICE, { kind: 'openTicket', ticket: open_ });
    }),
    complete: await step(async (store) => {
      await store.ticket(SERVICE, open_.value);
      await store.commit(SERVICE, { kind: 'completeTicket', ticket: open_.value, requestUri: push.value, code: issued });
    }),
    redeem: await step(async (store) => {
      await store.code(SERVICE, issued.value);
      await store.commit(SERVICE, { kind: 'redeemCode', singleUse: used(), code: issued.value, accessToken: token, refreshToken: refresh });
    }),
  };
  return { sent, push, ticket: open_, code: issued, token, refresh };
}

describe('statements', () => {
  test('one for each request of a flow on one instance', async () => {
    const { sent } = await flow();
    expect(sent).toEqual({
      push: ['push, jti'], open: ['openTicket'], complete: ['completeTicket, uri, code, scopes'], redeem: ['redeemCode, jti, refresh'],
    });
  });

  test('one for an introspection, with and without a proof, and one and a lookup for a refresh', async () => {
    const { token, refresh } = await flow();
    expect(await statements(async (store) => store.accessToken(SERVICE, token.value))).toEqual(['accessToken']);
    expect(await statements(async (store) => store.accessToken(SERVICE, token.value, singleUse(now())))).toEqual(['accessToken, jti']);
    expect(await statements(async (store) => {
      await store.refreshToken(SERVICE, refresh.value);
      await store.commit(SERVICE, { kind: 'refresh', singleUse: [singleUse(now())], refreshToken: refresh.value, accessToken: accessToken(now()) });
    })).toEqual(['refreshToken', 'refresh, jti']);
  });

  test('one for each grant without a code, and for a revocation', async () => {
    const opened: Named<TokenTicket> = {
      value: aValue(now()), record: { grantType: 'PASSWORD', clientId: 1, clientIdAliasUsed: false, scopes: [], confirmation: {}, profiles: [], expiresAt: now() + 1 },
    };
    const [token, refresh] = [accessToken(now()), refreshToken(now())];
    expect(await statements(async (store) => {
      await store.commit(SERVICE, { kind: 'openTokenTicket', singleUse: [singleUse(now())], ticket: opened });
      expect(store.tokenTicket(SERVICE, opened.value)).toEqual(opened.record);
      await store.commit(SERVICE, { kind: 'grantTokens', singleUse: [], ticket: opened.value, accessToken: token, refreshToken: refresh, sole: true });
      await store.commit(SERVICE, { kind: 'grantTokens', singleUse: [], accessToken: accessToken(now()) });
      await store.commit(SERVICE, { kind: 'revokeToken', token: refresh.value });
      await store.commit(SERVICE, { kind: 'revokeToken', token: token.value });
    })).toEqual(['openTokenTicket, jti', 'grantTokens, ticket, refresh, sole', 'grantTokens', 'revokeToken', 'revokeToken']);
  });

  test('none for what cannot be a value', async () => {
    expect(await statements(async (store) => {
      for (const value of ['', 'x', `${aValue(now())}x`, 'é'.repeat(43)]) {
        await store.accessToken(SERVICE, value);
        await store.accessToken(SERVICE, value, singleUse(now()));
        await store.code(SERVICE, value);
        await store.ticket(SERVICE, value);
        await store.refreshToken(SERVICE, value);
        await store.pushedRequest(SERVICE, value);
        await store.tokenTicket(SERVICE, value);
        await store.commit(SERVICE, { kind: 'revokeToken', token: value });
        await store.commit(SERVICE, { kind: 'dropTokenTicket', ticket: value });
        await store.commit(SERVICE, { kind: 'redeemCode', singleUse: [], code: value, accessToken: accessToken(now()) });
      }
    })).toEqual([]);
  });
});

describe('lookups of one turn', () => {
  test('make one trip, equal ones one lookup', async () => {
    const [one, two] = [await flow(), await flow()];
    const unknown = aValue(now());
    const asked = [one.token.value, two.token.value, unknown, one.token.value];
    let answers: unknown;
    const sent = await statements(async (store) => {
      answers = await Promise.all([...asked.map(async (value) => store.accessToken(SERVICE, value)), store.accessToken(SERVICE + 1, one.token.value)]);
    });
    expect(sent).toEqual(['accessTokens']);
    expect(answers).toEqual([
      { token: one.token.record, replayed: false }, { token: two.token.record, replayed: false }, { replayed: false },
      { token: one.token.record, replayed: false }, { replayed: false },
    ]);
    expect(await statements(async (store) => Promise.all([store.accessToken(SERVICE, unknown), store.accessToken(SERVICE, unknown)]))).toEqual(['accessToken']);
  });

  test('more than a hundred go in several trips', async () => {
    const { token } = await flow();
    const values = [...Array.from({ length: 249 }, () => aValue(now())), token.value];
    let found = 0;
    const sent = await statements(async (store) => {
      const answers = await Promise.all(values.map(async (value) => store.accessToken(SERVICE, value)));
      found = answers.filter((answer) => answer.token).length;
    });
    expect(sent).toEqual(['accessTokens', 'accessTokens', 'accessTokens']);
    expect(found).toBe(1);
  });
});

describe('what an instance has in memory', () => {
  test('is not needed by another', async () => {
    const [push, open_] = [pushed(now()), ticket(now())];
    await stores[0]?.commit(SERVICE, { kind: 'push', singleUse: [], pushed: push });
    await stores[0]?.commit(SERVICE, { kind: 'openTicket', ticket: open_ });
    expect(await stores[1]?.pushedRequest(SERVICE, push.value)).toEqual(push.record);
    expect(await stores[1]?.ticket(SERVICE, open_.value)).toEqual(open_.record);
    expect(stores[0]?.ticket(SERVICE, open_.value)).toEqual(open_.record);
  });

  test('does not decide whether a code is spent', async () => {
    const [open_, issued] = [ticket(now()), code(now())];
    await stores[0]?.commit(SERVICE, { kind: 'openTicket', ticket: open_ });
    await stores[0]?.commit(SERVICE, { kind: 'completeTicket', ticket: open_.value, code: issued });
    const redeem = { kind: 'redeemCode', singleUse: [], code: issued.value, accessToken: accessToken(now()) } as const;
    expect(await stores[1]?.commit(SERVICE, redeem)).toEqual({ kind: 'fresh' });
    expect(stores[0]?.code(SERVICE, issued.value)).toEqual({ record: issued.record });
    expect(await stores[0]?.commit(SERVICE, redeem)).toEqual({ kind: 'spent', spent: ['code'] });
    expect(await stores[0]?.code(SERVICE, issued.value)).toEqual({ record: issued.record, usedAt: now() });
  });

  test('may hold an old context of a ticket, which a fresh look does not', async () => {
    const open_ = ticket(now(), { context: 'old' });
    await stores[0]?.commit(SERVICE, { kind: 'openTicket', ticket: open_ });
    await stores[1]?.commit(SERVICE, { kind: 'updateTicket', ticket: open_.value, context: 'new' });
    expect(await stores[0]?.ticket(SERVICE, open_.value)).toMatchObject({ context: 'old' });
    expect(await stores[0]?.ticket(SERVICE, open_.value, true)).toMatchObject({ context: 'new' });
    await stores[0]?.commit(SERVICE, { kind: 'updateTicket', ticket: open_.value, context: 'newest' });
    expect(await stores[0]?.ticket(SERVICE, open_.value)).toMatchObject({ context: 'newest' });
  });

  test('is forgotten after a minute', async () => {
    const open_ = ticket(now());
    await stores[0]?.commit(SERVICE, { kind: 'openTicket', ticket: open_ });
    time += 60_000;
    expect(await statements(async (store) => store.ticket(SERVICE, open_.value))).toEqual(['ticket']);
  });

  test('a request_uri is read from it once', async () => {
    const push = pushed(now());
    await stores[0]?.commit(SERVICE, { kind: 'push', singleUse: [], pushed: push });
    expect(await statements(async (store) => store.pushedRequest(SERVICE, push.value))).toEqual([]);
    expect(await statements(async (store) => store.pushedRequest(SERVICE, push.value))).toEqual(['pushedRequest']);
  });
});

test('no value is stored in the clear', async () => {
  const { push, code: issued, token, refresh } = await flow();
  const dump = (await Promise.all(['ticket', 'pushed_request', 'authorization_code', 'access_token', 'refresh_token', 'single_use'].map((table) =>
    databases[0]?.dataSource.query(`select t::text as row from ${table} t`) as Promise<{ row: string }[]>))).flat().map(({ row }) => row).join('\n');
  expect(dump.length).toBeGreaterThan(1000);
  for (const { value } of [push, issued, token, refresh]) expect(dump).not.toContain(value);
});

test('a spent code stays at least a day, a rotated refresh token a week', async () => {
  const { refresh, code: issued } = await flow();
  await stores[0]?.commit(SERVICE, { kind: 'refresh', singleUse: [], refreshToken: refresh.value, accessToken: accessToken(now()), successor: refreshToken(now()) });
  const kept = async (table: string, value: string) => {
    const [row] = await databases[0]?.dataSource.query(`select forget_at - used_at as kept from ${table} where digest = $1`, [sha256(value)]) as { kept: number }[];
    return row?.kept;
  };
  expect(await kept('authorization_code', issued.value)).toBe(86_400_000);
  expect(await kept('refresh_token', refresh.value)).toBe(7 * 86_400_000);
});
