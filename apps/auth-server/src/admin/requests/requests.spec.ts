import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startAdministered, type Administered, type Tenant } from '../../testing/administered.js';
import { startTestDatabase } from '@symbolon/testing';
import { browserAt, type Browser } from '../../testing/browser.js';
import type { Answer } from '../../testing/running.js';

let administered: Administered;
let ours: Tenant;
let admin: Browser;

beforeAll(async () => {
  administered = await startAdministered(await startTestDatabase());
  ours = administered.ours;
  admin = browserAt(administered.running);
  const { name = '', password = '' } = administered.running.credentials.operator ?? {};
  await admin.signIn(name, password);
});
afterAll(() => administered.stop());

const call = (method: string, path: string, body?: unknown, of: Tenant = ours): Promise<Answer> =>
  administered.running.bearer(method, `/admin/services/${of.id}/requests${path}`, body);

interface Line {
  readonly id: string;
  readonly operation: string;
  readonly outcome: string;
  readonly resultCode: string;
  readonly rules: readonly string[];
  readonly clientId?: number;
}
const items = ({ status, body }: Answer): readonly Line[] => {
  expect([status, body['resultMessage']]).toEqual([200, undefined]);
  return body['items'] as readonly Line[];
};

const authorize = (redirectUri: string, state = 'xyz'): Promise<Answer> =>
  ours.v2('POST', '/auth/authorization', { parameters: `response_type=code&client_id=${ours.clientId}&redirect_uri=${redirectUri}&scope=read&state=${state}` });
const OTHER = 'https://client.example.org/other';

describe('a rejected request', () => {
  test('is in the log with clause, expected and received, and would pass once the setting is mended', async () => {
    const rejected = await authorize(OTHER);
    expect(rejected.body['action']).toBe('BAD_REQUEST');
    const [line] = items(await call('GET', '?operation=authorization&outcome=rejected&limit=1'));
    expect(line).toMatchObject({ operation: 'authorization', outcome: 'rejected', resultCode: rejected.body['resultCode'], clientId: ours.clientId });
    const opened = (await call('GET', `/${line?.id ?? ''}`)).body;
    expect(opened).toMatchObject({
      id: line?.id, operation: 'authorization', resultMessage: rejected.body['resultMessage'], profile: 'oauth2', because: 'The service does not list FAPI.',
      facts: { parameters: { kind: 'parsed', values: { redirect_uri: [OTHER], state: ['xyz'] } } },
      findings: [{
        rule: line?.rules[0], why: expect.any(String), received: OTHER, demands: { en: expect.any(String), ja: expect.any(String) },
        url: expect.stringMatching(/^https:/), specification: expect.any(String), settings: expect.any(Object),
      }],
    });
    const before = (await call('POST', `/${line?.id ?? ''}/replay`)).body;
    expect(before).toMatchObject({ outcome: 'fail', mended: [], broken: [], changed: { service: false, client: false } });

    const { body: client } = await ours.v2('GET', `/client/get/${ours.clientId}`);
    await ours.v2('POST', `/client/update/${ours.clientId}`, { ...client, redirectUris: [...client['redirectUris'] as string[], OTHER] });
    const after = (await call('POST', `/${line?.id ?? ''}/replay`)).body;
    expect(after).toMatchObject({ outcome: 'pass', findings: [], mended: [line?.rules[0]], changed: { service: false, client: true }, then: { outcome: 'rejected', findings: [{ rule: line?.rules[0] }] } });
    expect((await authorize(OTHER)).body['action']).toBe('INTERACTION');
  });

  test('is nobody else’s', async () => {
    await authorize('https://nobody.example.org');
    const [line] = items(await call('GET', '?outcome=rejected&limit=1'));
    expect((await call('GET', `/${line?.id ?? ''}`, undefined, administered.theirs)).body['resultCode']).toBe('A710203');
    expect(items(await call('GET', '', undefined, administered.theirs)).map(({ id }) => id)).not.toContain(line?.id);
  });

  test('shows no secret of what came', async () => {
    const { accessToken: token = '' } = await ours.signIn('john');
    expect(token).not.toBe('');
    await ours.v2('POST', '/auth/introspection', { token: `${token}x` });
    await ours.v2('POST', '/auth/token', { parameters: `grant_type=password&username=john&password=my-own-secret&code=abcdefghijkl&client_id=${ours.clientId}` });
    const lines = items(await call('GET', '?outcome=rejected'));
    const text = JSON.stringify(await Promise.all(lines.map(({ id }) => call('GET', `/${id}`))));
    expect(lines.map(({ operation }) => operation)).toEqual(expect.arrayContaining(['introspection', 'token']));
    for (const secret of [token, 'my-own-secret', 'abcdefghijkl']) expect(text).not.toContain(secret);
  });
});

