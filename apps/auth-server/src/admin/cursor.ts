import type { ResultCode } from '@symbolon/engine';
import type { Call } from '../engine-api/caller.js';
import { readId } from '../engine-api/guard.js';
import { lastOf, queryOf, type Query } from '../engine-api/query.js';
import { ApiProblem } from '../platform/api-problem.js';

/** As PostgreSQL's integers go. */
export const LARGEST_NUMBER = 2_147_483_647;

/** A number in a path; what can be nobody's is 0. */
export function readNumber(text: string): number {
  const id = readId(text) ?? 0;
  return id > LARGEST_NUMBER ? 0 : id;
}

/** One page of a list that goes on; `next` is what `after` has to be for the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 200;
const NUMBER: ResultCode = 'A802201';

/** A number in the query; undefined when it is not there. */
export function numberIn(query: Query, name: string, max = Number.MAX_SAFE_INTEGER): number | undefined {
  const text = lastOf(query, name);
  if (text === undefined || text === '') return undefined;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value) && value <= max) return value;
  const problem = { property: name, resultCode: NUMBER, expected: `an integer from 0 to ${max}`, received: text.slice(0, 60) };
  throw new ApiProblem(400, NUMBER, { parameter: name, max }, { members: { problems: [problem] } });
}

/** Which page is asked for: entries come by falling numbers, and `after` is the last one of the page before. */
export function pageIn(call: Call): { readonly limit: number; readonly before?: number } {
  const query = queryOf(call);
  const before = numberIn(query, 'after');
  return { limit: Math.max(1, numberIn(query, 'limit', LARGEST_LIMIT) ?? DEFAULT_LIMIT), ...(before === undefined ? {} : { before }) };
}

/** Made from one entry more than fits, which says whether there is a next page. */
export function pageOf<T, Shown>(found: readonly T[], limit: number, numberOf: (one: T) => number, shown: (one: T) => Shown): Page<Shown> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(shown), ...(found.length > limit && last !== undefined ? { next: String(numberOf(last)) } : {}) };
}
