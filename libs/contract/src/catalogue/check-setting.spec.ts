import { describe, expect, test } from '@jest/globals';
import { readClient, readService } from '../reading/read-settings.js';
import { clientSettings } from '../settings/client.js';
import { serviceSettings } from '../settings/service.js';
import type { Settings } from '../settings/setting.js';
import { checkSetting } from './check-setting.js';

const bad: readonly (readonly [of: 'service' | 'client', key: string, value: unknown, check: string])[] = [
  ['service', 'issuer', 'http://as.example.com', 'https'],
  ['service', 'issuer', 'https://as.example.com?a', 'query'],
  ['service', 'serviceName', 'n'.repeat(201), 'length'],
  ['service', 'allowableClockSkew', 65_536, 'max'],
  ['service', 'allowableClockSkew', -1, 'min'],
  ['service', 'allowableClockSkew', 1.5, 'type'],
  ['service', 'jwks', '{"keys":1}', 'jwks'],
  ['service', 'trustedRootCertificates', ['x'], 'pem'],
  ['service', 'accessTokenSignAlg', 'HS256', 'asymmetric'],
  ['service', 'supportedScopes', [{ name: 'a b' }], 'form'],
  ['service', 'supportedScopes', [{ name: 'a' }, { name: 'a' }], 'unique'],
  ['service', 'supportedScopes', [{ name: 'a', attributes: [{ key: 'fapi2' }] }], 'required'],
  ['service', 'predefinedTransformedClaims', '[]', 'json'],
  ['service', 'idTokenAudType', 'list', 'enum'],
  ['client', 'redirectUris', ['https://a.example/#b'], 'fragment'],
  ['client', 'redirectUris', ['https://a.example', 'https://a.example'], 'unique'],
  ['client', 'redirectUris', [`javascript:${'alert'}(1)`], 'scheme'],
  ['client', 'tlsClientAuthSubjectDn', 'nonsense', 'form'],
  ['client', 'tlsClientAuthSanIp', '1.2.3', 'form'],
  ['client', 'clientType', 'SECRET', 'enum'],
  ['client', 'clientNames', [{ tag: 'ja', value: '' }], 'required'],
];

describe('what is wrong with a value', () => {
  test.each(bad)('%s.%s = %j: %s, and the server says the same', (of, key, value, check) => {
    const table: Settings = of === 'service' ? serviceSettings : clientSettings;
    const [found] = checkSetting(table[key]!, value);
    expect(found?.check).toBe(check);
    const reading = of === 'service' ? readService({ [key]: value }) : readClient({ [key]: value });
    const first = reading.kind === 'refused' ? reading.problems[0] : undefined;
    expect({ path: [key, ...(found?.path ?? [])].join('.'), resultCode: found?.resultCode }).toEqual({ path: first?.property.replace(/\[(\d+)\]/g, '.$1'), resultCode: first?.resultCode });
  });
});

test('nothing is wrong with what is left out', () => {
  for (const table of [serviceSettings, clientSettings] as readonly Settings[]) {
    for (const setting of Object.values(table)) for (const value of [undefined, null, '', ...(setting.array ? [[]] : [])]) expect(checkSetting(setting, value)).toEqual([]);
  }
});

test('limits come along, for a sentence in the language of the reader', () =>
  expect(checkSetting(serviceSettings.allowableClockSkew, 70_000)).toMatchObject([{ check: 'max', limits: { max: 65_535 } }]));
