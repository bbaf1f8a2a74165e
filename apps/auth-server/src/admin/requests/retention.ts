import type { Retention } from '@symbolon/persistence';
import { ApiProblem } from '../../platform/api-problem.js';

const wrong = (parameter: string, expected: string): ApiProblem => new ApiProblem(400, 'A710202', { parameter, expected });

const WHICH: readonly unknown[] = ['off', 'sampled', 'all'] satisfies Retention['successes'][];

function wholeNumber(name: string, value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) throw wrong(name, `a whole number from ${least} to ${most}`);
  return value;
}

/** The retention in a body; what it leaves out stays as it is. */
export function retentionOf(body: unknown, present: Retention): Retention {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ApiProblem(400, 'A126202', { problem: 'it is not an object' });
  const { failureDays, successes, sampledPerThousand, successDays } = { ...present, ...body } as Readonly<Record<keyof Retention, unknown>>;
  if (!WHICH.includes(successes)) throw wrong('successes', 'off, sampled or all');
  return {
    failureDays: wholeNumber('failureDays', failureDays, 1, 365),
    successes: successes as Retention['successes'],
    sampledPerThousand: wholeNumber('sampledPerThousand', sampledPerThousand, 1, 1_000),
    successDays: wholeNumber('successDays', successDays, 1, 365),
  };
}
