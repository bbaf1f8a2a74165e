import { enumNames } from '../settings/enums.js';
import type { Setting, Settings } from '../settings/setting.js';
import { objectTypes } from '../settings/object-types.js';

/* A table of settings becomes a reader once; reading a body is then one pass over the table, without looking at anything else. */

/** Stands for a value whose JSON type, or constant, does not fit. */
export const MISFIT = Symbol('misfit');

export type JsonMembers = Readonly<Record<string, unknown>>;
/** Absent values become undefined; a value that does not fit becomes MISFIT. */
export type ReadValue = (value: unknown) => unknown;
export type ReadObject = (body: JsonMembers) => JsonMembers | typeof MISFIT;

interface Field {
  readonly name: string;
  readonly readValue: ReadValue;
  readonly required: boolean;
  readonly default: unknown;
}

const INTEGER = /^[+-]?\d{1,16}$/;
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, True: true, false: false, False: false };

/** The body's members that the table knows. `defaults` fills what is left out, as settings want it and requests do not. */
export function compile(table: Settings, { defaults }: { readonly defaults: boolean }): ReadObject {
  const fields = writable(table).map(([name, setting]): Field => ({
    name,
    readValue: valueReader(setting),
    required: setting.required === true,
    default: defaults ? setting.default : undefined,
  }));
  return (body) => {
    const members: Record<string, unknown> = {};
    for (const field of fields) {
      const raw = memberOf(body, field.name);
      const value = raw === undefined || raw === null || raw === '' ? undefined : field.readValue(raw);
      if (value === MISFIT) return MISFIT;
      if (value !== undefined) members[field.name] = value;
      else if (field.required) return MISFIT;
      else if (field.default !== undefined) members[field.name] = field.default;
    }
    return members;
  };
}

/** A member of its own: nothing is read from a prototype. */
export const memberOf = (body: JsonMembers, name: string): unknown => (Object.hasOwn(body, name) ? body[name] : undefined);

export const writable = (table: Settings): (readonly [string, Setting])[] =>
  Object.entries(table).filter(([, setting]) => setting.readOnly !== true);

export const isObject = (value: unknown): value is JsonMembers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what is neither undefined nor null nor ''. */
export function valueReader(setting: Setting): ReadValue {
  const readOne = entryReader(setting);
  return setting.array ? arrayReader(setting, readOne) : readOne;
}

/** Reads one value of a setting: the whole of it, or one entry when it is an array. */
export function entryReader(setting: Setting): ReadValue {
  if (setting.kind === 'boolean') return readBoolean;
  if (setting.kind === 'integer') return readInteger;
  if (setting.kind === 'enum') return constantReader(setting);
  if (setting.kind === 'object') return objectReader(setting);
  return setting.orNumber ? readTextOrNumber : readText;
}

const readText: ReadValue = (value) => (typeof value === 'string' ? value : MISFIT);

const readTextOrNumber: ReadValue = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) ? (value === 0 ? undefined : String(value)) : readText(value);

const readBoolean: ReadValue = (value) => {
  const known = typeof value === 'string' && Object.hasOwn(BOOLEANS, value) ? BOOLEANS[value] : value;
  return known === true ? true : known === false || known === 0 ? undefined : MISFIT;
};

const readInteger: ReadValue = (value) => {
  const number = typeof value === 'string' && INTEGER.test(value) ? Number(value) : value;
  return typeof number !== 'number' || !Number.isSafeInteger(number) ? MISFIT : number === 0 ? undefined : number;
};

function constantReader(setting: Setting): ReadValue {
  const constants: ReadonlySet<unknown> = new Set(setting.enum === undefined ? [] : enumNames[setting.enum]);
  return (value) => (constants.has(value) ? value : MISFIT);
}

function objectReader({ ref, textAs }: Setting): ReadValue {
  let readMembers: ReadObject | undefined;
  return (value) => {
    if (typeof value === 'string' && textAs !== undefined) return { [textAs]: value };
    if (!isObject(value) || ref === undefined) return MISFIT;
    readMembers ??= compile(objectTypes[ref], { defaults: true });
    return readMembers(value);
  };
}

function arrayReader(setting: Setting, readOne: ReadValue): ReadValue {
  const order = setting.sortBy;
  return (value) => {
    if (!Array.isArray(value)) return MISFIT;
    if (value.length === 0) return setting.keepEmpty ? [] : undefined;
    const entries: unknown[] = [];
    for (const raw of value as unknown[]) {
      const entry = raw === '' ? MISFIT : readOne(raw);
      if (entry === undefined || entry === MISFIT) return MISFIT;
      entries.push(entry);
    }
    return order === undefined ? entries : entries.sort(by(order));
  };
}

/** By code unit, so that no locale changes the order. */
const by = (member: string) => (a: unknown, b: unknown): number => {
  const [left, right] = [textOf(a, member), textOf(b, member)];
  return left < right ? -1 : left > right ? 1 : 0;
};

const textOf = (value: unknown, member: string): string => (isObject(value) ? String(value[member]) : '');
