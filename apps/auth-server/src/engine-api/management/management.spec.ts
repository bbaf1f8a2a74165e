import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fullClient, fullService } from '@symbolon/contract';
import { startTestDatabase, type TestDatabase } from '@symbolon/testing';
import { removeFolders, settingsFor, startRunning, type Answer, type Running } from '../../testing/running.js';

let database: TestDatabase;
let running: Running;

beforeAll(async () => {
  database = await startTestDatabase();
  running = await startRunning(settingsFor(database.url));
});

afterAll(async () => {
  await running.stop();
  await database.stop();
  removeFolders();
});

const codeOf = ({ status, body }: Answer): readonly [number, unknown] => [status, body['resultCode']];
const demo = (): number => running.credentials.demo.serviceId;

type Act = (method: string, path: string, body?: unknown) => Promise<Answer>;
/** How each dialect reaches one service: what comes before and after the name of an API. */
const serviceDialects: readonly (readonly [string, Act, (api: string, id: unknown) => string])[] = [
  ['2.x', (...call) => running.owner(...call), (api, id) => `/service/${api}/${String(id)}`],
  ['3.0', (...call) => running.bearer(...call), (api, id) => `/${String(id)}/service/${api}`],
];
const clientDialects: readonly (readonly [string, Act, (api: string) => string])[] = [
  ['2.x', (...call) => running.service(...call), (api) => `/client/${api}`],
  ['3.0', (...call) => running.bearer(...call), (api) => `/${demo()}/client/${api}`],
];

describe.each(serviceDialects)('services, %s', (dialect, act, at) => {
  test('every property survives create, get, update, get', async () => {
    const created = await act('POST', '/service/create', fullService());
    expect(created.status).toBe(dialect === '2.x' ? 201 : 200);
    expect(created.body).toMatchObject({
      number: expect.any(Number), apiKey: expect.any(Number), apiSecret: expect.stringMatching(/^[\w-]{43}$/),
      metadata: [{ key: 'clientCount', value: '0' }],
    });
    expect(created.body).toMatchObject(JSON.parse(JSON.stringify(fullService())) as object);
    const id = created.body['apiKey'];
    const read = await act('GET', at('get', id));
    expect(read).toEqual({ status: 200, body: created.body });
    const updated = await act('POST', at('update', id), read.body);
    expect(updated).toEqual({ status: 200, body: { ...read.body, modifiedAt: updated.body['modifiedAt'] } });
    expect((await act('GET', at('get', id))).body).toEqual(updated.body);
    expect((await act('DELETE', at('delete', id))).status).toBe(204);
    expect((await act('GET', at('get', id))).status).toBe(404);
  });

  test('defaults; nulls, zeros and unknown members count as absent', async () => {
    const { body } = await act('POST', '/service/create', { serviceName: 'x', issuer: null, accessTokenDuration: 0, supportedScopes: [], unknown: 1 });
    expect(body).toMatchObject({ serviceName: 'x', accessTokenDuration: 0, pkceRequired: false, supportedClaimTypes: ['NORMAL'], supportedDisplays: ['PAGE'] });
    expect(body).not.toHaveProperty('issuer');
    expect(body).not.toHaveProperty('unknown');
  });

  test('update replaces, and refuses to overwrite what it has not seen', async () => {
    const created = (await act('POST', '/service/create', { serviceName: 'one', description: 'two' })).body;
    const update = (body: object) => act('POST', at('update', created['apiKey']), body);
    const first = await update({ serviceName: 'three', modifiedAt: created['modifiedAt'] });
    expect(first.body).not.toHaveProperty('description');
    const second = await update({ serviceName: 'four', modifiedAt: created['modifiedAt'] });
    expect(codeOf(second)).toEqual([409, 'A037205']);
    expect(second.body).toMatchObject({ modifiedAt: first.body['modifiedAt'], sentModifiedAt: created['modifiedAt'] });
    expect((await update({ serviceName: 'five', modifiedAt: 0 })).body).toMatchObject({ serviceName: 'five', apiSecret: created['apiSecret'] });
    expect(codeOf(await update({ modifiedAt: 'yesterday' }))).toEqual([400, 'A126202']);
  });

  test('of several changes of one state at once, one is made', async () => {
    const created = (await act('POST', '/service/create', { serviceName: 'one' })).body;
    const all = await Promise.all(Array.from({ length: 8 }, (__, index) =>
      act('POST', at('update', created['apiKey']), { serviceName: `name ${index}`, modifiedAt: created['modifiedAt'] })));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
  });

  test('what is wrong is named', async () => {
    const { status, body } = await act('POST', '/service/create', { issuer: 'not a uri', accessTokenDuration: 'x' });
    expect(status).toBe(400);
    expect(body['problems']).toEqual([expect.objectContaining({ property: 'issuer' }), expect.objectContaining({ property: 'accessTokenDuration' })]);
    expect(codeOf(await act('POST', '/service/create', '{'))).toEqual([400, 'A126202']);
  });

  test('lists', async () => {
    const { body } = await act('GET', '/service/get/list?start=0&end=2');
    expect(body).toMatchObject({ start: 0, end: 2, totalCount: expect.any(Number), services: [{ apiKey: demo() }, {}] });
    expect((await act('GET', '/service/get/list')).body).toMatchObject({ start: 0, end: 5 });
    expect(codeOf(await act('GET', '/service/get/list?start=x'))).toEqual([400, 'A036201']);
    expect(codeOf(await act('GET', '/service/get/list?end=-1'))).toEqual([400, 'A036204']);
  });
});

