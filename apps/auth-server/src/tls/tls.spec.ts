import 'reflect-metadata';
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509CertificateGenerator } from '@peculiar/x509';
import { closeGently, REQUEST_TIMEOUT } from '../platform/close-gently.js';
import { readIdentity, watchIdentity, type CertificateFiles } from './certificate-files.js';
import { certificateOfConnection } from './client-certificate.js';
import { developmentCa, keepDevelopmentCertificate } from './development-certificate.js';
import { startTlsListener, type TlsListener } from './tls-listener.js';
import { readTrustedProxies } from './trusted-proxies.js';

const folder = mkdtempSync(join(tmpdir(), 'symbolon-tls-'));
let files: CertificateFiles;
let another: CertificateFiles;
let listener: TlsListener;
const problems: string[] = [];

beforeAll(async () => {
  [files, another] = await Promise.all([keepDevelopmentCertificate(join(folder, 'one')), keepDevelopmentCertificate(join(folder, 'two'))]);
  listener = await startTlsListener({
    port: 0, host: '127.0.0.1', files, requestCert: true, onProblem: ({ message }) => problems.push(message),
    mount: (http) => http.get('/', (request) => ({ certificate: certificateOfConnection(request) ?? null })),
  });
});
afterAll(async () => {
  await listener.close();
  rmSync(folder, { recursive: true, force: true });
});

const ca = (name: string): string => readFileSync(developmentCa(join(folder, name)), 'utf8');

