import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, withQuery } from './call';

interface Counted {
  readonly accepted: number;
  readonly rejected: number;
}

/** What happened to the requests of a service in a span of time. Times in ms, durations in µs. */
export interface Statistics {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly intervals: readonly (Counted & { readonly at: number; readonly profiles: Readonly<Record<string, number>> })[];
  readonly operations: readonly (Counted & { readonly operation: string; readonly p50?: number; readonly p95?: number })[];
  readonly profiles: readonly (Counted & { readonly profile: string })[];
  readonly rules: readonly { readonly rule: string; readonly count: number }[];
  /** Calls that a database out of reach did not count. */
  readonly dropped: number;
}

const HOUR = 3_600_000;
/** Spans and the length of their intervals, ms. */
export const periods = { day: { span: 24 * HOUR, step: HOUR / 2 }, week: { span: 7 * 24 * HOUR, step: 6 * HOUR }, month: { span: 30 * 24 * HOUR, step: 24 * HOUR } } as const;
export type Period = keyof typeof periods;

const FRESH_MS = 30_000;

export const statisticsQuery = (serviceId: string, period: Period) => queryOptions({
  queryKey: ['statistics', serviceId, period],
  queryFn: () => {
    const { span, step } = periods[period];
    const to = Date.now();
    return call<Statistics>('GET', withQuery(`/api/admin/services/${encodeURIComponent(serviceId)}/requests/statistics`, { from: to - span, to, step }));
  },
  refetchInterval: FRESH_MS,
  placeholderData: keepPreviousData,
});
