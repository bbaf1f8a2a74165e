import { ArrayMaxSize, IsArray, IsDefined, IsOptional, ValidateBy, ValidateNested, type ValidationOptions } from 'class-validator';
import type { ResultCode } from '@symbolon/engine';
import type { Setting, Settings } from '../settings/setting.js';
import { type Check, checksOf } from './checks.js';
import { entryReader, isObject, type JsonMembers, memberOf, MISFIT, valueReader, writable } from './compile.js';
import { entryMember, repeats, totalLength } from './entries.js';
import { objectTypes } from '../settings/object-types.js';
import type { Path } from './problem.js';

/* class-validator wants decorated classes. They are made from the tables, on first use, so that there is one list and not two. */

/** What rides on each decorator and comes back with its failure. */
export interface Context {
  readonly code: ResultCode;
  readonly expected: string;
  readonly setting: Setting;
  readonly name: string;
  /** Where the value fails, relative to the property; one empty path when it is the value as a whole. */
  readonly places: (value: unknown) => readonly Path[];
}

const MOST_ENTRIES_WORDED = 20;

type DtoClass = new () => Record<string, unknown>;

const classes = new WeakMap<Settings, DtoClass>();

/** The validated class of a table. */
export function dtoOf(table: Settings): DtoClass {
  const known = classes.get(table);
  if (known) return known;
  class Dto {}
  classes.set(table, Dto as DtoClass);
  for (const [name, setting] of writable(table)) {
    for (const decorate of decoratorsOf(setting)) decorate(Dto.prototype, name);
  }
  return Dto as DtoClass;
}

/** The body as an instance of its class: values that can be read are, the others stay as they came. */
export function toDto(table: Settings, body: JsonMembers): object {
  const dto = new (dtoOf(table))();
  for (const [name, setting] of writable(table)) {
    const value = dtoValue(setting, memberOf(body, name));
    if (value !== undefined) dto[name] = value;
  }
  return dto;
}

function dtoValue(setting: Setting, raw: unknown): unknown {
  if (raw === undefined || raw === null || raw === '') return undefined;
  if (!setting.array) return dtoEntry(setting, raw);
  if (!Array.isArray(raw)) return raw;
  if (raw.length === 0) return valueReader(setting)(raw);
  if (setting.maxItems === undefined) return firstMisfits(setting, raw);
  // Holes cost nothing: an array that is too long is refused for its length alone.
  return raw.length > setting.maxItems ? new Array(raw.length) : raw.map((one) => dtoEntry(setting, one));
}

/** Requests have arrays of any length: only a stretch from the first bad entry on is looked at, the entries before it are holes. */
function firstMisfits(setting: Setting, raw: readonly unknown[]): unknown {
  const readOne = entryReader(setting);
  const at = raw.findIndex((one) => one === null || one === '' || isMisfit(readOne(one)));
  if (at < 0) return undefined;
  const entries = new Array<unknown>(at);
  for (const one of raw.slice(at, at + MOST_ENTRIES_WORDED)) entries.push(dtoEntry(setting, one));
  return entries;
}

const isMisfit = (value: unknown): boolean => value === MISFIT || value === undefined;

function dtoEntry(setting: Setting, raw: unknown): unknown {
  const members = setting.textAs !== undefined && typeof raw === 'string' ? { [setting.textAs]: raw } : raw;
  if (setting.kind === 'object' && setting.ref !== undefined && isObject(members)) return toDto(objectTypes[setting.ref], members);
  const value = raw === null || raw === '' ? MISFIT : entryReader(setting)(raw);
  return value === MISFIT ? raw : value;
}

function decoratorsOf(setting: Setting): readonly PropertyDecorator[] {
  const each = setting.array === true;
  const presence = setting.required
    ? IsDefined(optionsFor(setting, { name: 'required', code: setting.codes?.['required'] ?? 'A031202', expected: 'a value' }, () => [[]]))
    : IsOptional();
  const nested = setting.kind === 'object' ? [ValidateNested({ each })] : [];
  return [
    presence,
    ...(each ? beforeEntries(setting) : []),
    ...checksOf(setting).map((check) => own(check.name, check.expected, check.passes, { each, ...optionsFor(setting, check, placesOf(check, each)) })),
    ...(each ? afterEntries(setting) : []),
    ...nested,
  ];
}

const placesOf = (check: Check, each: boolean): Context['places'] =>
  each ? (value) => (Array.isArray(value) ? value.flatMap((entry, at) => (check.passes(entry) ? [] : [[at]])) : [[]]) : () => [[]];

function beforeEntries(setting: Setting): readonly PropertyDecorator[] {
  const { maxItems } = setting;
  const array = IsArray(optionsFor(setting, { name: 'array', code: setting.codes?.['array'] ?? 'A126202', expected: 'an array' }, () => [[]]));
  if (maxItems === undefined) return [array];
  const items = { name: 'items', code: setting.codes?.['items'] ?? 'A031220', expected: `at most ${maxItems} entries` } as const;
  return [array, ArrayMaxSize(maxItems, optionsFor(setting, items, () => [[]]))];
}

function afterEntries(setting: Setting): readonly PropertyDecorator[] {
  return [...differentEntries(setting), ...limitedInAll(setting)];
}

function differentEntries(setting: Setting): readonly PropertyDecorator[] {
  const { unique } = setting;
  if (unique === undefined) return [];
  const told = { name: 'unique', code: setting.codes?.['unique'] ?? 'A031211', expected: 'different from the entries before it' } as const;
  const places: Context['places'] = (value) => repeats(value, unique).map((at) => [at, ...entryMember(unique)]);
  return [own(told.name, told.expected, (value) => repeats(value, unique).length === 0, optionsFor(setting, told, places))];
}

function limitedInAll(setting: Setting): readonly PropertyDecorator[] {
  const { maxTotal } = setting;
  if (maxTotal === undefined) return [];
  const told = { name: 'total', code: setting.codes?.['total'] ?? 'A031220', expected: `at most ${maxTotal} characters in all` } as const;
  return [own(told.name, told.expected, (value) => totalLength(value) <= maxTotal, optionsFor(setting, told, () => [[]]))];
}

/** A demand as a decorator. Without a message class-validator would forget the context that carries the code. */
const own = (name: string, expected: string, validate: (value: unknown) => boolean, options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => expected } }, options);

function optionsFor(setting: Setting, told: Pick<Check, 'name' | 'code' | 'expected'>, places: Context['places']): ValidationOptions {
  const context: Context = { name: told.name, code: told.code, expected: told.expected, setting, places };
  return { context };
}
