import type { ResultCode } from '@symbolon/engine';
import { administrationCodes } from './administration.js';
import { authenticationRequestCodes } from './authentication-request.js';
import { authorizationIssueCodes } from './authorization-issue.js';
import { authorizationCodes } from './authorization.js';
import { clientAuthenticationCodes } from './client-authentication.js';
import { clientManagementCodes } from './client-management.js';
import { clientPropertyCodes } from './client-properties.js';
import { commonCodes } from './common.js';
import type { ResultClass, ResultCodeEntry } from './entry.js';
import { consentCodes } from './consents.js';
import { fapi1Codes } from './fapi1.js';
import { fapi2Codes } from './fapi2.js';
import { fill, type MessageValues } from './fill.js';
import { grantCodes } from './grants.js';
import { inspectionCodes } from './inspection.js';
import { introspectionCodes } from './introspection.js';
import { joseCodes } from './jose.js';
import { pushedRequestCodes } from './pushed-request.js';
import { requestObjectClaimCodes, requestObjectCodes } from './request-object.js';
import { richRequestCodes } from './rich-request.js';
import { serviceManagementCodes } from './service-management.js';
import { tokenManagementCodes } from './token-management.js';
import { tokenCodes } from './token.js';
import { userInfoCodes } from './userinfo.js';

export type { ResultClass, ResultCodeEntry } from './entry.js';
export type { MessageValues } from './fill.js';
export { rulesOfCodes } from './rules-of-codes.js';

export const resultCodeFamilies = [
  commonCodes,
  authorizationCodes,
  requestObjectCodes,
  requestObjectClaimCodes,
  authenticationRequestCodes,
  richRequestCodes,
  authorizationIssueCodes,
  tokenCodes,
  grantCodes,
  userInfoCodes,
  introspectionCodes,
  clientAuthenticationCodes,
  pushedRequestCodes,
  fapi1Codes,
  fapi2Codes,
  clientManagementCodes,
  clientPropertyCodes,
  serviceManagementCodes,
  tokenManagementCodes,
  consentCodes,
  joseCodes,
  inspectionCodes,
  administrationCodes,
] as const;

type Families = typeof resultCodeFamilies;
type KeyOf<T> = T extends unknown ? keyof T : never;
type Repeated<T extends readonly unknown[]> = T extends readonly [infer Head, ...infer Rest]
  ? (keyof Head & KeyOf<Rest[number]>) | Repeated<Rest>
  : never;
type Nothing<T extends never> = T;
/** Does not compile when two families define the same code; the error names it. */
type _NoCodeTwice = Nothing<Repeated<Families>>;

export type KnownResultCode = KeyOf<Families[number]>;

export const resultCodes: Readonly<Record<KnownResultCode, ResultCodeEntry>> = Object.assign({}, ...resultCodeFamilies);

const classes = ['success', 'server', 'caller', 'client', 'log', 'frontend', 'user', 'sns'] as const satisfies readonly ResultClass[];

export function isKnownResultCode(code: ResultCode): code is KnownResultCode {
  return Object.hasOwn(resultCodes, code);
}

/** At whose door the fault lies; undefined for a code that says nothing about it. */
export function resultClass(code: ResultCode): ResultClass | undefined {
  const stated = isKnownResultCode(code) ? resultCodes[code].class : undefined;
  return stated ?? classes[Number(code.charAt(4))];
}

/** `[A245001] …` with the placeholders filled. Safe as an error_description whatever the values are. */
export function resultMessage(code: ResultCode, values: MessageValues = {}): string {
  return `[${code}] ${fill(templateOf(code), values)}`;
}

/** Where a code is explained: its page below that of all codes. */
export const resultUri = (code: ResultCode, base: string): string => `${base}/${code}`;

function templateOf(code: ResultCode): string {
  if (isKnownResultCode(code)) return resultCodes[code].message;
  return resultClass(code) === 'success' ? 'The call was successful.' : 'The request was refused.';
}
