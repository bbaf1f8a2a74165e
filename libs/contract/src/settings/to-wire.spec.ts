import { describe, expect, test } from '@jest/globals';
import type { Client, Service } from '@symbolon/engine';
import { fullClient, fullClientNamedBy, fullService, otherCertificateNames } from '../fixtures.js';
import type { Reading } from '../reading/problem.js';
import { readClient, readService } from '../reading/read-settings.js';
import { clientSettings } from './client.js';
import { serviceSettings } from './service.js';
import type { Settings } from './setting.js';
import { toWireClient, toWireService } from './to-wire.js';

const valueOf = <T>(reading: Reading<T>): T => {
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.problems));
  return reading.value;
};
const writable = (table: Settings) => Object.keys(table).filter((name) => table[name]?.readOnly !== true);

/** What the server would add, and must find again. */
const serverSide = {
  number: 7, serviceOwnerNumber: 2, apiKey: 21653835348762, apiSecret: 's', createdAt: 1639373421000, modifiedAt: 1639373422000,
  hsks: [{ kid: 'k' }], metadata: [{ key: 'clientCount', value: '3' }],
};

describe('create, get, update, get', () => {
  test('changes nothing of a full service, createdAt included', () => {
    const created = { ...serverSide, ...valueOf(readService(fullService())) } as Service;
    const shown = toWireService(created);
    const updated = { ...serverSide, ...valueOf(readService(JSON.parse(JSON.stringify(shown)))) } as Service;
    expect(toWireService(updated)).toEqual(shown);
    expect(shown.createdAt).toBe(serverSide.createdAt);
    expect(valueOf(readService(shown))).toEqual(fullService());
  });

  const clients: [string, object][] = [
    ['by subject DN', fullClient()],
    ...otherCertificateNames.map((name): [string, object] => [name, fullClientNamedBy(name)]),
  ];
  test.each(clients)('changes nothing of a full client (%s)', (_, body) => {
    const kept = { number: 1, serviceNumber: 7, clientId: 26478243745571, clientSecret: 'x', locked: true, createdAt: 5, modifiedAt: 6 };
    const shown = toWireClient({ ...kept, ...valueOf(readClient(body)) } as Client);
    const again = toWireClient({ ...kept, ...valueOf(readClient(JSON.parse(JSON.stringify(shown)))) } as Client);
    expect(again).toEqual(shown);
    expect(again).toMatchObject({ ...kept, ...body });
    expect(valueOf(readClient(shown))).toEqual(body);
  });
});

describe('the full fixtures', () => {
  const defaultsOfService = valueOf(readService({})) as unknown as Readonly<Record<string, unknown>>;
  const defaultsOfClient = valueOf(readClient({})) as unknown as Readonly<Record<string, unknown>>;
  const clients = [fullClient(), ...otherCertificateNames.map(fullClientNamedBy)] as unknown as Readonly<Record<string, unknown>>[];

  test.each(writable(serviceSettings))('set %s of a service to something else than its default', (name) => {
    const value = (fullService() as unknown as Readonly<Record<string, unknown>>)[name];
    expect(value).toBeDefined();
    expect(value).not.toEqual(defaultsOfService[name]);
  });

  test.each(writable(clientSettings))('set %s of a client to something else than its default', (name) => {
    const values = clients.map((client) => client[name]).filter((value) => value !== undefined);
    expect(values.length).toBeGreaterThan(0);
    expect(values).not.toContainEqual(defaultsOfClient[name]);
  });
});

describe('toWire', () => {
  test('prints what a bare model lacks, in the order of the model, nested objects too', () => {
    const shown = toWireService({ supportedScopes: [{ name: 'a' }], credentialIssuerMetadata: {}, serviceName: 'n' } as unknown as Service);
    expect(shown.parRequired).toBe(false);
    expect(shown.accessTokenDuration).toBe(0);
    expect(shown.supportedScopes).toEqual([{ name: 'a', defaultEntry: false }]);
    expect(shown.credentialIssuerMetadata).toEqual({ requireCredentialRequestEncryption: false, requireCredentialResponseEncryption: false, batchSize: 0 });
    expect('issuer' in shown).toBe(false);
    const order = Object.keys(serviceSettings);
    expect(Object.keys(shown)).toEqual(order.filter((name) => name in shown));
  });

  test('leaves null and unknown members out', () => {
    const shown = toWireClient({ clientName: null, somethingElse: 1 } as unknown as Client);
    expect('clientName' in shown || 'somethingElse' in shown).toBe(false);
  });
});
