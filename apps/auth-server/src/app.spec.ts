import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { createApp, type App } from './app.js';
import { apis, pathsOf, type Api } from './engine-api/apis.js';
import { impliedRights, rights, rightsOfRole, roles } from './engine-api/rights.js';
import { mountBehindProxy } from './tls/hosted-listeners.js';
import { hostedParts } from './testing/hosted-http.js';
import { asOwner, asService, basic, fakeParts, serviceId, signedIn, tokenWith } from './testing/fake-parts.js';

let app: App;
let http: FastifyInstance;

beforeAll(async () => {
  app = await createApp(fakeParts);
  http = app.nest.getHttpAdapter().getInstance() as unknown as FastifyInstance;
});

afterAll(() => app.nest.close());

const call = async (options: InjectOptions) => {
  const response = await http.inject(options);
  const type = String(response.headers['content-type'] ?? '');
  return { status: response.statusCode, headers: response.headers, text: response.payload, body: type.includes('json') ? response.json<Record<string, unknown>>() : {} };
};

const path = (template: string): string => template.replace(':serviceId', String(serviceId)).replace(/:\w+/g, '1');
const v2 = (url: string, payload: unknown, more: InjectOptions = {}) =>
  call({ method: 'POST', url, headers: { authorization: asService, 'content-type': 'application/json' }, payload: payload as string, ...more });

describe('routes', () => {
  const rows = Object.entries(apis).flatMap(([name, api]) => pathsOf(api).map((template) => [name, api.method, template, api as Api] as const));

  test('every route is open to all or in the table of APIs', () => {
    const open = ['GET /result-codes', 'GET /result-codes/:code', 'GET /api/misc/echo', 'GET /api/info', 'GET /api/lifecycle/healthcheck',
      // Where credentials are got; they look at cookie and CSRF token themselves (operators.spec.ts).
      'POST /api/admin/session', 'GET /api/admin/session', 'DELETE /api/admin/session', 'PUT /api/admin/session/password'];
    const listed = rows.map(([, method, template]) => `${method} ${template}`);
    expect(app.routes.all().map(({ method, path: at }) => `${method} ${at}`).sort()).toEqual([...open, ...listed].sort());
  });

  test('hosted endpoints beside the APIs do not make every address theirs: what nobody has is not found', async () => {
    const beside = await createApp({ ...fakeParts, mountHosted: (own) => mountBehindProxy(own, hostedParts, (address) => address === '127.0.0.1') });
    const answered = async (url: string) => (await (beside.nest.getHttpAdapter().getInstance() as unknown as FastifyInstance).inject({ method: 'GET', url })).statusCode;
    expect([await answered('/'), await answered('/nothing'), await answered('/api/nothing'), await answered('/7/jwks')]).toEqual([404, 404, 404, 200]);
    await beside.nest.close();
  });

  test.each(rows)('%s: %s %s without credentials', async (_, method, template) => {
    const answer = await call({ method, url: path(template) });
    expect([answer.status, answer.body['resultCode']]).toEqual([401, 'A001202']);
    expect(answer.headers['www-authenticate']).toMatch(/^(Basic|Bearer) realm=/);
  });

  test.each(rows)('%s: %s %s with an unreadable header', async (_, method, template, api) => {
    const answer = await call({ method, url: path(template), headers: { authorization: 'Basic' } });
    const [basic, bearer] = ['Basic with API key and secret', 'Bearer with an API access token'];
    const expected = api.basicPath === api.bearerPath ? `${basic}, or ${bearer}` : template === api.bearerPath ? bearer : basic;
    expect([answer.status, answer.body['resultCode'], answer.body['resultMessage']]).toEqual([400, 'A001203', expect.stringContaining(`expected here: ${expected}.`)]);
  });

  test.each(rows.filter(([, , template, api]) => template === api.bearerPath))('%s: %s %s wants its right', async (_, method, template, api) => {
    for (const right of rights) {
      const answer = await call({ method, url: path(template), headers: { authorization: tokenWith([right]) } });
      const isAllowed = impliedRights([right]).has(api.right);
      expect([right, answer.body['resultCode'] === 'A457101']).toEqual([right, !isAllowed]);
      if (!isAllowed) expect([answer.status, answer.body['resultMessage']]).toEqual([403, expect.stringContaining(`[${api.right.toUpperCase()}]`)]);
    }
  });
});

