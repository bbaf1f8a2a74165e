import { fromForm, readRequest, type Reading, type RequestSpec, type Settings } from '@symbolon/contract';
import { ApiProblem } from '../platform/api-problem.js';
import { FormBody } from '../platform/body.js';
import type { Call } from './caller.js';

/** What a reading read; what it refused becomes a 400 that names every problem, and is worded after the first. */
export function accept<T>(reading: Reading<T>): T {
  if (reading.kind === 'read') return reading.value;
  const [{ resultCode, values }] = reading.problems;
  const problems = reading.problems.map((problem) => ({
    property: problem.property, resultCode: problem.resultCode, expected: problem.expected, received: problem.received,
  }));
  throw new ApiProblem(400, resultCode, values, { members: { problems } });
}

/** The body as JSON would have held it. No body at all is fine only where a call needs none. */
export function bodyOf(call: Call, settings: Settings): unknown {
  if (call.body instanceof FormBody) return fromForm(settings, call.body.members);
  if (call.body === undefined && call.headers['content-type'] === undefined) throw new ApiProblem(400, 'A258201');
  return call.body;
}

/** The request in the body of a call. */
export function requestOf<T extends object>(spec: RequestSpec<T>, call: Call): T {
  const request = accept(readRequest(spec, bodyOf(call, spec.settings)));
  call.asked?.(request);
  return request;
}

/** The owner on whose behalf the call comes. */
export function ownerOf({ caller }: Call): number {
  if (caller.ownerNumber === undefined) throw new Error('The guard let a call through without an owner.');
  return caller.ownerNumber;
}

/** The service that the guard found. */
export function serviceOf({ caller }: Call): NonNullable<Call['caller']['service']> {
  if (caller.service === undefined) throw new Error('The guard let a call through without a service.');
  return caller.service;
}
