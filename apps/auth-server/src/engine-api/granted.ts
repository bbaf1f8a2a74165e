import type { CallRefusal } from '@symbolon/engine';
import { ApiProblem } from '../platform/api-problem.js';

const STATUS = { badRequest: 400, forbidden: 403, notFound: 404 } as const;

/** The answer of an operation that has no `action`; a refusal becomes an HTTP status. */
export async function granted<T extends object>(answer: Promise<T | CallRefusal>): Promise<T> {
  const given = await answer;
  if (!('refused' in given)) return given;
  const { refused, resultCode, values } = given as CallRefusal;
  throw new ApiProblem(STATUS[refused], resultCode, values);
}
