import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fullClient, fullService } from '@symbolon/contract';
import { startTestDatabase, type TestDatabase } from '@symbolon/testing';
import { removeFolders, settingsFor, startRunning, type Answer, type Running } from '../../testing/running.js';

/* Two servers: what one of them exports the other one imports. */

let databases: readonly TestDatabase[];
let here: Running;
let there: Running;

beforeAll(async () => {
  databases = [await startTestDatabase(), await startTestDatabase()];
  here = await startRunning(settingsFor(databases[0]?.url ?? ''));
  there = await startRunning(settingsFor(databases[1]?.url ?? ''));
});

afterAll(async () => {
  await here.stop();
  await there.stop();
  for (const database of databases) await database.stop();
  removeFolders();
});

type Entry = Record<string, unknown>;
type Document = { format: string; service: Entry; clients: Entry[] };
const codeOf = ({ status, body }: Answer): readonly unknown[] => [status, body['resultCode']];
const exported = async (running: Running, id: unknown): Promise<Document> => (await running.bearer('GET', `/admin/services/${String(id)}/export`)).body as Document;
const importInto = (running: Running, id: unknown, document: object, query = ''): Promise<Answer> => running.bearer('POST', `/admin/services/${String(id)}/import${query}`, document);

const key = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0', d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI', kid: 'k', alg: 'ES256', use: 'sig' };
const jwks = JSON.stringify({ keys: [key] });

const SECRET = 'a secret that nobody may read';

async function newService(clients: number): Promise<number> {
  const { body } = await here.owner('POST', '/service/create', { ...fullService(), jwks, authenticationCallbackApiSecret: SECRET, clientsPerDeveloper: 0, httpAliasProhibited: false });
  const id = Number(body['apiKey']);
  for (let at = 0; at < clients; at += 1) {
    const { status } = await here.bearer('POST', `/${id}/client/create`, { ...fullClient(), clientName: `client ${at}`, clientIdAlias: `alias-${at}`, entityId: undefined });
    expect(status).toBe(200);
  }
  return id;
}

test('a service with 50 clients, exported and imported on an empty server, exports as the same document', async () => {
  const id = await newService(50);
  const document = await exported(here, id);
  expect([document.format, document.service['apiKey'], document.clients.length]).toEqual(['symbolon-service/1', id, 50]);
  const text = JSON.stringify(document);
  for (const secret of [SECRET, key.d, 'apiSecret', 'clientSecret']) expect(text).not.toContain(secret === 'apiSecret' ? '"apiSecret"' : secret);

  const tried = await there.bearer('POST', '/admin/services/import?dryRun=true', document);
  expect([tried.status, tried.body['dryRun']]).toEqual([200, true]);
  expect((await there.bearer('GET', `/${id}/service/get`)).status).toBe(404);

  const { status, body } = await there.bearer('POST', '/admin/services/import', document);
  expect([status, body['dryRun'], (body['service'] as Entry)['action']]).toEqual([200, false, 'create']);
  expect((body['clients'] as Entry[]).every(({ action, was }) => action === 'create' && was === undefined)).toBe(true);
  expect(await exported(there, id)).toEqual(document);
  expect((tried.body['clients'] as Entry[]).map(({ id: clientId }) => clientId)).toEqual((body['clients'] as Entry[]).map(({ id: clientId }) => clientId));

  // Once more: everything is there already.
  const again = await importInto(there, id, document);
  expect([(again.body['service'] as Entry)['action'], new Set((again.body['clients'] as Entry[]).map(({ action }) => action)), again.body['untouched']]).toEqual(['none', new Set(['none']), []]);
});

test('the dry run of a changed document lists exactly the changes, and makes none', async () => {
  const id = await newService(4);
  const document = await exported(here, id);
  const [first, second, third, fourth] = document.clients as [Entry, Entry, Entry, Entry];
  const { description: _, ...undescribed } = second;
  const changed = {
    ...document,
    service: { ...document.service, serviceName: 'renamed', accessTokenDuration: 61 },
    clients: [{ ...first, clientName: 'renamed' }, undescribed, third, { ...fullClient(), clientName: 'new', clientIdAlias: 'new', clientId: 4321 }],
  };
  const { status, body } = await importInto(here, id, changed, '?dryRun=true');
  expect([status, body]).toEqual([200, {
    dryRun: true,
    service: { action: 'update', id, before: { serviceName: document.service['serviceName'], accessTokenDuration: document.service['accessTokenDuration'] }, after: { serviceName: 'renamed', accessTokenDuration: 61 } },
    clients: [
      { action: 'update', id: first['clientId'], before: { clientName: first['clientName'] }, after: { clientName: 'renamed' } },
      { action: 'update', id: second['clientId'], before: { description: second['description'] }, after: {} },
      { action: 'none', id: third['clientId'] },
      { action: 'create', id: 4321, after: expect.objectContaining({ clientName: 'new' }) },
    ],
    untouched: [fourth['clientId']],
  }]);
  expect(await exported(here, id)).toEqual(document);

  expect((await importInto(here, id, changed)).body).toMatchObject({ dryRun: false, clients: [{ action: 'update' }, { action: 'update' }, { action: 'none' }, { action: 'create' }] });
  const after = await exported(here, id);
  expect(after.service).toEqual(changed.service);
  expect(after.clients.map(({ clientName }) => clientName)).toEqual(expect.arrayContaining(['renamed', 'new', fourth['clientName']]));
  // What an export leaves out is not lost by an import.
  expect((await here.owner('GET', `/service/get/${id}`)).body).toMatchObject({ jwks, authenticationCallbackApiSecret: SECRET });
});

