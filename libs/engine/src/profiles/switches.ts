import type { FapiMode } from '../model/enums.js';
import type { Pair } from '../model/types.js';

/** The parts of FAPI 2.0 Message Signing, each of which can be in force alone. */
export const messageSigningParts = ['authreq', 'authres', 'introres'] as const;
export type MessageSigningPart = (typeof messageSigningParts)[number];

/** What puts a profile in force: a mode of the service or the client, or an attribute of a scope. */
export interface ProfileSwitch {
  readonly modes: readonly FapiMode[];
  readonly attribute: { readonly key: string; readonly value: RegExp; readonly shown: string };
  /** Id of the profile; parts of message signing add up to one. */
  readonly profile: string;
  readonly part?: MessageSigningPart;
  readonly remark?: string;
}

/** Strongest first: where several are on, the first one here decides, so FAPI 2 goes before FAPI 1. */
export const profileSwitches: readonly ProfileSwitch[] = [
  { modes: ['FAPI2_MESSAGE_SIGNING_AUTH_REQ'], attribute: { key: 'fapi2', value: /^ms-authreq$/, shown: 'ms-authreq' }, profile: 'fapi2-message-signing', part: 'authreq' },
  { modes: ['FAPI2_MESSAGE_SIGNING_AUTH_RES'], attribute: { key: 'fapi2', value: /^ms-authres$/, shown: 'ms-authres' }, profile: 'fapi2-message-signing', part: 'authres' },
  { modes: ['FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES'], attribute: { key: 'fapi2', value: /^ms-introres$/, shown: 'ms-introres' }, profile: 'fapi2-message-signing', part: 'introres' },
  { modes: ['FAPI2_MESSAGE_SIGNING_RESOURCE_REQ', 'FAPI2_MESSAGE_SIGNING_RESOURCE_RES'], attribute: { key: 'fapi2', value: /^ms-./, shown: 'ms-…' },
    profile: 'fapi2-security', remark: 'message signing implies the security profile' },
  { modes: ['FAPI2_SECURITY'], attribute: { key: 'fapi2', value: /^sp$/, shown: 'sp' }, profile: 'fapi2-security' },
  { modes: ['FAPI1_ADVANCED'], attribute: { key: 'fapi', value: /^rw$/, shown: 'rw' }, profile: 'fapi1-advanced' },
  { modes: ['FAPI1_BASELINE'], attribute: { key: 'fapi', value: /^r$/, shown: 'r' }, profile: 'fapi1-baseline' },
];

/** The switches that a profile of this id stands for; none for the base profiles. */
export function switchesOf(id: string): readonly ProfileSwitch[] {
  const [profile, parts] = id.split(':');
  return profileSwitches.filter(by => by.profile === profile && by.remark === undefined && (parts === undefined || parts.split('+').includes(by.part ?? '')));
}

/** The switch that a scope attribute turns; undefined for attributes of other meaning and for unknown values. */
export const switchOfAttribute = ({ key, value }: Pair): ProfileSwitch | undefined =>
  profileSwitches.find(({ attribute }) => attribute.key === key && value !== undefined && attribute.value.test(value));
