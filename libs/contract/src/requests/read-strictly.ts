import { compile, isObject, MISFIT } from '../reading/compile.js';
import { problemsOf } from '../reading/problems.js';
import { notAnObject, problem, read, type Reading, refused } from '../reading/problem.js';
import type { RequestSpec } from './spec.js';

/** A request of the administration: unlike the engine's, it is held against the limits of its table here, with every problem told. */
export function readStrictly<T>(spec: RequestSpec<T>, body: unknown): Reading<T> {
  if (body === undefined || body === null || body === '') return refused(problem({ path: [], code: 'A126203', expected: 'an object', value: undefined }));
  if (!isObject(body)) return refused(notAnObject(body));
  const [first, ...more] = problemsOf(spec.settings, body);
  if (first) return refused(first, ...more);
  const value = compile(spec.settings, { defaults: false })(body);
  return value === MISFIT ? refused(notAnObject(body)) : read(value as T);
}
