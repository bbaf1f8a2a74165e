import { profileSwitching } from '../rules/activation/activation.js';
import { fapi1Advanced_5_2_2 } from '../rules/fapi1-advanced/5.2.2.js';
import { fapi1Advanced_5_2_2_1, fapi1Advanced_5_2_2_2 } from '../rules/fapi1-advanced/5.2.2.1.js';
import { fapi1Advanced_5_2_3, fapi1Advanced_5_2_3_1, fapi1Advanced_5_2_3_2 } from '../rules/fapi1-advanced/5.2.3.js';
import { fapi1Advanced_6_2_1 } from '../rules/fapi1-advanced/6.2.js';
import { fapi1Advanced_8_5, fapi1Advanced_8_6, fapi1Advanced_8_6_1, fapi1Advanced_8_9, fapi1Advanced_8_11 } from '../rules/fapi1-advanced/8.js';
import { algorithms, authenticationMethods } from '../rules/fapi1-advanced/values.js';
import { fapi1Advanced_draft } from '../rules/fapi1-advanced/version.js';
import { fapi1Advanced_activation } from '../rules/fapi1-baseline/activation.js';
import { fapi1Base, fapi1BaselineClauses } from './fapi1-baseline.js';
import { except, type Profile } from './profile.js';

/** What Part 2 demands under a number and a result code of its own. */
const base = except(fapi1Base,
  'JAR-10.1-signed' /* signed whatever the service follows: 5.2.2-1 */, 'OIDCC-6.1-unsigned' /* the same */,
  'DPOP-5.2-front' /* no tokens from the authorization endpoint, but in the second draft: 5.2.2-2 */,
  'JAR-4-exp-type' /* 5.2.2-13 */, 'JAR-4-exp' /* 5.2.2-13 */, 'JAR-4-nbf-type' /* 5.2.2-17 */, 'JAR-4-nbf' /* 5.2.2-17 */, 'JAR-4-aud' /* always: 5.2.2-15 */);

const partOne = except(fapi1BaselineClauses,
  'FAPI1-BASE-5.2.2-2' /* no public clients: 5.2.2-16 */, 'FAPI1-BASE-5.2.2-4' /* fewer methods: 5.2.2-14 */, 'FAPI1-BASE-5.2.2-7' /* PKCE for pushed requests alone: 5.2.2-18 */,
  'FAPI1-BASE-5.2.4-1' /* fewer methods: 5.2.3-1 */);

/** FAPI 1.0 Part 2: Advanced, upon Part 1. Its clauses go first: they say more of what is wrong with a request. */
export const fapi1Advanced: Profile = {
  id: 'fapi1-advanced',
  title: 'FAPI 1.0 Advanced',
  rules: [
    ...base, ...fapi1Advanced_activation, ...profileSwitching,
    ...fapi1Advanced_5_2_2, ...fapi1Advanced_5_2_2_1, ...fapi1Advanced_5_2_2_2,
    ...fapi1Advanced_5_2_3, ...fapi1Advanced_5_2_3_1, ...fapi1Advanced_5_2_3_2,
    ...fapi1Advanced_6_2_1,
    ...fapi1Advanced_8_5, ...fapi1Advanced_8_6, ...fapi1Advanced_8_6_1, ...fapi1Advanced_8_9, ...fapi1Advanced_8_11,
    ...fapi1Advanced_draft,
    ...partOne,
  ],
  leaves: { clientAuthentication: authenticationMethods, signatures: algorithms, withoutEncryption: ['RSA1_5'], responseTypes: ['CODE', 'CODE_ID_TOKEN'] },
};
