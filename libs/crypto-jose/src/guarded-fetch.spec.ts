import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { selfSigned } from './fixtures/self-signed.js';
import { createGuardedFetch, type GuardedFetch, type GuardedFetchOptions } from './guarded-fetch.js';
import { createJose } from './jose.js';
import { privateJwkFor, publicJwkOf, setOf } from './fixtures/keys.js';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const serve = async (listener: RequestListener): Promise<string> => `http://127.0.0.1:${await listening(createServer(listener))}/jwks`;
const json =
  (body: string | Buffer, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body);
  };
const here = (options: GuardedFetchOptions = {}): GuardedFetch =>
  createGuardedFetch({ allowInsecure: true, allowPrivateAddresses: true, timeoutMs: 2000, ...options });
const aProblem = (text: string): unknown => ({ problem: expect.stringContaining(text) });

describe('a document', () => {
  test.each([
    ['application/json', undefined, undefined],
    ['application/jwk-set+json; charset=utf-8', 'public, max-age=300', 300],
    ['Application/JSON', 'no-store', 0],
    ['application/json', 'max-age=abc', undefined],
  ])('of type %s with Cache-Control %s', async (type, cacheControl, maxAge) => {
    const headers = { 'content-type': type, ...(cacheControl === undefined ? {} : { 'cache-control': cacheControl }) };
    const document = await here()(await serve(json('{"ä":1}', headers)));
    expect(document).toMatchObject({ text: '{"ä":1}', ...(maxAge === undefined ? {} : { maxAge }) });
    if (maxAge === undefined) expect(document).not.toHaveProperty('maxAge');
  });

  test('of another type is taken when the caller says so', async () => {
    const uri = await serve(json('a.b.c', { 'content-type': 'application/oauth-authz-req+jwt' }));
    expect(await here()(uri)).toEqual(aProblem('another kind'));
    expect(await here()(uri, (type) => type === 'application/oauth-authz-req+jwt')).toMatchObject({ text: 'a.b.c' });
  });

  test('comes over TLS only from a trusted server', async () => {
    const { cert, key } = selfSigned();
    const port = await listening(createTlsServer({ cert, key }, json('{}')));
    const resolve = async (): Promise<[{ address: string; family: number }]> => [{ address: '127.0.0.1', family: 4 }];
    const options = { allowPrivateAddresses: true, timeoutMs: 2000, resolve };
    const fetches = { trusting: createGuardedFetch({ ...options, ca: cert }), usual: createGuardedFetch(options) };
    expect(await fetches.trusting(`https://localhost:${port}/`)).toMatchObject({ text: '{}' });
    expect(await fetches.usual(`https://localhost:${port}/`)).toEqual(aProblem('CERT'));
    expect(await fetches.trusting(`https://other.example:${port}/`)).toEqual(aProblem('ERR_TLS_CERT_ALTNAME_INVALID'));
  });
});

describe('URLs that are refused', () => {
  test.each([
    ['http://client.example/', 'https'],
    ['ftp://client.example/', 'https'],
    ['file:///etc/passwd', 'https'],
    ['data:application/json,{}', 'https'],
    ['https://user:secret@client.example/', 'credentials'],
    ['client.example', 'not valid'],
    ['', 'not valid'],
    [`https://client.example/${'x'.repeat(2048)}`, 'not valid'],
    ['https://127.0.0.1/', 'not public'],
    ['https://127.1/', 'not public'],
    ['https://2130706433/', 'not public'],
    ['https://0x7f000001/', 'not public'],
    ['https://0177.0.0.1/', 'not public'],
    ['https://169.254.169.254/latest/meta-data', 'not public'],
    ['https://10.1.2.3/', 'not public'],
    ['https://[::1]/', 'not public'],
    ['https://[::ffff:127.0.0.1]/', 'not public'],
    ['https://[fe80::1]/', 'not public'],
    ['https://[fd00::1]/', 'not public'],
    ['https://[64:ff9b::7f00:1]/', 'not public'],
    ['https://localhost/', 'not public'],
  ])('%s', async (uri, reason) => {
    expect(await createGuardedFetch()(uri)).toEqual(aProblem(reason));
  });

  test('a host with one private address among public ones', async () => {
    const resolve = async (): Promise<{ address: string; family: number }[]> => [
      { address: '93.184.215.14', family: 4 },
      { address: '192.168.0.1', family: 4 },
    ];
    expect(await createGuardedFetch({ resolve })('https://client.example/')).toEqual(aProblem('not public'));
  });

  test('a host without an address, or that cannot be resolved', async () => {
    expect(await createGuardedFetch({ resolve: async () => [] })('https://client.example/')).toEqual(aProblem('no address'));
    const failing = (code: string) => (): Promise<never> => Promise.reject(Object.assign(new Error('x'), { code }));
    expect(await createGuardedFetch({ resolve: failing('ENOTFOUND') })('https://client.example/')).toEqual(aProblem('does not exist'));
    expect(await createGuardedFetch({ resolve: failing('EAI_AGAIN') })('https://client.example/')).toEqual(aProblem('EAI_AGAIN'));
  });
});

test('the connection goes to the address that was checked, whatever the name means later', async () => {
  const hosts: (string | undefined)[] = [];
  const uri = await serve((request, response) => {
    hosts.push(request.headers.host);
    json('{}')(request, response);
  });
  let resolved = 0;
  const resolve = async (): Promise<{ address: string; family: number }[]> => {
    resolved += 1;
    return [{ address: '127.0.0.1', family: 4 }];
  };
  const { port } = new URL(uri);
  expect(await here({ resolve })(`http://no-such-host.invalid:${port}/`)).toMatchObject({ text: '{}' });
  expect([resolved, hosts]).toEqual([1, [`no-such-host.invalid:${port}`]]);
});

