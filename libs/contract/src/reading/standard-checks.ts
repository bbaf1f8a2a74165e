import type { ResultCode } from '@symbolon/engine';
import type { Check } from './checks.js';

/** The checks of JSON types and sizes. */
export const standard = {
  text: (code: ResultCode): Check => ({ name: 'type', code, expected: 'a text', passes: (value) => typeof value === 'string' }),
  boolean: (code: ResultCode): Check => ({ name: 'type', code, expected: 'true or false', passes: (value) => typeof value === 'boolean' }),
  integer: (code: ResultCode): Check => ({ name: 'type', code, expected: 'an integer', passes: (value) => Number.isInteger(value) }),
  object: (code: ResultCode): Check => ({ name: 'type', code, expected: 'an object', passes: isObject }),
  min: (code: ResultCode, limit: number): Check => ({ name: 'min', code, expected: `${limit} or more`, passes: (value) => (value as number) >= limit }),
  max: (code: ResultCode, limit: number): Check => ({ name: 'max', code, expected: `${limit} or less`, passes: (value) => (value as number) <= limit }),
  maxLength: (code: ResultCode, limit: number): Check => ({
    name: 'length', code, expected: `at most ${limit} characters`, passes: (value) => typeof value === 'string' && (value.length <= limit || charactersOf(value) <= limit),
  }),
  oneOf: (code: ResultCode, choices: readonly string[]): Check => ({
    name: 'enum', code, expected: `one of ${choices.join(', ')}`, passes: (value) => choices.includes(value as string),
  }),
};

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** In characters, so that one beyond the basic plane counts once. */
const charactersOf = (text: string): number => text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
