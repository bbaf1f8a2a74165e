import {
  IsBoolean, isBoolean, IsIn, isIn, IsInt, isInt, IsObject, isObject, IsString, isString, Max, max, MaxLength, maxLength, Min, min,
} from 'class-validator';
import type { ResultCode } from '@symbolon/engine';
import type { Check } from './checks.js';

/** The checks that class-validator brings. */
export const standard = {
  text: (code: ResultCode): Check => ({ name: 'type', code, expected: 'a text', passes: isString, decorate: IsString }),
  boolean: (code: ResultCode): Check => ({ name: 'type', code, expected: 'true or false', passes: isBoolean, decorate: IsBoolean }),
  integer: (code: ResultCode): Check => ({ name: 'type', code, expected: 'an integer', passes: isInt, decorate: IsInt }),
  object: (code: ResultCode): Check => ({ name: 'type', code, expected: 'an object', passes: isObject, decorate: IsObject }),
  min: (code: ResultCode, limit: number): Check => ({
    name: 'min', code, expected: `${limit} or more`, passes: (value) => min(value, limit), decorate: (options) => Min(limit, options),
  }),
  max: (code: ResultCode, limit: number): Check => ({
    name: 'max', code, expected: `${limit} or less`, passes: (value) => max(value, limit), decorate: (options) => Max(limit, options),
  }),
  maxLength: (code: ResultCode, limit: number): Check => ({
    name: 'length', code, expected: `at most ${limit} characters`, passes: (value) => maxLength(value, limit),
    decorate: (options) => MaxLength(limit, options),
  }),
  oneOf: (code: ResultCode, choices: readonly string[]): Check => ({
    name: 'enum', code, expected: `one of ${choices.join(', ')}`, passes: (value) => isIn(value, choices),
    decorate: (options) => IsIn(choices, options),
  }),
};
