import { afterAll, describe, expect, test } from '@jest/globals';
import type { InjectOptions } from 'fastify';
import { FORM, hostedHttp, proxy, send } from '../testing/hosted-http.js';

/* HTTP before the operations: which service, methods, bodies, credentials, headers. */

const { tls, plain } = hostedHttp();
afterAll(() => Promise.all([tls.close(), plain.close()]));

const call = (method: string, url: string, more: InjectOptions = {}, on = tls) => send(on, method, url, more);
const post = (url: string, payload: string | Buffer, headers: Record<string, string> = {}, more: InjectOptions = {}) =>
  call('POST', url, { payload, ...more, headers: { 'content-type': FORM, ...headers } });

describe('which service', () => {
  test.each([
    ['by id', 'as.example.com', '/7/jwks', 200],
    ['by id, under any host name', 'mtls.example.com:9443', '/7/jwks', 200],
    ['with a slash at the end', 'as.example.com', '/7/jwks/', 200],
    ['by host name and path of the issuer', 'bank.example.org', '/deep/er/jwks', 200],
    ['in capitals', 'BANK.example.org', '/deep/er/jwks', 200],
    ['by id, for one with a host name of its own', 'as.example.com', '/8/jwks', 200],
    ['its issuer under another host name', 'as.example.com', '/deep/er/jwks', 404],
    ['its issuer under another path', 'bank.example.org', '/deep/jwks', 404],
    ['one whose front end is somebody else, by id', 'as.example.com', '/9/jwks', 404],
    ['one whose front end is somebody else, by issuer', 'front-end.example.org', '/jwks', 404],
    ['one that is turned off', 'as.example.com', '/10/jwks', 404],
    ['whose issuer ends with a slash', 'slash.example.org', '/jwks', 200],
    ['an unknown one', 'as.example.com', '/12/jwks', 404],
    ['an id written otherwise', 'as.example.com', '/07/jwks', 404],
    ['no endpoint', 'as.example.com', '/7/nothing', 404],
    ['a host name that is none', 'a b', '/deep/er/jwks', 404],
  ])('%s', async (_, host, url, status) => {
    expect((await call('GET', url, { headers: { host } })).status).toBe(status);
  });

  test.each([
    '/7/.well-known/openid-configuration', '/7/.well-known/oauth-authorization-server',
    '/.well-known/openid-configuration/7', '/.well-known/oauth-authorization-server/7',
  ])('discovery at %s', async (url) => {
    const { status, told } = await call('GET', url);
    expect([status, told()['issuer']]).toEqual([200, 'https://as.example.com']);
  });

  test('discovery of an issuer with a host name and a path, in both forms', async () => {
    for (const url of ['/deep/er/.well-known/openid-configuration', '/.well-known/oauth-authorization-server/deep/er']) {
      expect((await call('GET', url, { headers: { host: 'bank.example.org' } })).status).toBe(200);
    }
    expect((await call('GET', '/deep/.well-known/openid-configuration/er', { headers: { host: 'bank.example.org' } })).status).toBe(404);
  });
});

describe('methods', () => {
  const rows = {
    '/7/.well-known/openid-configuration': ['GET', 'HEAD'], '/7/jwks': ['GET', 'HEAD'], '/7/authorize': ['GET', 'POST'], '/7/par': ['POST'], '/7/token': ['POST'],
    '/7/revoke': ['POST'], '/7/introspect': ['POST'], '/7/userinfo': ['GET', 'POST', 'HEAD'],
  };
  const wrong = Object.entries(rows).flatMap(([url, allowed]) => ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'].filter((method) => !allowed.includes(method)).map((method) => [method, url, allowed] as const));

  test.each(wrong)('%s %s: 405', async (method, url, allowed) => {
    const { status, headers, text } = await call(method, url, { headers: { 'content-type': 'application/json' }, payload: '{}' });
    expect([status, headers.allow]).toEqual([405, allowed.join(', ')]);
    expect(text).toContain('invalid_request');
  });

  test.each(['/7/jwks', '/7/.well-known/openid-configuration'])('HEAD %s', async (url) => {
    expect((await call('HEAD', url)).status).toBe(200);
  });
});

describe('bodies', () => {
  test.each(['/7/par', '/7/token', '/7/revoke', '/7/introspect', '/7/authorize'])('POST %s takes forms alone', async (url) => {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded-not']) {
      const { status, text } = await post(url, 'a=b', { 'content-type': type });
      expect([status, text.includes('invalid_request')]).toEqual([400, true]);
    }
    expect((await call('POST', url)).status).toBe(400);
    expect((await post(url, 'a=b', { 'content-type': 'Application/X-WWW-Form-Urlencoded; charset=UTF-8' })).status).toBe(200);
  });

  test('the engine gets the text as it came', async () => {
    const { told } = await post('/7/token', 'a=%41&a=b+c&&=');
    expect(told()['token']).toEqual({ parameters: 'a=%41&a=b+c&&=' });
  });

  test.each([
    ['broken UTF-8', Buffer.from([0x61, 0x3d, 0xff]), 400],
    ['too much', 'a'.repeat(256 * 1024 + 1), 413],
  ])('%s', async (_, payload, status) => {
    const answer = await post('/7/token', payload);
    expect([answer.status, answer.told()['error']]).toEqual([status, 'invalid_request']);
  });

  test('a compressed one is not taken for plain text: 415', async () => {
    const { status, headers, told } = await post('/7/token', 'a=b', { 'content-encoding': 'gzip' });
    expect([status, headers['accept-encoding'], told()['error']]).toEqual([415, 'identity', 'invalid_request']);
    expect((await post('/7/token', 'a=b', { 'content-encoding': 'identity' })).status).toBe(200);
  });

  test('an empty form is for the engine to refuse', async () => expect((await post('/7/token', '')).told()['token']).toEqual({ parameters: '' }));
});

