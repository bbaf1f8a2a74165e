import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import { keySet, rsaKey, smallEcKey } from '../rules/examples/settings.js';
import { draft } from '../rules/fapi1-advanced/values.js';
import type { RuleId } from '../rules/spec.js';

/* The settings that seeds 001, 003 and 004 name: each with a change, and the clauses that say something else after it. */

type Said = 'pass' | 'fail' | 'unknown' | 'notApplicable';

/** What a clause says of the service or of the client after a change. */
export type Turned = `${RuleId} of the ${'service' | 'client'}: ${Said}`;

/** A change, what it is called, and what it turns. */
export type Turn<S> = readonly [setting: keyof S & string, name: string, change: { readonly [K in keyof S]?: S[K] | undefined }, turns: readonly Turned[]];

export interface SeedSettings {
  readonly seeds: string;
  readonly profile: string;
  /** What puts the profile in force. */
  readonly attribute: { readonly key: string; readonly value: string };
  /** Other settings that the seed presupposes. */
  readonly around?: Partial<Service>;
  readonly service: readonly Turn<Service>[];
  readonly client: readonly Turn<Client>[];
}

const scopeWith = (...attributes: readonly (readonly [key: string, value: string])[]) => [{ name: 'payments', defaultEntry: false, attributes: attributes.map(([key, value]) => ({ key, value })) }];
const scopeWithout = [{ name: 'openid', defaultEntry: false }, { name: 'payments', defaultEntry: false }];
const http = 'http://as.example.com/';
const tiny = { kty: 'EC', kid: 'tiny', crv: 'P-112', x: 'A'.repeat(19), y: 'A'.repeat(19) };
const twins = keySet(rsaKey(2048, 'a'), rsaKey(2048, 'a'));

