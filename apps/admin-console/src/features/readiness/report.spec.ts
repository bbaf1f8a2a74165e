import { describe, expect, test } from '@jest/globals';
import { clientSettings, serviceSettings, type Settings } from '@symbolon/contract/catalogue';
import type { Entity } from '../../api/entities';
import { toCsv } from './export';
import { byKey, byPage } from './live-readiness';
import { allFixes, failures, isOfDraft, judge } from './report';

const blank = (settings: Settings): Entity =>
  Object.fromEntries(Object.entries(settings).flatMap(([key, { kind, array, default: value }]) => (value !== undefined ? [[key, value]] : array ? [] : kind === 'boolean' ? [[key, false]] : kind === 'integer' ? [[key, 0]] : [])));

const service: Entity = {
  ...blank(serviceSettings), apiKey: 1, issuer: 'https://as.example.com', supportedServiceProfiles: ['FAPI'], supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'],
  supportedScopes: [{ name: 'accounts', defaultEntry: false, attributes: [{ key: 'fapi2', value: 'sp' }] }], pushedAuthReqDuration: 600,
};
const client: Entity = { ...blank(clientSettings), clientId: 7, clientType: 'PUBLIC', tokenAuthMethod: 'NONE', redirectUris: ['http://client.example.org/cb'] };

const ofService = (entity: Entity = service) => ({ service: entity, clients: [] as readonly Entity[], clientsOnly: false });

describe('readiness in the browser', () => {
  test('a lifetime of 600 s fails clause 12, one of 599 s does not', () => {
    const rulesOf = (entity: Entity): readonly string[] => failures(judge(ofService(entity))).map(({ rule }) => rule);
    expect(rulesOf(service)).toContain('FAPI2-SP-FINAL-5.3.2.2-12');
    expect(rulesOf({ ...service, pushedAuthReqDuration: 599 })).not.toContain('FAPI2-SP-FINAL-5.3.2.2-12');
  });

  test('all fixes change nothing but what fails, and afterwards nothing fails that has a fix', () => {
    const fixes = allFixes('fapi2-security', ofService());
    expect(Object.keys(fixes)).toEqual(expect.arrayContaining(['pushedAuthReqDuration', 'refreshTokenKept', 'allowableClockSkew']));
    expect(Object.keys(fixes)).not.toContain('issuer');
    const after = failures(judge(ofService({ ...service, ...fixes })));
    expect(after.filter(({ fix }) => fix !== undefined)).toEqual([]);
  });

  test('a profile that is not in play is judged when it is asked for, but counts as no failure', () => {
    const asked = judge(ofService(), ['fapi1-advanced']);
    expect(asked.profiles.map(({ profile, inPlay }) => [profile, inPlay])).toContainEqual(['fapi1-advanced', false]);
    expect(failures(asked).some(({ rule }) => rule.startsWith('FAPI1-ADV'))).toBe(false);
  });

  test('on the pages of a client only its own clauses count', () => {
    const judged = { service, clients: [client], clientsOnly: true };
    const found = failures(judge(judged));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((finding) => isOfDraft(finding, judged))).toBe(true);
  });

  test('what a draft leaves out counts as not set', () => {
    const { nbfOptional: _, pushedAuthReqDuration: __, ...others } = service;
    const complete = judge(ofService({ ...others, nbfOptional: false, pushedAuthReqDuration: 0 }), ['fapi1-advanced']);
    expect(judge(ofService(others), ['fapi1-advanced'])).toEqual(complete);
  });

  test('unknown profiles have no fixes', () => expect(allFixes('nothing', ofService())).toEqual({}));
});

test('failures are found by the setting and counted by the page', () => {
  const found = failures(judge(ofService())).filter(({ rule }) => rule === 'FAPI2-SP-FINAL-5.3.2.2-12' || rule === 'FAPI2-SP-FINAL-5.3.2.1-9');
  expect(byKey(found).get('pushedAuthReqDuration')?.map(({ rule }) => rule)).toEqual(['FAPI2-SP-FINAL-5.3.2.2-12']);
  expect(byPage('service', found)).toEqual({ 'endpoints.general': 1, 'tokens.refresh-token': 1 });
});

describe('a report for a spreadsheet', () => {
  const report = judge({ service, clients: [client], clientsOnly: false });
  const lines = toCsv(report, 'ja').split('\r\n');

  test('has a line for each finding under the heading', () => {
    expect(lines[0]).toBe('\uFEFF"profile","subject","clause","level","verdict","demand","settings","why","link"');
    expect(lines.length - 2).toBe(report.profiles.reduce((sum, { findings }) => sum + findings.length, 0));
    expect(lines.some((line) => line.includes('"client 7"') && line.includes('"fail"'))).toBe(true);
  });

  test('speaks the language of the reader', () => expect(lines.find((line) => line.includes('FAPI2-SP-FINAL-5.3.2.2-12'))).toMatch(/[ぁ-ん]/));

  test('holds no formula', () => {
    const [profile] = report.profiles;
    const [finding] = profile?.findings ?? [];
    const tricky = { ...report, profiles: [{ ...profile!, title: '=HYPERLINK("x")', findings: [finding!] }] };
    expect(toCsv(tricky, 'en')).toContain('"\'=HYPERLINK(""x"")"');
  });
});
