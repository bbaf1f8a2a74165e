import { expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { document } from '../document.js';
import { knownProfile, profiles } from './catalogue.js';
import { profileExamples } from '../rules/profile-examples.js';

const committed = (id: string): string => {
  const file = new URL(`../../../../docs/rules/${id}.md`, import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

test.each(profiles.map(profile => [profile.id, profile] as const))('docs/rules/%s.md is up to date (npm run docs:rules)', (id, profile) =>
  expect(committed(id)).toBe(document(profile, profiles, profileExamples)));

test('a profile tells what it leaves out of the one below, and lists only what it adds', () => {
  const page = document(knownProfile('fapi2-security'), profiles, profileExamples);
  expect(page).toContain('Every rule of [OpenID Connect](oidc.md) holds too, except `OIDCC-3.1.2.1-redirect_uri`.');
  expect(page).toContain('[FAPI2-SP-FINAL-5.3.2.1-9](https://openid.net/specs/fapi-security-profile-2_0-final.html#section-5.3.2.1-2.9) (shall)');
  expect(page).toContain('`A294355 invalid_client`<br>`A295301 invalid_client`');
  expect(page).not.toContain('| [DPOP-');
});
