import { compile, isObject, MISFIT, type ReadObject } from '../reading/compile.js';
import { problemsOf } from '../reading/problems.js';
import { notAnObject, type Problem, problem, read, type Reading, refused } from '../reading/problem.js';
import { fromTexts } from './form.js';
import type { RequestSpec } from './spec.js';

const readers = new WeakMap<object, ReadObject>();

/**
 * The members of an API request, absent ones left out. Checks JSON types only: whether a ticket or a subject is missing,
 * and what values mean, is the engine's to say. class-validator runs only to word what does not conform.
 */
export function readRequest<T>(spec: RequestSpec<T>, body: unknown): Reading<T> {
  if (body === undefined || body === null || body === '') return refused(noBody);
  if (!isObject(body)) return refused(notAnObject(body));
  const value = readerOf(spec)(body);
  if (value !== MISFIT) return read(value as T);
  const texts = fromTexts(spec.settings, body);
  const loose = texts === undefined ? MISFIT : readerOf(spec)(texts);
  if (loose !== MISFIT) return read(loose as T);
  const [first, ...more] = problemsOf(spec.settings, body);
  return refused(first ?? notAnObject(body), ...more);
}

function readerOf(spec: RequestSpec<unknown>): ReadObject {
  const known = readers.get(spec);
  if (known) return known;
  const reader = compile(spec.settings, { defaults: false });
  readers.set(spec, reader);
  return reader;
}

const noBody: Problem = problem({ path: [], code: 'A126203', expected: 'an object', value: undefined });
