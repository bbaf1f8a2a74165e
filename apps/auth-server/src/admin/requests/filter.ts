import { isTraceId, type RequestFilter, type StatisticsQuery } from '@symbolon/persistence';
import { numberIn } from '../../engine-api/cursor.js';
import { membersOf, type Query } from '../../engine-api/query.js';
import { ApiProblem } from '../../platform/api-problem.js';

const PAGE = { least: 1, most: 200, otherwise: 50 } as const;
/** Longer than any name, and what no table takes. */
const TEXT = /^[\x20-\x7e]{1,200}$/;

const wrong = (parameter: string, expected: string): ApiProblem => new ApiProblem(400, 'A710202', { parameter, expected });

function check(query: Readonly<Record<string, string | undefined>>, names: readonly string[], isGood: (text: string) => boolean, expected: string): void {
  for (const name of names) if (query[name] !== undefined && !isGood(query[name])) throw wrong(name, expected);
}

/** The filter that a query asks for. */
export function filterOf(query: Query): RequestFilter {
  const { clientId, outcome, ...texts } = membersOf(query, ['after', 'since', 'operation', 'clientId', 'action', 'resultCode', 'rule', 'outcome']);
  check(texts, ['after', 'since'], isTraceId, 'the id of a stored request');
  check(texts, ['operation', 'action', 'resultCode', 'rule'], (text) => TEXT.test(text), 'a name');
  check({ clientId }, ['clientId'], (text) => /^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(Number(text)), 'the id of a client');
  check({ outcome }, ['outcome'], (text) => text === 'accepted' || text === 'rejected', 'accepted or rejected');
  return {
    ...texts, limit: numberIn(query, 'limit', PAGE),
    ...(clientId === undefined ? {} : { clientId: Number(clientId) }),
    ...(outcome === undefined ? {} : { outcome: outcome as NonNullable<RequestFilter['outcome']> }),
  };
}

const HOUR_MS = 3_600_000;
const MONTH_MS = 31 * 24 * HOUR_MS;
/** Intervals that one answer may have. */
const MOST_INTERVALS = 2_000;
const TIME = { least: 0, most: 8_640_000_000_000_000 } as const;

/** The span of time that a query asks about; the last day, where it says nothing. */
export function spanOf(query: Query, now: number): StatisticsQuery {
  const to = numberIn(query, 'to', { ...TIME, otherwise: now });
  const from = numberIn(query, 'from', { ...TIME, otherwise: Math.max(0, to - 24 * HOUR_MS) });
  if (from >= to) throw wrong('from', 'a time before the end');
  if (to - from > 3 * MONTH_MS) throw wrong('from', 'a time at most 93 days before the end');
  const least = Math.ceil((to - from) / MOST_INTERVALS);
  return { from, to, step: Math.max(least, numberIn(query, 'step', { least: 1, most: MONTH_MS, otherwise: Math.ceil((to - from) / 96) })) };
}
