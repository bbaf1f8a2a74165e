import { ApiProblem } from '../platform/api-problem.js';
import { lastOf, type Query } from './query.js';

/** A whole number of the query, within bounds; what is larger than allowed is cut down, as lists do. */
export function numberIn(query: Query, name: string, { least, most, otherwise }: { readonly least: number; readonly most: number; readonly otherwise: number }): number {
  const text = lastOf(query, name);
  if (text === undefined || text === '') return otherwise;
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least)) throw new ApiProblem(400, 'A710202', { parameter: name, expected: `a whole number from ${least} to ${most}` });
  return Math.min(number, most);
}