test('error_uri leads to a page that explains the code', async () => {
  const { body } = await authorize('https://nobody.example.org');
  const { error_uri: uri = '' } = JSON.parse(String(body['responseContent'])) as { readonly error_uri?: string };
  expect(new URL(uri).pathname).toBe(`/result-codes/${String(body['resultCode'])}`);
  const page = await fetch(new URL(new URL(uri).pathname, `http://127.0.0.1:${new URL(administered.running.server.baseUrl).port}`));
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(String(body['resultCode']))]);
});

describe('successes', () => {
  test('are kept when the service says so, and only those that come after', async () => {
    expect((await call('GET', '/retention')).body).toEqual({ failureDays: 14, successes: 'off', sampledPerThousand: 10, successDays: 3 });
    await authorize('https://client.example.org/cb', 'quiet');
    const { status, body } = await call('PUT', '/retention', { successes: 'all', successDays: 1 });
    expect([status, body]).toEqual([200, { failureDays: 14, successes: 'all', sampledPerThousand: 10, successDays: 1 }]);
    await authorize('https://client.example.org/cb', 'kept');
    const accepted = items(await call('GET', '?outcome=accepted'));
    expect(accepted.map(({ operation }) => operation)).toEqual(['authorization']);
    expect((await call('GET', `/${accepted[0]?.id ?? ''}`)).body).toMatchObject({ outcome: 'accepted', findings: [], facts: { parameters: { values: { state: ['kept'] } } } });
    await call('PUT', '/retention', { successes: 'off' });
  });

  test('of operators are kept whatever the retention, and their answer names the trace', async () => {
    const asked = await admin.call('POST', `/${ours.id}/auth/authorization`, { parameters: `response_type=code&client_id=${ours.clientId}&redirect_uri=https://client.example.org/cb&scope=read&state=from-the-console` });
    const id = asked.headers.get('x-symbolon-trace') ?? '';
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect((await call('GET', `/${id}`)).body).toMatchObject({ id, outcome: 'accepted', facts: { parameters: { values: { state: ['from-the-console'] } } } });
    expect((await admin.call('GET', `/${ours.id}/service/configuration`)).headers.get('x-symbolon-trace')).toBeNull();
  });
});

test('statistics count all of it', async () => {
  await authorize('https://client.example.org/cb');
  await authorize('https://nobody.example.org');
  const { status, body } = await call('GET', '/statistics');
  expect([status, body['dropped']]).toEqual([200, 0]);
  const { operations, rules, results, intervals } = body as Record<string, readonly Record<string, unknown>[]>;
  expect(operations).toEqual(expect.arrayContaining([expect.objectContaining({ operation: 'authorization', accepted: expect.any(Number), rejected: expect.any(Number), p50: expect.any(Number), p95: expect.any(Number) })]));
  expect(rules?.length).toBeGreaterThan(0);
  expect(results).toEqual(expect.arrayContaining([expect.objectContaining({ operation: 'authorization', action: 'INTERACTION', resultCode: 'A004001' })]));
  expect(intervals?.reduce((sum, each) => sum + Number(each['accepted']) + Number(each['rejected']), 0)).toBe(operations?.reduce((sum, each) => sum + Number(each['accepted']) + Number(each['rejected']), 0));
});

test.each([
  ['GET', '?limit=0', undefined, 400, 'A710202'],
  ['GET', '?after=x', undefined, 400, 'A710202'],
  ['GET', '?outcome=neither', undefined, 400, 'A710202'],
  ['GET', '?clientId=0', undefined, 400, 'A710202'],
  ['GET', '?rule=%00', undefined, 400, 'A710202'],
  ['GET', '/nothing', undefined, 404, 'A710203'],
  ['GET', '/01234567-89ab-7cde-8f01-23456789abcd', undefined, 404, 'A710203'],
  ['POST', '/01234567-89ab-7cde-8f01-23456789abcd/replay', undefined, 404, 'A710203'],
  ['GET', '/statistics?from=2&to=1', undefined, 400, 'A710202'],
  ['GET', '/statistics?from=0&to=8000000000000000', undefined, 400, 'A710202'],
  ['GET', '/statistics?step=0', undefined, 400, 'A710202'],
  ['PUT', '/retention', [], 400, 'A126202'],
  ['PUT', '/retention', { successes: 'some' }, 400, 'A710202'],
  ['PUT', '/retention', { failureDays: 0 }, 400, 'A710202'],
  ['PUT', '/retention', { sampledPerThousand: 1.5 }, 400, 'A710202'],
])('%s %s %j is refused', async (method, path, body, status, code) => {
  const answer = await call(method, path, body);
  expect([answer.status, answer.body['resultCode']]).toEqual([status, code]);
});
