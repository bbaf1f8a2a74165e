import { expect, test } from '@jest/globals';
import { specificationOf, type RuleId } from './spec.js';

const final = 'https://openid.net/specs/fapi-security-profile-2_0-final.html';

test.each<[RuleId, string]>([
  ['FAPI2-SP-FINAL-5.3.2.1-9', `${final}#section-5.3.2.1-2.9`],
  ['FAPI2-SP-FINAL-5.3.4-5', `${final}#section-5.3.4-3.5`],
  ['FAPI2-SP-FINAL-5.4.1-1.2', `${final}#section-5.4.1-2.1`],
  ['FAPI2-SP-FINAL-5.4.2-3', `${final}#section-5.4.2-4.3`],
  ['FAPI2-SP-FINAL-5.4.3', `${final}#section-5.4.3`],
  ['FAPI1-ADV-5.2.2-13', 'https://openid.net/specs/openid-financial-api-part-2-1_0-final.html#rfc.section.5.2.2'],
  ['API-anything', ''],
])('%s is found at its link', (id, url) => expect(specificationOf(id).url).toBe(url));

test('the clause is the id without the prefix of its specification', () =>
  expect(specificationOf('FAPI2-SP-FINAL-5.3.2.1-9')).toMatchObject({ title: 'FAPI 2.0 Security Profile', clause: '5.3.2.1-9' }));
