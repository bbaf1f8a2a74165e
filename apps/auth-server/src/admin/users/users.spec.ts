import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRememberedConsents, createUserRepository } from '@symbolon/persistence';
import { startTestDatabase, type TestDatabase } from '@symbolon/testing';
import { passwordMatches } from '../../platform/passwords.js';
import { removeFolders, settingsFor, startRunning, type Answer, type Running } from '../../testing/running.js';

let database: TestDatabase;
let running: Running;
let count = 0;

beforeAll(async () => {
  database = await startTestDatabase();
  running = await startRunning(settingsFor(database.url));
});
afterAll(async () => {
  await running.stop();
  await database.stop();
  removeFolders();
});

type Member = Record<string, unknown>;
const demo = () => running.credentials.demo;
const path = (rest = '', service: number | string = demo().serviceId) => `/admin/services/${service}/users${rest}`;
const call = (method: string, rest = '', body?: unknown): Promise<Answer> => running.bearer(method, path(rest), body);
const newLogin = (): string => `user${(count += 1)}@example.com`;
const newUser = async (more: Member = {}): Promise<Member> => (await call('POST', '', { login: newLogin(), ...more })).body;
const stored = (id: unknown) => createUserRepository(running.server.database).find(demo().serviceId, Number(id));

test('a user is made with a password that is told once, and read without it', async () => {
  const login = newLogin();
  const { status, body } = await call('POST', '', { login, claims: { name: 'Carol', 'name#ja': 'キャロル' } });
  const { password, ...user } = body;
  expect(status).toBe(201);
  expect(user).toEqual({
    id: expect.any(Number), subject: expect.stringMatching(/^[0-9a-f-]{36}$/), login, claims: { name: 'Carol', 'name#ja': 'キャロル' },
    locked: false, hasPassword: true, hasTotp: false, createdAt: expect.any(Number), modifiedAt: expect.any(Number),
  });
  expect(await passwordMatches(String(password), (await stored(user['id']))?.passwordDigest)).toBe(true);
  expect(await call('GET', `/${String(user['id'])}`)).toEqual({ status: 200, body: user });
});

test('a password and a subject of one\'s own are kept, and not told again', async () => {
  const user = await newUser({ password: 'correct horse battery', subject: `sub-${count}` });
  expect(user).toMatchObject({ subject: `sub-${count - 1}` });
  expect(user).not.toHaveProperty('password');
  expect(await passwordMatches('correct horse battery', (await stored(user['id']))?.passwordDigest)).toBe(true);
});

test('users are listed page by page and found by a part of the login name', async () => {
  const made = [await newUser(), await newUser(), await newUser()];
  const after = Number(made[0]?.['id']) - 1;
  const { body } = await call('GET', `?after=${after}&limit=2`);
  expect([(body['items'] as Member[]).map(({ id }) => id), body['next']]).toEqual([made.slice(0, 2).map(({ id }) => id), String(made[1]?.['id'])]);
  const last = await call('GET', `?after=${String(body['next'])}&limit=2`);
  expect([(last.body['items'] as Member[]).map(({ id }) => id), last.body['next']]).toEqual([[made[2]?.['id']], undefined]);
  expect(((await call('GET', `?search=${String(made[1]?.['login']).toUpperCase()}`)).body['items'] as Member[]).map(({ id }) => id)).toEqual([made[1]?.['id']]);
  expect((await call('GET', '?search=%00')).body).toEqual({ items: [] });
});

test('a user is replaced, locked and deleted', async () => {
  const { id } = await newUser({ claims: { name: 'before' } });
  const login = newLogin();
  expect((await call('PUT', `/${String(id)}`, { login, claims: { name: 'after' }, locked: true })).body).toMatchObject({ id, login, claims: { name: 'after' }, locked: true });
  expect((await call('PUT', `/${String(id)}`, { login })).body).toMatchObject({ claims: {}, locked: false });
  expect((await call('DELETE', `/${String(id)}`)).status).toBe(204);
  expect(await call('GET', `/${String(id)}`)).toMatchObject({ status: 404, body: { resultCode: 'A811201' } });
});

test('a password is replaced by a given one, or by one that is made up and told', async () => {
  const { id } = await newUser();
  expect(await call('PUT', `/${String(id)}/password`, { password: 'another long password' })).toEqual({ status: 200, body: {} });
  expect(await passwordMatches('another long password', (await stored(id))?.passwordDigest)).toBe(true);
  const { body: { password } } = await call('PUT', `/${String(id)}/password`, {});
  expect(await passwordMatches(String(password), (await stored(id))?.passwordDigest)).toBe(true);
});

