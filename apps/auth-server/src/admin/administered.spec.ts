import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fullService } from '@symbolon/contract';
import { startTestDatabase, type TestDatabase } from '@symbolon/testing';
import { browserAt, type Browser } from '../testing/browser.js';
import { removeFolders, settingsFor, startRunning, type Answer, type Running } from '../testing/running.js';

/* Credentials, history and audit log on a running server. */

let database: TestDatabase;
let running: Running;
let admin: Browser;
let viewer: Browser;

beforeAll(async () => {
  database = await startTestDatabase();
  running = await startRunning(settingsFor(database.url));
  admin = browserAt(running);
  await admin.signIn('admin', running.credentials.operator?.password ?? '');
  await admin.call('POST', '/admin/operators', { name: 'viewer', password: 'correct horse battery', roles: [{ role: 'viewer' }] });
  viewer = browserAt(running);
  await viewer.signIn('viewer', 'correct horse battery');
});

afterAll(async () => {
  await running.stop();
  await database.stop();
  removeFolders();
});

type Entry = Record<string, unknown>;
const query = (sql: string, values: readonly unknown[] = []): Promise<Entry[]> => running.server.database.dataSource.query(sql, [...values]) as Promise<Entry[]>;
const itemsOf = ({ body }: Answer): readonly Entry[] => body['items'] as readonly Entry[];
const codeOf = ({ status, body }: Answer): readonly unknown[] => [status, body['resultCode']];
const audit = async (filter = ''): Promise<readonly Entry[]> => itemsOf(await admin.call('GET', `/admin/audit?limit=200${filter}`));

async function newService(change: object = {}): Promise<{ readonly id: number; readonly body: Entry }> {
  const { body } = await running.owner('POST', '/service/create', { serviceName: 'one', ...change });
  return { id: Number(body['apiKey']), body };
}

const newClient = async (service: number, change: object = {}): Promise<Entry> =>
  (await running.bearer('POST', `/${service}/client/create`, { clientName: 'a client', clientType: 'CONFIDENTIAL', tokenAuthMethod: 'CLIENT_SECRET_BASIC', ...change })).body;

describe('secrets', () => {
  const key = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0', d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI', kid: 'k', alg: 'ES256', use: 'sig' };
  const jwks = JSON.stringify({ keys: [key] });

  test('of a service are hidden from operators and from who may only look', async () => {
    const { id, body } = await newService({ ...fullService(), jwks, authenticationCallbackApiSecret: 'a secret of a callback' });
    const { body: looking } = await admin.call('POST', '/admin/access-tokens', { name: 'looks', rights: ['view_service'] });
    const asLooking = await running.as(`Bearer ${String(looking['accessToken'])}`, 'GET', `/${id}/service/get`);
    for (const answer of [await viewer.call('GET', `/${id}/service/get`), await admin.call('GET', `/${id}/service/get`), await viewer.call('GET', '/service/get/list?end=100'), asLooking]) {
      expect(answer.status).toBe(200);
      const text = JSON.stringify(answer.body);
      for (const secret of [body['apiSecret'], key.d, body['authenticationCallbackApiSecret']]) expect(text).not.toContain(`"${String(secret)}"`);
      expect(text).not.toContain(key.d);
    }
    expect((await running.owner('GET', `/service/get/${id}`)).body).toMatchObject({ apiSecret: body['apiSecret'], jwks });
    expect((await running.bearer('GET', `/${id}/service/get`)).body).toMatchObject({ apiSecret: body['apiSecret'], jwks });
    expect(codeOf(await admin.call('GET', `/${id}/service/jwks/get?includePrivateKeys=true`))).toEqual([403, 'A800208']);
  });

  test('survive an update by somebody who never saw them', async () => {
    const { id, body } = await newService({ ...fullService(), jwks, authenticationCallbackApiSecret: 'a secret of a callback' });
    const { body: seen } = await admin.call('GET', `/${id}/service/get`);
    const saved = await admin.call('POST', `/${id}/service/update`, { ...seen, serviceName: 'renamed' });
    expect(saved.status).toBe(200);
    const { body: stored } = await running.owner('GET', `/service/get/${id}`);
    expect(stored).toEqual({ ...body, serviceName: 'renamed', modifiedAt: stored['modifiedAt'] });
  });

  test('of a new service and a new client are told once', async () => {
    const made = await admin.call('POST', '/service/create', { serviceName: 'new', jwks });
    expect(made.body['apiSecret']).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(made.body)).not.toContain(key.d);
    const id = String(made.body['apiKey']);
    const client = await admin.call('POST', `/${id}/client/create`, { clientName: 'c', clientType: 'CONFIDENTIAL' });
    expect(client.body['clientSecret']).toMatch(/^[\w-]{86}$/);
    expect((await admin.call('GET', `/${id}/client/get/${String(client.body['clientId'])}`)).body['clientSecret']).toMatch(/^\*+[\w-]{4}$/);
    const rotated = await admin.call('GET', `/${id}/client/secret/refresh/${String(client.body['clientId'])}`);
    expect([rotated.body['newClientSecret'], rotated.body['oldClientSecret']]).toEqual([expect.stringMatching(/^[\w-]{86}$/), expect.stringMatching(/^\*+[\w-]{4}$/)]);
  });
});

