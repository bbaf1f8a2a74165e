import type { ResultCode } from '@symbolon/engine';
import { isObject } from '../reading/compile.js';
import { type Problem, problem, read, type Reading, refused } from '../reading/problem.js';

/** Which entries of a list are asked for: `start` inclusive, `end` exclusive. */
export interface ListRange {
  readonly start: number;
  readonly end: number;
}

type Bound = keyof ListRange;

const DEFAULTS: ListRange = { start: 0, end: 5 };
const LARGEST = 2_147_483_647;
const INTEGER = /^[+-]?\d{1,10}$/;

interface Codes {
  readonly unreadable: ResultCode;
  readonly negative: ResultCode;
}

const CODES = {
  client: { start: { unreadable: 'A028201', negative: 'A028202' }, end: { unreadable: 'A028203', negative: 'A028204' } },
  service: { start: { unreadable: 'A036201', negative: 'A036202' }, end: { unreadable: 'A036203', negative: 'A036204' } },
  token: { start: { unreadable: 'A159201', negative: 'A159202' }, end: { unreadable: 'A159203', negative: 'A159204' } },
  consent: { start: { unreadable: 'A136201', negative: 'A136202' }, end: { unreadable: 'A136203', negative: 'A136204' } },
} as const satisfies Record<string, Record<Bound, Codes>>;

/** `start` and `end` of a list call. Unlike in bodies, a 0 is a 0 here. */
export function readListQuery(of: keyof typeof CODES, query: unknown): Reading<ListRange> {
  const members = isObject(query) ? query : {};
  const start = readBound('start', members['start'], CODES[of].start);
  const end = readBound('end', members['end'], CODES[of].end);
  if (typeof start === 'number' && typeof end === 'number') return read({ start, end });
  const [first, ...more] = [start, end].filter((bound) => typeof bound !== 'number');
  return first === undefined ? read(DEFAULTS) : refused(first, ...more);
}

function readBound(bound: Bound, raw: unknown, codes: Codes): number | Problem {
  if (raw === undefined || raw === null || raw === '') return DEFAULTS[bound];
  const value = typeof raw === 'string' && INTEGER.test(raw) ? Number(raw) : raw;
  const refuse = (code: ResultCode, expected: string): Problem => problem({ path: [bound], code, expected, value: raw });
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > LARGEST) return refuse(codes.unreadable, 'an integer');
  return value < 0 ? refuse(codes.negative, '0 or more') : value;
}
