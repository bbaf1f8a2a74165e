import { describe, expect, test } from '@jest/globals';
import type { Service } from '../model/service.js';
import { readinessReport } from '../readiness-report.js';
import { blankService } from '../rules/examples/blank.js';
import { aService } from '../rules/examples/settings.js';
import { profileById, profiles } from './catalogue.js';
import type { Profile } from './profile.js';
import { presetService } from './preset.js';

const profile = (id: string): Profile => profileById(id) as Profile;
const preset = (id: string, sent: Partial<Service> = {}): Service =>
  presetService(profile(id), { ...blankService, issuer: 'https://as.example.com', jwks: aService().jwks ?? '', ...sent }, blankService);
const failures = (service: Service, id: string): readonly string[] =>
  readinessReport(service, [], { asked: [id] }).profiles.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict.kind === 'fail').map(({ rule }) => rule));

test.each(profiles.map(({ id }) => id))('the preset of %s is in force and shows no failure', id => {
  const service = preset(id);
  expect(failures(service, id)).toEqual([]);
  expect(readinessReport(service, []).warnings).toEqual([]);
  if (id !== 'oidc') expect(readinessReport(service, []).profiles.map(each => each.profile)).toEqual([id]);
});

test('part of message signing comes into force alone', () =>
  expect(preset('fapi2-message-signing:authres').fapiModes).toEqual(['FAPI2_MESSAGE_SIGNING_AUTH_RES']));

test('the endpoints follow from the issuer, but for those that were sent', () =>
  expect(preset('oauth2', { issuer: 'https://as.example.com/bank/', tokenEndpoint: 'https://elsewhere.example.com/token' })).toMatchObject({
    authorizationEndpoint: 'https://as.example.com/bank/authorize', tokenEndpoint: 'https://elsewhere.example.com/token',
  }));

test.each(profiles.map(({ id }) => id))('the preset of %s offers the code flow, in each form that the profile leaves of it', id =>
  expect(preset(id)).toMatchObject({ supportedResponseTypes: id === 'fapi1-advanced' ? ['CODE', 'CODE_ID_TOKEN'] : ['CODE'], supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'] }));

describe('what was sent', () => {
  test('stays, though it contradicts the profile, and readiness names the clause', () => {
    const service = preset('fapi2-security', { pushedAuthReqDuration: 3600 });
    expect(service.pushedAuthReqDuration).toBe(3600);
    expect(failures(service, 'fapi2-security')).toEqual(['FAPI2-SP-FINAL-5.3.2.2-12']);
  });

  test('is completed where it is a list', () => {
    const { supportedGrantTypes, supportedServiceProfiles } = preset('fapi2-security', { supportedGrantTypes: ['REFRESH_TOKEN'], supportedServiceProfiles: ['OPEN_BANKING'] });
    expect([supportedGrantTypes, supportedServiceProfiles]).toEqual([['REFRESH_TOKEN', 'AUTHORIZATION_CODE'], ['OPEN_BANKING', 'FAPI']]);
  });

  test('decides how the profile comes into force', () => {
    const supportedScopes = [{ name: 'payments', defaultEntry: false, attributes: [{ key: 'fapi2', value: 'sp' }] }];
    expect(preset('fapi2-security', { supportedScopes }).fapiModes).toBeUndefined();
    expect(preset('fapi2-security', { fapiModes: ['FAPI1_ADVANCED'] }).fapiModes).toEqual(['FAPI1_ADVANCED']);
  });
});