describe('a client request', () => {
  const basic = (pair: string): Record<string, string> => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });

  test.each([
    ['id and secret', 'me:secret', { clientId: 'me', clientSecret: 'secret' }],
    ['form-encoded', 'm%3Ae:a+b%2Bc%25', { clientId: 'm:e', clientSecret: 'a b+c%' }],
    ['a secret with a colon', 'me:a:b', { clientId: 'me', clientSecret: 'a:b' }],
    ['no secret', 'me:', { clientId: 'me', clientSecret: '' }],
  ])('Basic: %s (RFC 6749, 2.3.1)', async (_, pair, expected) => {
    expect((await post('/7/token', 'x=y', basic(pair))).told()['token']).toEqual({ parameters: 'x=y', ...expected });
  });

  test.each([['no colon', 'me'], ['no id', ':secret'], ['a percent sign alone', 'me:%']])('Basic with %s: 401 with a challenge', async (_, pair) => {
    const { status, headers, told } = await post('/7/token', 'x=y', basic(pair));
    expect([status, headers['www-authenticate'], told()['error']]).toEqual([401, 'Basic realm="client"', 'invalid_client']);
  });

  test('the scheme in any case; another scheme is no client authentication', async () => {
    const authorization = `bAsIc ${Buffer.from('me:s').toString('base64')}`;
    expect((await post('/7/token', 'x=y', { authorization })).told()['token']).toMatchObject({ clientId: 'me' });
    expect((await post('/7/token', 'x=y', { authorization: 'Bearer abc' })).told()['token']).toEqual({ parameters: 'x=y' });
  });

  test('a DPoP proof is measured by the endpoint as configured, else by where the request went', async () => {
    expect((await post('/7/token', 'x=y', { dpop: 'p' })).told()['token']).toEqual({ parameters: 'x=y', dpop: 'p', htm: 'POST' });
    expect((await post('/7/par?a=b', 'x=y', { dpop: 'p' })).told()['pushedAuthReq']).toEqual({ parameters: 'x=y', dpop: 'p', htm: 'POST', htu: 'https://as.example.com/7/par' });
  });
});

