import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Replay, Trace } from '@symbolon/engine';
import { call, withQuery } from './call';

/** One line of the request log. */
export interface LoggedRequest {
  readonly id: string;
  /** ms since 1970 */
  readonly time: number;
  readonly operation: string;
  readonly clientId?: number;
  readonly outcome: Trace['outcome'];
  readonly action: string;
  readonly resultCode: string;
  readonly profile?: string;
  /** The clauses that it broke, the one that decided first. */
  readonly rules: readonly string[];
  /** µs */
  readonly duration: number;
}

export interface RequestPage {
  readonly items: readonly LoggedRequest[];
  readonly next?: string;
}

/** A request with everything that was kept of it. */
export interface OpenedRequest {
  readonly id: string;
  readonly trace: Trace;
}

export interface Retention {
  readonly failureDays: number;
  readonly successes: 'off' | 'sampled' | 'all';
  readonly sampledPerThousand: number;
  readonly successDays: number;
}

export const requestFilters = ['operation', 'clientId', 'action', 'resultCode', 'rule', 'outcome'] as const;
export type RequestFilter = Readonly<Partial<Record<(typeof requestFilters)[number], string>>>;

const LIMIT = 50;
const requestsPath = (serviceId: string): string => `/api/admin/services/${encodeURIComponent(serviceId)}/requests`;

export const requestsQuery = (serviceId: string, filter: RequestFilter) => infiniteQueryOptions({
  queryKey: ['requests', serviceId, filter],
  queryFn: ({ pageParam }) => call<RequestPage>('GET', withQuery(requestsPath(serviceId), { ...filter, limit: LIMIT, after: pageParam })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next,
});

export const requestQuery = (serviceId: string, traceId: string) => queryOptions({
  queryKey: ['request', serviceId, traceId],
  queryFn: async (): Promise<OpenedRequest> => {
    const { id, ...trace } = await call<Trace & { readonly id: string }>('GET', `${requestsPath(serviceId)}/${encodeURIComponent(traceId)}`);
    return { id, trace };
  },
  staleTime: Infinity,
});

export const replayRequest = (serviceId: string, traceId: string): Promise<Replay> => call<Replay>('POST', `${requestsPath(serviceId)}/${encodeURIComponent(traceId)}/replay`, {});

export const retentionQuery = (serviceId: string) => queryOptions({ queryKey: ['retention', serviceId], queryFn: () => call<Retention>('GET', `${requestsPath(serviceId)}/retention`) });

export const saveRetention = (serviceId: string, retention: Retention): Promise<Retention> => call<Retention>('PUT', `${requestsPath(serviceId)}/retention`, retention);