describe('API access tokens', () => {
  test('are told once, listed without their value, and work until they are revoked', async () => {
    const { id } = await newService();
    const made = await admin.call('POST', '/admin/access-tokens', { name: 'CI', rights: ['view_service'], services: [id] });
    expect([made.status, made.body]).toEqual([201, { id: expect.any(Number), name: 'CI', rights: ['view_service'], services: [id], createdAt: expect.any(Number), accessToken: expect.stringMatching(/^[\w-]{43}$/) }]);
    const bearer = `Bearer ${String(made.body['accessToken'])}`;
    expect((await running.as(bearer, 'GET', `/${id}/service/get`)).status).toBe(200);
    expect(codeOf(await running.as(bearer, 'GET', `/${running.credentials.demo.serviceId}/service/get`))).toEqual([403, 'A457101']);
    expect(codeOf(await running.as(bearer, 'POST', `/${id}/service/update`, {}))).toEqual([403, 'A457101']);
    const listed = itemsOf(await admin.call('GET', '/admin/access-tokens'));
    expect(listed).toContainEqual(expect.objectContaining({ id: made.body['id'], name: 'CI' }));
    expect(JSON.stringify(listed)).not.toContain(made.body['accessToken']);
    expect((await admin.call('DELETE', `/admin/access-tokens/${String(made.body['id'])}`)).status).toBe(204);
    expect(codeOf(await running.as(bearer, 'GET', `/${id}/service/get`))).toEqual([401, 'A458101']);
    expect(codeOf(await admin.call('DELETE', `/admin/access-tokens/${String(made.body['id'])}`))).toEqual([404, 'A803201']);
  });

  test('expire', async () => {
    const { body } = await admin.call('POST', '/admin/access-tokens', { rights: ['view_service'], expiresAt: Date.now() + 3_600_000 });
    await query('update api_access_token set expires_at = 1 where number = $1', [body['id']]);
    expect(codeOf(await running.as(`Bearer ${String(body['accessToken'])}`, 'GET', '/service/get/list'))).toEqual([401, 'A458101']);
  });

  test.each([
    ['no right', { rights: [] }, 400, 'A031202'],
    ['a right that is none', { rights: ['root'] }, 400, 'A031201'],
    ['no service', { rights: ['view_service'], services: [] }, 400, 'A803204'],
    ['a service that is none', { rights: ['view_service'], services: [5] }, 404, 'A458203'],
    ['an end in the past', { rights: ['view_service'], expiresAt: 5 }, 400, 'A803203'],
    ['an end that is no time', { rights: ['view_service'], expiresAt: 'soon' }, 400, 'A126202'],
  ])('with %s are refused', async (_, body, status, code) => {
    expect(codeOf(await admin.call('POST', '/admin/access-tokens', body))).toEqual([status, code]);
  });

  test('hand out no more than they have', async () => {
    const { body } = await admin.call('POST', '/admin/access-tokens', { rights: ['admin'] });
    const bearer = `Bearer ${String(body['accessToken'])}`;
    expect(codeOf(await running.as(bearer, 'POST', '/admin/access-tokens', { rights: ['view_audit_log'] }))).toEqual([403, 'A803202']);
    expect((await running.as(bearer, 'POST', '/admin/access-tokens', { rights: ['modify_service'] })).status).toBe(201);
  });

  test.each(['/admin/access-tokens/x', '/admin/access-tokens/99999999999', '/admin/operators/99999999999'])('nobody is called %s', async (path) => {
    expect((await admin.call('DELETE', path)).status).toBe(404);
  });
});

