import { context } from './context.js';
import { basic, request, type Answer } from './http.js';

export const dialects = ['2.x', '3.0'] as const;
export type Dialect = (typeof dialects)[number];

/** Credentials of a service, as `service/create` answers them. */
export interface ServiceAccess {
  readonly apiKey: number;
  readonly apiSecret: string;
}

/** One service as its front end reaches it: an instance, a dialect, credentials. */
export interface ServiceApi {
  readonly url: (path: string) => string;
  readonly authorization: string;
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body: unknown) => Promise<Answer>;
  readonly delete: (path: string) => Promise<Answer>;
}

const json = 'application/json';

function caller(url: (path: string) => string, authorization: string): ServiceApi {
  const send = (method: string, path: string, body?: unknown): Promise<Answer> => request(url(path), {
    method,
    headers: { authorization, ...(body === undefined ? {} : { 'content-type': json }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { url, authorization, get: (path) => send('GET', path), post: (path, body) => send('POST', path, body), delete: (path) => send('DELETE', path) };
}

/** A service anywhere. */
export const serviceApiAt = (baseUrl: string, service: ServiceAccess, dialect: Dialect, accessToken: string): ServiceApi => (dialect === '2.x'
  ? caller((path) => `${baseUrl}/api${path}`, basic(service.apiKey, service.apiSecret))
  : caller((path) => `${baseUrl}/api/${service.apiKey}${path}`, `Bearer ${accessToken}`));

/** A service of the instances that all suites share. */
export const serviceApi = (service: ServiceAccess, dialect: Dialect = '2.x', instance = 0): ServiceApi =>
  serviceApiAt(context.instances[instance] ?? '', service, dialect, context.credentials.accessToken);

/** The APIs of the owner: services come and go. */
export interface OwnerApi {
  readonly create: (service: unknown) => Promise<Answer>;
  readonly get: (apiKey: number) => Promise<Answer>;
  readonly list: (query?: string) => Promise<Answer>;
  readonly update: (apiKey: number, service: unknown) => Promise<Answer>;
  readonly delete: (apiKey: number) => Promise<Answer>;
}

export const ownerApi = (dialect: Dialect = '2.x', instance = 0): OwnerApi => {
  const { serviceOwner, accessToken } = context.credentials;
  const authorization = dialect === '2.x' ? basic(serviceOwner.apiKey, serviceOwner.apiSecret) : `Bearer ${accessToken}`;
  const api = caller((path) => `${context.instances[instance]}/api${path}`, authorization);
  const path = (apiKey: number, verb: string): string => (dialect === '2.x' ? `/service/${verb}/${apiKey}` : `/${apiKey}/service/${verb}`);
  return {
    create: (service) => api.post('/service/create', service),
    get: (apiKey) => api.get(path(apiKey, 'get')),
    list: (query = '') => api.get(`/service/get/list${query}`),
    update: (apiKey, service) => api.post(path(apiKey, 'update'), service),
    delete: (apiKey) => api.delete(path(apiKey, 'delete')),
  };
};
