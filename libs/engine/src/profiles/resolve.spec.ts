import { expect, test } from '@jest/globals';
import { drop, put } from '../rules/examples/delta.js';
import { anAuthorization, anIntrospection, aPush, aRefresh, aRevocation, aStandardIntrospection, aTokenRequest } from '../rules/examples/facts.js';
import { aPushedObject } from '../rules/examples/request-object.js';
import { aClient, aService } from '../rules/examples/settings.js';
import type { Facts } from '../facts/facts.js';
import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import { profileById, resolveProfile, stricterScopes } from './resolve.js';

const scopes = (...attributes: readonly (readonly [name: string, key: string, value: string])[]): NonNullable<Service['supportedScopes']> =>
  [{ name: 'openid', defaultEntry: false }, ...attributes.map(([name, key, value]) => ({ name, defaultEntry: false, attributes: [{ key, value }] }))];

const under = (facts: Facts, change: Partial<Service>): Facts => ({ ...facts, service: aService(change) });
const asking = (facts: Facts, ...names: readonly string[]): Facts => put(facts, 'authorization.scopes', names);
const recorded = (facts: Facts, names: readonly string[], profiles: readonly string[]): Facts =>
  put(put(facts, 'grant.code.record.scopes', names), 'grant.code.record.profiles', profiles);

