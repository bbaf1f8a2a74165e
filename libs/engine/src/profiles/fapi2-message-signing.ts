import { fapi2MessageSigning_activation } from '../rules/fapi2-message-signing/activation.js';
import { fapi2MessageSigning_5_3_1, fapi2MessageSigning_5_3_2 } from '../rules/fapi2-message-signing/5.3.js';
import { fapi2MessageSigning_5_4_1, fapi2MessageSigning_5_4_2 } from '../rules/fapi2-message-signing/5.4.js';
import { fapi2MessageSigning_5_5_1, fapi2MessageSigning_5_5_2, fapi2MessageSigning_5_6_2 } from '../rules/fapi2-message-signing/5.5.js';
import type { Rule } from '../rules/rule.js';
import { fapi2Security } from './fapi2-security.js';
import type { Profile } from './profile.js';
import { messageSigningParts, type MessageSigningPart } from './switches.js';

/** What each part adds. */
const lists: Readonly<Record<MessageSigningPart, readonly Rule[]>> = {
  authreq: [...fapi2MessageSigning_5_3_1, ...fapi2MessageSigning_5_3_2],
  authres: [...fapi2MessageSigning_5_4_1, ...fapi2MessageSigning_5_4_2],
  introres: [...fapi2MessageSigning_5_5_1, ...fapi2MessageSigning_5_5_2],
};

const sorted = (parts: readonly MessageSigningPart[]): readonly MessageSigningPart[] => messageSigningParts.filter(part => parts.includes(part));

/** The id of a combination: all parts are the profile itself. */
export const messageSigningId = (parts: readonly MessageSigningPart[]): string =>
  `fapi2-message-signing${sorted(parts).length === messageSigningParts.length ? '' : `:${sorted(parts).join('+')}`}`;

/** FAPI 2.0 Message Signing: some of its parts, upon the Security Profile. */
export const fapi2MessageSigning = (parts: readonly MessageSigningPart[]): Profile => ({
  id: messageSigningId(parts),
  title: `FAPI 2.0 Message Signing${sorted(parts).length === messageSigningParts.length ? '' : ` (${sorted(parts).join(', ')})`}`,
  rules: [...fapi2Security.rules, ...fapi2MessageSigning_activation, ...sorted(parts).flatMap(part => lists[part]), ...fapi2MessageSigning_5_6_2],
  ...(fapi2Security.leaves === undefined ? {} : { leaves: fapi2Security.leaves }),
});