test('services that are not there', async () => {
  expect(codeOf(await running.owner('GET', '/service/get/1'))).toEqual([404, 'A035201']);
  expect(codeOf(await running.owner('GET', '/service/get/abc'))).toEqual([404, 'A035201']);
  expect(codeOf(await running.owner('POST', '/service/update/1', {}))).toEqual([404, 'A037201']);
  expect(codeOf(await running.owner('DELETE', '/service/delete/1'))).toEqual([404, 'A034201']);
  expect(codeOf(await running.bearer('GET', '/1/service/get'))).toEqual([404, 'A458203']);
});

describe.each(clientDialects)('clients, %s', (dialect, act, at) => {
  const create = async (body: object = {}): Promise<Record<string, unknown>> => (await act('POST', at('create'), body)).body;

  test('every property survives create, get, update, get', async () => {
    const full = fullClient();
    const created = await act('POST', at('create'), full);
    expect(created.status).toBe(dialect === '2.x' ? 201 : 200);
    expect(created.body).toMatchObject({ clientId: expect.any(Number), clientSecret: expect.stringMatching(/^[\w-]{86}$/), serviceNumber: expect.any(Number) });
    expect(created.body).toMatchObject(JSON.parse(JSON.stringify(full)) as object);
    const id = String(created.body['clientId']);
    const read = await act('GET', at(`get/${id}`));
    expect(read).toEqual({ status: 200, body: created.body });
    const updated = await act('POST', at(`update/${id}`), read.body);
    expect(updated).toEqual({ status: 200, body: { ...read.body, modifiedAt: updated.body['modifiedAt'] } });
    expect((await act('GET', at(`get/${id}`))).body).toEqual(updated.body);
    expect(await act('DELETE', at(`delete/${id}`))).toEqual({ status: 204, body: {} });
    expect(codeOf(await act('GET', at(`get/${id}`)))).toEqual([404, 'A001212']);
    expect(codeOf(await act('DELETE', at(`delete/${id}`)))).toEqual([404, 'A001212']);
  });

  test('defaults and the derived sector identifier', async () => {
    expect(await create({ redirectUris: ['https://client.example.org/cb', 'https://client.example.org/other'] })).toMatchObject({
      clientType: 'PUBLIC', tokenAuthMethod: 'NONE', idTokenSignAlg: 'RS256', subjectType: 'PUBLIC', defaultMaxAge: 0, locked: false,
      derivedSectorIdentifier: 'client.example.org',
    });
  });

  test('stale writes', async () => {
    const { clientId, modifiedAt } = await create({ clientName: 'one' });
    const update = (body: object) => act('POST', at(`update/${String(clientId)}`), body);
    const first = await update({ clientName: 'two', modifiedAt: String(modifiedAt) });
    expect(first).toMatchObject({ status: 200, body: { clientName: 'two' } });
    const second = await update({ clientName: 'three', modifiedAt });
    expect(codeOf(second)).toEqual([409, 'A029205']);
    expect(second.body).toMatchObject({ modifiedAt: first.body['modifiedAt'], sentModifiedAt: modifiedAt });
  });

  test('secrets', async () => {
    const { clientId, clientSecret } = await create();
    const refreshed = await act('GET', at(`secret/refresh/${String(clientId)}`));
    expect(refreshed).toMatchObject({ status: 200, body: { resultCode: 'A148001', oldClientSecret: clientSecret, newClientSecret: expect.stringMatching(/^[\w-]{86}$/) } });
    const updated = await act('POST', at(`secret/update/${String(clientId)}`), { clientSecret: 'my_updated_client_secret' });
    expect(updated.body).toEqual({
      resultCode: 'A149001', resultMessage: expect.stringMatching(/^\[A149001\] /),
      oldClientSecret: refreshed.body['newClientSecret'], newClientSecret: 'my_updated_client_secret',
    });
    expect((await act('GET', at(`get/${String(clientId)}`))).body['clientSecret']).toBe('my_updated_client_secret');
    for (const bad of ['', 'with space', 'ä', 'x'.repeat(87)]) {
      expect(codeOf(await act('POST', at(`secret/update/${String(clientId)}`), { clientSecret: bad }))).toEqual([400, 'A149601']);
    }
  });

  test('a locked client can be looked at and unlocked, and that is all', async () => {
    const id = String((await create({ clientName: 'one' }))['clientId']);
    const lock = (clientLocked: boolean) => act('POST', at(`lock_flag/update/${id}`), { clientLocked });
    expect(codeOf(await lock(false))).toEqual([400, 'A293204']);
    expect(codeOf(await lock(true))).toEqual([200, 'A293001']);
    expect(codeOf(await lock(true))).toEqual([400, 'A293203']);
    expect((await act('GET', at(`get/${id}`))).body).toMatchObject({ locked: true, clientName: 'one' });
    expect(codeOf(await act('POST', at(`update/${id}`), {}))).toEqual([403, 'A001215']);
    expect(codeOf(await act('DELETE', at(`delete/${id}`)))).toEqual([403, 'A001215']);
    expect(codeOf(await act('GET', at(`secret/refresh/${id}`)))).toEqual([403, 'A001215']);
    expect(codeOf(await act('POST', at(`secret/update/${id}`), { clientSecret: 'abc' }))).toEqual([403, 'A001215']);
    expect(codeOf(await lock(false))).toEqual([200, 'A293001']);
    expect((await act('POST', at(`update/${id}`), { locked: true })).body).toMatchObject({ locked: false });
  });

  test.each([
    ['1', 404, 'A001212'], ['9007199254740993', 400, 'A001216'], ['0', 400, 'A001216'], ['-1', 400, 'A001216'],
    ['nobody', 404, 'A001218'], ['%00', 404, 'A001218'], ['%E3%81%82', 404, 'A001218'], ['a%2Fb', 404, 'A001218'], [`x${'y'.repeat(1000)}`, 404, 'A001218'],
  ])('an identifier that names nobody: %s', async (identifier, status, code) => {
    expect(codeOf(await act('GET', at(`get/${identifier}`)))).toEqual([status, code]);
    expect(codeOf(await act('POST', at(`update/${identifier}`), {}))).toEqual([status, code]);
  });

  test('lists', async () => {
    await create({ developer: 'dev-1' });
    expect((await act('GET', at('get/list?developer=dev-1&end=1'))).body).toMatchObject({ start: 0, end: 1, developer: 'dev-1', clients: [{ developer: 'dev-1' }] });
    expect((await act('GET', at('get/list?developer=nobody%00'))).body).toMatchObject({ totalCount: 0, clients: [] });
    expect((await act('GET', at('get/list?start=1000&end=2000'))).body).toMatchObject({ clients: [] });
    expect((await act('GET', at('get/list?start=5&end=2'))).body).toMatchObject({ clients: [] });
    expect(codeOf(await act('GET', at('get/list?start=-1')))).toEqual([400, 'A028202']);
  });

  test('POST on client/delete', async () => {
    expect((await act('POST', at('delete/1'), {})).status).toBe(405);
  });
});

