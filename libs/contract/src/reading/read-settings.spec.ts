import { describe, expect, test } from '@jest/globals';
import { fullClient, fullService } from '../fixtures.js';
import { isKnownResultCode, resultMessage } from '../result-codes/index.js';
import type { Problem, Reading } from './problem.js';
import { sectorIdentifierOf } from './client-rules.js';
import { readClient, readService } from './read-settings.js';

const problemsOf = (reading: Reading<unknown>): readonly Problem[] => (reading.kind === 'refused' ? reading.problems : []);
const told = (reading: Reading<unknown>) => problemsOf(reading).map(({ property, resultCode }) => `${resultCode} ${property}`);
const valueOf = <T>(reading: Reading<T>): T => {
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.problems));
  return reading.value;
};

const long = 'x'.repeat(300_000);
const certificate = fullService().trustedRootCertificates?.[0] ?? '';
const jwk = { kty: 'EC', crv: 'P-256', x: 'AQ', y: 'AQ' };
const jwks = (...keys: unknown[]) => JSON.stringify({ keys });

describe('a service', () => {
  test.each<[string, unknown, string[]]>([
    // texts
    ['serviceName', 5, ['A126202 serviceName']],
    ['serviceName', long, ['A031204 serviceName']],
    ['serviceName', 'サービス', []],
    ['accessTokenType', 'トークン', ['A031203 accessTokenType']],
    ['idTokenAudType', 'list', ['A031201 idTokenAudType']],
    ['oid4vciVersion', '1.0-Final', []],
    ['supportedAcrs', ['a', null], ['A031205 supportedAcrs[1]']],
    ['supportedAcrs', ['a', ''], ['A031231 supportedAcrs[1]']],
    ['supportedAcrs', ['a', 3], ['A126202 supportedAcrs[1]']],
    ['supportedAcrs', ['é', 'a', 'ü'], ['A031206 supportedAcrs[0]', 'A031206 supportedAcrs[2]']],
    ['supportedAcrs', ['a', long], ['A031207 supportedAcrs[1]']],
    ['supportedAcrs', ['a', 'b', 'a', 'b'], ['A031211 supportedAcrs[2]', 'A031211 supportedAcrs[3]']],
    ['supportedAcrs', 'a', ['A126202 supportedAcrs']],
    ['supportedAcrs', new Array(1_000_000).fill(null), ['A031220 supportedAcrs']],
    // URIs
    ['issuer', 'https://as.example.com', []],
    ['issuer', 'http://127.0.0.1:3000', []],
    ['issuer', 'http://[::1]:3000/a', []],
    ['issuer', 'http://as.example.com', ['A031219 issuer']],
    ['issuer', 'http://127.0.0.1.example.com', ['A031219 issuer']],
    ['issuer', 'https://as.example.com?a', ['A031218 issuer']],
    ['issuer', 'https://as.example.com#a', ['A031217 issuer']],
    ['issuer', 'https://', ['A031202 issuer']],
    ['issuer', 'as.example.com', ['A031202 issuer']],
    ['issuer', 'https://as.example.com/a b', ['A031202 issuer']],
    ['issuer', 'https://as.example.com/%zz', ['A031202 issuer']],
    ['issuer', 'https://ドメイン', ['A031203 issuer']],
    ['policyUri', 'javascript:alert(1)', ['A031202 policyUri']],
    ['policyUri', 'data:text/html,x', ['A031202 policyUri']],
    ['tokenEndpoint', 'https://as.example.com/token?x=y', []],
    ['tokenEndpoint', 'https://as.example.com/token#x', ['A031217 tokenEndpoint']],
    ['authorityHints', ['https://a.example', 'b'], ['A031209 authorityHints[1]']],
    ['authorityHints', ['https://a.example', '\\'], ['A031208 authorityHints[1]']],
    // booleans and numbers
    ['parRequired', 'true', []],
    ['parRequired', 'yes', ['A126202 parRequired']],
    ['parRequired', 1, ['A126202 parRequired']],
    ['accessTokenDuration', '3600', []],
    ['accessTokenDuration', -1, ['A031213 accessTokenDuration']],
    ['accessTokenDuration', 1.5, ['A126202 accessTokenDuration']],
    ['accessTokenDuration', 2 ** 60, ['A031221 accessTokenDuration']],
    ['accessTokenDuration', Infinity, ['A126202 accessTokenDuration']],
    ['allowableClockSkew', 70_000, ['A031221 allowableClockSkew']],
    ['credentialTransactionDuration', -1, []],
    // enums
    ['supportedGrantTypes', ['AUTHORIZATION_CODE', 'authorization_code'], ['A031201 supportedGrantTypes[1]']],
    ['supportedGrantTypes', ['CIBA', 'CIBA'], ['A031211 supportedGrantTypes[1]']],
    ['supportedGrantTypes', ['toString'], ['A031201 supportedGrantTypes[0]']],
    ['userCodeCharset', 'HEX', ['A031201 userCodeCharset']],
    ['accessTokenSignAlg', 'ES256', []],
    ['accessTokenSignAlg', 'HS256', ['A031222 accessTokenSignAlg']],
    ['accessTokenSignAlg', 'NONE', ['A031222 accessTokenSignAlg']],
    ['fapiModes', ['FAPI1_ADVANCED', 'FAPI2_SECURITY'], []],
    ['fapiModes', ['FAPI2_MESSAGE_SIGNING_AUTH_REQ', 'FAPI2_MESSAGE_SIGNING_AUTH_RES'], []],
    ['fapiModes', ['FAPI2_MESSAGE_SIGNING_AUTH_REQ', 'FAPI2_SECURITY'], ['A039250 fapiModes[1]']],
    // JWK Sets, JSON, certificates
    ['jwks', jwks(jwk), []],
    ['jwks', jwks(), []],
    ['jwks', jwks({ kty: 'new' }), []],
    ['jwks', JSON.stringify({ keys: [jwk] }, null, 2), []],
    ['jwks', '{"keys":[', ['A031212 jwks']],
    ['jwks', '[]', ['A031212 jwks']],
    ['jwks', '{"keys":{}}', ['A031212 jwks']],
    ['jwks', jwks({ ...jwk, x: '+/=' }), ['A031212 jwks']],
    ['jwks', jwks({ ...jwk, crv: undefined }), ['A031212 jwks']],
    ['jwks', jwks({ kty: 'RSA', n: 'AQ' }), ['A031212 jwks']],
    ['jwks', jwks({ kty: 'oct', k: 5 }), ['A031212 jwks']],
    ['jwks', jwks({ ...jwk, kid: '鍵' }), ['A031216 jwks']],
    ['jwks', jwks({ ...jwk, kid: long }), ['A031215 jwks']],
    ['jwks', { keys: [] }, ['A126202 jwks']],
    ['jwks', '['.repeat(100_000), ['A031212 jwks']],
    ['cimdMetadataPolicy', '[]', ['A031202 cimdMetadataPolicy']],
    ['cimdMetadataPolicy', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, ['A031202 cimdMetadataPolicy']],
    ['cimdMetadataPolicy', 'null', ['A031202 cimdMetadataPolicy']],
    ['trustedRootCertificates', [certificate], []],
    ['trustedRootCertificates', [certificate, certificate.replace('MII', 'AII')], ['A039230 trustedRootCertificates[1]']],
    ['trustedRootCertificates', ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'], ['A039230 trustedRootCertificates[0]']],
    // scopes
    ['supportedScopes', [{ name: 'a' }, { name: 'b' }, { name: 'a' }], ['A039203 supportedScopes[2].name']],
    ['supportedScopes', [{ name: '' }, null], ['A039204 supportedScopes[1]']],
    ['supportedScopes', [{ description: 'x' }, { name: null }], ['A039204 supportedScopes[0].name', 'A039204 supportedScopes[1].name']],
    ['supportedScopes', [{ name: long }], ['A039205 supportedScopes[0].name']],
    ['supportedScopes', [{ name: 'a b' }], ['A039206 supportedScopes[0].name']],
    ['supportedScopes', [{ name: 'a', description: long }], ['A039207 supportedScopes[0].description']],
    ['supportedScopes', [{ name: 'a', descriptions: [null] }], ['A039216 supportedScopes[0].descriptions[0]']],
    ['supportedScopes', [{ name: 'a', descriptions: [{ value: 'x' }] }], ['A039217 supportedScopes[0].descriptions[0].tag']],
    ['supportedScopes', [{ name: 'a', descriptions: [{ tag: 'ja', value: 'x' }, { tag: 'ja', value: 'y' }] }], ['A039218 supportedScopes[0].descriptions[1].tag']],
    ['supportedScopes', [{ name: 'a', descriptions: [{ tag: long, value: 'x' }] }], ['A039219 supportedScopes[0].descriptions[0].tag']],
    ['supportedScopes', [{ name: 'a', descriptions: [{ tag: 'é', value: 'x' }] }], ['A039220 supportedScopes[0].descriptions[0].tag']],
    ['supportedScopes', [{ name: 'a', descriptions: [{ tag: 'ja' }] }], ['A039221 supportedScopes[0].descriptions[0].value']],
    ['supportedScopes', [{ name: 'a', descriptions: [{ tag: 'ja', value: long }] }], ['A039222 supportedScopes[0].descriptions[0].value']],
    ['supportedScopes', [{ name: 'a', attributes: [null] }], ['A039223 supportedScopes[0].attributes[0]']],
    ['supportedScopes', [{ name: 'a', attributes: [{ value: 'x' }] }], ['A039224 supportedScopes[0].attributes[0].key']],
    ['supportedScopes', [{ name: 'a', attributes: [{ key: long, value: 'x' }] }], ['A039225 supportedScopes[0].attributes[0].key']],
    ['supportedScopes', [{ name: 'a', attributes: [{ key: 'é', value: 'x' }] }], ['A039226 supportedScopes[0].attributes[0].key']],
    ['supportedScopes', [{ name: 'a', attributes: [{ key: 'fapi2' }] }], ['A039227 supportedScopes[0].attributes[0].value']],
    ['supportedScopes', [{ name: 'a', attributes: [{ key: 'fapi2', value: long }] }], ['A039228 supportedScopes[0].attributes[0].value']],
    ['supportedScopes', [{ name: 'a', attributes: [{ key: 'k', value: 'x' }, { key: 'k', value: 'y' }] }], ['A039229 supportedScopes[0].attributes[1].key']],
    ['supportedScopes', [{ name: 'a', defaultEntry: 'perhaps' }], ['A126202 supportedScopes[0].defaultEntry']],
    // other lists of objects
    ['mtlsEndpointAliases', [{ name: 'token_endpoint', uri: 'http://mtls.example' }], ['A031229 mtlsEndpointAliases[0].uri']],
    ['mtlsEndpointAliases', [{ name: 'token_endpoint' }], ['A031228 mtlsEndpointAliases[0].uri']],
    ['mtlsEndpointAliases', [{ uri: 'https://mtls.example' }], ['A031225 mtlsEndpointAliases[0].name']],
    ['mtlsEndpointAliases', new Array(2_000).fill({ name: 'a', uri: 'https://a.example' }), ['A031230 mtlsEndpointAliases']],
    ['mtlsEndpointAliases', [{ name: 'a', uri: 'https://a.example' }, { name: 'a', uri: 'https://b.example' }], ['A031224 mtlsEndpointAliases[1].name']],
    ['snsCredentials', [{ sns: 'OTHER', apiKey: 'a' }], ['A039210 snsCredentials[0].sns']],
    ['snsCredentials', [{ sns: 'FACEBOOK' }], ['A039211 snsCredentials[0].apiKey']],
    ['snsCredentials', [{ sns: 'FACEBOOK', apiKey: 'a' }, { sns: 'FACEBOOK', apiKey: 'b' }], ['A039209 snsCredentials[1].sns']],
    ['attributes', [{ key: 'a', value: 'b' }, { key: 'a' }], []],
    ['attributes', [{ value: 'b' }], ['A031225 attributes[0].key']],
    ['attributes', [{ key: 'é' }], ['A031226 attributes[0].key']],
    ['attributes', [{ key: 'k', value: long.slice(0, 150_000) }], ['A031227 attributes[0].value']],
    ['attributes', Array.from({ length: 300 }, (_, at) => ({ key: `k${at}`, value: 'x'.repeat(1_000) })), ['A039231 attributes']],
    ['supportedCustomClientMetadata', ['own', 'client_name', 'scope#ja'], ['A039232 supportedCustomClientMetadata[1]', 'A039232 supportedCustomClientMetadata[2]']],
    ['credentialIssuerMetadata', { display: '{}' }, ['A031202 credentialIssuerMetadata.display']],
    ['credentialIssuerMetadata', { authorizationServers: ['x'] }, ['A031209 credentialIssuerMetadata.authorizationServers[0]']],
    ['credentialIssuerMetadata', [], ['A126202 credentialIssuerMetadata']],
    // set by the server, unknown
    ['apiKey', 'not looked at', []],
    ['createdAt', { not: 'looked at' }, []],
    ['somethingElse', { not: 'known' }, []],
    ['__proto__', { parRequired: 'x' }, []],
  ])('%s %#', (name, value, problems) => {
    expect(told(readService(Object.fromEntries([[name, value]])))).toEqual(problems);
  });

  test('takes null, empty text, 0, false and an empty array for what is left out', () => {
    const nothing = { serviceName: null, issuer: '', parRequired: null, accessTokenDuration: null, supportedScopes: null, supportedAcrs: [], supportedClaimTypes: [], fapiModes: [] };
    const zero = { parRequired: false, accessTokenDuration: 0, idTokenDuration: '0', pkceRequired: 'False' };
    const bare = valueOf(readService({}));
    expect(valueOf(readService(nothing))).toEqual(bare);
    expect(valueOf(readService(zero))).toEqual(bare);
    expect(bare).toMatchObject({ supportedClaimTypes: ['NORMAL'], supportedDisplays: ['PAGE'], parRequired: false, accessTokenDuration: 0 });
    expect(Object.keys(bare).filter((name) => typeof bare[name as keyof typeof bare] === 'string')).toEqual([]);
  });

  test('keeps its scopes sorted by name, whatever the language of the machine', () => {
    const scopes = ['b', 'a', 'B', 'z', 'A'].map((name) => ({ name }));
    expect(valueOf(readService({ supportedScopes: scopes })).supportedScopes?.map(({ name }) => name)).toEqual(['A', 'B', 'a', 'b', 'z']);
  });

  test('may contradict a profile: readiness says so, storing does not', () => {
    const service = { supportedServiceProfiles: ['FAPI'], fapiModes: ['FAPI2_SECURITY'], issSuppressed: true, pushedAuthReqDuration: 6000, supportedTokenAuthMethods: ['NONE'] };
    expect(valueOf(readService(service))).toMatchObject(service);
  });

  test('never repeats a secret', () => {
    const reading = readService({ jwks: 'my private key', authenticationCallbackApiSecret: 'töp secret', snsCredentials: [{ apiKey: 'k', apiSecret: 'töp secret' }] });
    expect(told(reading)).toHaveLength(3);
    expect(JSON.stringify(reading)).not.toMatch(/private key|secret"|top|töp/);
  });
});

describe('a client', () => {
  const tls = { tokenAuthMethod: 'TLS_CLIENT_AUTH' };
  test.each<[string, object, string[]]>([
    ['nothing', {}, []],
    ['enc without alg (ID token)', { idTokenEncryptionEnc: 'A128GCM' }, ['A032211 idTokenEncryptionAlg']],
    ['enc without alg (UserInfo)', { userInfoEncryptionEnc: 'A128GCM' }, ['A032212 userInfoEncryptionAlg']],
    ['enc without alg (request)', { requestEncryptionEnc: 'A128GCM' }, ['A032213 requestEncryptionAlg']],
    ['enc without alg (JARM)', { authorizationEncryptionEnc: 'A128GCM' }, ['A032214 authorizationEncryptionAlg']],
    ['alg without enc', { idTokenEncryptionAlg: 'RSA_OAEP' }, []],
    ['PING without endpoint', { bcDeliveryMode: 'PING' }, ['A032215 bcNotificationEndpoint']],
    ['PUSH with endpoint', { bcDeliveryMode: 'PUSH', bcNotificationEndpoint: 'https://c.example/n' }, []],
    ['POLL', { bcDeliveryMode: 'POLL' }, []],
    ['http endpoint', { bcNotificationEndpoint: 'http://c.example/n' }, ['A031219 bcNotificationEndpoint']],
    ['two certificate names', { ...tls, tlsClientAuthSubjectDn: 'CN=a', tlsClientAuthSanDns: 'a' }, ['A032216 tlsClientAuthSanDns']],
    ['no certificate name', tls, ['A032217 tlsClientAuthSubjectDn']],
    ['self-signed needs none', { tokenAuthMethod: 'SELF_SIGNED_TLS_CLIENT_AUTH' }, []],
    ['a name that is none', { ...tls, tlsClientAuthSubjectDn: 'client.example.org' }, ['A032218 tlsClientAuthSubjectDn']],
    ['no address', { tlsClientAuthSanIp: '1.2.3' }, ['A031202 tlsClientAuthSanIp']],
    ['an IPv6 address', { tlsClientAuthSanIp: '2001:db8::1' }, []],
    ['pairwise, nothing to derive from', { subjectType: 'PAIRWISE' }, ['A032221 sectorIdentifierUri']],
    ['pairwise, two hosts', { subjectType: 'PAIRWISE', redirectUris: ['https://a.example/1', 'https://b.example/1'] }, ['A032221 sectorIdentifierUri']],
    ['pairwise, one host', { subjectType: 'PAIRWISE', redirectUris: ['https://a.example/1', 'https://A.example:8443/2'] }, []],
    ['pairwise, sector URI', { subjectType: 'PAIRWISE', redirectUris: ['app:/1'], sectorIdentifierUri: 'https://s.example/s.json' }, []],
    ['sector URI without TLS', { sectorIdentifierUri: 'http://s.example/s.json' }, ['A032210 sectorIdentifierUri']],
    ['redirect URI of an app', { redirectUris: ['com.example.app:/cb', 'http://127.0.0.1/cb'] }, []],
    ['redirect URI with fragment', { redirectUris: ['https://a.example/#f'] }, ['A031210 redirectUris[0]']],
    ['redirect URI of an international host', { redirectUris: ['https://bücher.example/cb'] }, ['A031206 redirectUris[0]']],
    ['redirect URI of the same host in ASCII', { redirectUris: ['https://xn--bcher-kva.example/cb'] }, []],
    ['redirect URI with userinfo', { redirectUris: ['https://john@a.example/cb', 'https://a.example/@john?u=b@c', 'app:/a@b'] }, ['A031232 redirectUris[0]']],
    ['redirect URI that runs script', { redirectUris: ['JavaScript:alert(1)'] }, ['A031208 redirectUris[0]']],
    ['request URI with its digest', { requestUris: ['https://a.example/r#GkurKxf5T0Y'] }, []],
    ['tag missing', { clientNames: [{ value: 'x' }] }, ['A032201 clientNames[0].tag']],
    ['value missing', { clientNames: [{ tag: 'ja' }] }, ['A032202 clientNames[0].value']],
    ['tag repeated', { clientNames: [{ tag: 'ja', value: 'x' }, { tag: 'ja', value: 'x' }] }, ['A032203 clientNames[1].tag']],
    ['no URI in a language', { logoUris: [{ tag: 'ja', value: 'logo' }] }, ['A032204 logoUris[0].value']],
    ['long tag', { descriptions: [{ tag: long, value: 'x' }] }, ['A032205 descriptions[0].tag']],
    ['tag not ASCII', { descriptions: [{ tag: '日本語', value: 'x' }] }, ['A032206 descriptions[0].tag']],
    ['long value', { descriptions: [{ tag: 'ja', value: long }] }, ['A032207 descriptions[0].value']],
    ['URI not ASCII', { tosUris: [{ tag: 'ja', value: 'https://例.jp' }] }, ['A032208 tosUris[0].value']],
    ['custom metadata', { customMetadata: 'null' }, ['A032223 customMetadata']],
    ['much custom metadata', { customMetadata: `{"a":"${long}"}` }, ['A030602 customMetadata']],
    ['many attributes', { attributes: Array.from({ length: 300 }, () => ({ key: 'k', value: 'x'.repeat(1_000) })) }, ['A032222 attributes']],
    ['CIBA with a shared key', { bcRequestSignAlg: 'HS256' }, ['A031222 bcRequestSignAlg']],
    ['JARM with a shared key', { authorizationSignAlg: 'HS256' }, []],
    ['modes', { fapiModes: ['FAPI2_SECURITY', 'FAPI2_MESSAGE_SIGNING_AUTH_RES'] }, ['A039250 fapiModes[0]']],
    ['a public client with a key', { clientType: 'PUBLIC', tokenAuthMethod: 'PRIVATE_KEY_JWT' }, []],
    ['requestable scope', { extension: { requestableScopes: ['a', 'b c'] } }, ['A031232 extension.requestableScopes[1]']],
    ['several at once', { clientName: 5, redirectUris: ['x'], jwks: '{' }, ['A126202 clientName', 'A031209 redirectUris[0]', 'A031212 jwks']],
  ])('%s', (_, body, problems) => {
    expect([...told(readClient(body))].sort()).toEqual([...problems].sort());
  });

  test('has the documented defaults', () => {
    expect(valueOf(readClient({}))).toMatchObject({
      clientType: 'PUBLIC', tokenAuthMethod: 'NONE', idTokenSignAlg: 'RS256', subjectType: 'PUBLIC', defaultMaxAge: 0, parRequired: false,
    });
  });

  test('keeps an empty list of requestable scopes: it means none', () => {
    expect(valueOf(readClient({ extension: { requestableScopes: [] } })).extension).toMatchObject({ requestableScopes: [], accessTokenDuration: 0 });
  });
});

describe.each([['service', readService, 'A039201'], ['client', readClient, 'A032209']] as const)('the body of a %s', (_, readBody, empty) => {
  test.each([[undefined, empty], [null, empty], ['', empty], [[], 'A126202'], ['x', 'A126202'], [5, 'A126202'], [true, 'A126202']])('%j', (body, code) => {
    expect(problemsOf(readBody(body)).map(({ resultCode }) => resultCode)).toEqual([code]);
  });
});

test.each<[object, string]>([
  [{ supportedScopes: [{ name: 'ok', attributes: [{ key: 'k', value: 'x' }, { key: 'k', value: 'y' }] }] }, "[A039229] attributes[1] of scope 'ok' repeats the key 'k'."],
  [{ supportedScopes: [{ name: 'a' }, { name: 'b c' }] }, '[A039206] the name of supportedScopes[1] has a character that is not allowed at position 1.'],
  [{ mtlsEndpointAliases: [{ name: 'a', uri: 'http://a.example' }] }, '[A031229] mtlsEndpointAliases[0].uri must start with https.'],
  [{ credentialIssuerMetadata: { authorizationServers: ['x'] } }, '[A031209] credentialIssuerMetadata.authorizationServers[0] must be an absolute URI.'],
  [{ trustAnchors: [{ jwks: '{' }] }, "[A031212] 'trustAnchors[0].jwks' is not a JWK Set."],
  [{ serviceName: long }, "[A031204] 'serviceName' is longer than 200 characters."],
  [{ allowableClockSkew: 70_000 }, "[A031221] 'allowableClockSkew' is 70000, expected 0 to 65535."],
  [{ accessTokenSignAlg: 'HS256' }, "[A031222] 'accessTokenSignAlg' needs an asymmetric algorithm, which HS256 is not."],
  [{ supportedGrantTypes: ['CODE'] }, "[A031201] 'supportedGrantTypes[0]' cannot take the value 'CODE'."],
  [{ fapiModes: ['FAPI2_SECURITY', 'FAPI2_MESSAGE_SIGNING_AUTH_REQ'] }, "[A039250] 'fapiModes' cannot combine these values: FAPI2_SECURITY, FAPI2_MESSAGE_SIGNING_AUTH_REQ"],
  [{ parRequired: 'x' }, '[A126202] the body of the call does not have the shape that this API expects: parRequired is not true or false'],
])('a problem fills the message of its code %#', (body, message) => {
  const [problem] = problemsOf(readService(body));
  expect(problem && resultMessage(problem.resultCode, { apiPath: 'X', ...problem.values })).toBe(message.replace('] ', '] X, '));
});

test('every problem says what was expected and received, in a line', () => {
  const reading = readService({ serviceName: long, supportedScopes: new Array(50_000).fill({}), allowableClockSkew: 70_000, issuer: {} });
  for (const { expected, received, resultCode } of problemsOf(reading)) {
    expect(expected.length + received.length).toBeLessThan(200);
    expect(isKnownResultCode(resultCode)).toBe(true);
  }
  expect(problemsOf(reading)).toHaveLength(4);
});

test('derivedSectorIdentifier', () => {
  expect(sectorIdentifierOf({ sectorIdentifierUri: 'https://S.example/x', redirectUris: ['https://a.example'] })).toBe('s.example');
  expect(sectorIdentifierOf({ redirectUris: ['https://a.example/1', 'https://a.example/2'] })).toBe('a.example');
  expect(sectorIdentifierOf({ redirectUris: ['app:/1'] })).toBeUndefined();
  expect(sectorIdentifierOf({ redirectUris: ['app:/1', 'https://a.example'] })).toBeUndefined();
  expect(sectorIdentifierOf({})).toBeUndefined();
  expect(sectorIdentifierOf(fullClient())).toBe('sectoridentifieruri.example.org');
});
