import type { ResultCode } from '@symbolon/engine';
import { isKnownResultCode, type MessageValues, resultCodes } from '../result-codes/index.js';

/** Why a body is refused, with everything that an answer or a form needs to say so. */
export interface Problem {
  /** Path of the property, such as `supportedScopes[2].name`; empty for the body itself. */
  readonly property: string;
  readonly resultCode: ResultCode;
  /** Our sentence after "expected"; never contains what was received. */
  readonly expected: string;
  /** What came instead, shortened; of a secret only its kind. */
  readonly received: string;
  /** For the placeholders of the result message; the API path is the caller's to add. */
  readonly values: MessageValues;
}

export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'refused'; readonly problems: readonly [Problem, ...Problem[]] };

export type Path = readonly (string | number)[];

/** A hopeless body is not explained to its last entry. */
const MOST_PROBLEMS = 100;
const LONGEST_VALUE = 60;

export const read = <T>(value: T): Reading<T> => ({ kind: 'read', value });

export const refused = <T>(first: Problem, ...more: readonly Problem[]): Reading<T> => ({
  kind: 'refused',
  problems: [first, ...more.slice(0, MOST_PROBLEMS - 1)],
});

export interface Fault {
  readonly path: Path;
  readonly code: ResultCode;
  readonly expected: string;
  readonly value: unknown;
  readonly secret?: boolean | undefined;
  readonly values?: MessageValues;
}

export function problem({ path, code, expected, value, secret, values }: Fault): Problem {
  const property = pathText(path);
  return {
    property,
    resultCode: code,
    expected,
    received: describe(value, secret),
    values: {
      ...placeValues(path, code),
      ...((typeof value === 'string' || typeof value === 'number') && !secret ? { value: shortened(String(value)) } : {}),
      problem: `${property || 'the body'} is not ${expected}`,
      ...values,
    },
  };
}

/** Some messages name an entry by its array, index and member, the others the whole path. */
function placeValues(path: Path, code: ResultCode): MessageValues {
  const at = path.findLastIndex((part) => typeof part === 'number');
  const index = path[at];
  if (index === undefined || !isKnownResultCode(code) || !resultCodes[code].message.includes('{index}')) {
    return { property: pathText(path) };
  }
  const field = path[at + 1];
  return { property: pathText(path.slice(0, at)), index, ...(field === undefined ? {} : { field }) };
}

export const notAnObject = (body: unknown): Problem => problem({ path: [], code: 'A126202', expected: 'an object', value: body });

export const pathText = (path: Path): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');

/** A few words about a value, never more than a line and never recursive. */
export function describe(value: unknown, secret = false): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (secret) return typeof value === 'string' ? `a text of ${value.length} characters` : `a ${typeof value}`;
  return typeof value === 'string' ? JSON.stringify(shortened(value)) : String(value);
}

const shortened = (text: string): string => (text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);
