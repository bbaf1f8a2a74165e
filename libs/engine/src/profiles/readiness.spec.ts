import { expect, test } from '@jest/globals';
import { blankClient, blankService } from '../rules/examples/blank.js';
import { aClient, aService, keySet, rsaKey } from '../rules/examples/settings.js';
import { profiles } from './catalogue.js';
import { fapi2Security } from './fapi2-security.js';
import { fixedClient, fixedService, readiness, type ReadinessFinding } from '../readiness.js';

const failures = (found: readonly ReadinessFinding[]): readonly ReadinessFinding[] => found.filter(({ verdict }) => verdict.kind === 'fail');

test('a good service and client have no failure', () =>
  expect(failures(readiness(fapi2Security, aService(), [aClient()]))).toEqual([]));

test('a finding names clause, link, settings with their values, and the fix', () =>
  expect(failures(readiness(fapi2Security, aService({ pushedAuthReqDuration: 600 }), []))).toEqual([
    expect.objectContaining({
      rule: 'FAPI2-SP-FINAL-5.3.2.2-12',
      url: 'https://openid.net/specs/fapi-security-profile-2_0-final.html#section-5.3.2.2-2.12',
      settings: [{ key: 'pushedAuthReqDuration', value: 600 }],
      fix: { pushedAuthReqDuration: 599 },
    }),
  ]));

test('a finding about a client names the client, and offers no fix where none is safe', () => {
  const [found] = failures(readiness(fapi2Security, aService(), [aClient(), aClient({ clientId: 4712, redirectUris: ['http://client.example.org/cb'] })]));
  expect(found).toMatchObject({ rule: 'FAPI2-SP-FINAL-5.3.2.2-8', clientId: 4712 });
  expect(found).not.toHaveProperty('fix');
});

test('key sets are shown without their keys', () => {
  const secret = keySet({ ...rsaKey(1024, 'weak'), d: 'private-part' });
  const found = failures(readiness(fapi2Security, aService({ jwks: secret }), []));
  expect(found).toMatchObject([{ rule: 'FAPI2-SP-FINAL-5.4.1-2', settings: [{ key: 'jwks', value: [{ kid: 'weak', kty: 'RSA', bits: 1024 }] }] }]);
  expect(JSON.stringify(found)).not.toContain('private-part');
});

test('all fixes together leave what only people can set', () => {
  const service = fixedService(fapi2Security, blankService);
  const client = fixedClient(fapi2Security, blankClient, service);
  expect(failures(readiness(fapi2Security, service, [client])).map(({ rule, clientId }) => [rule, clientId])).toEqual([
    ['FAPI2-SP-FINAL-5.3.2.1-1', undefined], // issuer and endpoints
    ['FAPI2-SP-FINAL-5.3.2.2-2', undefined], // the PAR endpoint
    ['FAPI2-SP-FINAL-5.3.2.2-8', 0], // redirect URIs
    ['FAPI2-SP-FINAL-5.3.3.1-2', 0], // keys
  ]);
});

test('a fix of an algorithm follows the keys that are there', () => {
  const rsaOnly = aService({ jwks: keySet(rsaKey(2048)), accessTokenSignAlg: 'RS256' });
  expect(fixedService(fapi2Security, rsaOnly).accessTokenSignAlg).toBe('PS256');
  expect(fixedClient(fapi2Security, aClient({ idTokenSignAlg: 'RS256', tokenAuthSignAlg: 'RS256' }), rsaOnly)).toMatchObject({ idTokenSignAlg: 'PS256', tokenAuthSignAlg: 'ES256' });
  const bound = aService({ jwks: keySet({ ...rsaKey(2048), alg: 'RS256' }), accessTokenSignAlg: 'RS256' });
  expect(failures(readiness(fapi2Security, bound, []))[0]).not.toHaveProperty('fix');
});

/** What no fix can know. */
const own = {
  service: { issuer: 'https://as.example.com', authorizationEndpoint: 'https://as.example.com/authorize', tokenEndpoint: 'https://as.example.com/token', pushedAuthReqEndpoint: 'https://as.example.com/par' },
  client: { clientType: 'CONFIDENTIAL', redirectUris: ['https://client.example.org/cb'] },
} as const;

test.each(profiles.map(profile => [profile.id, profile] as const))('the preset of %s: defaults and every fix, with addresses and keys, show no failure', (_, profile) => {
  const { jwks = '' } = aService();
  const service = fixedService(profile, { ...blankService, ...own.service, jwks });
  const client = fixedClient(profile, { ...blankClient, ...own.client, jwks: aClient().jwks ?? jwks }, service);
  expect(failures(readiness(profile, service, [client]))).toEqual([]);
});