test('the API secret of a service is rotated: told once, the old one is good for nothing', async () => {
  const { id, body } = await newService();
  const asBefore = `Basic ${btoa(`${id}:${String(body['apiSecret'])}`)}`;
  expect((await running.as(asBefore, 'GET', '/client/get/list')).status).toBe(200);
  const rotated = await admin.call('POST', `/admin/services/${id}/credentials/rotate`);
  expect([rotated.status, rotated.body]).toEqual([200, { apiKey: id, apiSecret: expect.stringMatching(/^[\w-]{43}$/) }]);
  expect((await running.as(asBefore, 'GET', '/client/get/list')).status).toBe(401);
  expect((await running.as(`Basic ${btoa(`${id}:${String(rotated.body['apiSecret'])}`)}`, 'GET', '/client/get/list')).status).toBe(200);
});

describe('history', () => {
  test('of a service: each change with who made it and what it changed', async () => {
    const { id } = await newService();
    const { body: seen } = await admin.call('GET', `/${id}/service/get`);
    await admin.call('POST', `/${id}/service/update`, { ...seen, serviceName: 'two', accessTokenDuration: 60 });
    await running.owner('POST', `/service/update/${id}`, { serviceName: 'three' });
    const { body } = await admin.call('GET', `/admin/services/${id}/history`);
    expect(body).toEqual({ items: [
      { version: 3, changedAt: expect.any(Number), actor: { kind: 'owner', id: 1 }, changed: ['serviceName', 'accessTokenDuration'] },
      { version: 2, changedAt: expect.any(Number), actor: { kind: 'operator', id: 1, name: 'admin' }, changed: ['serviceName', 'accessTokenDuration'] },
      { version: 1, changedAt: expect.any(Number), actor: { kind: 'owner', id: 1 } },
    ] });
    const page = await admin.call('GET', `/admin/services/${id}/history?limit=2`);
    expect([itemsOf(page).map(({ version }) => version), page.body['next']]).toEqual([[3, 2], '2']);
    expect(itemsOf(await admin.call('GET', `/admin/services/${id}/history?limit=2&after=2`)).map(({ version }) => version)).toEqual([1]);
    expect((await admin.call('GET', `/admin/services/${id}/history/2`)).body).toMatchObject({ version: 2, changed: ['serviceName', 'accessTokenDuration'], settings: { serviceName: 'two', accessTokenDuration: 60 } });
  });

  test('of a service is restored, secrets included; that is a change as well', async () => {
    const first = { ...fullService(), serviceName: 'first' };
    const { id, body } = await newService(first);
    const changed = await running.owner('POST', `/service/update/${id}`, { serviceName: 'second' });
    expect(codeOf(await viewer.call('POST', `/admin/services/${id}/history/1/restore`))).toEqual([403, 'A800204']);
    expect(codeOf(await admin.call('POST', `/admin/services/${id}/history/1/restore`, { modifiedAt: body['modifiedAt'] }))).toEqual([409, 'A037205']);
    expect((await admin.call('POST', `/admin/services/${id}/history/1/restore`, { modifiedAt: changed.body['modifiedAt'] })).status).toBe(200);
    const { body: restored } = await running.owner('GET', `/service/get/${id}`);
    expect(restored).toEqual({ ...body, modifiedAt: restored['modifiedAt'] });
    expect(itemsOf(await admin.call('GET', `/admin/services/${id}/history`))).toHaveLength(3);
    expect(codeOf(await admin.call('POST', `/admin/services/${id}/history/9/restore`))).toEqual([404, 'A802202']);
  });

  test('of a client, with its alias; a lock stays as it is', async () => {
    const { id } = await newService({ clientIdAliasEnabled: true });
    const client = await newClient(id, { clientIdAlias: 'before', clientIdAliasEnabled: true });
    const path = `/${id}/client`;
    const clientId = String(client['clientId']);
    await running.bearer('POST', `${path}/update/${clientId}`, { ...client, clientIdAlias: 'after', modifiedAt: 0 });
    expect(itemsOf(await admin.call('GET', `/admin/services/${id}/clients/${clientId}/history`)).map(({ version, changed, actor }) => [version, changed, actor])).toEqual([
      [2, ['clientIdAlias'], { kind: 'token', id: 1, name: 'First start' }], [1, undefined, { kind: 'token', id: 1, name: 'First start' }],
    ]);
    expect((await admin.call('POST', `/admin/services/${id}/clients/${clientId}/history/1/restore`)).body).toMatchObject({ clientIdAlias: 'before' });
    expect((await admin.call('GET', `${path}/get/before`)).status).toBe(200);
    await running.bearer('POST', `${path}/lock_flag/update/${clientId}`, { clientLocked: true });
    expect((await admin.call('POST', `/admin/services/${id}/clients/${clientId}/history/1/restore`)).status).toBe(403);
  });

  test('a change by hand is kept too; nobody made it', async () => {
    const { id } = await newService();
    await query(`update service set version = version + 1, settings = settings || '{"serviceName":"by hand"}' where api_key = $1`, [id]);
    const [latest] = itemsOf(await admin.call('GET', `/admin/services/${id}/history`));
    expect(latest).toEqual({ version: 2, changedAt: expect.any(Number), changed: ['serviceName'] });
  });
});