/** A connection, or the error code that it ended with. */
async function shake(options: ConnectionOptions): Promise<TLSSocket | string> {
  const socket = connect({ host: '127.0.0.1', port: listener.port, servername: 'localhost', ca: ca('one'), ...options });
  try {
    await once(socket, 'secureConnect');
    return socket;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

async function agreed(options: ConnectionOptions): Promise<string> {
  const socket = await shake(options);
  if (typeof socket === 'string') return socket;
  const said = `${socket.getProtocol()} ${socket.getCipher().name}`;
  socket.destroy();
  return said;
}

describe('the development certificate', () => {
  test('is kept, for its owner alone', async () => {
    const before = readFileSync(files.cert, 'utf8');
    expect(await keepDevelopmentCertificate(join(folder, 'one'))).toEqual(files);
    expect(readFileSync(files.cert, 'utf8')).toBe(before);
    expect(statSync(files.key).mode & 0o777).toBe(0o600);
  });

  test('is one of RSA for this machine, that its CA signed', () => {
    const certificate = new X509Certificate(readFileSync(files.cert));
    const authority = new X509Certificate(ca('one'));
    expect(certificate.verify(authority.publicKey) && authority.ca && !certificate.ca).toBe(true);
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(certificate.checkHost('localhost')).toBe('localhost');
    for (const address of ['127.0.0.1', '::1']) expect(certificate.checkIP(address)).toBeDefined();
  });

  test('is made anew when it is gone', async () => {
    const lost = await keepDevelopmentCertificate(join(folder, 'three'));
    rmSync(lost.key);
    await keepDevelopmentCertificate(join(folder, 'three'));
    expect(() => readIdentity(lost)).not.toThrow();
  });
});

describe('TLS (RFC 9325; FAPI 1.0 Part 2, 8.5)', () => {
  test.each([
    ['TLS 1.3', { minVersion: 'TLSv1.3' }, /^TLSv1\.3 TLS_/],
    ['TLS 1.2', { maxVersion: 'TLSv1.2' }, /^TLSv1\.2 ECDHE-RSA-AES(128|256)-GCM-SHA(256|384)$/],
    ['ECDHE-RSA-AES256-GCM-SHA384', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-GCM-SHA384' }, /^TLSv1\.2 ECDHE-RSA-AES256-GCM-SHA384$/],
  ] as const)('%s is spoken', async (_, options, expected) => expect(await agreed(options)).toMatch(expected));

  test.each([
    ['TLS 1.1', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }],
    ['TLS 1.0', { maxVersion: 'TLSv1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }],
    ...['AES128-SHA', 'AES128-GCM-SHA256', 'ECDHE-RSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA256', 'ECDHE-RSA-AES256-SHA384', 'DHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-CHACHA20-POLY1305']
      .map((ciphers) => [ciphers, { maxVersion: 'TLSv1.2', ciphers }] as const),
  ] as const)('%s is refused', async (_, options) => expect(await agreed(options as ConnectionOptions)).toMatch(/ALERT|PROTOCOL|HANDSHAKE|ECONNRESET|UNSUPPORTED/));
});

test('a new certificate is taken up by new connections; what cannot be used leaves the old one', async () => {
  const before = { cert: readFileSync(files.cert), key: readFileSync(files.key) };
  const open = await shake({});
  writeFileSync(files.cert, readFileSync(another.cert));
  listener.reload();
  expect(problems).toEqual([expect.stringMatching(/^TLS_KEY: the key in .* does not belong to the certificate in /)]);
  expect(await agreed({})).toMatch(/^TLS/);
  writeFileSync(files.key, readFileSync(another.key));
  listener.reload();
  expect(await agreed({})).toMatch(/SIGNATURE|VERIFY|CERT/);
  expect(await agreed({ ca: ca('two') })).toMatch(/^TLS/);
  expect(typeof open !== 'string' && !open.destroyed).toBe(true);
  if (typeof open !== 'string') open.destroy();
  writeFileSync(files.cert, before.cert);
  writeFileSync(files.key, before.key);
  listener.reload();
  expect(await agreed({})).toMatch(/^TLS/);
});

test('files that change are noticed, also behind a link that is turned to another folder; who does not watch any more hears nothing', async () => {
  const [link, next] = [join(folder, 'current'), join(folder, 'next')];
  symlinkSync(join(folder, 'one', 'tls'), link);
  let changes = 0;
  const unwatch = watchIdentity({ cert: join(link, 'server.pem'), key: join(link, 'server.key') }, () => { changes += 1; }, 20);
  await pause(100);
  expect(changes).toBe(0);
  symlinkSync(join(folder, 'two', 'tls'), next);
  renameSync(next, link);
  while (changes === 0) await pause(10);
  unwatch();
  const before = changes;
  writeFileSync(another.cert, readFileSync(another.cert));
  await pause(100);
  expect(changes).toBe(before);
});

describe('a client certificate', () => {
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const times = { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 3_600_000) };
  const newKeys = () => webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  const asCa = [new BasicConstraintsExtension(true, undefined, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)];
  const pemOf = async (key: webcrypto.CryptoKey): Promise<string> =>
    createPrivateKey({ key: Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)), format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' }) as string;

  const asked = async (identity: { readonly cert?: string; readonly key?: string }): Promise<{ leaf: string; path: string[] } | null> => {
    const socket = await shake(identity);
    if (typeof socket === 'string') throw new Error(socket);
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    return (JSON.parse((await text(socket)).split('\r\n\r\n')[1] ?? '') as { certificate: { leaf: string; path: string[] } | null }).certificate;
  };

  /** A connection, and the session of it that a client may take up again. */
  const visit = (options: ConnectionOptions): Promise<{ readonly session: Buffer | undefined; readonly isResumed: boolean; readonly answer: string }> => new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: listener.port, servername: 'localhost', ca: ca('one'), ...options });
    let [session, isResumed]: [Buffer | undefined, boolean] = [undefined, false];
    socket.on('session', (told) => { session = told; }).on('error', reject);
    socket.on('secureConnect', () => {
      isResumed = socket.isSessionReused();
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    });
    text(socket).then((answer) => resolve({ session, isResumed, answer }), reject);
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)('is shown at every connection of %s: a session that is taken up again forgets the path to the root', async (version) => {
    const [root, own] = await Promise.all([newKeys(), newKeys()]);
    const create = (issuer: string, publicKey: webcrypto.CryptoKey, subject: string, extensions: typeof asCa) =>
      X509CertificateGenerator.create({ subject, issuer, publicKey, signingKey: root.privateKey, signingAlgorithm: ecdsa, ...times, extensions });
    const [leaf, between] = [await create('CN=Between', own.publicKey, 'CN=client', []), await create('CN=Root', root.publicKey, 'CN=Between', asCa)];
    const identity = { key: await pemOf(own.privateKey), cert: [leaf, between].map((one) => one.toString('pem')).join('\n'), maxVersion: version };
    const first = await visit(identity);
    const second = await visit({ ...identity, ...(first.session === undefined ? {} : { session: first.session }) });
    const pathIn = (answer: string): unknown[] => (JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as { certificate: { path: unknown[] } }).certificate.path;
    expect([pathIn(first.answer).length, second.isResumed, pathIn(second.answer).length]).toEqual([1, false, 1]);
  });

  test('of an authority that nobody knows is handed on, with what the client sent besides; none is none', async () => {
    const [root, between, own] = await Promise.all([newKeys(), newKeys(), newKeys()]);
    const rootCert = await X509CertificateGenerator.createSelfSigned({ name: 'CN=Root', keys: root, signingAlgorithm: ecdsa, ...times, extensions: asCa });
    const sign = (subject: string, publicKey: webcrypto.CryptoKey, issuer: string, signingKey: webcrypto.CryptoKey, extensions: typeof asCa) =>
      X509CertificateGenerator.create({ subject, issuer, publicKey, signingKey, signingAlgorithm: ecdsa, ...times, extensions });
    const betweenCert = await sign('CN=Between', between.publicKey, 'CN=Root', root.privateKey, asCa);
    const leaf = await sign('CN=client', own.publicKey, 'CN=Between', between.privateKey, []);
    const given = await asked({ key: await pemOf(own.privateKey), cert: [leaf, betweenCert].map((one) => one.toString('pem')).join('\n') });
    const der = (pem: string): string => new X509Certificate(pem).fingerprint256;
    expect(der(given?.leaf ?? '')).toBe(der(leaf.toString('pem')));
    expect(given?.path.map(der)).toEqual([der(betweenCert.toString('pem'))]);
    // A certificate that signed itself leads nowhere else.
    const self = await asked({ key: await pemOf(root.privateKey), cert: rootCert.toString('pem') });
    expect(self?.path.every((pem) => der(pem) === der(rootCert.toString('pem')))).toBe(true);
    expect(await asked({})).toBeNull();
  });
});