test('aliases name a client where both switches are on', async () => {
  const service = (await running.owner('POST', '/service/create', { clientIdAliasEnabled: true })).body;
  const at = (api: string) => `/${String(service['apiKey'])}/client/${api}`;
  const { body } = await running.bearer('POST', at('create'), { clientIdAlias: 'my-client', clientIdAliasEnabled: true });
  expect((await running.bearer('GET', at('get/my-client'))).body).toEqual(body);
  expect(codeOf(await running.bearer('POST', at('create'), { clientIdAlias: 'my-client' }))).toEqual([400, 'A123603']);
  const update = await running.bearer('POST', at('update/my-client'), { clientIdAlias: 'my-client' });
  expect(update.status).toBe(200);
  expect(codeOf(await running.bearer('GET', at('get/my-client')))).toEqual([404, 'A001222']);
});

test('a service that prohibits aliases like URLs takes none, neither at first nor later', async () => {
  const service = (await running.owner('POST', '/service/create', { clientIdAliasEnabled: true, httpAliasProhibited: true })).body;
  const at = (api: string) => `/${String(service['apiKey'])}/client/${api}`;
  const { clientId } = (await running.bearer('POST', at('create'), { clientIdAlias: 'shop' })).body;
  for (const clientIdAlias of ['https://shop.example.org', 'HTTP://shop.example.org/a']) {
    expect(codeOf(await running.bearer('POST', at('create'), { clientIdAlias }))).toEqual([400, 'A032224']);
    expect(codeOf(await running.bearer('POST', at(`update/${String(clientId)}`), { clientIdAlias }))).toEqual([400, 'A032224']);
  }
  expect((await running.bearer('POST', at(`update/${String(clientId)}`), { clientIdAlias: 'http-shop' })).status).toBe(200);
});