test.each<[string, Facts, string]>([
  ['a scope with fapi2=sp, pushed', aPush(), 'fapi2-security'],
  ['a scope with fapi2=sp, at the authorization endpoint', anAuthorization(), 'fapi2-security'],
  ['the scopes of a code', recorded(aTokenRequest(), ['payments'], []), 'fapi2-security'],
  ['the scopes of a refresh token', put(aRefresh(), 'grant.refreshToken.record.profiles', []), 'fapi2-security'],
  ['the scopes of an introspected token', anIntrospection(), 'fapi2-security'],
  ['a scope without attributes', asking(aPush(), 'profile'), 'oauth2'],
  ['openid', asking(aPush(), 'openid', 'profile'), 'oidc'],
  ['a scope with fapi2=sp beside a request object only', put(asking(aPushedObject(), 'profile'), 'parameters.values.scope', ['payments']), 'fapi2-security'],
  ['a scope with fapi2=sp beside the request_uri of a pushed request only', put(asking(anAuthorization(), 'profile'), 'parameters.values.scope', ['payments']), 'fapi2-security'],
  ['openid beside a request object only, which is not asked for', put(asking(aPushedObject(), 'profile'), 'parameters.values.scope', ['openid']), 'oauth2'],
  ['openid beside fapi2=sp', asking(aPush(), 'openid', 'payments'), 'fapi2-security'],
  ['no scope', asking(aPush()), 'oauth2'],
  ['what a code was granted under, though its scope lost the attribute', recorded(aTokenRequest(), ['profile'], ['fapi2-security']), 'fapi2-security'],
  ['a code granted under the base', recorded(aTokenRequest(), ['openid'], ['oidc']), 'oidc'],
  ['another grant: the scopes that it names', put(put(aTokenRequest(), 'grant', { grantType: 'PASSWORD' }), 'parameters.values.scope', ['payments']), 'fapi2-security'],
  ['another grant without scopes', put(aTokenRequest(), 'grant', { grantType: 'PASSWORD' }), 'oauth2'],
  ['a token that is not there', put(anIntrospection(), 'introspection', { request: {} }), 'oauth2'],
  ['a service that does not list FAPI', under(aPush(), { supportedServiceProfiles: ['OPEN_BANKING'] }), 'oauth2'],
  ['a mode of a service that does not list FAPI', under(aPush(), { supportedServiceProfiles: [], fapiModes: ['FAPI2_SECURITY'] }), 'oauth2'],
  ['a mode of the service', asking(under(aPush(), { fapiModes: ['FAPI2_SECURITY'] }), 'profile'), 'fapi2-security'],
  ['a mode for message signing', asking(under(aPush(), { fapiModes: ['FAPI2_MESSAGE_SIGNING_AUTH_REQ'] }), 'profile'), 'fapi2-message-signing:authreq'],
  ['modes for two parts of message signing', under(aPush(), { fapiModes: ['FAPI2_MESSAGE_SIGNING_AUTH_RES', 'FAPI2_MESSAGE_SIGNING_AUTH_REQ'] }), 'fapi2-message-signing:authreq+authres'],
  ['modes for all of them', under(aPush(), { fapiModes: ['FAPI2_MESSAGE_SIGNING_AUTH_REQ', 'FAPI2_MESSAGE_SIGNING_AUTH_RES', 'FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES'] }), 'fapi2-message-signing'],
  ['a mode for signed resource requests', under(aPush(), { fapiModes: ['FAPI2_MESSAGE_SIGNING_RESOURCE_REQ'] }), 'fapi2-security'],
  ['a mode of FAPI 1, whatever the scopes', under(aPush(), { fapiModes: ['FAPI1_ADVANCED'] }), 'fapi1-advanced'],
  ['modes of both: FAPI 2 wins', asking(under(aPush(), { fapiModes: ['FAPI1_ADVANCED', 'FAPI2_SECURITY'] }), 'profile'), 'fapi2-security'],
  ['a mode of the client', asking(put(aPush(), 'client.client.fapiModes', ['FAPI2_SECURITY']), 'profile'), 'fapi2-security'],
  ['a mode of the client under another of the service', put(under(aPush(), { fapiModes: ['FAPI1_BASELINE'] }), 'client.client.fapiModes', ['FAPI2_SECURITY']), 'fapi1-baseline'],
  ['an empty list of modes, which says nothing', put(under(aPush(), { fapiModes: [] }), 'client.client.fapiModes', []), 'fapi2-security'],
  ['fapi2=ms-authreq', under(aPush(), { supportedScopes: scopes(['payments', 'fapi2', 'ms-authreq']) }), 'fapi2-message-signing:authreq'],
  ['two scopes, each with a part of message signing', asking(under(aPush(), { supportedScopes: scopes(['accounts', 'fapi2', 'ms-authreq'], ['payments', 'fapi2', 'ms-introres'], ['more', 'fapi2', 'sp']) }), 'accounts', 'more', 'payments'), 'fapi2-message-signing:authreq+introres'],
  ['fapi2 with an unknown value', under(aPush(), { supportedScopes: scopes(['payments', 'fapi2', 'x']) }), 'oauth2'],
  ['fapi2 with a value that only begins well', under(aPush(), { supportedScopes: scopes(['payments', 'fapi2', 'spx']) }), 'oauth2'],
  ['fapi=rw', under(aPush(), { supportedScopes: scopes(['payments', 'fapi', 'rw']) }), 'fapi1-advanced'],
  ['fapi=r', under(aPush(), { supportedScopes: scopes(['payments', 'fapi', 'r']) }), 'fapi1-baseline'],
  ['fapi=r beside fapi=rw', asking(under(aPush(), { supportedScopes: scopes(['accounts', 'fapi', 'r'], ['payments', 'fapi', 'rw']) }), 'accounts', 'payments'), 'fapi1-advanced'],
  ['fapi=x', under(aPush(), { supportedScopes: scopes(['payments', 'fapi', 'x']) }), 'oauth2'],
  ['a scope with both', under(aPush(), { supportedScopes: [{ name: 'payments', defaultEntry: false, attributes: [{ key: 'fapi', value: 'rw' }, { key: 'fapi2', value: 'sp' }] }] }), 'fapi2-security'],
  ['a dynamic scope', asking(under(aPush(), { supportedScopes: [{ name: 'consent', defaultEntry: false, attributes: [{ key: 'regex', value: 'consent:.+' }, { key: 'fapi', value: 'rw' }] }] }), 'consent:1'), 'fapi1-advanced'],
  ['a code granted under less than the service sets now', put(under(recorded(aTokenRequest(), ['profile'], ['fapi1-baseline']), { fapiModes: ['FAPI2_SECURITY'] }), 'client.client.fapiModes', []), 'fapi2-security'],
  ['a code granted under less than the client sets now', put(recorded(aTokenRequest(), ['profile'], ['fapi1-baseline']), 'client.client.fapiModes', ['FAPI1_ADVANCED']), 'fapi1-advanced'],
  ['a code granted under less than its scope asks for now', recorded(aTokenRequest(), ['payments'], ['fapi1-advanced']), 'fapi2-security'],
  ['a refresh token granted under more than the service sets now', under(aRefresh(), { fapiModes: ['FAPI1_ADVANCED'] }), 'fapi2-security'],
  ['a code granted under one part of message signing, where another applies now', under(recorded(aTokenRequest(), ['payments'], ['fapi2-message-signing:authreq']), { supportedScopes: scopes(['payments', 'fapi2', 'ms-authres']) }), 'fapi2-message-signing:authreq+authres'],
  ['the scopes of an access token that is revoked', aRevocation(), 'fapi2-security'],
  ['the scopes of a token that is revoked: none asks for a profile', put(aRevocation(), 'revoked.scopes', ['profile']), 'oauth2'],
  ['what a refresh token that is revoked was granted under', put(put(aRevocation(), 'revoked.scopes', ['profile']), 'revoked.profiles', ['fapi2-security']), 'fapi2-security'],
  ['a token to be revoked that is not there', drop(aRevocation(), 'revoked'), 'oauth2'],
  ['a token to be revoked that is not there, under a mode of the service', drop(under(aRevocation(), { fapiModes: ['FAPI2_SECURITY'] }), 'revoked'), 'fapi2-security'],
  ['the scopes of a token in standard introspection', put(aStandardIntrospection(), 'introspection', { request: {}, token: { scopes: ['payments'] } }), 'fapi2-security'],
  ['what a code was granted under: a combination', recorded(aTokenRequest(), ['profile'], ['fapi2-message-signing:authres']), 'fapi2-message-signing:authres'],
  ['what a code was granted under: no such combination', recorded(aTokenRequest(), ['profile'], ['fapi2-message-signing:x']), 'oauth2'],
  ['fapi=rw beside fapi2=sp', asking(under(aPush(), { supportedScopes: scopes(['accounts', 'fapi', 'rw'], ['payments', 'fapi2', 'sp']) }), 'accounts', 'payments'), 'fapi2-security'],
])('%s', (_, facts, profile) => expect(resolveProfile(facts).profile.id).toBe(profile));

