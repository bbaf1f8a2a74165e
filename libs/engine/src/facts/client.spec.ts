import { expect, test } from '@jest/globals';
import { aClient, aService } from '../rules/examples/settings.js';
import type { Jose } from '../ports/jose.js';
import type { ClientDirectory } from '../ports/store.js';
import { type Assertion, decodeAssertion, identifyClient } from './client.js';

const client = aClient({ clientIdAlias: 'shop' });
const clients: ClientDirectory = { client: (service, identifier) => (service === 1000 && ['4711', 'shop'].includes(identifier) ? client : undefined) };
const claims = (sub?: unknown, iss?: unknown): Assertion => ({ header: {}, compact: 'jws', claims: { ...(sub === undefined ? {} : { sub: sub as string }), ...(iss === undefined ? {} : { iss: iss as string }) } });
const identify = (values: Readonly<Record<string, readonly string[]>>, basic?: string, assertion?: Assertion, service = aService()) =>
  identifyClient(clients, service, values, basic, assertion);

test.each([
  ['by client_id', identify({ client_id: ['4711'] }), { named: { parameter: '4711' }, identifier: '4711', aliasUsed: false, client }],
  ['by the Basic header', identify({}, '4711'), { named: { basic: '4711' }, identifier: '4711', aliasUsed: false, client }],
  ['by the sub of an assertion', identify({}, undefined, claims('4711', 'x')), { named: { assertion: '4711' }, identifier: '4711', aliasUsed: false, client }],
  ['by its iss, where it has no sub', identify({}, undefined, claims(undefined, '4711')), { named: { assertion: '4711' }, identifier: '4711', aliasUsed: false, client }],
  ['by its iss, where sub is no text', identify({}, undefined, claims(4711, '4711')), { named: { assertion: '4711' }, identifier: '4711', aliasUsed: false, client }],
  ['by an alias', identify({ client_id: ['shop'] }), { named: { parameter: 'shop' }, identifier: 'shop', aliasUsed: true, client }],
  ['in three places: the header is looked up', identify({ client_id: ['a'] }, '4711', claims('b')), { named: { parameter: 'a', basic: '4711', assertion: 'b' }, identifier: '4711', aliasUsed: false, client }],
  ['in two places: client_id is looked up', identify({ client_id: ['4711'] }, undefined, claims('b')), { named: { parameter: '4711', assertion: 'b' }, identifier: '4711', aliasUsed: false, client }],
  ['not at all', identify({ client_id: [''] }), { named: {}, aliasUsed: false }],
  ['by an assertion that cannot be read', identify({}, undefined, { problem: 'x' }), { named: {}, aliasUsed: false }],
  ['by the id of nobody', identify({ client_id: ['4712'] }), { named: { parameter: '4712' }, identifier: '4712', aliasUsed: false }],
  ['for another service', identify({ client_id: ['4711'] }, undefined, undefined, aService({ apiKey: 1 })), { named: { parameter: '4711' }, identifier: '4711', aliasUsed: false }],
])('RFC6749-2.2: the client is named %s', async (_, found, expected) => expect(await found).toEqual(expected));

test('an assertion is taken apart where there is one', () => {
  const jose = { decode: (compact: string) => ({ problem: compact }) } as Partial<Jose> as Jose;
  expect(decodeAssertion(jose, { client_assertion: ['a'] })).toEqual({ problem: 'a' });
  expect(decodeAssertion(jose, { client_assertion: [''] })).toBeUndefined();
  expect(decodeAssertion(jose, {})).toBeUndefined();
});