/** What the listener answers to these bytes. */
async function told(bytes: string): Promise<string> {
  const socket = await shake({});
  if (typeof socket === 'string') throw new Error(socket);
  socket.write(bytes);
  return text(socket);
}

describe('what is not there', () => {
  test.each([
    ['an unknown path', '/nothing', /^HTTP\/1\.1 404 .*\r\n\r\n\{"error":"not_found"\}$/s], ['an address that is none', '/%zz', /^HTTP\/1\.1 400 .*\r\n\r\n\{"error":"invalid_request"\}$/s],
  ])('%s is refused without a word more, and with every header of security', async (_, path, expected) => {
    const answer = await told(`GET ${path} HTTP/1.1\r\nHost: as.example.com\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(expected);
    for (const header of ['strict-transport-security: ', 'x-content-type-options: nosniff', "content-security-policy: default-src 'none'"]) expect(answer).toContain(header);
  });

  test('a request may name the origin before the path (RFC 9112, 3.2.2)', async () =>
    expect(await told('GET https://localhost/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /));
});

test('a request that never ends does not keep the server (slow loris)', async () => {
  const connections = { closeIdleConnections: () => undefined, closeAllConnections: () => ended() };
  let ended = (): void => undefined;
  await closeGently(connections, () => new Promise<void>((resolve) => { ended = resolve; }), 20);
  const own = await startTlsListener({ port: 0, host: '127.0.0.1', files, requestCert: false, onProblem: () => undefined, mount: (http) => expect(http.server.requestTimeout).toBe(REQUEST_TIMEOUT) });
  await own.close();
});

test('a request under way is answered before the listener closes', async () => {
  let answer = (): void => undefined;
  const waiting = new Promise<void>((resolve) => { answer = resolve; });
  let begun = (): void => undefined;
  const started = new Promise<void>((resolve) => { begun = resolve; });
  const own = await startTlsListener({
    port: 0, host: '127.0.0.1', files, requestCert: false, onProblem: () => undefined,
    mount: (http) => http.get('/', async () => {
      begun();
      await waiting;
      return 'late, but here';
    }),
  });
  const socket = connect({ host: '127.0.0.1', port: own.port, servername: 'localhost', ca: ca('one') });
  await once(socket, 'secureConnect');
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await started;
  const closed = own.close();
  answer();
  expect(await text(socket)).toContain('late, but here');
  await closed;
});

test.each([
  ['no file', (at: CertificateFiles) => ({ ...at, cert: join(folder, 'none') }), /^TLS_CERT: the file .* cannot be read\.$/],
  ['no certificate', (at: CertificateFiles) => ({ ...at, cert: at.key }), /^TLS_CERT: the file .* holds no PEM certificate\.$/],
  ['no key', (at: CertificateFiles) => ({ ...at, key: at.cert }), /^TLS_KEY: the file .* holds no PEM private key\.$/],
  ['the key of another', (at: CertificateFiles) => ({ ...at, key: another.key }), /^TLS_KEY: the key in .* does not belong/],
])('%s stops the start with a sentence', (_, change, sentence) => expect(() => readIdentity(change(files))).toThrow(sentence));

test.each([
  ['10.0.0.0/8', '10.255.0.1', true], ['10.0.0.0/8', '11.0.0.1', false], ['192.0.2.1', '192.0.2.1', true], ['192.0.2.1', '192.0.2.2', false],
  ['10.0.0.0/8', '::ffff:10.1.1.1', true], ['fd00::/8,192.0.2.0/24', 'fd12::1', true], ['::1/128', '::1', true], ['', '127.0.0.1', false], ['0.0.0.0/0', 'nonsense', false],
])('trusted proxies %j: %s is %s', (networks, address, isTrusted) => {
  expect(readTrustedProxies(networks)?.(address)).toBe(isTrusted);
});

test('nobody without an address is trusted', () => expect(readTrustedProxies('0.0.0.0/0, ::/0')?.(undefined)).toBe(false));
