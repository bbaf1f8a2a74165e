import { describe, expect, test } from '@jest/globals';
import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import { readinessReport, type ReadinessReport } from '../readiness-report.js';
import { aClient, aService } from '../rules/examples/settings.js';

const scope = (name: string, ...attributes: readonly (readonly [key: string, value: string])[]): NonNullable<Service['supportedScopes']>[number] =>
  ({ name, defaultEntry: false, attributes: attributes.map(([key, value]) => ({ key, value })) });
const withScopes = (...supportedScopes: NonNullable<Service['supportedScopes']>): Service => aService({ supportedScopes });
const inPlay = ({ profiles }: ReadinessReport): readonly (readonly [string, unknown])[] => profiles.map(({ profile, because }) => [profile, because]);
const only = (...requestableScopes: readonly string[]): Partial<Client> => ({ extension: { requestableScopesEnabled: true, requestableScopes } as unknown as NonNullable<Client['extension']> });

describe('what is in play', () => {
  test('follows the scopes, beside the base for requests without them', () =>
    expect(inPlay(readinessReport(withScopes(scope('openid'), scope('payments', ['fapi2', 'sp'])), []))).toEqual([
      ['fapi2-security', [{ by: 'scope', scope: 'payments', attributes: ['fapi2=sp'] }]], ['oidc', [{ by: 'base' }]],
    ]));

  test('adds up the parts of message signing', () =>
    expect(inPlay(readinessReport(withScopes(scope('a', ['fapi2', 'ms-authreq']), scope('b', ['fapi2', 'ms-authres'])), []))[0]).toEqual([
      'fapi2-message-signing:authreq+authres', [{ by: 'scope', scope: 'a', attributes: ['fapi2=ms-authreq'] }, { by: 'scope', scope: 'b', attributes: ['fapi2=ms-authres'] }],
    ]));

  test('is what the modes of the service say, and nothing else', () =>
    expect(inPlay(readinessReport(aService({ fapiModes: ['FAPI1_ADVANCED'] }), [aClient()]))).toEqual([['fapi1-advanced', [{ by: 'service', modes: ['FAPI1_ADVANCED'] }]]]));

  test('is what a client asks for itself, for that client', () => {
    const report = readinessReport(withScopes(scope('read')), [aClient(), aClient({ clientId: 4712, fapiModes: ['FAPI2_SECURITY'] })]);
    expect(inPlay(report)).toEqual([['oauth2', [{ by: 'base' }]], ['fapi2-security', [{ by: 'client', modes: ['FAPI2_SECURITY'], clientId: 4712 }]]]);
    expect(new Set(report.profiles[1]?.findings.map(({ clientId }) => clientId))).toEqual(new Set([undefined, 4712]));
  });

  test('leaves out clients that may not ask for the scope', () => {
    const report = readinessReport(withScopes(scope('read'), scope('payments', ['fapi2', 'sp'])), [aClient(only('read')), aClient({ clientId: 4712 })]);
    expect(new Set(report.profiles[0]?.findings.map(({ clientId }) => clientId))).toEqual(new Set([undefined, 4712]));
  });

  test('is nothing but the base where the service does not list FAPI, until another profile is asked for', () => {
    const service = aService({ supportedServiceProfiles: [] });
    expect(inPlay(readinessReport(service, []))).toEqual([['oidc', [{ by: 'base' }]]]);
    const [, asked] = readinessReport(service, [aClient()], { asked: ['fapi2-security', 'oidc', 'fapi2-security'] }).profiles;
    expect(asked).toMatchObject({ profile: 'fapi2-security', inPlay: false, because: [], counts: { fail: 1 } });
  });
});

test('each finding counts once, under its verdict', () => {
  const [{ counts, findings } = { counts: { pass: 0, fail: 0, notApplicable: 0, unknown: 0 }, findings: [] }] = readinessReport(aService({ pushedAuthReqDuration: 600 }), [aClient()]).profiles;
  expect(counts.fail).toBe(1);
  expect(Object.values(counts).reduce((sum, each) => sum + each)).toBe(findings.length);
});

test('about a client alone, the service is left out', () => {
  const { profiles } = readinessReport(aService({ pushedAuthReqDuration: 600 }), [aClient()], { clientsOnly: true });
  expect(profiles.length).toBeGreaterThan(0);
  expect(profiles.flatMap(({ findings }) => findings).filter(({ clientId }) => clientId !== 4711)).toEqual([]);
  expect(profiles.flatMap(({ findings }) => findings).filter(({ verdict }) => verdict.kind === 'fail')).toEqual([]);
});

describe('contradictions are warnings', () => {
  const warnings = (service: Service, ...clients: readonly Client[]) => readinessReport(service, clients).warnings.map(({ rule, clientId }) => clientId === undefined ? rule : [rule, clientId]);

  test.each<[string, Service, readonly string[]]>([
    ['none', aService(), []],
    ['a scope for both families', withScopes(scope('payments', ['fapi', 'rw'], ['fapi2', 'sp'])), ['API-fapi-one-family']],
    ['a scope on a service that does not list FAPI', aService({ supportedServiceProfiles: [] }), ['API-fapi2-listed']],
    ['a mode on a service that does not list FAPI', aService({ supportedServiceProfiles: [], supportedScopes: [], fapiModes: ['FAPI1_ADVANCED'] }), ['API-fapi1-listed']],
    ['an attribute that means nothing', withScopes(scope('payments', ['fapi', 'x'])), ['API-fapi-attributes']],
  ])('%s', (_, service, expected) => expect(warnings(service)).toEqual(expected));

  test('modes of a client that the service overrules', () =>
    expect(warnings(aService({ fapiModes: ['FAPI2_SECURITY'] }), aClient({ fapiModes: ['FAPI1_ADVANCED'] }))).toEqual([['API-fapi-client-modes', 4711]]));
});