describe('client certificates in headers (RFC 9440)', () => {
  const headers = { 'client-cert': ':AAAA:', 'client-cert-chain': ':BBBB:, :CCCC:' };
  const pem = (base64: string): string => `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
  const nginx = hostedHttp(undefined, 'x-ssl-client-cert');
  const givenIn = async (on: typeof tls, sent: Record<string, string>, remoteAddress: string): Promise<unknown> =>
    (await send(on, 'POST', '/7/token', { payload: 'x=y', headers: { 'content-type': FORM, ...sent }, remoteAddress })).told()['token'];
  const given = (sent: Record<string, string>, remoteAddress: string): Promise<unknown> => givenIn(tls, sent, remoteAddress);
  afterAll(() => Promise.all([nginx.tls.close(), nginx.plain.close()]));

  test('from a trusted proxy', async () => {
    for (const address of [proxy, '::ffff:10.9.9.9', 'fd00::1']) {
      expect(await given(headers, address)).toEqual({ parameters: 'x=y', clientCertificate: pem('AAAA'), clientCertificatePath: [pem('BBBB'), pem('CCCC')] });
    }
  });

  test.each(['127.0.0.1', '11.0.0.1', '::1', '::ffff:192.0.2.1'])('from %s they are nothing', async (address) => {
    expect(await given({ ...headers, 'x-ssl-client-cert': encodeURIComponent(pem('AAAA')), 'x-forwarded-for': proxy }, address)).toEqual({ parameters: 'x=y' });
  });

  test('the escaped PEM of nginx, and with the header that it likes to use', async () => {
    const escaped = encodeURIComponent(pem('A+/='));
    expect(await given({ 'client-cert': escaped }, proxy)).toEqual({ parameters: 'x=y', clientCertificate: pem('A+/=') });
    expect(await givenIn(nginx.tls, { 'x-ssl-client-cert': escaped }, proxy)).toEqual({ parameters: 'x=y', clientCertificate: pem('A+/=') });
  });

  test.each(['x-ssl-client-cert', 'ssl-client-cert', 'x-client-cert'])('%s is nothing unless it is the one: a proxy hands on what it does not know', async (name) => {
    expect(await given({ [name]: encodeURIComponent(pem('AAAA')) }, proxy)).toEqual({ parameters: 'x=y' });
  });

  test('where the proxies use another header, those of RFC 9440 are what the client made up', async () => {
    expect(await givenIn(nginx.tls, headers, proxy)).toEqual({ parameters: 'x=y' });
    expect(await givenIn(nginx.plain, headers, proxy)).toEqual({ parameters: 'x=y' });
    expect(await givenIn(nginx.tls, { ...headers, 'x-ssl-client-cert': encodeURIComponent(pem('DDDD')) }, proxy)).toEqual({ parameters: 'x=y', clientCertificate: pem('DDDD') });
  });

  test.each([['no byte sequence', 'AAAA'], ['two of them, as of a proxy that lets the client\'s own header through', ':AAAA:, :BBBB:'], ['an escape that is none', '%']])(
    '%s is handed on to be refused', async (_, value) => expect(await given({ 'client-cert': value }, proxy)).toMatchObject({ clientCertificate: value }));
});

describe('the listener behind proxies', () => {
  test('answers them, and nobody else', async () => {
    expect((await call('GET', '/7/jwks', { remoteAddress: proxy }, plain)).status).toBe(200);
    expect((await call('GET', '/7/jwks', { remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': proxy } }, plain)).status).toBe(404);
  });
});

describe('headers', () => {
  test.each(['/7/jwks', '/7/authorize', '/7/nothing'])('of security, %s', async (url) => {
    const { status, headers } = await call('GET', url);
    if (status === 404) return expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"), 'strict-transport-security': 'max-age=31536000',
    });
  });

  test.each(['localhost:3443', 'symbolon.localhost', '127.0.0.1', '[::1]:3443'])('%s is not told to use TLS for ever', async (host) => {
    expect((await call('GET', '/7/jwks', { headers: { host } })).headers['strict-transport-security']).toBeUndefined();
  });

  test.each(['/7/token', '/7/par', '/7/revoke', '/7/introspect'])('%s is stored by nobody', async (url) => {
    expect((await post(url, 'a=b')).headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  test.each(['/7/jwks', '/7/.well-known/openid-configuration'])('%s is kept for a while, and known again by its tag', async (url) => {
    const first = await call('GET', url);
    expect(first.headers).toMatchObject({ 'cache-control': 'public, max-age=300', etag: expect.stringMatching(/^"[\w-]{43}"$/) });
    expect(await call('GET', url, { headers: { 'if-none-match': `W/"other", ${String(first.headers.etag)}` } })).toMatchObject({ status: 304, text: '' });
  });
});

describe('cross-origin (Fetch Standard)', () => {
  const preflight = (url: string) => call('OPTIONS', url, { headers: { origin: 'https://app.example.org', 'access-control-request-method': 'POST', 'access-control-request-headers': 'dpop' } });

  test.each(['/7/jwks', '/7/.well-known/openid-configuration', '/7/par', '/7/token', '/7/revoke', '/7/userinfo'])('%s may be called by scripts', async (url) => {
    const asked = await preflight(url);
    expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([204, '*']);
    expect(asked.headers['access-control-allow-headers']).toContain('DPoP');
    const answer = url === '/7/jwks' || url.includes('.well-known') ? await call('GET', url) : await post(url, 'a=b');
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*', 'access-control-expose-headers': expect.stringContaining('DPoP-Nonce') });
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });

  test.each(['/7/authorize', '/7/introspect'])('%s may not', async (url) => {
    const asked = await preflight(url);
    expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([405, undefined]);
    expect((await post(url, 'a=b')).headers['access-control-allow-origin']).toBeUndefined();
  });
});
