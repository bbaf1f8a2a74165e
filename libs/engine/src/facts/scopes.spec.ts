import { expect, test } from '@jest/globals';
import { aClient, aService } from '../rules/examples/settings.js';
import { attribute, requestedScopes, scopesOf, shortestDuration } from './scopes.js';

const scope = (name: string, defaultEntry = false, ...attributes: readonly (readonly [key: string, value?: string | undefined])[]) =>
  ({ name, defaultEntry, attributes: attributes.map(([key, value]) => ({ key, ...(value === undefined ? {} : { value }) })) });

const service = aService({ supportedScopes: [scope('openid'), scope('profile', true), scope('address', true), scope('payments')] });
const extension = { requestableScopesEnabled: true, accessTokenDuration: 0, refreshTokenDuration: 0, idTokenDuration: 0, tokenExchangePermitted: false };
const limited = aClient({ extension: { ...extension, requestableScopes: ['openid', 'address'] } });
const none = aClient({ extension });

test.each<[string, string | undefined, readonly string[]]>([
  ['sorted', 'profile openid', ['openid', 'profile']],
  ['each once', 'openid openid  openid', ['openid']],
  ['unknown ones dropped', 'openid magic', ['openid']],
  ['names are case-sensitive', 'OpenID payments', ['payments']],
  ['none: the defaults', undefined, ['address', 'profile']],
  ['an empty list: the defaults', '  ', ['address', 'profile']],
  ['none that is known: the defaults', 'magic', ['address', 'profile']],
])('RFC6749-3.3: %s', (_, text, expected) => expect(requestedScopes(service, undefined, text)).toEqual(expected));

test.each<[string, Parameters<typeof requestedScopes>[1], string | undefined, readonly string[]]>([
  ['may have some', limited, 'openid payments', ['openid']],
  ['may have some of the defaults', limited, undefined, ['address']],
  ['may have none', none, 'openid', []],
  ['is not limited', aClient({ extension: { ...extension, requestableScopesEnabled: false, requestableScopes: [] } }), 'openid', ['openid']],
])('a client that %s', (_, client, text, expected) => expect(requestedScopes(service, client, text)).toEqual(expected));

test('a service without scopes grants none', () => expect(requestedScopes({ ...service, supportedScopes: [] }, undefined, 'openid')).toEqual([]));

test('scopes are indexed once for each configuration', () => {
  expect(scopesOf(service)).toBe(scopesOf(service));
  expect(scopesOf({ ...service })).not.toBe(scopesOf(service));
});

test('the first attribute of a key counts', () => {
  expect(attribute(scope('a', false, ['x', '1'], ['x', '2']), 'x')).toBe('1');
  expect(attribute(scope('a', false, ['x']), 'x')).toBeUndefined();
  expect(attribute(undefined, 'x')).toBeUndefined();
});

const lasting = (...values: readonly (string | undefined)[]) => aService({ supportedScopes: values.map((value, index) => scope(`s${index}`, false, ['access_token.duration', value])) });

test.each<[string, readonly (string | undefined)[], number | undefined, number]>([
  ["the service's", [], undefined, 3600],
  ["a scope's, when shorter", ['60'], undefined, 60],
  ["not a scope's, when longer", ['7200'], undefined, 3600],
  ['the shortest of several', ['600', '60', '120'], undefined, 60],
  ["the client's, when shorter", ['60'], 30, 30],
  ['0 of the client, which says nothing', ['60'], 0, 60],
  ['values that are no number of seconds', ['abc', '', undefined, '-5', '0', 'Infinity'], undefined, 3600],
])('the lifetime is %s', (_, values, client, expected) =>
  expect(shortestDuration(lasting(...values), values.map((_value, index) => `s${index}`), 3600, 'access_token.duration', client)).toBe(expected));
