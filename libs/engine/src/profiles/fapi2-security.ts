import { profileSwitching } from '../rules/activation/activation.js';
import { fapi2Security_activation } from '../rules/fapi2-security/activation.js';
import { fapi2Security_5_2_1, fapi2Security_5_2_2, fapi2Security_5_2_3 } from '../rules/fapi2-security/5.2.js';
import { fapi2Security_5_3_2_1 } from '../rules/fapi2-security/5.3.2.1.js';
import { fapi2Security_5_3_2_2, fapi2Security_5_3_2_3 } from '../rules/fapi2-security/5.3.2.2.js';
import { fapi2Security_5_3_3_1, fapi2Security_5_3_3_2 } from '../rules/fapi2-security/5.3.3.js';
import { fapi2Security_5_3_4 } from '../rules/fapi2-security/5.3.4.js';
import { fapi2Security_5_4_1, fapi2Security_5_4_2, fapi2Security_5_4_3 } from '../rules/fapi2-security/5.4.js';
import { algorithms, authenticationMethods } from '../rules/fapi2-security/values.js';
import { oidc } from './oidc.js';
import { except, type Profile } from './profile.js';

/** FAPI 2.0 Security Profile, section by section, upon OpenID Connect; those of its rules speak only where openid is asked for. */
export const fapi2Security: Profile = {
  id: 'fapi2-security',
  title: 'FAPI 2.0 Security Profile',
  rules: [
    ...except(oidc.rules, 'OIDCC-3.1.2.1-redirect_uri' /* demanded of every request: 5.3.2.2-6 */),
    ...fapi2Security_activation, ...profileSwitching,
    ...fapi2Security_5_2_1, ...fapi2Security_5_2_2, ...fapi2Security_5_2_3,
    ...fapi2Security_5_3_2_1, ...fapi2Security_5_3_2_2, ...fapi2Security_5_3_2_3,
    ...fapi2Security_5_3_3_1, ...fapi2Security_5_3_3_2,
    ...fapi2Security_5_3_4,
    ...fapi2Security_5_4_1, ...fapi2Security_5_4_2, ...fapi2Security_5_4_3,
  ],
  leaves: {
    responseTypes: ['CODE'], clientAuthentication: authenticationMethods, signatures: algorithms,
    withoutGrants: ['PASSWORD'], withoutEncryption: ['RSA1_5'], hashedChallenge: true, pushedOnly: true,
  },
};