test('ids that are taken are replaced, and the answer tells which', async () => {
  const id = await newService(1);
  const document = await exported(here, id);
  const { body } = await here.bearer('POST', '/admin/services/import', document);
  const [client] = body['clients'] as [Entry];
  expect([(body['service'] as Entry)['was'], client['was']]).toEqual([id, document.clients[0]?.['clientId']]);
  expect([(body['service'] as Entry)['id'], client['id']]).not.toContain(id);
  const tried = await here.bearer('POST', '/admin/services/import?dryRun=true', document);
  expect((tried.body['service'] as Entry)['id']).toBeUndefined();
});

describe('what Authlete answers is taken', () => {
  test('service/get, with keys; and client/get/list, with secrets', async () => {
    const id = await newService(2);
    const { body: service } = await here.bearer('GET', `/${id}/service/get`);
    const { body: list } = await here.bearer('GET', `/${id}/client/get/list?end=100`);
    const made = await there.bearer('POST', '/admin/services/import', service);
    expect([made.status, (made.body['service'] as Entry)['id']]).toEqual([200, id]);
    expect((await importInto(there, id, list)).body).toMatchObject({ service: { action: 'none' }, clients: [{ action: 'create' }, { action: 'create' }] });
    const moved = await there.bearer('GET', `/${id}/client/get/list?end=100`);
    const secretsOf = ({ clients }: Entry) => (clients as Entry[]).map(({ clientId, clientSecret }) => [clientId, clientSecret]);
    expect(secretsOf(moved.body)).toEqual(secretsOf(list));
    expect((await there.bearer('GET', `/${id}/service/get`)).body['jwks']).toBe(jwks);
  });

  test('both together', async () => {
    const id = await newService(1);
    const { body: service } = await here.bearer('GET', `/${id}/service/get`);
    const { body: clients } = await here.bearer('GET', `/${id}/client/get/list?end=100`);
    expect((await there.bearer('POST', '/admin/services/import', { service, clients })).body).toMatchObject({ service: { id }, clients: [{ action: 'create' }] });
  });
});

describe('refused, with nothing changed', () => {
  test.each([
    ['no object', [], 'A805201'],
    ['neither service nor clients', { hello: 1 }, 'A805201'],
    ['another format', { format: 'other/1', service: {} }, 'A805201'],
    ['clients that are no list', { service: {}, clients: 7 }, 'A805201'],
    ['a page of a longer list', { clients: [], totalCount: 7 }, 'A805201'],
    ['two clients with one id', { service: {}, clients: [{ ...fullClient(), clientId: 5 }, { ...fullClient(), clientId: 5 }] }, 'A805201'],
    ['clients without a service', { clients: [] }, 'A805201'],
  ])('%s', async (_, document, code) => {
    expect(codeOf(await here.bearer('POST', '/admin/services/import', document))).toEqual([400, code]);
  });

  test('a wrong setting, with its place in the document', async () => {
    const id = await newService(1);
    const document = await exported(here, id);
    const [client = {}] = document.clients;
    const answer = await importInto(here, id, { ...document, service: { ...document.service, serviceName: 'x' }, clients: [client, { ...client, clientId: 99, redirectUris: ['nonsense'], clientType: 'NONE' }] });
    expect(codeOf(answer)).toEqual([400, 'A805201']);
    expect((answer.body['problems'] as Entry[]).map(({ property }) => property).sort()).toEqual(['clients[1].clientType', 'clients[1].redirectUris[0]']);
    expect(await exported(here, id)).toEqual(document);
  });

  test('an alias that is taken, in the middle of everything', async () => {
    const id = await newService(1);
    const document = await exported(here, id);
    const [client = {}] = document.clients;
    const answer = await importInto(here, id, { ...document, service: { ...document.service, serviceName: 'x' }, clients: [{ ...client, clientId: 123_456 }] });
    expect(codeOf(answer)).toEqual([400, 'A805202']);
    expect(await exported(here, id)).toEqual(document);
  });

  test('a service that was changed since', async () => {
    const id = await newService(0);
    expect(codeOf(await importInto(here, id, { clients: [] }, '?modifiedAt=1'))).toEqual([409, 'A037205']);
  });
});
