import type { EnumName } from './enums.js';
import { merge } from './kinds.js';
import type { ObjectTypeName, Setting } from './setting.js';

/* The words in which the tables of requests are written: JSON types without limits, since values are the engine's to judge. */

type More = Partial<Setting>;

/** Whatever is wrong, the shape of the body is. */
const shape = { enum: 'A126202', required: 'A126202', null: 'A126202', empty: 'A126202', min: 'A126202', max: 'A126202' } as const;

export const chars = { kind: 'string', codes: shape } as const;
export const hidden = { kind: 'string', secret: true, codes: shape } as const;
export const yes = { kind: 'boolean' } as const;
export const whole = { kind: 'integer', min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, codes: shape } as const;
export const constant = <const N extends EnumName>(name: N) => ({ kind: 'enum' as const, enum: name, codes: shape });
export const one = <const N extends ObjectTypeName, const M extends More = object>(ref: N, more?: M) =>
  merge({ kind: 'object', ref, codes: shape } as const, more);
export const many = <const S extends Setting, const M extends More = object>(setting: S, more?: M) =>
  merge({ ...setting, array: true } as const, more);
export const must = <const S extends Setting>(setting: S) => ({ ...setting, required: true as const });
