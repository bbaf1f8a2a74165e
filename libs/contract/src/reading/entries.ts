import { isObject } from './compile.js';

/* What is asked of the entries of an array together. */

/** Indexes of the entries that repeat an earlier one: as a whole, or in the member named. */
export function repeats(value: unknown, unique: true | string): readonly number[] {
  if (!Array.isArray(value)) return [];
  const seen = new Set<unknown>();
  return value.flatMap((entry: unknown, at) => {
    const key = unique === true ? entry : isObject(entry) ? entry[unique] : undefined;
    if (key === undefined || !seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [at];
  });
}

export const entryMember = (unique: true | string): readonly string[] => (unique === true ? [] : [unique]);

/** Characters of all texts in the entries. */
export function totalLength(value: unknown): number {
  if (!Array.isArray(value)) return 0;
  const texts = value.flatMap((entry: unknown) => (isObject(entry) ? Object.values(entry) : [entry]));
  return texts.reduce((sum: number, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
}