describe('answers that are refused', () => {
  test.each([301, 302, 303, 307, 308])('a redirect with status %s, which is not followed', async (status) => {
    let requests = 0;
    const uri = await serve((_, response) => {
      requests += 1;
      response.writeHead(status, { location: '/elsewhere', 'content-type': 'application/json' }).end('{}');
    });
    expect(await here()(uri)).toEqual(aProblem('redirect'));
    expect(requests).toBe(1);
  });

  test.each([201, 204, 206, 404, 500])('status %s', async (status) => {
    const uri = await serve((_, response) => response.writeHead(status, { 'content-type': 'application/json' }).end());
    expect(await here()(uri)).toEqual(aProblem(`status ${status}`));
  });

  test.each(['text/html', 'text/plain', 'application/jsonp', ''])('type %j', async (type) => {
    expect(await here()(await serve(json('{}', { 'content-type': type })))).toEqual(aProblem('another kind'));
  });

  test('a body that announces too much, or sends it unannounced', async () => {
    const body = 'x'.repeat(2000);
    expect(await here({ maxBytes: 1999 })(await serve(json(body, { 'content-length': '2000' })))).toEqual(aProblem('1999 bytes'));
    expect(await here({ maxBytes: 2000 })(await serve(json(body)))).toMatchObject({ text: body });
    let sent = 0;
    const endless = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => {
        while (!response.destroyed && response.write(body)) sent += body.length;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await here()(endless)).toEqual(aProblem('1048576 bytes'));
    expect(sent).toBeGreaterThan(0);
  });

  test('a compressed body', async () => {
    const uri = await serve(json(gzipSync('{}'), { 'content-encoding': 'gzip' }));
    expect(await here()(uri)).toEqual(aProblem('compressed'));
  });

  test('a body that is no UTF-8', async () => {
    expect(await here()(await serve(json(Buffer.from([0x7b, 0xff, 0x7d]))))).toEqual(aProblem('UTF-8'));
  });

  test('a body that breaks off', async () => {
    const uri = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{', () => response.destroy());
    });
    expect(await here()(uri)).toEqual(aProblem('could not be fetched'));
  });

  test('no connection', async () => {
    const uri = await serve(json('{}'));
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve));
    expect(await here()(uri)).toEqual(aProblem('ECONNREFUSED'));
  });

  test('headers that are too long', async () => {
    expect(await here()(await serve(json('{}', { 'x-long': 'x'.repeat(20_000) })))).toEqual(aProblem('HPE_HEADER_OVERFLOW'));
  });
});

describe('time', () => {
  const inTime = async (fetching: Promise<unknown>): Promise<void> => {
    const start = performance.now();
    expect(await fetching).toEqual(aProblem('within 200 ms'));
    expect(performance.now() - start).toBeLessThan(1500);
  };

  test('ends a silent server', async () => {
    await inTime(here({ timeoutMs: 200 })(await serve(() => undefined)));
  });

  test('ends a body that drips', async () => {
    const uri = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(drip));
    });
    await inTime(here({ timeoutMs: 200 })(uri));
  });

  test('ends a resolver', async () => {
    await inTime(here({ timeoutMs: 200, resolve: () => new Promise(() => undefined) })('https://client.example/'));
  });

  test('counts while waiting for a slot', async () => {
    const silent = await serve(() => undefined);
    const fetch = here({ timeoutMs: 200, maxConcurrent: 1 });
    const waiting = Array.from({ length: 3 }, () => fetch(silent));
    for (const fetching of waiting) await inTime(fetching);
    expect(await here({ timeoutMs: 200, maxConcurrent: 1 })(await serve(json('{}')))).toMatchObject({ text: '{}' });
  });
});

describe('fetches at once', () => {
  test('stay within the limit, and the rest follows', async () => {
    let running = 0;
    let most = 0;
    const uri = await serve((request, response) => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
        json('{}')(request, response);
      }, 20);
    });
    const fetch = here({ maxConcurrent: 2 });
    const documents = await Promise.all(Array.from({ length: 8 }, () => fetch(uri)));
    expect(documents).toEqual(Array.from({ length: 8 }, () => expect.objectContaining({ text: '{}' })));
    expect(most).toBe(2);
  });

  test('are refused beyond the places to wait', async () => {
    const uri = await serve((request, response) => setTimeout(() => json('{}')(request, response), 50));
    const fetch = here({ maxConcurrent: 1 });
    const documents = await Promise.all(Array.from({ length: 12 }, () => fetch(uri)));
    expect(documents.filter((document) => 'problem' in document)).toEqual(Array.from({ length: 3 }, () => aProblem('Too many')));
  });
});

test('keys come from a real server', async () => {
  const uri = await serve(json(setOf(publicJwkOf(privateJwkFor('ES256')))));
  const jose = createJose({ allowInsecure: true, allowPrivateAddresses: true });
  expect(await jose.remoteKeys(uri)).toMatchObject({ keys: [{ kty: 'EC', crv: 'P-256' }], skipped: 0 });
  expect(await createJose().remoteKeys(uri)).toEqual(aProblem('https'));
  expect(await createJose({ allowInsecure: true }).remoteKeys(uri)).toEqual(aProblem('not public'));
});
