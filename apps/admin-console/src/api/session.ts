import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError, call, keepCsrfToken, SESSION_PATH } from './call';
import { forgetPages } from '../shell/recent';

export type Role = 'owner' | 'editor' | 'viewer';

export interface Operator {
  readonly id: number | string;
  readonly name: string;
  /** Without a service: for all of them. */
  readonly roles: readonly { readonly serviceId?: number; readonly role: Role }[];
}

interface Session {
  readonly operator: Operator;
  readonly csrfToken: string;
}

function keep({ operator, csrfToken }: Session): Operator {
  keepCsrfToken(csrfToken);
  return operator;
}

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions<Operator | null>({
  queryKey: ['session'],
  queryFn: () => call<Session>('GET', SESSION_PATH).then(keep, (error: unknown) => {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }),
  staleTime: Infinity,
});

export const signIn = (name: string, password: string): Promise<Operator> => call<Session>('POST', SESSION_PATH, { name, password }).then(keep);

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await call('DELETE', SESSION_PATH);
    keepCsrfToken(undefined);
    forgetPages();
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, null);
  };
}

const RANK: Readonly<Record<Role, number>> = { viewer: 1, editor: 2, owner: 3 };

/** Whether an operator holds at least this role, for a service or (without one) for the whole organization. */
export const holds = (operator: Operator | null | undefined, role: Role, serviceId?: string): boolean =>
  operator?.roles.some((held) => RANK[held.role] >= RANK[role] && (held.serviceId === undefined || String(held.serviceId) === serviceId)) ?? false;

export const useMay = (role: Role, serviceId?: string): boolean => holds(useQuery(sessionQuery).data, role, serviceId);
