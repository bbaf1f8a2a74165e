import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { startTestDatabase, type TestDatabase } from '@symbolon/testing';
import { readCredentialsFile } from './first-start/credentials-file.js';
import { startServer } from './server.js';
import { removeFolders, settingsFor, startRunning } from './testing/running.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await startTestDatabase();
});

afterAll(async () => {
  await database.stop();
  removeFolders();
});

test('three instances that start at once on an empty database: one fills it', async () => {
  const all = [settingsFor(database.url), settingsFor(database.url), settingsFor(database.url)];
  const servers = await Promise.all(all.map((settings) => startServer(settings)));
  try {
    const files = all.map(({ dataDir }) => readCredentialsFile(dataDir)).filter((file) => file !== undefined);
    expect(files).toHaveLength(1);
    for (const table of ['service_owner', 'service', 'client', 'api_access_token']) {
      expect([table, await servers[0]?.database.dataSource.query(`select count(*) from ${table}`)]).toEqual([table, [{ count: 1 }]]);
    }
    expect(servers.map(({ banner }) => banner.includes('made just now')).filter(Boolean)).toHaveLength(1);
    expect(servers.some(({ banner }) => banner.includes(files[0]?.accessToken ?? ''))).toBe(false);
    // What one made works at each.
    for (const { baseUrl } of servers) {
      const { status } = await fetch(`${baseUrl}/api/service/get/list`, { headers: { authorization: `Bearer ${files[0]?.accessToken}` } });
      expect(status).toBe(200);
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
});

test('the credentials file is private, complete, and follows the address', async () => {
  const other = await startTestDatabase();
  const settings = settingsFor(other.url);
  try {
    const running = await startRunning(settings);
    expect(statSync(join(settings.dataDir, 'credentials.json')).mode & 0o777).toBe(0o600);
    expect(running.credentials).toEqual({
      baseUrl: running.server.baseUrl,
      serviceOwner: { apiKey: expect.any(Number), apiSecret: expect.stringMatching(/^[\w-]{43}$/) },
      accessToken: expect.stringMatching(/^[\w-]{43}$/),
      operator: { name: 'admin', password: expect.stringMatching(/^[\w-]{24}$/) },
      demo: {
        serviceId: expect.any(Number), apiSecret: expect.stringMatching(/^[\w-]{43}$/), clientId: expect.any(Number),
        clientSecret: expect.stringMatching(/^[\w-]{86}$/), redirectUri: 'https://client.example.org/cb', issuer: expect.stringMatching(/^https:\/\/localhost:3443\/\d+$/),
        tokenEndpoint: `https://localhost:3443/${running.credentials.demo.serviceId}/token`, scope: 'myscope', clientJwk: expect.objectContaining({ kty: 'EC', alg: 'ES256', d: expect.any(String) }),
        users: ['alice', 'bob'].map((login) => ({ login, password: expect.stringMatching(/^[\w-]{16,}$/) })),
      },
    });
    await running.server.stop();
    const again = await startServer({ ...settings, publicUrl: 'https://as.example.com' });
    expect(readCredentialsFile(settings.dataDir)).toEqual({ ...running.credentials, baseUrl: 'https://as.example.com' });
    await again.stop();
  } finally {
    await other.stop();
  }
});

test('a port in use ends the start, and nothing stays behind', async () => {
  const first = await startServer(settingsFor(database.url));
  const port = Number(new URL(first.baseUrl).port);
  await expect(startServer(settingsFor(database.url, { port }))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await first.stop();
});

test('a request under way is answered before the server stops', async () => {
  const other = await startTestDatabase();
  const { server, credentials } = await startRunning(settingsFor(other.url));
  const body = JSON.stringify({ token: 'unknown' });
  const call = request(`${server.baseUrl}/api/${credentials.demo.serviceId}/auth/introspection`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${credentials.accessToken}`, 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue',
    },
  });
  try {
    call.flushHeaders();
    // The server has the request in hand and waits for its body.
    await once(call, 'continue');
    const stopped = server.stop();
    call.end(body);
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(200);
    await stopped;
    await expect(fetch(`${server.baseUrl}/api/info`)).rejects.toThrow();
  } finally {
    call.destroy();
    await other.stop();
  }
});
