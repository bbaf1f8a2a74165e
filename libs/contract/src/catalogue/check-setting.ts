import { checksOf } from '../reading/checks.js';
import { isObject } from '../reading/compile.js';
import { repeats, totalLength } from '../reading/entries.js';
import { objectTypes } from '../settings/object-types.js';
import type { Setting } from '../settings/setting.js';

/** What is wrong with a value, and where in it: member names and indexes. */
export interface SettingProblem {
  readonly path: readonly (string | number)[];
  /** The name of the check: `length`, `uri`, `https`, `max`, `required`, … */
  readonly check: string;
  /** What would have passed, in English. */
  readonly expected: string;
  /** The result code with which the server would refuse. */
  readonly resultCode: string;
  /** Limits that a sentence may name. */
  readonly limits: Pick<Setting, 'min' | 'max' | 'maxLength' | 'maxItems' | 'maxTotal' | 'choices' | 'holds'>;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/**
 * Holds a value of a form against its setting, with the checks of the server. Empty values are fine unless the setting is
 * required; of one value only the first failure is told.
 */
export function checkSetting(setting: Setting, value: unknown): readonly SettingProblem[] {
  if (isEmpty(value)) return setting.required ? [problem(setting, [], 'required', 'a value', 'A031202')] : [];
  if (!setting.array) return checkEntry(setting, value, []);
  if (!Array.isArray(value)) return [problem(setting, [], 'array', 'an array', 'A126202')];
  const { maxItems = Infinity, unique, maxTotal } = setting;
  if (value.length > maxItems) return [problem(setting, [], 'items', `at most ${maxItems} entries`, 'A031220')];
  const entries = value.flatMap((entry: unknown, at) => checkEntry(setting, entry, [at]));
  if (entries.length > 0) return entries;
  const repeated = unique === undefined ? [] : repeats(value, unique);
  if (repeated.length > 0) {
    return repeated.map((at) => problem(setting, [at, ...(typeof unique === 'string' ? [unique] : [])], 'unique', 'different from the entries before it', 'A031211'));
  }
  return maxTotal !== undefined && totalLength(value) > maxTotal ? [problem(setting, [], 'total', `at most ${maxTotal} characters in all`, 'A031220')] : [];
}

function checkEntry(setting: Setting, value: unknown, path: SettingProblem['path']): readonly SettingProblem[] {
  const failed = checksOf(setting).find((check) => !check.passes(value));
  if (failed) return [problem(setting, path, failed.name, failed.expected, failed.code)];
  if (setting.kind !== 'object' || setting.ref === undefined || !isObject(value)) return [];
  return Object.entries(objectTypes[setting.ref]).flatMap(([name, member]) =>
    member.readOnly ? [] : checkSetting(member, value[name]).map((inner) => ({ ...inner, path: [...path, name, ...inner.path] })));
}

function problem(setting: Setting, path: SettingProblem['path'], check: string, expected: string, code: string): SettingProblem {
  const { min, max, maxLength, maxItems, maxTotal, choices, holds } = setting;
  const limits = Object.fromEntries(Object.entries({ min, max, maxLength, maxItems, maxTotal, choices, holds }).filter(([, limit]) => limit !== undefined));
  return { path, check, expected, resultCode: setting.codes?.[check] ?? code, limits };
}