describe('the audit log', () => {
  test('tells who changed what from what to what, secrets masked', async () => {
    const secret = 'the secret of a callback, which is long enough to be masked with its end';
    const { id, body: made } = await newService({ authenticationCallbackApiSecret: secret });
    const { body: seen } = await admin.call('GET', `/${id}/service/get`);
    await admin.call('POST', `/${id}/service/update`, { ...seen, serviceName: 'two', authenticationCallbackApiSecret: `another ${secret}` });
    await running.owner('DELETE', `/service/delete/${id}`);
    const entries = await audit(`&service=${id}`);
    expect(entries.map(({ kind, action, actor }) => [kind, action, (actor as Entry)['kind']])).toEqual([['service', 'delete', 'owner'], ['service', 'update', 'operator'], ['service', 'create', 'owner']]);
    expect(entries[1]).toEqual({
      number: expect.any(Number), at: expect.any(Number), service: id, kind: 'service', action: 'update', actor: { kind: 'operator', id: 1, name: 'admin' },
      before: { serviceName: 'one', authenticationCallbackApiSecret: `********${secret.slice(-4)}` },
      after: { serviceName: 'two', authenticationCallbackApiSecret: `********${secret.slice(-4)} (changed)` },
    });
    expect(JSON.stringify(entries)).not.toContain('callback, which');
    expect(JSON.stringify(entries)).not.toContain(String(made['apiSecret']));
  });

  test('has every kind of change', async () => {
    const { id } = await newService();
    const client = await newClient(id);
    const clientId = String(client['clientId']);
    await running.bearer('POST', `/${id}/client/update/${clientId}`, { ...client, clientName: 'renamed' });
    await running.bearer('POST', `/${id}/client/lock_flag/update/${clientId}`, { clientLocked: true });
    await running.bearer('POST', `/${id}/client/lock_flag/update/${clientId}`, { clientLocked: false });
    await running.bearer('GET', `/${id}/client/secret/refresh/${clientId}`);
    await running.bearer('PUT', `/${id}/client/extension/requestable_scopes/update/${clientId}`, { requestableScopes: [] });
    await running.bearer('DELETE', `/${id}/client/delete/${clientId}`);
    await admin.call('POST', `/admin/services/${id}/credentials/rotate`);
    const entries = await audit(`&service=${id}`);
    expect(entries.map(({ kind, action }) => `${String(kind)} ${String(action)}`)).toEqual([
      'credential rotate', 'client delete', 'client update', 'credential rotate', 'client unlock', 'client lock', 'client update', 'client create', 'service create',
    ]);
    expect(entries.filter(({ kind }) => kind === 'client').every(({ subject }) => subject === clientId)).toBe(true);
    expect(JSON.stringify(entries)).not.toContain(String(client['clientSecret']));

    const { body: token } = await admin.call('POST', '/admin/access-tokens', { rights: ['view_service'] });
    await admin.call('DELETE', `/admin/access-tokens/${String(token['id'])}`);
    const { body: operator } = await admin.call('POST', '/admin/operators', { name: 'for a while', password: 'correct horse battery', roles: [{ role: 'viewer' }] });
    await admin.call('PUT', `/admin/operators/${String(operator['id'])}`, { name: 'for a while', roles: [{ role: 'editor' }] });
    await admin.call('PUT', `/admin/operators/${String(operator['id'])}/password`, { password: 'another horse battery' });
    const person = browserAt(running);
    await person.signIn('for a while', 'another horse battery');
    await person.call('DELETE', '/admin/session');
    await admin.call('DELETE', `/admin/operators/${String(operator['id'])}`);
    const latest = (await audit()).slice(0, 8);
    expect(latest.map(({ kind, action }) => `${String(kind)} ${String(action)}`)).toEqual([
      'operator delete', 'session sign-out', 'session sign-in', 'credential password', 'operator update', 'operator create', 'access-token revoke', 'access-token create',
    ]);
    expect(JSON.stringify(latest)).not.toContain('horse');
    expect(JSON.stringify(latest)).not.toContain(String(token['accessToken']));
  });

  test('has the changes of what the request log keeps', async () => {
    const { id } = await newService();
    await admin.call('PUT', `/admin/services/${id}/requests/retention`, { failureDays: 3 });
    const [latest] = await audit(`&service=${id}`);
    expect(latest).toMatchObject({ kind: 'retention', action: 'update', after: { failureDays: 3 } });
  });

  test('an end user is not overwritten by who has not seen the last change', async () => {
    const { id } = await newService();
    const { body: user } = await admin.call('POST', `/admin/services/${id}/users`, { login: 'ann' });
    const at = `/admin/services/${id}/users/${String(user['id'])}`;
    expect((await admin.call('PUT', at, { login: 'anne', modifiedAt: user['modifiedAt'] })).status).toBe(200);
    expect(codeOf(await admin.call('PUT', at, { login: 'annie', modifiedAt: Number(user['modifiedAt']) - 1 }))).toEqual([409, 'A811206']);
    expect((await admin.call('GET', at)).body['login']).toBe('anne');
  });

  test('a change that is refused leaves no entry', async () => {
    const { id, body } = await newService({ clientIdAliasEnabled: true });
    await newClient(id, { clientIdAlias: 'taken' });
    const before = (await audit()).length;
    expect((await running.bearer('POST', `/${id}/client/create`, { clientName: 'x', clientIdAlias: 'taken', clientType: 'PUBLIC', tokenAuthMethod: 'NONE' })).status).toBe(400);
    expect((await running.owner('POST', `/service/update/${id}`, { modifiedAt: Number(body['modifiedAt']) - 1 })).status).toBe(409);
    expect(await audit()).toHaveLength(before);
  });

  test('is filtered, and read page by page', async () => {
    const all = await audit();
    const operators = all.filter(({ kind }) => kind === 'operator');
    expect(await audit('&kind=operator')).toEqual(operators);
    expect(await audit('&operator=1')).toEqual(all.filter(({ actor }) => (actor as Entry)['kind'] === 'operator' && (actor as Entry)['id'] === 1));
    const [from, to] = [Number(all.at(-2)?.['at']), Number(all[1]?.['at'])];
    expect(await audit(`&from=${from}&to=${to}`)).toEqual(all.filter(({ at }) => Number(at) >= from && Number(at) < to));
    const pages: Entry[] = [];
    for (let after = ''; ;) {
      const { body } = await admin.call('GET', `/admin/audit?limit=7${after}`);
      pages.push(...(body['items'] as Entry[]));
      if (body['next'] === undefined) break;
      after = `&after=${String(body['next'])}`;
    }
    expect(pages).toEqual(all);
  });

  test.each(['limit=x', 'limit=201', 'after=-1', 'service=x', 'from=yesterday'])('%s is refused', async (filter) => {
    expect(codeOf(await admin.call('GET', `/admin/audit?${filter}`))).toEqual([400, 'A802201']);
  });

  test('shows an operator of one service that service alone', async () => {
    const [{ id: mine }, { id: other }] = [await newService(), await newService()];
    await admin.call('POST', '/admin/operators', { name: 'of one', password: 'correct horse battery', roles: [{ role: 'viewer', serviceId: mine }] });
    const person = browserAt(running);
    await person.signIn('of one', 'correct horse battery');
    expect(new Set(itemsOf(await person.call('GET', '/admin/audit')).map(({ service }) => service))).toEqual(new Set([mine]));
    expect(itemsOf(await person.call('GET', `/admin/audit?service=${other}`))).toEqual([]);
    expect(itemsOf(await person.call('GET', `/admin/audit?service=${mine}`))).toHaveLength(1);
  });

  test.each(['update audit_entry set kind = \'x\'', 'delete from audit_entry', 'truncate audit_entry'])('the database refuses to %s', async (sql) => {
    await expect(query(sql)).rejects.toThrow('The audit log is append-only.');
  });
});