test('custom metadata that are too much have a code for a new client and another for a changed one', async () => {
  const customMetadata = JSON.stringify({ a: 'x'.repeat(300_000) });
  expect(codeOf(await running.service('POST', '/client/create', { customMetadata }))).toEqual([400, 'A123604']);
  const { clientId } = (await running.service('POST', '/client/create', {})).body;
  expect(codeOf(await running.service('POST', `/client/update/${String(clientId)}`, { customMetadata }))).toEqual([400, 'A030602']);
});

test('clientsPerDeveloper: a developer has no more clients than that, also when they are made at once', async () => {
  const service = (await running.owner('POST', '/service/create', { clientsPerDeveloper: 2 })).body;
  const create = (body: object) => running.bearer('POST', `/${String(service['apiKey'])}/client/create`, body);
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => create({ developer: 'dev' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 400, 400, 400]);
  expect(codeOf(await create({ developer: 'dev' }))).toEqual([400, 'A123601']);
  expect((await create({ developer: 'another' })).status).toBe(200);
  for (let count = 0; count < 3; count += 1) expect((await create({})).status).toBe(200);
});

test('clients of another service are unknown; an owner deletes by the id alone', async () => {
  const service = (await running.owner('POST', '/service/create', {})).body;
  const { clientId } = (await running.bearer('POST', `/${String(service['apiKey'])}/client/create`, {})).body;
  expect(codeOf(await running.service('GET', `/client/get/${String(clientId)}`))).toEqual([404, 'A001212']);
  expect(codeOf(await running.service('DELETE', `/client/delete/${String(clientId)}`))).toEqual([404, 'A001212']);
  expect((await running.owner('GET', `/service/get/${String(service['apiKey'])}`)).body['metadata']).toEqual([{ key: 'clientCount', value: '1' }]);
  expect((await running.owner('DELETE', `/client/delete/${String(clientId)}`)).status).toBe(204);
  expect(codeOf(await running.owner('DELETE', `/client/delete/${String(clientId)}`))).toEqual([404, 'A001212']);
});
