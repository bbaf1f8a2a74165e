import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { bankPort, readBankSettings } from './read-settings.js';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'bank-settings-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const write = (name: string, content = name): string => {
  mkdirSync(join(dataDir, 'tls'), { recursive: true });
  writeFileSync(join(dataDir, name), content);
  return join(dataDir, name);
};

const credentials = JSON.stringify({ baseUrl: 'http://localhost:3000', accessToken: 'token', demo: { serviceId: 7, issuer: 'https://localhost:3443/7' } });

test('what is missing is named', () => {
  write('tls/server.pem');
  expect(readBankSettings({ DATA_DIR: dataDir })).toEqual({ missing: ['credentials.json', 'tls/server.key', 'tls/ca.pem'].map((file) => join(dataDir, file)) });
});

test('the first start left everything: the development certificate, and its authority to trust', () => {
  for (const file of ['tls/server.pem', 'tls/server.key', 'tls/ca.pem']) write(file);
  write('credentials.json', credentials);
  expect(readBankSettings({ DATA_DIR: dataDir, BANK_PORT: '5443' })).toMatchObject({
    port: 5443, host: 'localhost', dataDir, issuer: 'https://localhost:3443/7', tls: { cert: 'tls/server.pem', key: 'tls/server.key', ca: 'tls/ca.pem' },
    engine: { baseUrl: 'http://localhost:3000', serviceId: 7, accessToken: 'token' },
  });
});

test('with a certificate of the operator\'s own, the bank shows that one, and trusts whom Node trusts', () => {
  write('credentials.json', credentials);
  const [cert, key] = [write('own.pem'), write('own.key')];
  expect(readBankSettings({ DATA_DIR: dataDir, TLS_CERT: cert, TLS_KEY: key })).toMatchObject({ tls: { cert: 'own.pem', key: 'own.key' } });
  expect(readBankSettings({ DATA_DIR: dataDir, TLS_CERT: cert, TLS_KEY: key })).not.toHaveProperty('tls.ca');
});

test.each(['x', '-1', '65536', '1.5'])('BANK_PORT %s is refused with a sentence', (port) =>
  expect(() => bankPort({ BANK_PORT: port })).toThrow(`BANK_PORT must be an integer from 0 to 65535, not ${port}.`));
