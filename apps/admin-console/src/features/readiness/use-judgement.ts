import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { clientsQuery, serviceQuery, type Entity } from '../../api/entities';
import { useEditor } from '../settings/editor';
import type { Judged } from './report';

/** More clients than this are not read for a page. */
export const MOST_CLIENTS = 500;

/** The rules, once they are here. */
export const useRules = () => useQuery({ queryKey: ['rules'], queryFn: () => import('./report'), staleTime: Infinity, networkMode: 'always' });

/** The draft as it would be saved. It may lag behind the keyboard, never block it. */
export function useDraft(): Entity {
  const { stored } = useEditor();
  const values = useWatch() as Entity;
  const draft = useMemo(() => ({ ...stored, ...values }), [stored, values]);
  return useDeferredValue(draft);
}

/** What readiness is about on the pages of a service or client; undefined until all of it was read. */
export function useJudged(withClients: boolean): { readonly judged: Judged | undefined; readonly total: number; readonly error: unknown; readonly retry: () => void } {
  const { subject, place: { serviceId = '' } } = useEditor();
  const draft = useDraft();
  const isClient = subject === 'client';
  const service = useQuery({ ...serviceQuery(serviceId), enabled: isClient });
  const list = useQuery({ ...clientsQuery(serviceId, 0, MOST_CLIENTS), enabled: !isClient && withClients });
  const judged = useMemo((): Judged | undefined => {
    if (isClient) return service.data === undefined ? undefined : { service: service.data as unknown as Entity, clients: [draft], clientsOnly: true };
    if (!withClients) return { service: draft, clients: [], clientsOnly: false };
    return list.data === undefined ? undefined : { service: draft, clients: list.data.clients as unknown as readonly Entity[], clientsOnly: false };
  }, [isClient, withClients, draft, service.data, list.data]);
  const asked = isClient ? service : list;
  return { judged, total: list.data?.totalCount ?? 0, error: judged === undefined ? asked.error : null, retry: () => void asked.refetch() };
}
