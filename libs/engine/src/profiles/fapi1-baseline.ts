import { fapi1Baseline_activation } from '../rules/fapi1-baseline/activation.js';
import { fapi1Baseline_5_2_2, fapi1Baseline_5_2_2_1 } from '../rules/fapi1-baseline/5.2.2.js';
import { fapi1Baseline_5_2_2_2, fapi1Baseline_5_2_2_3 } from '../rules/fapi1-baseline/5.2.2.2.js';
import { fapi1Baseline_5_2_3, fapi1Baseline_5_2_4 } from '../rules/fapi1-baseline/5.2.3.js';
import { fapi1Baseline_6_2_1, fapi1Baseline_6_2_2 } from '../rules/fapi1-baseline/6.2.js';
import { fapi1Baseline_7_1, fapi1Baseline_7_5 } from '../rules/fapi1-baseline/7.js';
import { authenticationMethods } from '../rules/fapi1-baseline/values.js';
import { profileSwitching } from '../rules/activation/activation.js';
import { oidc } from './oidc.js';
import { except, type Profile } from './profile.js';

/** What OpenID Connect demands and FAPI 1.0 demands under a number and a result code of its own. */
export const fapi1Base = except(oidc.rules,
  'RFC6749-3.1.2' /* redirect URIs: 5.2.2-8 to -10 */, 'OIDCC-3.1.2.1-redirect_uri' /* of every request: 5.2.2-9 */, 'OIDCC-3.2.2.1-nonce' /* of every request for openid: 5.2.2.2-1 */);

/** The clauses of Part 1, section by section. */
export const fapi1BaselineClauses = [
  ...fapi1Baseline_5_2_2, ...fapi1Baseline_5_2_2_1, ...fapi1Baseline_5_2_2_2, ...fapi1Baseline_5_2_2_3,
  ...fapi1Baseline_5_2_3, ...fapi1Baseline_5_2_4,
  ...fapi1Baseline_6_2_1, ...fapi1Baseline_6_2_2,
  ...fapi1Baseline_7_1, ...fapi1Baseline_7_5,
];

/** FAPI 1.0 Part 1: Baseline, upon OpenID Connect. */
export const fapi1Baseline: Profile = {
  id: 'fapi1-baseline',
  title: 'FAPI 1.0 Baseline',
  rules: [...fapi1Base, ...fapi1Baseline_activation, ...profileSwitching, ...fapi1BaselineClauses],
  leaves: { clientAuthentication: [...authenticationMethods, 'NONE'], hashedChallenge: true },
};
