import type { EnumName } from './enums.js';
import type { ObjectTypeName, Setting } from './setting.js';

/* The words in which the tables are written. Limits that a table does not state are the ones here. */

type More = Partial<Setting>;

const INT = 2_147_483_647;
const LONG = Number.MAX_SAFE_INTEGER;
const NAME = 200;
const URI = 2_000;
const JSON_TEXT = 200_000;
const CERTIFICATE = 20_000;
const ENTRIES = 1_000;

/** `more` wins, also in the eyes of the compiler, which may not guess it from where the result goes: that would prove nothing. */
type Merged<B, M> = Omit<B, keyof M> & NoInfer<M>;
export const merge = <B extends object, M extends object>(base: B, more: M | undefined) => ({ ...base, ...more }) as unknown as Merged<B, M>;

export const flag = { kind: 'boolean', default: false } as const;

export const text = <const M extends More = object>(maxLength = NAME, more?: M) => merge({ kind: 'string', maxLength } as const, more);
export const ascii = <const M extends More = object>(maxLength = NAME, more?: M) =>
  merge({ kind: 'string', maxLength, form: 'ascii' } as const, more);
export const uri = <const M extends More = object>(more?: M) => merge({ kind: 'uri', maxLength: URI } as const, more);
export const jwks = <const M extends More = object>(more?: M) => merge({ kind: 'jwks', maxLength: JSON_TEXT } as const, more);
export const json = <const M extends More = object>(holds: 'object' | 'array', more?: M) =>
  merge({ kind: 'json', maxLength: JSON_TEXT, holds } as const, more);
export const pem = { kind: 'pem', maxLength: CERTIFICATE } as const;

export const count = <const M extends More = object>(max: number = INT, more?: M) =>
  merge({ kind: 'integer', min: 0, max, default: 0 } as const, more);
export const seconds = <const M extends More = object>(more?: M) => merge(count(LONG, { unit: 's' }), more);
export const shortSeconds = <const M extends More = object>(more?: M) => merge(count(INT, { unit: 's' }), more);
export const timestamp = count(LONG, { unit: 'ms' });
export const id = count(LONG);

export const oneOf = <const N extends EnumName, const M extends More = object>(name: N, more?: M) =>
  merge({ kind: 'enum', enum: name } as const, more);
export const object = <const N extends ObjectTypeName, const M extends More = object>(ref: N, more?: M) =>
  merge({ kind: 'object', ref } as const, more);

/** Many of one setting; texts and constants may not repeat. */
export const list = <const S extends Setting, const M extends More = object>(one: S, more?: M) =>
  merge({ ...one, array: true, maxItems: ENTRIES, unique: one.kind === 'object' ? undefined : true } as const, more);

export const readOnly = <const S extends Setting>(setting: S) => ({ ...setting, readOnly: true as const });
export const byMachine = <const S extends Setting>(setting: S) => ({ ...setting, byMachine: true as const });
export const secret = <const S extends Setting>(setting: S) => ({ ...setting, secret: true as const });
export const required = <const S extends Setting>(setting: S) => ({ ...setting, required: true as const });