test.each<[Facts, string]>([
  [aPush(), 'Scope payments carries fapi2=sp.'],
  [under(aPush(), { supportedScopes: scopes(['payments', 'fapi2', 'ms-authres']) }), 'Scope payments carries fapi2=ms-authres.'],
  [under(aPush(), { supportedScopes: scopes(['payments', 'fapi2', 'ms-resreq']) }), 'Scope payments carries fapi2=ms-… (message signing implies the security profile).'],
  [under(aPush(), { supportedScopes: scopes(['payments', 'fapi', 'r']) }), 'Scope payments carries fapi=r.'],
  [under(aPush(), { fapiModes: ['FAPI2_SECURITY'] }), 'The service sets FAPI2_SECURITY.'],
  [aTokenRequest(), 'It was granted under fapi2-security.'],
  [recorded(aTokenRequest(), ['payments'], ['fapi1-advanced']), 'Scope payments carries fapi2=sp.'],
  [asking(aPush(), 'profile'), 'No scope asks for a profile.'],
])('the reason is told: %#', (facts, because) => expect(resolveProfile(facts).because).toBe(because));

test.each<[string, Partial<Service>, Partial<Client>, held: readonly string[], stricter: readonly string[]]>([
  ['of a request under no profile', {}, {}, ['oidc'], ['payments', 'more']],
  ['of a request under a weaker one', {}, {}, ['fapi1-advanced'], ['payments']],
  ['of a request under the same', {}, {}, ['fapi2-security'], []],
  ['where modes of the service decide', { fapiModes: ['FAPI1_BASELINE'] }, {}, ['fapi1-baseline'], []],
  ['where modes of the client decide', {}, { fapiModes: ['FAPI1_BASELINE'] }, ['fapi1-baseline'], []],
  ['where the service does not list FAPI', { supportedServiceProfiles: [] }, {}, ['oidc'], []],
])('scopes that want more, %s', (_, service, client, held, stricter) => expect(
  stricterScopes(aService({ supportedScopes: scopes(['payments', 'fapi2', 'sp'], ['more', 'fapi', 'rw'], ['plain', 'other', 'x']), ...service }), aClient(client), held, ['payments', 'more', 'plain', 'unknown']),
).toEqual(stricter));

test('profiles are found by the id that records keep', () => {
  expect(profileById('fapi2-security')).toBe(resolveProfile(aPush()).profile);
  expect(profileById('unheard-of')).toBeUndefined();
  expect(profileById(undefined)).toBeUndefined();
});