test('one-time codes are set up with a secret that is told once, and taken away', async () => {
  const { id, login } = await newUser();
  const { status, body } = await call('POST', `/${String(id)}/totp`);
  expect([status, body]).toEqual([201, { secret: expect.stringMatching(/^[A-Z2-7]{32}$/), uri: expect.stringMatching(/^otpauth:\/\/totp\//) }]);
  expect(decodeURIComponent(String(body['uri']))).toContain(String(login));
  expect((await call('GET', `/${String(id)}`)).body).toMatchObject({ hasTotp: true });
  expect(JSON.stringify((await call('GET', `/${String(id)}`)).body)).not.toContain(String(body['secret']));
  expect((await call('DELETE', `/${String(id)}/totp`)).status).toBe(204);
  expect((await call('GET', `/${String(id)}`)).body).toMatchObject({ hasTotp: false });
});

test('consents are seen and withdrawn', async () => {
  const { id } = await newUser();
  const { serviceId, clientId } = demo();
  await createRememberedConsents(running.server.database).remember(serviceId, Number(id), clientId, { scopes: ['openid'], claims: ['name'] });
  expect((await call('GET', `/${String(id)}/consents`)).body).toEqual({
    items: [{ clientId, clientName: 'Demo client', scopes: ['openid'], claims: ['name'], createdAt: expect.any(Number), modifiedAt: expect.any(Number) }],
  });
  expect((await call('DELETE', `/${String(id)}/consents/${clientId}`)).status).toBe(204);
  expect(await call('DELETE', `/${String(id)}/consents/${clientId}`)).toMatchObject({ status: 404, body: { resultCode: 'A811205' } });
  expect((await call('GET', `/${String(id)}/consents`)).body).toEqual({ items: [] });
});

test('every change is in the audit log, without password, secret or claims', async () => {
  const { id } = await newUser({ claims: { email: 'private@example.com' }, password: 'a password to look for' });
  await call('PUT', `/${String(id)}`, { login: newLogin(), claims: {} });
  await call('PUT', `/${String(id)}/password`, { password: 'another one to look for' });
  const { body: { secret } } = await call('POST', `/${String(id)}/totp`);
  await call('DELETE', `/${String(id)}/totp`);
  await call('DELETE', `/${String(id)}`);
  const { body } = await running.bearer('GET', `/admin/audit?service=${demo().serviceId}&limit=6`);
  const entries = body['items'] as Member[];
  expect(entries.map(({ kind, action }) => `${String(kind)} ${String(action)}`))
    .toEqual(['user delete', 'credential totp.delete', 'credential totp', 'credential password', 'user update', 'user create']);
  for (const hidden of ['private@example.com', 'to look for', String(secret)]) expect(JSON.stringify(entries)).not.toContain(hidden);
});

describe('refused', () => {
  test.each<[string, unknown, number, string]>([
    ['no login', {}, 400, 'login'], ['an empty login', { login: '' }, 400, 'login'], ['a number as login', { login: 5 }, 400, 'login'],
    ['a subject outside ASCII', { login: 'x', subject: 'ü' }, 400, 'subject'], ['a short password', { login: 'x', password: 'short' }, 400, 'password'],
    ['claims that are a text', { login: 'x', claims: 'name' }, 400, 'claims'], ['claims that are a list', { login: 'x', claims: [] }, 400, 'claims'],
    ['a claim that is the server\'s', { login: 'x', claims: { sub: 'root' } }, 400, 'claims'],
    ['claims without end', { login: 'x', claims: { name: 'x'.repeat(70_000) } }, 400, 'claims'],
  ])('%s', async (_, body, status, property) => {
    expect(await call('POST', '', body)).toMatchObject({ status, body: { problems: expect.arrayContaining([expect.objectContaining({ property })]) } });
  });

  test('a login name or a subject that is taken', async () => {
    const { login, subject } = await newUser();
    expect(await call('POST', '', { login: String(login).toUpperCase() })).toMatchObject({ status: 409, body: { resultCode: 'A811202' } });
    expect(await call('POST', '', { login: newLogin(), subject })).toMatchObject({ status: 409, body: { resultCode: 'A811203' } });
    const other = await newUser();
    expect(await call('PUT', `/${String(other['id'])}`, { login })).toMatchObject({ status: 409, body: { resultCode: 'A811202' } });
  });

  test.each(['0', 'x', '99999999999999', '2147483648', '%00'])('user %s is unknown', async (id) => {
    for (const [method, rest, body] of [['GET', '', undefined], ['PUT', '', { login: 'x' }], ['DELETE', '', undefined], ['PUT', '/password', {}], ['POST', '/totp', undefined], ['GET', '/consents', undefined]] as const) {
      expect([method, rest, (await call(method, `/${id}${rest}`, body)).status]).toEqual([method, rest, 404]);
    }
  });

  test('a user of another service is unknown', async () => {
    const { id } = await newUser();
    const { body: other } = await running.owner('POST', '/service/create', { serviceName: 'Other' });
    expect(await running.bearer('GET', path(`/${String(id)}`, Number(other['apiKey'])))).toMatchObject({ status: 404, body: { resultCode: 'A811201' } });
    expect((await running.bearer('GET', path('', 1))).status).toBe(404);
  });
});

test('the first start makes two users for the demo, with passwords that work', async () => {
  const users = demo().users ?? [];
  expect(users.map(({ login }) => login)).toEqual(['alice', 'bob']);
  const repository = createUserRepository(running.server.database);
  for (const { login, password } of users) {
    const user = await repository.findByLogin(demo().serviceId, login);
    expect([user?.subject, await passwordMatches(password, user?.passwordDigest)]).toEqual([login, true]);
  }
});
