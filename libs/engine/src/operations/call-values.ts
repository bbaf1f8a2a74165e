import type { AuthzDetails, Property } from '../model/types.js';
import { dayInValue } from '../model/values.js';
import { parseJsonObject } from '../parse/json-object.js';

/* What a front end may send along, wherever it sends it. */

/** Extra properties at most, characters of their JSON. */
export const MAX_PROPERTIES = 16_384;
/** Longest subject, characters. */
export const MAX_SUBJECT = 100;

const PRINTABLE = /^[\x20-\x7e]*$/;
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/;

export const areTooLarge = (properties: readonly Property[] | undefined): boolean =>
  properties !== undefined && JSON.stringify(properties).length > MAX_PROPERTIES;

export const subjectFlaw = (subject: string): 'tooLong' | 'notAscii' | undefined =>
  subject.length > MAX_SUBJECT ? 'tooLong' : PRINTABLE.test(subject) ? undefined : 'notAscii';

/** JSON as text that is no object. */
export const isNoObject = (text: string | undefined): boolean => text !== undefined && parseJsonObject(text) === undefined;

/** A token value of the front end's own without a day: storage finds a token by the day in its value, and would lose this one. */
export const isForeign = (value: string | undefined): boolean => value !== undefined && dayInValue(value) === undefined;

/** The first of the thumbprints that is no SHA-256 in base64url. */
export const oddThumbprint = (given: { readonly certificateThumbprint?: string; readonly dpopKeyThumbprint?: string }): string | undefined =>
  (['certificateThumbprint', 'dpopKeyThumbprint'] as const).find(name => given[name] !== undefined && !THUMBPRINT.test(given[name]));

/** Authorization details with `otherFields` that hold no object: they could not be told on, and would be lost. */
export const haveOddFields = (details: AuthzDetails | undefined): boolean => details?.elements?.some(({ otherFields }) => isNoObject(otherFields)) === true;
