import { infiniteQueryOptions } from '@tanstack/react-query';
import { call, withQuery } from '../../api/call';

/** An end user of a service. */
export interface User {
  readonly id: number;
  readonly subject: string;
  readonly login: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly locked: boolean;
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
  /** ms */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export interface Consent {
  readonly clientId: number;
  readonly clientName?: string;
  readonly scopes: readonly string[];
  readonly claims: readonly string[];
  /** ms */
  readonly modifiedAt: number;
}

export const usersPath = (serviceId: string): string => `/api/admin/services/${encodeURIComponent(serviceId)}/users`;
export const userPath = (serviceId: string, { id }: User): string => `${usersPath(serviceId)}/${id}`;

const LIMIT = 50;

export const usersQuery = (serviceId: string, search: string) => infiniteQueryOptions({
  queryKey: ['users', serviceId, search],
  queryFn: ({ pageParam }) => call<{ readonly items: readonly User[]; readonly next?: string }>('GET', withQuery(usersPath(serviceId), { search, after: pageParam, limit: LIMIT })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next,
});
