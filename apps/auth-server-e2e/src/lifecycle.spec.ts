import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort, runServer, startServer, type ServerProcess } from './set-up/server-process.mjs';
import { context, type Credentials } from './support/context.js';
import { codeFor, tokensFor, type Tokens } from './support/flow.js';
import { newKey } from './support/jwt.js';
import { demoParty, type Party } from './support/parties.js';
import { introspect, redeem, refresh } from './support/requests.js';

const folder = mkdtempSync(join(tmpdir(), 'symbolon-lifecycle-'));
// Run by root, PostgreSQL works as another user, who has to get there.
chmodSync(folder, 0o755);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that nobody has waited for yet still has its id, so ask for the port instead. */
const listens = (port: number): Promise<boolean> => new Promise((resolve) => {
  const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy() !== undefined));
  socket.on('error', () => resolve(false));
});

describe('a server with a PostgreSQL of its own', () => {
  const dataDir = join(folder, 'data');
  const file = join(dataDir, 'credentials.json');
  const proofKey = newKey();
  let environment: Readonly<Record<string, string>>;
  let server: ServerProcess | undefined;
  let written: string;
  let spent: string;
  let tokens: Tokens;

  const start = async (): Promise<number> => {
    const began = performance.now();
    server = await startServer(environment);
    return performance.now() - began;
  };
  const party = async (): Promise<Party> => ({ ...(await demoParty(JSON.parse(readFileSync(file, 'utf8')) as Credentials)), proofKey });
  const postgresPort = (): number => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]);

  const keepsEverything = async (): Promise<void> => {
    expect(readFileSync(file, 'utf8')).toBe(written);
    const demo = await party();
    expect((await introspect(demo, tokens.accessToken)).body).toMatchObject({ action: 'OK', subject: 'john' });
    expect((await refresh(demo, tokens.refreshToken)).body).toMatchObject({ action: 'OK' });
    // That refresh replaced the access token.
    tokens = await tokensFor(demo);
    expect((await redeem(demo, spent)).body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A050305' });
  };

  beforeAll(async () => {
    environment = { DATA_DIR: dataDir, PORT: String(await freePort()), TLS_PORT: String(await freePort()) };
    await start();
    written = readFileSync(file, 'utf8');
  }, 90_000);

  afterAll(() => server?.end('SIGKILL'));

  test('the first start writes credentials that only their owner can read', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(written)).toEqual({
      baseUrl: server?.baseUrl,
      serviceOwner: { apiKey: expect.any(Number), apiSecret: expect.stringMatching(/^[\w-]{43}$/) },
      accessToken: expect.stringMatching(/^[\w-]{43}$/),
      operator: { name: 'admin', password: expect.stringMatching(/^[\w-]{24}$/) },
      demo: expect.objectContaining({
        serviceId: expect.any(Number), apiSecret: expect.stringMatching(/^[\w-]{43}$/), clientId: expect.any(Number), scope: 'myscope',
        redirectUri: expect.any(String), issuer: expect.any(String), tokenEndpoint: expect.any(String), clientJwk: expect.objectContaining({ kty: 'EC', d: expect.any(String) }),
        users: ['alice', 'bob'].map((login) => ({ login, password: expect.stringMatching(/^[\w-]{16}$/) })),
      }),
    });
  });

  test('the start says where everything is, and no secret', async () => {
    const { serviceOwner, accessToken, demo } = JSON.parse(written) as Credentials;
    // It serves before what it wrote has come through the pipe.
    while (server?.output().includes('Ctrl-C') === false) await pause(50);
    const output = server?.output() ?? '';
    expect(output).toContain(`${server?.baseUrl}/api`);
    expect(output).toContain(file);
    for (const secret of [serviceOwner.apiSecret, accessToken, demo.apiSecret, demo.clientJwk.d, ...demo.users.map(({ password }) => password)]) expect(output).not.toContain(secret);
  });

  test('it serves', async () => {
    const demo = await party();
    spent = await codeFor(demo);
    expect((await redeem(demo, spent)).body).toMatchObject({ action: 'OK' });
    // Tokens of another code: to try the spent one again revokes what that bought.
    tokens = await tokensFor(demo);
    expect((await introspect(demo, tokens.accessToken)).body).toMatchObject({ action: 'OK' });
  });

  test('a second instance leaves the folder alone and says why', async () => {
    const second = runServer({ ...environment, PORT: String(await freePort()), TLS_PORT: String(await freePort()) });
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain('Another running instance already uses the data folder');
    expect((await introspect(await party(), tokens.accessToken)).body).toMatchObject({ action: 'OK' });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s stops server and database; the next start has the same data', async (signal) => {
    const database = postgresPort();
    expect(await listens(database)).toBe(true);
    expect(await server?.end(signal)).toBe(0);
    expect(await listens(database)).toBe(false);
    const took = await start();
    console.info(`Start with existing data after ${signal}: ${Math.round(took)} ms`);
    await keepsEverything();
  });

  test('stopped as soon as it serves, when nothing else keeps the process busy, it takes its database along too', async () => {
    await server?.end('SIGINT');
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGINT', 'SIGTERM'] as const) {
      await start();
      const database = postgresPort();
      expect([signal, await server?.end(signal), await listens(database)]).toEqual([signal, 0, false]);
    }
    await start();
    await keepsEverything();
  }, 60_000);

  test('SIGKILL: whatever was acknowledged is there after the next start', async () => {
    const demo = await party();
    spent = await codeFor(demo);
    await redeem(demo, spent);
    tokens = await tokensFor(demo);
    await server?.end('SIGKILL');
    const took = await start();
    console.info(`Start after SIGKILL: ${Math.round(took)} ms`);
    await keepsEverything();
  });

  test('SIGKILL leaves no database behind, should nobody start again', async () => {
    const database = postgresPort();
    await server?.end('SIGKILL');
    const deadline = Date.now() + 15_000;
    while (await listens(database) && Date.now() < deadline) await new Promise((resolve) => { setTimeout(resolve, 50); });
    expect(await listens(database)).toBe(false);
  });
});

