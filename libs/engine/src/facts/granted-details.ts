import type { AuthzDetails, AuthzDetailsElement } from '../model/types.js';
import { parseJsonObject } from '../parse/json-object.js';
import { sameJson } from '../parse/same-json.js';
import type { GrantFacts } from './facts.js';

const LISTS = ['locations', 'actions', 'dataTypes', 'privileges'] as const;

/** What a granted element leaves of an asked one; undefined where it does not cover it. What only this server knows of (RFC 9396, 7.1) stays. */
function narrowedElement(granted: AuthzDetailsElement, asked: AuthzDetailsElement): AuthzDetailsElement | undefined {
  if (granted.type !== asked.type || (asked.identifier !== undefined && asked.identifier !== granted.identifier)) return undefined;
  const [known, wanted] = [granted, asked].map(({ otherFields }) => (otherFields === undefined ? {} : parseJsonObject(otherFields) ?? {}));
  // Nobody but the resource server knows what less of these would be.
  if (Object.entries(wanted ?? {}).some(([name, value]) => !Object.hasOwn(known ?? {}, name) || !sameJson(known?.[name], value))) return undefined;
  if (LISTS.some(name => asked[name]?.every(entry => granted[name]?.includes(entry)) === false)) return undefined;
  return { ...granted, ...Object.fromEntries(LISTS.flatMap(name => (asked[name] === undefined ? [] : [[name, asked[name]]]))) };
}

/**
 * What a token request leaves of the granted authorization details (RFC 9396, 6): never more than was granted. A number is the index of
 * the first element that nothing granted covers.
 */
export function narrowedDetails(granted: AuthzDetails | undefined, asked: AuthzDetails): AuthzDetails | number {
  const elements: AuthzDetailsElement[] = [];
  for (const [index, element] of (asked.elements ?? []).entries()) {
    const [found] = (granted?.elements ?? []).map(each => narrowedElement(each, element)).filter(each => each !== undefined);
    if (found === undefined) return index;
    elements.push(found);
  }
  return { elements };
}

/** The details for a new access token: those of the grant, or what the request leaves of them. The rules have refused whoever asks for more. */
export function detailsLeft(granted: AuthzDetails | undefined, grant: GrantFacts | undefined): AuthzDetails | undefined {
  const asked = grant?.details;
  if (asked === undefined || 'problem' in asked) return granted;
  const left = narrowedDetails(granted, asked.details);
  return typeof left === 'number' || left.elements?.length === 0 ? undefined : left;
}
