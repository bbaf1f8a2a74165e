import { describe, expect, test } from '@jest/globals';
import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import { fixedClient, readiness } from '../readiness.js';
import { blankClient, blankService } from '../rules/examples/blank.js';
import { aClient, aService, keySet, rsaKey } from '../rules/examples/settings.js';
import { knownProfile } from './catalogue.js';
import { presetService } from './preset.js';

/* The settings that seeds 001, 003 and 004 name: from a service that is ready, one change at a time turns clauses that read it, and no others. */

const service = (id: string): Service =>
  presetService(knownProfile(id), { ...blankService, issuer: 'https://as.example.com', jwks: aService().jwks ?? '' }, blankService);
const client = (id: string): Client =>
  fixedClient(knownProfile(id), { ...blankClient, clientId: 1, clientType: 'CONFIDENTIAL', redirectUris: ['https://client.example.org/cb'], jwks: aClient().jwks ?? '' }, service(id));

const failed = (id: string, ofService: Service, ofClient: Client) =>
  readiness(knownProfile(id), ofService, [ofClient]).filter(({ verdict }) => verdict.kind === 'fail').map(({ rule, settings, clientId }) => ({ rule, clientId, settings: settings.map(({ key }) => key) }));

/** What each change turned: rules that read the setting, and rules that do not. What a client can do follows from its service too, but a rule about clients names settings of clients only. */
function turned(id: string, change: Partial<Service>, ofClient: Partial<Client> = {}) {
  const isOfClient = Object.keys(ofClient).length > 0;
  const found = failed(id, { ...service(id), ...change }, { ...client(id), ...ofClient }).filter(({ clientId }) => (clientId !== undefined) === isOfClient);
  const keys = [...Object.keys(change), ...Object.keys(ofClient)];
  const reads = found.filter(({ settings }) => keys.some(key => settings.includes(key)));
  return { reading: reads.map(({ rule }) => rule), others: found.filter(each => !reads.includes(each)).map(({ rule }) => rule) };
}

const unset = <K extends keyof Service>(key: K): Partial<Service> => ({ [key]: undefined }) as unknown as Partial<Service>;
const weak = keySet(rsaKey(1024));

describe.each(['fapi1-baseline', 'fapi1-advanced', 'fapi2-security', 'fapi2-message-signing'])('%s', id => {
  test('the preset and a client under it are ready', () => expect(failed(id, service(id), client(id))).toEqual([]));
});

describe('seeds 003 and 004', () => {
  test.each<[string, Partial<Service>]>([
    ['supportedServiceProfiles', { supportedServiceProfiles: [] }],
    ['issuer', unset('issuer')],
    ['supportedGrantTypes', { supportedGrantTypes: ['CLIENT_CREDENTIALS'] }],
    ['supportedResponseTypes', { supportedResponseTypes: ['NONE'] }],
    ['pushedAuthReqEndpoint', unset('pushedAuthReqEndpoint')],
    ['pushedAuthReqDuration', { pushedAuthReqDuration: 600 }],
    ['authorizationEndpoint', unset('authorizationEndpoint')],
    ['issSuppressed', { issSuppressed: true }],
    ['tokenEndpoint', unset('tokenEndpoint')],
    ['supportedTokenAuthMethods', { supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC'] }],
    ['clientAssertionAudRestrictedToIssuer', { clientAssertionAudRestrictedToIssuer: false }],
    ['accessTokenSignAlg', { accessTokenSignAlg: 'RS256' }],
    ['refreshTokenKept', { refreshTokenKept: false }],
    ['allowableClockSkew too small', { allowableClockSkew: 9 }],
    ['allowableClockSkew too large', { allowableClockSkew: 61 }],
    ['loopbackRedirectionUriVariable', { loopbackRedirectionUriVariable: false }],
    ['jwks', { jwks: weak }],
  ])('%s of the service', (_, change) => {
    const { reading, others } = turned('fapi2-security', change);
    expect(others).toEqual([]);
    expect(reading).not.toEqual([]);
  });

  test.each<[string, Partial<Client>]>([
    ['clientType', { clientType: 'PUBLIC' }],
    ['redirectUris', { redirectUris: ['http://client.example.org/cb'] }],
    ['tokenAuthMethod', { tokenAuthMethod: 'CLIENT_SECRET_BASIC' }],
    ['tokenAuthSignAlg', { tokenAuthSignAlg: 'RS256' }],
    ['jwks', { jwks: weak }],
  ])('%s of the client', (_, change) => {
    const { reading, others } = turned('fapi2-security', {}, change);
    expect(others).toEqual([]);
    expect(reading).not.toEqual([]);
  });

  test('nbfOptional and requestObjectAudienceChecked: message signing', () => {
    for (const change of [{ nbfOptional: true }, { requestObjectAudienceChecked: false }]) expect(turned('fapi2-message-signing', change)).toEqual({ reading: [expect.stringMatching(/^FAPI2-MS-FINAL-5\.3\.1-/)], others: [] });
  });
});

describe('seed 001', () => {
  test.each<[string, Partial<Service>, Partial<Client>]>([
    ['supportedServiceProfiles', { supportedServiceProfiles: [] }, {}],
    ['tlsClientCertificateBoundAccessTokens of the service', { tlsClientCertificateBoundAccessTokens: false }, {}],
    ['supportedTokenAuthMethods', { supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC'] }, {}],
    ['jwks of the service', { jwks: weak }, {}],
    ['tokenAuthMethod', {}, { tokenAuthMethod: 'CLIENT_SECRET_BASIC' }],
    ['tlsClientCertificateBoundAccessTokens of the client', {}, { tlsClientCertificateBoundAccessTokens: false }],
    ['idTokenSignAlg', { supportedScopes: [{ name: 'openid', defaultEntry: false }] }, { idTokenSignAlg: 'RS256' }],
    ['requestSignAlg', {}, { requestSignAlg: 'RS256' }],
    ['redirectUris', {}, { redirectUris: ['http://client.example.org/cb'] }],
    ['jwks of the client', {}, { jwks: weak }],
  ])('%s', (_, ofService, ofClient) => {
    const { reading, others } = turned('fapi1-advanced', ofService, ofClient);
    expect(others).toEqual([]);
    expect(reading).not.toEqual([]);
  });
});