describe('operators', () => {
  const rows = Object.entries(apis).map(([name, api]) => [name, api.method, api.bearerPath, api as Api] as const);
  const isRefused = ({ status, body }: Awaited<ReturnType<typeof call>>): boolean => status === 403 && body['resultCode'] === 'A800204';
  const act = (method: Api['method'], template: string, headers: Record<string, string>) => call({ method, url: path(template), headers });

  test.each(rows)('%s: %s %s is for the roles that bring its right', async (_, method, template, api) => {
    for (const role of roles) {
      const allowed = rightsOfRole[role].has(api.right);
      expect([role, isRefused(await act(method, template, signedIn([{ role }])))]).toEqual([role, !allowed]);
      const atService = template.includes(':serviceId') || api.reach === 'listed';
      expect([role, 'here', isRefused(await act(method, template, signedIn([{ role, serviceId }])))]).toEqual([role, 'here', !(allowed && atService)]);
      const elsewhere = allowed && api.reach === 'listed';
      expect([role, 'elsewhere', isRefused(await act(method, template, signedIn([{ role, serviceId: 99 }])))]).toEqual([role, 'elsewhere', !elsewhere]);
    }
  });

  test.each(rows.filter(([, method, , { changes }]) => method !== 'GET' || changes === true))('%s: %s %s wants the CSRF token', async (_, method, template) => {
    const { cookie } = signedIn([{ role: 'owner' }]);
    for (const headers of [{ cookie }, { cookie, 'x-csrf-token': 'guessed' }]) {
      const { status, body } = await act(method, template, headers);
      expect([status, body['resultCode']]).toEqual([403, 'A800203']);
    }
  });

  test.each(rows.filter(([, , , api]) => api.basicPath !== api.bearerPath))('%s: %s %s of the 2.x dialect knows no sessions', async (_, method, __, api) => {
    const { status, body } = await act(method, api.basicPath, signedIn([{ role: 'owner' }]));
    expect([status, body['resultCode']]).toEqual([401, 'A001202']);
  });

  test.each(rows.filter(([, , , { reach }]) => reach === 'installation'))('%s: %s %s is not for tokens of single services', async (_, method, template) => {
    const limited = await act(method, template, { authorization: tokenWith(['admin', 'view_audit_log'], serviceId) });
    expect([limited.status, limited.body['resultCode']]).toEqual([403, 'A457101']);
  });

  test.each([
    ['a session that is none', 'symbolon_session=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'A800201'],
    ['a cookie of another form', 'symbolon_session=abc', 'A001202'],
    ['another cookie', 'theme=dark', 'A001202'],
  ])('%s', async (_, cookie, code) => {
    const answer = await call({ method: 'GET', url: '/api/service/get/list', headers: { cookie, 'sec-fetch-mode': 'cors' } });
    expect([answer.status, answer.body['resultCode']]).toEqual([401, code]);
    // A browser would ask for a password of its own.
    expect(answer.headers['www-authenticate'] ?? 'Bearer').toMatch(/^Bearer/);
  });

  test('a service of another owner is as unknown as none', async () => {
    for (const id of [serviceId + 1, 98, `0${serviceId}`, 'abc']) {
      const { status, body } = await call({ method: 'GET', url: `/api/${id}/service/get`, headers: signedIn([{ role: 'owner' }]) });
      expect([status, body['resultCode']]).toEqual([404, 'A458203']);
    }
  });
});

const introspect = `/api/auth/introspection`;
const introspect3 = `/api/${serviceId}/auth/introspection`;

describe('credentials', () => {
  test.each([
    ['a service that is none', basic(99, 'x'), 401, 'A003201'],
    ['a service that is no number', basic('abc', 'x'), 401, 'A003201'],
    ['a wrong secret', basic(serviceId, 'x'), 401, 'A003204'],
    ['a secret with more behind it', basic(serviceId, 'service-secret '), 401, 'A003204'],
    ['an owner in place of a service', asOwner, 401, 'A003201'],
    ['a token without a service in the path', tokenWith(['admin']), 400, 'A001203'],
  ])('2.x: %s', async (_, authorization, status, code) => {
    const answer = await v2(introspect, '{"token":"x"}', { headers: { authorization, 'content-type': 'application/json' } });
    expect([answer.status, answer.body['resultCode']]).toEqual([status, code]);
  });

  test.each([
    ['a token that is none', 'Bearer abc', introspect3, 401, 'A458101'],
    ['a token of another service', tokenWith(['admin'], 7), introspect3, 403, 'A457101'],
    ['a service that is none', tokenWith(['admin']), '/api/99/auth/introspection', 404, 'A458203'],
    ['a service that is no number', tokenWith(['admin']), '/api/abc/auth/introspection', 404, 'A458203'],
    ['a service of another owner', tokenWith(['admin']), `/api/${serviceId + 1}/auth/introspection`, 404, 'A458203'],
    ['the same number written otherwise', tokenWith(['admin']), `/api/0${serviceId}/auth/introspection`, 404, 'A458203'],
    ['Basic', asService, introspect3, 400, 'A001203'],
  ])('3.0: %s', async (_, authorization, url, status, code) => {
    const answer = await v2(url, '{"token":"x"}', { headers: { authorization, 'content-type': 'application/json' } });
    expect([answer.status, answer.body['resultCode']]).toEqual([status, code]);
  });

  test.each([
    ['a service', asService, 401, 'A002201'],
    ['a wrong secret', basic(1234567890123, 'x'), 401, 'A002205'],
  ])('owner APIs refuse %s', async (_, authorization, status, code) => {
    const answer = await call({ method: 'GET', url: '/api/service/get/list', headers: { authorization } });
    expect([answer.status, answer.body['resultCode']]).toEqual([status, code]);
  });

  test('client/delete takes the owner\'s credentials too', async () => {
    for (const authorization of [asOwner, asService]) {
      const { status } = await call({ method: 'DELETE', url: '/api/client/delete/1', headers: { authorization } });
      expect([401, 403, 400]).not.toContain(status);
    }
  });
});

describe('bodies', () => {
  const both = [['2.x', introspect, asService], ['3.0', introspect3, tokenWith(['use_introspection'], serviceId)]] as const;

  test.each(both)('%s: JSON and form say the same', async (_, url, authorization) => {
    const json = await v2(url, '{"token":"a","scopes":["x"],"maxAge":5,"subject":null,"unknown":1}', { headers: { authorization, 'content-type': 'application/json;charset=UTF-8' } });
    const form = await v2(url, 'token=a&scopes=x&maxAge=5&unknown=1', { headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' } });
    expect(json).toMatchObject({ status: 200, body: { action: 'introspection', responseContent: '{"token":"a","scopes":["x"],"maxAge":5}' } });
    expect(form.text).toBe(json.text);
    expect(json.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' });
  });

  const json = 'application/json';
  test.each([
    ['malformed JSON', json, '{"token":', 400, 'A126202'],
    ['an array', json, '[]', 400, 'A126202'],
    ['a number', json, '7', 400, 'A126202'],
    ['a member of the wrong type', json, '{"token":{}}', 400, 'A126202'],
    ['broken UTF-8', json, Buffer.from([...Buffer.from('{"token":"'), 0xff, ...Buffer.from('"}')]), 400, 'A126202'],
    ['a NUL', json, '{"token":"a\\u0000"}', 400, 'A126202'],
    ['a raw NUL', json, '{"token":"a\0"}', 400, 'A126202'],
    ['a NUL in a name', json, '{"to\\u0000ken":"a"}', 400, 'A126202'],
    ['half a surrogate pair', json, '{"token":"\\ud800"}', 400, 'A126202'],
    ['a NUL in a form', 'application/x-www-form-urlencoded', 'token=a%00', 400, 'A126202'],
    ['no end of brackets', json, '['.repeat(100_000), 400, 'A126202'],
    ['deep nesting', json, `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400, 'A126202'],
    ['nothing', json, '', 400, 'A126203'],
    ['null', json, 'null', 400, 'A126203'],
    ['another type', 'text/plain', '{}', 400, 'A258201'],
    ['a type that is none', 'nonsense', '{}', 400, 'A258201'],
    ['an upload', 'multipart/form-data; boundary=x', 'x', 400, 'A258201'],
    ['too much', json, `{"token":"${'a'.repeat(4 * 1024 * 1024)}"}`, 413, 'A126204'],
  ])('%s', async (_, type, payload, status, code) => {
    const answer = await v2(introspect, payload, { headers: { authorization: asService, 'content-type': type } });
    expect([answer.status, answer.body['resultCode']]).toEqual([status, code]);
    expect(answer.body['resultMessage']).toMatch(/^\[A\d{6}\] /);
  });

  test.each([['with a body', '{}'], ['without', undefined]])('no Content-Type, %s', async (_, payload) => {
    const answer = await v2(introspect, payload, { headers: { authorization: asService } });
    expect([answer.status, answer.body['resultCode']]).toEqual([400, 'A258201']);
  });

  test('what only looks like a NUL is let through, and so is 1 MiB', async () => {
    const token = `\\u0000 😀 ${'a'.repeat(1024 * 1024)}`;
    const answer = await v2(introspect, JSON.stringify({ token }));
    expect([answer.status, JSON.parse(String(answer.body['responseContent']))]).toEqual([200, { token }]);
  });
});

describe('what is not there', () => {
  test.each([
    ['GET', '/', 404, 'A001224'],
    ['GET', '/api', 404, 'A001224'],
    ['POST', '/api/auth/nothing', 404, 'A001224'],
    ['GET', '/api/%zz', 404, 'A001224'],
    ['GET', `/api/client/get/${'a'.repeat(3000)}`, 404, 'A001224'],
    ['GET', introspect, 405, 'A001225'],
    ['PUT', introspect3, 405, 'A001225'],
    ['HEAD', '/api/client/secret/refresh/1', 405, 'A001225'],
    ['POST', '/api/client/delete/1', 405, 'A001225'],
    ['POST', `/api/${serviceId}/client/delete/1`, 405, 'A001225'],
    ['POST', '/api/info', 405, 'A001225'],
  ] as const)('%s %s', async (method, url, status, code) => {
    const answer = await call({ method, url, headers: { authorization: asService } });
    expect([answer.status, answer.body['resultCode']]).toEqual([status, code]);
    if (status === 405) expect(answer.headers.allow).toMatch(/^(GET|POST|DELETE)(, POST)?$/);
  });
});

describe('open to all', () => {
  test('echo', async () => {
    const { status, body } = await call({ method: 'GET', url: '/api/misc/echo?a=1&b=2&b=3' });
    expect([status, body]).toEqual([200, { a: '1', b: ['2', '3'] }]);
  });

  test('info', async () => {
    const { status, body } = await call({ method: 'GET', url: '/api/info' });
    expect([status, body]).toEqual([200, { version: expect.stringMatching(/^\d+\.\d+\.\d+/), features: expect.arrayContaining(['fapi']) }]);
  });

  test.each(['', '?extended=true', '?extended=False'])('healthcheck%s', async (query) => {
    const { status, text, headers } = await call({ method: 'GET', url: `/api/lifecycle/healthcheck${query}` });
    expect([status, text, headers['content-type']]).toEqual([200, 'OK', 'text/plain; charset=utf-8']);
  });
});

describe('documents', () => {
  const get = (url: string, headers: Record<string, string> = {}) => call({ method: 'GET', url, headers: { authorization: asService, ...headers } });
  const configuration = { issuer: 'https://as.example.com', scopes_supported: ['openid'] };

  test('configuration, by GET and by POST', async () => {
    expect((await get('/api/service/configuration')).text).toBe(JSON.stringify(configuration));
    expect((await get('/api/service/configuration?pretty=True')).text).toBe(JSON.stringify(configuration, undefined, 2));
    expect((await v2('/api/service/configuration', '{"pretty":true}')).text).toBe(JSON.stringify(configuration, undefined, 2));
    expect((await v2('/api/service/configuration', undefined, { headers: { authorization: asService } })).body).toEqual(configuration);
  });

  test('configuration, patched', async () => {
    const patch = JSON.stringify([{ op: 'replace', path: '/issuer', value: 'x' }]);
    expect((await get(`/api/service/configuration?patch=${encodeURIComponent(patch)}`)).body).toEqual({ ...configuration, issuer: 'x' });
    expect((await v2('/api/service/configuration', JSON.stringify({ patch }))).body).toEqual({ ...configuration, issuer: 'x' });
    const bad = await get('/api/service/configuration?patch=nonsense');
    expect([bad.status, bad.body['resultCode']]).toEqual([400, 'A038204']);
  });

  test('keys: private ones on demand only, and not again to whom has them', async () => {
    const first = await get('/api/service/jwks/get');
    expect(first.body).toEqual({ keys: [{ kty: 'EC' }] });
    expect((await get('/api/service/jwks/get', { 'if-none-match': String(first.headers.etag) })).status).toBe(304);
    const all = await get('/api/service/jwks/get?includePrivateKeys=True&pretty=False');
    expect([all.body, all.headers.etag, all.headers['cache-control']]).toEqual([{ keys: [{ kty: 'EC', d: 'private' }] }, undefined, 'no-store']);
  });
});
