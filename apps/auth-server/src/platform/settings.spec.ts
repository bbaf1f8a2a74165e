import { describe, expect, test } from '@jest/globals';
import { readSettings, warningsAbout, type Settings } from './settings.js';
import { variables } from './variables.js';

const key = Buffer.alloc(32, 7).toString('base64');
const database = 'postgres://symbolon:geheim@db:5432/symbolon';

const problems = (environment: Record<string, string>): readonly string[] => {
  const read = readSettings(environment);
  return 'problems' in read ? read.problems : [];
};

describe('environment', () => {
  test('nothing set: the documented defaults', () => {
    expect(readSettings({ HOME: '/root' })).toEqual({
      settings: { port: 3000, tlsPort: 3443, host: 'localhost', hostedUrls: { tls: 'https://localhost:3443' }, dataDir: expect.stringMatching(/\/data$/), outboundPrivate: 'deny', logLevel: 'info' },
    });
  });

  test('everything set', () => {
    const read = readSettings({
      DATABASE_URL: database, MASTER_KEY: `new:${key},old:${'ab'.repeat(32)}`, PORT: '8080', TLS_PORT: '8443', HOST: '::1',
      PUBLIC_URL: 'https://as.example.com/', PUBLIC_TLS_URL: 'https://login.example.com/', TLS_CERT: '/etc/tls.crt', TLS_KEY: '/etc/tls.key', MTLS_PORT: '9443', PUBLIC_MTLS_URL: 'https://mtls.example.com',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1', CLIENT_CERT_HEADER: 'X-SSL-Client-Cert', DATA_DIR: '/var/lib/symbolon', OUTBOUND_PRIVATE: 'allow', LOG_LEVEL: 'warn',
    });
    expect(read).toEqual({
      settings: {
        databaseUrl: database, port: 8080, tlsPort: 8443, host: '::1', publicUrl: 'https://as.example.com',
        hostedUrls: { tls: 'https://login.example.com', mtls: 'https://mtls.example.com' }, tlsFiles: { cert: '/etc/tls.crt', key: '/etc/tls.key' },
        mtlsPort: 9443, trustedProxies: '10.0.0.0/8, ::1', clientCertHeader: 'x-ssl-client-cert',
        dataDir: '/var/lib/symbolon', outboundPrivate: 'allow', logLevel: 'warn',
        masterKeys: [{ id: 'new', key: Buffer.alloc(32, 7) }, { id: 'old', key: Buffer.alloc(32, 0xab) }],
      },
    });
  });

  test('with a database of one\'s own the server listens on every interface', () => {
    expect(readSettings({ DATABASE_URL: database, MASTER_KEY: key })).toMatchObject({ settings: { host: '0.0.0.0' } });
  });

  test('set to nothing is not set', () => expect(problems({ PORT: '', DATABASE_URL: ' ' })).toEqual([]));

  test.each([
    ['PORT', 'abc', '"abc"'],
    ['PORT', '65536', '65536'],
    ['PORT', '-1', '"-1"'],
    ['TLS_PORT', '3000', '3000'],
    ['TLS_PORT', '3443x', '"3443x"'],
    ['MTLS_PORT', '3443', '3443'],
    ['MTLS_PORT', '3000', '3000'],
    ['PUBLIC_TLS_URL', 'http://login.example.com', '"http://login.example.com"'],
    ['PUBLIC_MTLS_URL', 'mtls', '"mtls"'],
    ['TRUSTED_PROXIES', '10.0.0.0/33', '"10.0.0.0/33"'],
    ['TRUSTED_PROXIES', 'proxy.example.com', '"proxy.example.com"'],
    ['TRUSTED_PROXIES', '10.0.0.1, ::1/129', '"10.0.0.1, ::1/129"'],
    ['CLIENT_CERT_HEADER', 'X SSL', '"X SSL"'],
    ['CLIENT_CERT_HEADER', 'Client-Cert-Chain', '"Client-Cert-Chain"'],
    ['PUBLIC_URL', 'as.example.com', '"as.example.com"'],
    ['PUBLIC_URL', 'ftp://as.example.com', '"ftp://as.example.com"'],
    ['PUBLIC_URL', 'https://as.example.com/?a=b', '"https://as.example.com/?a=b"'],
    ['LOG_LEVEL', 'loud', '"loud"'],
    ['OUTBOUND_PRIVATE', 'true', '"true"'],
    ['HOST', 'a b', '"a b"'],
  ])('%s=%s names the variable, what was expected and what came', (name, value, shown) => {
    const { expected } = variables.find((variable) => variable.name === name) ?? { expected: '' };
    expect(problems({ [name]: value })).toEqual([`${name}: expected ${expected}; got ${shown}.`]);
  });

  test.each([
    ['too short', 'c2hvcnQ='],
    ['one of two', `${key},nonsense`],
    ['one id twice', `a:${key},a:${'00'.repeat(32)}`],
    ['an id with a space', `a b:${key}`],
  ])('MASTER_KEY %s is refused and not shown', (_, value) => {
    const [problem] = problems({ MASTER_KEY: value });
    expect(problem).toMatch(/^MASTER_KEY: expected 32 bytes .*; got a value of \d+ characters\.$/);
    expect(problem).not.toContain(value);
  });

  test('a database of one\'s own needs a MASTER_KEY', () => {
    expect(problems({ DATABASE_URL: database })).toEqual([expect.stringMatching(/^MASTER_KEY: .* got nothing\.$/)]);
  });

  test('the password in DATABASE_URL is not shown', () => {
    expect(problems({ DATABASE_URL: 'mysql://root:geheim@db/x', MASTER_KEY: key }).join()).toMatch(/^DATABASE_URL: expected .* got a value of \d+ characters/);
  });

  test.each([
    ['of its own port', { TLS_PORT: '8443' }, { tls: 'https://localhost:8443' }],
    ['of a proxy', { PUBLIC_URL: 'https://as.example.com/x' }, { tls: 'https://as.example.com/x' }],
    ['of a proxy without TLS', { PUBLIC_URL: 'http://as.example.com' }, { tls: 'https://localhost:3443' }],
    ['of a port for certificates', { MTLS_PORT: '9443' }, { tls: 'https://localhost:3443', mtls: 'https://localhost:9443' }],
  ])('hosted endpoints are at the address %s', (_, environment, hostedUrls) => {
    expect(readSettings(environment)).toMatchObject({ settings: { hostedUrls } });
  });

  test.each([['TLS_CERT', 'TLS_KEY'], ['TLS_KEY', 'TLS_CERT']])('%s wants %s', (given, missing) => {
    expect(problems({ [given]: '/etc/file' })).toEqual([expect.stringMatching(new RegExp(`^${missing}: .* got nothing\\.$`))]);
  });

  test.each([['deny', 0], ['allow', 1]] as const)('OUTBOUND_PRIVATE=%s: %i warnings', (outboundPrivate, count) => {
    expect(warningsAbout({ outboundPrivate } as Settings)).toHaveLength(count);
  });

  test('all problems are told at once', () => expect(problems({ PORT: 'x', LOG_LEVEL: 'y' })).toHaveLength(2));
});
