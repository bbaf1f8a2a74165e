import type { Json, JsonObject } from '../model/json.js';
import type { AuthzDetails, AuthzDetailsElement } from '../model/types.js';
import { isJsonObject, parseJson } from './json.js';
import { parseJsonObject } from './json-object.js';

/** Why a text is no list of authorization details, and which element is to blame. */
export type DetailsProblem =
  | { readonly problem: 'json' | 'array' }
  | { readonly problem: 'element' | 'type'; readonly index: number };

type Read = { readonly details: AuthzDetails } | DetailsProblem;

const lists = { locations: 'locations', actions: 'actions', datatypes: 'dataTypes', privileges: 'privileges' } as const;

const isTexts = (value: Json): boolean => Array.isArray(value) && (value as readonly Json[]).every(each => typeof each === 'string');

function readElement(element: Json, index: number): AuthzDetailsElement | DetailsProblem {
  if (!isJsonObject(element)) return { problem: 'element', index };
  if (typeof element.type !== 'string' || element.type === '') return { problem: 'type', index };
  const known: Record<string, unknown> = { type: element.type };
  // Without a prototype, so that a member called __proto__ is one like any other.
  const others = Object.create(null) as Record<string, Json | undefined>;
  for (const [name, value] of Object.entries(element)) {
    if (name === 'type' || value === undefined) continue;
    if (Object.hasOwn(lists, name)) {
      if (!isTexts(value)) return { problem: 'element', index };
      known[lists[name as keyof typeof lists]] = value;
    } else if (name === 'identifier') {
      if (typeof value !== 'string') return { problem: 'element', index };
      known.identifier = value;
    } else others[name] = value;
  }
  if (Object.keys(others).length > 0) known.otherFields = JSON.stringify(others);
  return known as unknown as AuthzDetailsElement;
}

/** Authorization details as OAuth messages carry them, a bare array (RFC 9396, 2), in the form of the API. */
export function readAuthorizationDetails(text: string): Read {
  const value = parseJson(text);
  if (value === undefined) return { problem: 'json' };
  if (!Array.isArray(value)) return { problem: 'array' };
  const elements: AuthzDetailsElement[] = [];
  for (const [index, element] of (value as readonly Json[]).entries()) {
    const read = readElement(element, index);
    if ('problem' in read) return read;
    elements.push(read);
  }
  return { details: { elements } };
}

const othersOf = (text: string | undefined): JsonObject => (text === undefined ? {} : parseJsonObject(text) ?? {});

/** The bare array for an OAuth message; a member of our own wins over one of the same name in `otherFields`. */
export const bareAuthorizationDetails = ({ elements = [] }: AuthzDetails): readonly JsonObject[] =>
  elements.map(({ type, locations, actions, dataTypes, identifier, privileges, otherFields }) => ({
    ...othersOf(otherFields),
    type,
    ...(locations === undefined ? {} : { locations }),
    ...(actions === undefined ? {} : { actions }),
    ...(dataTypes === undefined ? {} : { datatypes: dataTypes }),
    ...(identifier === undefined ? {} : { identifier }),
    ...(privileges === undefined ? {} : { privileges }),
  }));
