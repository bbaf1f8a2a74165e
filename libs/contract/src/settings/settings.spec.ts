import { describe, expect, test } from '@jest/globals';
import type { Client, Service } from '@symbolon/engine';
import { clientPages, clientSettings } from './client.js';
import { clientOrder } from './client-order.js';
import { enumNames } from './enums.js';
import { flag, list, oneOf, text } from './kinds.js';
import { objectTypes } from './object-types.js';
import { servicePages, serviceSettings } from './service.js';
import { serviceOrder } from './service-order.js';
import type { Settings, SettingsOf } from './setting.js';

const readOnlyKeys = (table: Settings) => Object.entries(table).filter(([, setting]) => setting.readOnly).map(([name]) => name).sort();

describe.each([
  ['service', serviceSettings as Settings, serviceOrder as readonly string[], servicePages as Readonly<Record<string, object>>, 197],
  ['client', clientSettings as Settings, clientOrder as readonly string[], clientPages as Readonly<Record<string, object>>, 109],
])('the settings of a %s', (_, table, order, pages, properties) => {
  test('stand in the order of the model', () => {
    expect(Object.keys(table)).toEqual(order);
    expect(new Set(order).size).toBe(properties);
  });

  test('stand on one page each', () => {
    const keys = Object.values(pages).flatMap((page) => Object.keys(page));
    expect([...keys].sort()).toEqual([...order].sort());
  });

  test('are plain JSON, so that a console can have them', () => {
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });

  test('print every boolean and every number', () => {
    const bare = Object.entries(table).filter(([, { kind, array, default: value }]) => !array && (kind === 'boolean' ? value !== false : kind === 'integer' && value !== 0));
    expect(bare).toEqual([]);
  });

  test('have a limit wherever a caller could send without end', () => {
    const texts = ['string', 'uri', 'jwks', 'json', 'pem'];
    const endless = Object.entries(table).filter(([, { kind, array, maxLength, maxItems }]) =>
      (array && maxItems === undefined) || (texts.includes(kind) && maxLength === undefined));
    expect(endless).toEqual([]);
  });

  test('refer to enums and types that exist, with defaults among the constants', () => {
    for (const { kind, enum: name, ref, default: value, array } of Object.values(table)) {
      expect(kind === 'enum').toBe(name !== undefined);
      expect(kind === 'object').toBe(ref !== undefined);
      if (ref) expect(objectTypes[ref]).toBeDefined();
      if (name && value !== undefined) expect(enumNames[name]).toEqual(expect.arrayContaining(array ? (value as string[]) : [value as string]));
    }
  });
});

test('what the server sets itself', () => {
  expect(readOnlyKeys(serviceSettings)).toEqual(
    ['apiKey', 'apiSecret', 'createdAt', 'hsks', 'metadata', 'modifiedAt', 'number', 'serviceOwnerNumber']);
  expect(readOnlyKeys(clientSettings)).toEqual([
    'clientId', 'clientSecret', 'createdAt', 'derivedSectorIdentifier', 'dynamicallyRegistered', 'locked', 'modifiedAt', 'number', 'serviceNumber',
  ]);
});

test('whatever holds a secret is marked', () => {
  const secrets = [...Object.entries(serviceSettings), ...Object.entries(clientSettings), ...Object.values(objectTypes).flatMap((table) => Object.entries(table))]
    .filter(([name, setting]) => /secret$/i.test(name) && (setting as Settings[string]).kind === 'string');
  expect(secrets.filter(([, setting]) => !(setting as Settings[string]).secret)).toEqual([]);
  expect(serviceSettings.jwks.secret && serviceSettings.federationJwks.secret && serviceSettings.credentialJwks.secret).toBe(true);
});

test('the compiler holds the tables against the model', () => {
  const proofs = [
    // @ts-expect-error a boolean is no text
    { parRequired: text() } satisfies Partial<SettingsOf<Service>>,
    // @ts-expect-error a text is no boolean
    { serviceName: flag } satisfies Partial<SettingsOf<Service>>,
    // @ts-expect-error an array is no single value
    { fapiModes: oneOf('FapiMode') } satisfies Partial<SettingsOf<Service>>,
    // @ts-expect-error a single value is no array
    { clientType: list(oneOf('ClientType')) } satisfies Partial<SettingsOf<Client>>,
    // @ts-expect-error another enum
    { idTokenSignAlg: oneOf('JWEAlg') } satisfies Partial<SettingsOf<Client>>,
    // @ts-expect-error an enum is no free text
    { idTokenSignAlg: text() } satisfies Partial<SettingsOf<Client>>,
  ];
  expect(proofs).toHaveLength(6);
});
