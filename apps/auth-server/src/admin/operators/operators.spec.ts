import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { startTestDatabase, type TestDatabase } from '@symbolon/testing';
import { browserAt, type Browser } from '../../testing/browser.js';
import { removeFolders, settingsFor, startRunning, type Running } from '../../testing/running.js';

let database: TestDatabase;
let running: Running;
let admin: Browser;

beforeAll(async () => {
  database = await startTestDatabase();
  running = await startRunning(settingsFor(database.url));
  admin = browserAt(running);
  await admin.signIn(running.credentials.operator?.name ?? '', running.credentials.operator?.password ?? '');
});

afterAll(async () => {
  await running.stop();
  await database.stop();
  removeFolders();
});

const query = (sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> =>
  running.server.database.dataSource.query(sql, [...values]) as Promise<Record<string, unknown>[]>;

const PASSWORD = 'correct horse battery';
let people = 0;

async function hire(roles: readonly object[]): Promise<{ readonly id: number; readonly name: string; readonly browser: Browser }> {
  const name = `person ${++people}`;
  const { status, body } = await admin.call('POST', '/admin/operators', { name, password: PASSWORD, roles });
  expect(status).toBe(201);
  const browser = browserAt(running);
  expect((await browser.signIn(name, PASSWORD)).status).toBe(200);
  return { id: Number(body['id']), name, browser };
}

describe('a session', () => {
  test('begins with name and password, and says who it is and what may be done', async () => {
    const browser = browserAt(running);
    const { name = '', password = '' } = running.credentials.operator ?? {};
    const { status, body, cookie } = await browser.signIn(name.toUpperCase(), password);
    expect([status, body]).toEqual([200, { operator: { id: expect.any(Number), name: 'admin', roles: [{ role: 'owner' }] }, csrfToken: expect.stringMatching(/^[\w-]{43}$/) }]);
    expect(cookie).toMatch(/^symbolon_session=[\w-]{43}; Path=\/api; HttpOnly; SameSite=Strict$/);
    expect((await browser.call('GET', '/admin/session')).body).toEqual(body);
  });

  test('is kept as a digest only, and so is the password', async () => {
    const { browser, id } = await hire([{ role: 'viewer' }]);
    const [row] = await query('select encode(digest, \'hex\') as digest from operator_session where operator = $1', [id]);
    expect(row?.['digest']).toBe(createHash('sha256').update(browser.session()).digest('hex'));
    const [operator] = await query('select password from operator where number = $1', [id]);
    expect(operator?.['password']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('is another one after each sign-in; the one before has ended', async () => {
    const { browser, name } = await hire([{ role: 'viewer' }]);
    const before = browser.session();
    await browser.signIn(name, PASSWORD);
    expect(browser.session()).not.toBe(before);
    expect((await browserAt(running, before).call('GET', '/admin/session')).status).toBe(401);
    expect((await browser.call('GET', '/admin/session')).status).toBe(200);
  });

  test('ends with the sign-out', async () => {
    const { browser } = await hire([{ role: 'viewer' }]);
    const value = browser.session();
    expect((await browser.call('DELETE', '/admin/session')).status).toBe(204);
    expect((await browserAt(running, value).call('GET', '/admin/session')).body['resultCode']).toBe('A800201');
  });

  test.each([
    ['an hour after its last use', 'used_at = used_at - 3600001'],
    ['twelve hours after the sign-in', 'expires_at = expires_at - 43200001'],
  ])('ends %s', async (_, change) => {
    const { browser, id } = await hire([{ role: 'viewer' }]);
    await query(`update operator_session set ${change} where operator = $1`, [id]);
    expect((await browser.call('GET', '/service/get/list')).status).toBe(401);
  });

  test.each(['DELETE /admin/session', 'PUT /admin/session/password', 'POST /service/create'])('%s wants the CSRF token of this very session', async (what) => {
    const { browser } = await hire([{ role: 'owner' }]);
    const [method = '', path = ''] = what.split(' ');
    for (const token of [undefined, 'x', admin.csrfToken()]) {
      const { status, body } = await browser.call(method, path, {}, token === undefined ? {} : { 'x-csrf-token': token }, false);
      expect([status, body['resultCode']]).toEqual([403, 'A800203']);
    }
  });

  test('works at the paths of 3.0 and for the administration, not at those of 2.x', async () => {
    const { demo } = running.credentials;
    expect((await admin.call('GET', `/${demo.serviceId}/client/get/list`)).status).toBe(200);
    expect((await admin.call('GET', `/client/get/list`)).status).toBe(401);
    expect((await admin.call('GET', '/service/get/list')).body['totalCount']).toBe(1);
    expect((await admin.call('GET', '/admin/operators')).status).toBe(200);
  });
});

describe('signing in', () => {
  test.each([
    ['a wrong password', { name: 'admin', password: 'wrong' }, 401, 'A800202'],
    ['a name that nobody has', { name: 'nobody', password: 'wrong' }, 401, 'A800202'],
    ['no password', { name: 'admin' }, 400, 'A031202'],
    ['a password that is no text', { name: 'admin', password: 1 }, 400, 'A126202'],
    ['nothing', undefined, 400, 'A126203'],
  ])('%s', async (_, body, status, code) => {
    const answer = await browserAt(running).call('POST', '/admin/session', body);
    expect([answer.status, answer.body['resultCode']]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toContain('wrong');
  });

  test('is throttled by name, at all instances, whatever case it is typed in; the password does not help then', async () => {
    const { name } = await hire([{ role: 'viewer' }]);
    const attempts = await Promise.all(Array.from({ length: 12 }, (_, at) =>
      browserAt(running).signIn(at % 2 === 0 ? name : name.toUpperCase(), 'wrong wrong wrong')));
    expect(attempts.map(({ status }) => status).sort()).toEqual([...Array<number>(10).fill(401), 429, 429]);
    const late = await browserAt(running).signIn(name, PASSWORD);
    expect([late.status, late.body['resultCode']]).toEqual([429, 'A800205']);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    await query('update operator_attempt set expire = 0');
    expect((await browserAt(running).signIn(name, PASSWORD)).status).toBe(200);
    expect(await query('select 1 from operator_attempt where expire = 0')).toEqual([]);
  });

  test('is throttled by address; names stay unwritten', async () => {
    const attempts: number[] = [];
    for (let at = 0; at < 31; at += 1) attempts.push((await browserAt(running).signIn(`stranger ${at}`, 'x')).status);
    expect(attempts.indexOf(429)).toBe(30);
    expect(await query("select 1 from operator_attempt where key like '%stranger%'")).toEqual([]);
    await query('delete from operator_attempt');
  });
});

describe('operators', () => {
  test('are made, read, changed and dismissed', async () => {
    const { body: made } = await admin.call('POST', '/admin/operators', { name: 'Grace', password: PASSWORD, roles: [{ role: 'editor', serviceId: 5 }] });
    expect(made).toEqual({ id: expect.any(Number), name: 'Grace', roles: [{ role: 'editor', serviceId: 5 }], createdAt: expect.any(Number), modifiedAt: made['createdAt'] });
    const path = `/admin/operators/${String(made['id'])}`;
    expect((await admin.call('GET', path)).body).toEqual(made);
    const { body: items } = await admin.call('GET', '/admin/operators');
    expect(items['items']).toContainEqual(made);
    const changed = await admin.call('PUT', path, { ...made, roles: [{ role: 'viewer' }] });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Grace', roles: [{ role: 'viewer' }] } });
    const late = await admin.call('PUT', path, { ...made, name: 'Late' });
    expect([late.status, late.body['resultCode'], late.body['modifiedAt']]).toEqual([409, 'A801204', changed.body['modifiedAt']]);
    expect((await admin.call('DELETE', path)).status).toBe(204);
    expect((await admin.call('GET', path)).body['resultCode']).toBe('A801201');
  });

  test.each([
    ['no name', { name: '' }, 'A031202'],
    ['a long name', { name: 'a'.repeat(101) }, 'A031204'],
    ['a short password', { password: 'short' }, 'A800207'],
    ['the name as password', { name: 'Bartholomew V', password: 'bartholomew v' }, 'A800207'],
    ['no role', { roles: [] }, 'A031202'],
    ['a role that is none', { roles: [{ role: 'root' }] }, 'A031201'],
    ['a service that is no number', { roles: [{ role: 'viewer', serviceId: 'x' }] }, 'A126202'],
    ['a service that is 0', { roles: [{ role: 'owner', serviceId: 0 }] }, 'A801205'],
    ['a service that is null', { roles: [{ role: 'viewer' }, { role: 'owner', serviceId: null }] }, 'A801205'],
    ['a name that is taken', { name: 'ADMIN' }, 'A801202'],
  ])('with %s are refused', async (_, change, code) => {
    const { status, body } = await admin.call('POST', '/admin/operators', { name: 'somebody else', password: PASSWORD, roles: [{ role: 'viewer' }], ...change });
    expect([status, body['resultCode']]).toEqual([code === 'A801202' ? 409 : 400, code]);
    if (code === 'A800207') expect(JSON.stringify(body)).not.toContain((change as { readonly password: string }).password);
  });

  test('lose rights and sessions at once', async () => {
    const { id, name, browser } = await hire([{ role: 'owner' }]);
    expect((await browser.call('GET', '/admin/operators')).status).toBe(200);
    await admin.call('PUT', `/admin/operators/${id}`, { name, roles: [{ role: 'viewer' }] });
    expect((await browser.call('GET', '/admin/operators')).status).toBe(403);
    expect((await browser.call('GET', '/service/get/list')).status).toBe(200);
    expect((await admin.call('PUT', `/admin/operators/${id}/password`, { password: 'another horse battery' })).status).toBe(204);
    expect((await browser.call('GET', '/service/get/list')).status).toBe(401);
    expect((await browser.signIn(name, PASSWORD)).status).toBe(401);
    expect((await browser.signIn(name, 'another horse battery')).status).toBe(200);
    await admin.call('DELETE', `/admin/operators/${id}`);
    expect((await browser.call('GET', '/service/get/list')).status).toBe(401);
  });

  test('change their own password, which they have to know, and stay signed in here alone', async () => {
    const { name, browser } = await hire([{ role: 'viewer' }]);
    const elsewhere = browserAt(running);
    await elsewhere.signIn(name, PASSWORD);
    const wrong = await browser.call('PUT', '/admin/session/password', { currentPassword: 'wrong', password: 'another horse battery' });
    expect([wrong.status, wrong.body['resultCode']]).toEqual([403, 'A800206']);
    expect((await browser.call('PUT', '/admin/session/password', { currentPassword: PASSWORD, password: 'another horse battery' })).status).toBe(204);
    expect((await browser.call('GET', '/admin/session')).status).toBe(200);
    expect((await elsewhere.call('GET', '/admin/session')).status).toBe(401);
  });

  test('the last one who owns everything stays, even when two go at once', async () => {
    const { body: session } = await admin.call('GET', '/admin/session');
    const me = (session['operator'] as { id: number }).id;
    const { body: all } = await admin.call('GET', '/admin/operators');
    for (const { id } of (all['items'] as { id: number }[]).filter((one) => one.id !== me)) await admin.call('DELETE', `/admin/operators/${id}`);
    expect((await admin.call('DELETE', `/admin/operators/${me}`)).body['resultCode']).toBe('A801203');
    expect((await admin.call('PUT', `/admin/operators/${me}`, { name: 'admin', roles: [{ role: 'owner', serviceId: 1 }] })).body['resultCode']).toBe('A801203');
    const { id } = await hire([{ role: 'owner' }]);
    const answers = await Promise.all([me, id].map((one) => running.owner('DELETE', `/admin/operators/${one}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});
