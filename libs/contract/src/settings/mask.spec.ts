import { describe, expect, test } from '@jest/globals';
import { fullClient, fullService } from '../fixtures.js';
import { clientSettings } from './client.js';
import { maskSecrets, maskText, unmaskSecrets } from './mask.js';
import { objectTypes } from './object-types.js';
import { serviceSettings } from './service.js';
import type { Settings } from './setting.js';

const privateKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'PRIVATE', kid: '1', use: 'sig' };
const publicKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: '1', use: 'sig' };
const rsaKey = { kty: 'RSA', n: 'n', e: 'AQAB', d: 'PRIVATE', p: 'PRIVATE', q: 'PRIVATE', dp: 'PRIVATE', dq: 'PRIVATE', qi: 'PRIVATE', kid: '2' };
const sharedKey = { kty: 'oct', k: 'PRIVATE', kid: '3' };
const jwks = (...keys: readonly object[]) => JSON.stringify({ keys });

/** Every text that the tables call secret, wherever it stands. */
function secretsIn(table: Settings, settings: object): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    const setting = table[name];
    const each: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (setting?.ref !== undefined) return each.flatMap((one) => secretsIn(objectTypes[setting.ref as keyof typeof objectTypes], one as object));
    return setting?.secret === true && setting.kind !== 'jwks' ? each.map((one) => JSON.stringify({ [name]: one }).slice(1, -1)) : [];
  });
}

describe.each([['a service', serviceSettings as Settings, fullService() as object], ['a client', clientSettings as Settings, fullClient() as object]])('%s', (_, table, whole) => {
  const settings = { ...whole, jwks: jwks(privateKey, rsaKey, sharedKey), apiSecret: 's'.repeat(39) + 'last', clientSecret: 'short' };
  const masked = maskSecrets(table, settings);

  test('loses every secret and nothing else', () => {
    for (const secret of [...secretsIn(table, settings), 'PRIVATE']) expect(JSON.stringify(masked)).not.toContain(secret);
    const hidden = Object.keys(settings).filter((name) => JSON.stringify(settings[name as never]) !== JSON.stringify(masked[name as never]));
    expect(hidden.filter((name) => table[name]?.secret !== true && table[name]?.ref === undefined && table[name]?.kind !== 'jwks')).toEqual([]);
  });

  test('is whole again when the masks come back', () => {
    expect(unmaskSecrets(table, settings, masked)).toEqual(settings);
  });
});

test('a long secret shows its end, a short one nothing', () => {
  expect(maskText(`${'a'.repeat(40)}wxyz`)).toBe('********wxyz');
  expect(maskText('short-secret')).toBe('********');
});

describe('keys that come back', () => {
  const stored = { jwks: jwks(privateKey, rsaKey, sharedKey) };
  const back = (...keys: readonly object[]) => JSON.parse(unmaskSecrets(serviceSettings, stored, { jwks: jwks(...keys) }).jwks) as { keys: readonly object[] };

  test('keep their private part under another name and for another use', () => {
    expect(back({ ...publicKey, kid: 'renamed', alg: 'ES256' }).keys).toEqual([{ ...privateKey, kid: 'renamed', alg: 'ES256' }]);
  });
  test('are gone when they are left out', () => expect(back(publicKey).keys).toEqual([privateKey]));
  test('give nothing to a key of others', () => expect(back({ ...publicKey, x: 'other' }).keys).toEqual([{ ...publicKey, x: 'other' }]));
  test('may be replaced by private ones', () => expect(back({ ...privateKey, d: 'NEW' }).keys).toEqual([{ ...privateKey, d: 'NEW' }]));
  test('leave the text as it was when nothing changed, whatever the order of members', () => {
    const { kty: _, ...rest } = publicKey;
    expect(unmaskSecrets(serviceSettings, { jwks: jwks(privateKey) }, { jwks: jwks({ ...rest, kty: 'EC' }) }).jwks).toBe(jwks(privateKey));
  });
  test.each(['', 'nonsense', '{}', '{"keys":7}', '{"keys":[null]}'])('%j breaks nothing', (text) => {
    expect(() => maskSecrets(serviceSettings, { jwks: text })).not.toThrow();
    expect(unmaskSecrets(serviceSettings, stored, { jwks: text })).toEqual({ jwks: text });
  });
});

test('a new secret is taken as it came', () => {
  expect(unmaskSecrets(serviceSettings, { authenticationCallbackApiSecret: 'old' }, { authenticationCallbackApiSecret: 'new' })).toEqual({ authenticationCallbackApiSecret: 'new' });
});
