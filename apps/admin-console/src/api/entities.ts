import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Client, Service } from '@symbolon/engine';
import { call, withQuery } from './call';

/** A service or client as the wire has it: what is sent back whole. */
export type Entity = Readonly<Record<string, unknown>> & { readonly modifiedAt?: number };

export interface ServicePage {
  readonly totalCount: number;
  readonly services: readonly Service[];
}

export interface ClientPage {
  readonly totalCount: number;
  readonly clients: readonly Client[];
}

export const servicesQuery = (start: number, end: number) => queryOptions({
  queryKey: ['services', start, end],
  queryFn: () => call<ServicePage>('GET', withQuery('/api/service/get/list', { start, end })),
  placeholderData: keepPreviousData,
});

export const serviceQuery = (serviceId: string) => queryOptions({
  queryKey: ['service', serviceId],
  queryFn: () => call<Service>('GET', `/api/${encodeURIComponent(serviceId)}/service/get`),
});

export const clientsQuery = (serviceId: string, start: number, end: number) => queryOptions({
  queryKey: ['clients', serviceId, start, end],
  queryFn: () => call<ClientPage>('GET', withQuery(`/api/${encodeURIComponent(serviceId)}/client/get/list`, { start, end })),
  placeholderData: keepPreviousData,
});

export const clientQuery = (serviceId: string, clientId: string) => queryOptions({
  queryKey: ['client', serviceId, clientId],
  queryFn: () => call<Client>('GET', `/api/${encodeURIComponent(serviceId)}/client/get/${encodeURIComponent(clientId)}`),
});

export const servicePath = (serviceId: string): string => `/api/${encodeURIComponent(serviceId)}`;

/** Where a service is written, as console and curl say it. */
export const updatePath = (serviceId: string, clientId?: string): string =>
  clientId === undefined ? `${servicePath(serviceId)}/service/update` : `${servicePath(serviceId)}/client/update/${encodeURIComponent(clientId)}`;

/** Writes a whole service or client; what is shown elsewhere follows. */
export function useUpdate(serviceId: string, clientId?: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (entity: Entity) => call<Entity>('POST', updatePath(serviceId, clientId), entity),
    onSuccess: async (stored) => {
      queries.setQueryData(clientId === undefined ? ['service', serviceId] : ['client', serviceId, clientId], stored);
      await Promise.all([
        queries.invalidateQueries({ queryKey: [clientId === undefined ? 'services' : 'clients'] }),
        queries.invalidateQueries({ queryKey: ['readiness', serviceId] }),
      ]);
    },
  });
}

export const useCreateService = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ entity, profile }: { entity: Entity; profile?: string }) => call<Service>('POST', withQuery('/api/service/create', { profile }), entity),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['services'] }),
  });
};

export const useCreateClient = (serviceId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (entity: Entity) => call<Client>('POST', `${servicePath(serviceId)}/client/create`, entity),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clients', serviceId] }),
  });
};

export const useDelete = (serviceId: string, clientId?: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call<undefined>('DELETE', clientId === undefined ? `${servicePath(serviceId)}/service/delete` : `${servicePath(serviceId)}/client/delete/${encodeURIComponent(clientId)}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: [clientId === undefined ? 'services' : 'clients'] }),
  });
};