describe('what keeps a server from starting is told, and it ends with 1', () => {
  const { databaseUrl, masterKey } = context;
  const dataDir = join(folder, 'other');

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['PORT is no number', { PORT: 'abc' }, /PORT: expected an integer.*"abc"/],
    ['DATA_DIR is a file', { DATA_DIR: fileURLToPath(import.meta.url) }, /DATA_DIR: the folder .* cannot be made \(EEXIST\)/],
    ['HOST is nobody', { HOST: 'no-such-host.invalid' }, /HOST: there is no host no-such-host\.invalid/],
    ['HOST is another machine', { HOST: '192.0.2.1' }, /HOST: 192\.0\.2\.1 is no address of this machine/],
    ['the host of the database is nobody', { DATABASE_URL: 'postgres://nobody:x@no-such-host.invalid/x', MASTER_KEY: masterKey }, /DATABASE_URL: there is no host/],
    ['two wrong values are told together', { PORT: '99999', LOG_LEVEL: 'loud' }, /PORT: expected[^]*LOG_LEVEL: expected/],
    ['a database without a key', { DATABASE_URL: databaseUrl }, /MASTER_KEY: expected/],
    ['a key that is too short', { DATABASE_URL: databaseUrl, MASTER_KEY: 'c2hvcnQ=' }, /MASTER_KEY: expected/],
    ['an address that is no database', { DATABASE_URL: 'http://localhost/', MASTER_KEY: masterKey }, /DATABASE_URL: expected/],
    ['a database that does not answer', { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/x', MASTER_KEY: masterKey }, /database.*does not answer/i],
    ['a database that does not exist', { DATABASE_URL: databaseUrl.replace(/[^/]+$/, 'nothing_here'), MASTER_KEY: masterKey }, /"nothing_here" does not exist/],
    ['another key than the data were written with', { DATABASE_URL: databaseUrl, MASTER_KEY: Buffer.alloc(32, 7).toString('base64') }, /master key/i],
  ])('%s', async (_, environment, message) => {
    const server = runServer({ PORT: String(await freePort()), TLS_PORT: String(await freePort()), DATA_DIR: dataDir, ...environment });
    expect(await server.exited).toBe(1);
    expect(server.output()).toMatch(message);
    // A sentence for the operator, not a stack.
    expect(server.output()).not.toMatch(/^\s+at .*\(.*:\d+:\d+\)$/m);
    expect(server.output()).not.toContain(masterKey);
  });

  test('a port that is taken', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, 'localhost', () => resolve((taken.address() as { readonly port: number }).port));
    });
    const server = runServer({ PORT: String(port), TLS_PORT: String(await freePort()), DATA_DIR: dataDir, DATABASE_URL: databaseUrl, MASTER_KEY: masterKey, HOST: 'localhost' });
    const code = await server.exited;
    taken.close();
    expect([code, server.output()]).toEqual([1, expect.stringContaining(`Port ${port} (PORT) is in use`)]);
  });

  test('a port that is taken at the first start: nothing is made yet, so the next start writes the right addresses', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, 'localhost', () => resolve((taken.address() as { readonly port: number }).port));
    });
    const fresh = join(folder, 'fresh');
    const server = runServer({ PORT: String(await freePort()), TLS_PORT: String(port), DATA_DIR: fresh });
    const code = await server.exited;
    taken.close();
    expect([code, server.output(), existsSync(fresh)]).toEqual([1, expect.stringContaining(`Port ${port} (TLS_PORT) is in use`), false]);
  });
});

describe('npm start', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));

  test.each(['SIGINT', 'SIGTERM'] as const)('%s to npm alone stops server and database', async (signal) => {
    const dataDir = join(folder, `npm-${signal}`);
    const port = await freePort();
    const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'], SAMPLE_BANK: 'off', DATA_DIR: dataDir, PORT: String(port), TLS_PORT: String(await freePort()) };
    const npm = spawn('npm', ['start'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    npm.stdout.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    const closed = once(npm, 'close');
    while (!output.includes('is ready') && npm.exitCode === null) await new Promise((resolve) => { setTimeout(resolve, 50); });
    const database = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]);
    expect([await listens(port), await listens(database)]).toEqual([true, true]);
    npm.kill(signal);
    await closed;
    expect([await listens(port), await listens(database)]).toEqual([false, false]);
  }, 180_000);
});
