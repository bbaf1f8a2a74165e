import type { Json, JsonObject } from '../model/json.js';
import { isJsonObject } from '../parse/json.js';
import { parseJsonObject } from '../parse/json-object.js';
import { first, words } from '../parse/parameters.js';
import type { Parameters } from './facts.js';

/** The `claims` parameter (OpenID Connect Core, 5.5). */
export interface ClaimsFacts {
  /** Undefined when the parameter is no JSON object. */
  readonly value?: JsonObject;
}

/** Reads the `claims` parameter, when there is one. */
export function claimsFacts(values: Parameters): ClaimsFacts | undefined {
  const text = first(values, 'claims');
  if (text === undefined) return undefined;
  const value = parseJsonObject(text);
  return value === undefined ? {} : { value };
}

/** The claims asked for in the ID token, or of UserInfo, each with how it is asked for. */
export const claimsFor = (claims: ClaimsFacts | undefined, where: 'id_token' | 'userinfo'): JsonObject => {
  const member = claims?.value?.[where];
  return isJsonObject(member) ? member : {};
};

/** How one claim of the ID token is asked for; undefined when it is not, or just by name. */
export const askedAs = (claims: ClaimsFacts | undefined, name: string): JsonObject | undefined => {
  const request = claimsFor(claims, 'id_token')[name];
  return isJsonObject(request) ? request : undefined;
};

/** The subject whom the client insists on (5.5.1). */
export const subjectIn = (claims: ClaimsFacts | undefined): string | undefined => {
  const value = askedAs(claims, 'sub')?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const textsOf = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? (value as readonly Json[]).filter(each => typeof each === 'string') : []);

/** The authentication context classes of a request: as a claim, else by `acr_values`, else the client's own. */
export function requestedAcrs(
  values: Parameters, claims: ClaimsFacts | undefined, defaults: readonly string[] | undefined,
): { readonly acrs: readonly string[]; readonly essential: boolean } {
  const claim = askedAs(claims, 'acr');
  const value = claim?.value;
  const byClaim = typeof value === 'string' ? [value] : textsOf(claim?.values);
  const essential = claim?.essential === true;
  if (byClaim.length > 0) return { acrs: byClaim, essential };
  const byParameter = words(first(values, 'acr_values'));
  return { acrs: byParameter.length > 0 ? byParameter : defaults ?? [], essential };
}