export const seedSettings: readonly SeedSettings[] = [
  { seeds: '001, read-only', profile: 'fapi1-baseline', attribute: { key: 'fapi', value: 'r' },
    service: [
      ['supportedServiceProfiles', 'without FAPI', { supportedServiceProfiles: [] }, ['API-fapi1-listed of the service: fail']],
      ['supportedTokenAuthMethods', 'secrets', { supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC'] }, ['FAPI1-BASE-5.2.2-4 of the service: fail', 'FAPI1-BASE-5.2.4-1 of the client: fail']],
      ['supportedScopes', 'without the attribute', { supportedScopes: scopeWithout }, ['API-fapi1-baseline-switched of the service: unknown']],
      ['supportedScopes', 'fapi=x', { supportedScopes: scopeWith(['fapi', 'x']) }, ['API-fapi1-baseline-switched of the service: unknown', 'API-fapi-attributes of the service: fail']],
      ['supportedScopes', 'both families', { supportedScopes: scopeWith(['fapi', 'r'], ['fapi2', 'sp']) }, ['API-fapi-one-family of the service: fail']],
    ],
    client: [
      ['tokenAuthMethod', 'a secret', { tokenAuthMethod: 'CLIENT_SECRET_BASIC' }, ['FAPI1-BASE-5.2.4-1 of the client: fail']],
      ['tokenAuthMethod', 'client_secret_jwt without a secret', { tokenAuthMethod: 'CLIENT_SECRET_JWT' }, ['FAPI1-BASE-5.2.2-3 of the client: fail', 'FAPI1-BASE-5.2.4-1 of the client: fail']],
      ['redirectUris', 'http', { redirectUris: ['http://client.example.org/cb'] }, ['FAPI1-BASE-5.2.2-20 of the client: fail']],
      ['jwks', 'a short RSA key', { jwks: keySet(rsaKey(1024)) }, ['FAPI1-BASE-5.2.2-5 of the client: fail', 'FAPI1-BASE-5.2.2-6 of the client: notApplicable']],
      ['jwks', 'a short EC key', { jwks: keySet(tiny) }, ['FAPI1-BASE-5.2.2-6 of the client: fail']],
      ['jwks', 'none', { jwks: undefined }, ['FAPI1-BASE-5.2.2-6 of the client: notApplicable', 'FAPI1-BASE-5.2.4-1 of the client: fail']],
    ] },
  { seeds: '001, read-and-write', profile: 'fapi1-advanced', attribute: { key: 'fapi', value: 'rw' },
    service: [
      ['supportedServiceProfiles', 'without FAPI', { supportedServiceProfiles: [] }, ['API-fapi1-listed of the service: fail']],
      ['supportedResponseTypes', 'token', { supportedResponseTypes: ['TOKEN'] }, ['FAPI1-ADV-5.2.2-2 of the service: fail', 'FAPI1-ADV-5.2.2-2 of the client: fail']],
      ['supportedTokenAuthMethods', 'client_secret_jwt', { supportedTokenAuthMethods: ['CLIENT_SECRET_JWT'] }, ['FAPI1-ADV-5.2.2-14 of the service: fail', 'FAPI1-ADV-5.2.3-1 of the client: fail']],
      ['tlsClientCertificateBoundAccessTokens', 'off', { tlsClientCertificateBoundAccessTokens: false }, ['FAPI1-ADV-5.2.2-6 of the service: fail', 'FAPI1-BASE-5.2.2-21 of the service: fail', 'FAPI1-BASE-5.2.2-21 of the client: fail']],
      ['supportedScopes', 'without the attribute', { supportedScopes: scopeWithout }, ['API-fapi1-advanced-switched of the service: unknown']],
      ['supportedScopes', 'both families', { supportedScopes: scopeWith(['fapi', 'rw'], ['fapi2', 'sp']) }, ['API-fapi-one-family of the service: fail']],
      ['supportedScopes', 'fapi=x', { supportedScopes: scopeWith(['fapi', 'x']) }, ['API-fapi1-advanced-switched of the service: unknown', 'API-fapi-attributes of the service: fail']],
    ],
    client: [
      ['responseTypes', 'token', { responseTypes: ['TOKEN'] }, ['FAPI1-ADV-5.2.2-2 of the client: fail']],
      ['tokenAuthMethod', 'client_secret_jwt', { tokenAuthMethod: 'CLIENT_SECRET_JWT' }, ['FAPI1-ADV-5.2.3-1 of the client: fail', 'FAPI1-BASE-5.2.2-3 of the client: fail']],
      ['tlsClientCertificateBoundAccessTokens', 'off', { tlsClientCertificateBoundAccessTokens: false }, ['FAPI1-ADV-5.2.2-5 of the client: fail', 'FAPI1-BASE-5.2.2-21 of the client: fail']],
      ['authorizationSignAlg', 'RS256', { authorizationSignAlg: 'RS256' }, ['FAPI1-ADV-8.6-1 of the client: fail']],
      ['tokenAuthSignAlg', 'RS256', { tokenAuthSignAlg: 'RS256' }, ['FAPI1-ADV-8.6-1 of the client: fail']],
      ['requestSignAlg', 'RS256', { requestSignAlg: 'RS256' }, ['FAPI1-ADV-8.6-1 of the client: fail']],
      ['requestSignAlg', 'none', { requestSignAlg: undefined }, ['FAPI1-ADV-5.2.2-1 of the client: fail']],
      ['requestSignAlg', 'NONE', { requestSignAlg: 'NONE' }, ['FAPI1-ADV-5.2.2-1 of the client: fail', 'FAPI1-ADV-8.6-3 of the client: fail']],
      ['idTokenSignAlg', 'RS256', { idTokenSignAlg: 'RS256' }, ['FAPI1-ADV-8.6-1 of the client: fail']],
      ['userInfoSignAlg', 'RS256', { userInfoSignAlg: 'RS256' }, ['FAPI1-ADV-8.6-1 of the client: fail']],
      ['clientType', 'public', { clientType: 'PUBLIC' }, ['FAPI1-ADV-5.2.2-16 of the client: fail', 'FAPI1-ADV-5.2.3-1 of the client: notApplicable']],
      ['redirectUris', 'http', { redirectUris: ['http://client.example.org/cb'] }, ['FAPI1-BASE-5.2.2-20 of the client: fail']],
      ['jwks', 'a short RSA key', { jwks: keySet(rsaKey(1024)) }, ['FAPI1-BASE-5.2.2-5 of the client: fail', 'FAPI1-BASE-5.2.2-6 of the client: notApplicable']],
      ['jwks', 'a short EC key', { jwks: keySet(tiny) }, ['FAPI1-BASE-5.2.2-6 of the client: fail']],
      ['jwks', 'two keys of one name', { jwks: twins }, ['FAPI1-ADV-8.9-3 of the client: fail', 'FAPI1-BASE-5.2.2-5 of the client: pass', 'FAPI1-BASE-5.2.2-6 of the client: notApplicable']],
      ['jwks', 'none', { jwks: undefined }, ['FAPI1-ADV-5.2.3-1 of the client: fail', 'FAPI1-ADV-8.9-3 of the client: notApplicable', 'FAPI1-BASE-5.2.2-6 of the client: notApplicable']],
      ['jwksUri', 'http', { jwksUri: http }, ['FAPI1-ADV-8.9-1 of the client: fail']],
    ] },
  { seeds: '001, read-and-write as its draft has it', profile: 'fapi1-advanced', attribute: { key: 'fapi', value: 'rw' }, around: { attributes: [draft], supportedAcrs: ['urn:mace:incommon:iap:silver'] },
    service: [['supportedAcrs', 'none', { supportedAcrs: [] }, ['FAPI-RW-5.2.2-7 of the service: fail']]],
    client: [] },
  { seeds: '003 and 004', profile: 'fapi2-security', attribute: { key: 'fapi2', value: 'sp' },
    service: [
      ['issuer', 'none', { issuer: undefined }, ['FAPI2-SP-FINAL-5.3.2.1-1 of the service: fail']],
      ['supportedServiceProfiles', 'without FAPI', { supportedServiceProfiles: [] }, ['API-fapi2-listed of the service: fail']],
      ['supportedGrantTypes', 'without AUTHORIZATION_CODE', { supportedGrantTypes: ['REFRESH_TOKEN'] }, ['FAPI2-SP-FINAL-5.3.2.2-1 of the service: fail']],
      ['supportedGrantTypes', 'with PASSWORD', { supportedGrantTypes: ['AUTHORIZATION_CODE', 'PASSWORD'] }, ['FAPI2-SP-FINAL-5.3.2.1-2 of the service: fail']],
      ['supportedResponseTypes', 'without CODE', { supportedResponseTypes: ['TOKEN'] }, ['FAPI2-SP-FINAL-5.3.2.2-1 of the service: fail']],
      ['authorizationEndpoint', 'none', { authorizationEndpoint: undefined }, ['FAPI2-SP-FINAL-5.3.2.1-1 of the service: fail']],
      ['issSuppressed', 'on', { issSuppressed: true }, ['FAPI2-SP-FINAL-5.3.2.2-7 of the service: fail']],
      ['loopbackRedirectionUriVariable', 'off', { loopbackRedirectionUriVariable: false }, ['FAPI2-SP-FINAL-5.3.2.2-8 of the service: fail']],
      ['tokenEndpoint', 'none', { tokenEndpoint: undefined }, ['FAPI2-SP-FINAL-5.3.2.1-1 of the service: fail']],
      ['tokenEndpoint', 'http', { tokenEndpoint: http }, ['FAPI2-SP-FINAL-5.2.1-1 of the service: fail']],
      ['supportedTokenAuthMethods', 'secrets', { supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC'] }, ['FAPI2-SP-FINAL-5.3.2.1-6 of the service: fail', 'FAPI2-SP-FINAL-5.3.2.1-8 of the service: notApplicable', 'FAPI2-SP-FINAL-5.3.3.1-2 of the client: fail']],
      ['clientAssertionAudRestrictedToIssuer', 'off', { clientAssertionAudRestrictedToIssuer: false }, ['FAPI2-SP-FINAL-5.3.2.1-8 of the service: fail']],
      ['pushedAuthReqEndpoint', 'none', { pushedAuthReqEndpoint: undefined }, ['FAPI2-SP-FINAL-5.3.2.2-2 of the service: fail']],
      ['pushedAuthReqDuration', '600', { pushedAuthReqDuration: 600 }, ['FAPI2-SP-FINAL-5.3.2.2-12 of the service: fail']],
      ['refreshTokenKept', 'off', { refreshTokenKept: false }, ['FAPI2-SP-FINAL-5.3.2.1-9 of the service: fail']],
      ['supportedScopes', 'without the attribute', { supportedScopes: scopeWithout }, ['API-fapi2-switched of the service: unknown']],
      ['allowableClockSkew', '9', { allowableClockSkew: 9 }, ['FAPI2-SP-FINAL-5.3.2.1-13 of the service: fail']],
      ['allowableClockSkew', '61', { allowableClockSkew: 61 }, ['FAPI2-SP-FINAL-5.3.2.1-13 of the service: fail']],
      ['accessTokenSignAlg', 'RS256', { accessTokenSignAlg: 'RS256' }, ['FAPI2-SP-FINAL-5.4.1-1.2 of the service: fail']],
      ['jwks', 'a short RSA key', { jwks: keySet(rsaKey(1024)) }, ['FAPI2-SP-FINAL-5.4.1-2 of the service: fail', 'FAPI2-SP-FINAL-5.4.1-3 of the service: notApplicable']],
      ['jwks', 'two keys of one name', { jwks: twins }, ['FAPI2-SP-FINAL-5.4.1-2 of the service: pass', 'FAPI2-SP-FINAL-5.4.1-3 of the service: notApplicable', 'FAPI2-SP-FINAL-5.4.2-3 of the service: fail']],
      ['jwksUri', 'http', { jwksUri: http }, ['FAPI2-SP-FINAL-5.4.2-1 of the service: fail']],
      ['supportedScopes', 'both families', { supportedScopes: scopeWith(['fapi', 'rw'], ['fapi2', 'sp']) }, ['API-fapi-one-family of the service: fail']],
      ['supportedScopes', 'fapi2=x', { supportedScopes: scopeWith(['fapi2', 'x']) }, ['API-fapi2-switched of the service: unknown', 'API-fapi-attributes of the service: fail']],
    ],
    client: [
      ['clientType', 'public', { clientType: 'PUBLIC' }, ['FAPI2-SP-FINAL-5.3.2.1-3 of the client: fail']],
      ['grantTypes', 'without AUTHORIZATION_CODE', { grantTypes: ['REFRESH_TOKEN'] }, ['FAPI2-SP-FINAL-5.3.3.2-1 of the client: fail']],
      ['responseTypes', 'without CODE', { responseTypes: ['TOKEN'] }, ['FAPI2-SP-FINAL-5.3.3.2-1 of the client: fail']],
      ['redirectUris', 'http', { redirectUris: ['http://client.example.org/cb'] }, ['FAPI2-SP-FINAL-5.3.2.2-8 of the client: fail']],
      ['tokenAuthMethod', 'a secret', { tokenAuthMethod: 'CLIENT_SECRET_BASIC' }, ['FAPI2-SP-FINAL-5.3.3.1-2 of the client: fail']],
      ['tokenAuthSignAlg', 'RS256', { tokenAuthSignAlg: 'RS256' }, ['FAPI2-SP-FINAL-5.4.1-1.2 of the client: fail']],
      ['idTokenSignAlg', 'NONE', { idTokenSignAlg: 'NONE' }, ['FAPI2-SP-FINAL-5.4.1-1.3 of the client: fail']],
      ['idTokenEncryptionAlg', 'RSA1_5', { idTokenEncryptionAlg: 'RSA1_5' }, ['FAPI2-SP-FINAL-5.4.1-1.1 of the client: fail']],
      ['jwks', 'a short EC key', { jwks: keySet(smallEcKey) }, ['FAPI2-SP-FINAL-5.4.1-3 of the client: fail']],
      ['jwks', 'none', { jwks: undefined }, ['FAPI2-SP-FINAL-5.3.3.1-2 of the client: fail', 'FAPI2-SP-FINAL-5.4.1-3 of the client: notApplicable', 'FAPI2-SP-FINAL-5.4.2-3 of the client: notApplicable']],
      ['jwks', 'a short RSA key', { jwks: keySet(rsaKey(1024)) }, ['FAPI2-SP-FINAL-5.4.1-2 of the client: fail', 'FAPI2-SP-FINAL-5.4.1-3 of the client: notApplicable']],
      ['jwks', 'two keys of one name', { jwks: twins }, ['FAPI2-SP-FINAL-5.4.1-2 of the client: pass', 'FAPI2-SP-FINAL-5.4.1-3 of the client: notApplicable', 'FAPI2-SP-FINAL-5.4.2-3 of the client: fail']],
      ['jwksUri', 'http', { jwksUri: http }, ['FAPI2-SP-FINAL-5.4.2-1 of the client: fail']],
    ] },
  { seeds: '003: request objects', profile: 'fapi2-message-signing', attribute: { key: 'fapi2', value: 'ms-authreq' },
    service: [
      ['nbfOptional', 'on', { nbfOptional: true }, ['FAPI2-MS-FINAL-5.3.1-3 of the service: fail']],
      ['requestObjectAudienceChecked', 'off', { requestObjectAudienceChecked: false }, ['FAPI2-MS-FINAL-5.3.1-2 of the service: fail']],
    ],
    client: [] },
];
