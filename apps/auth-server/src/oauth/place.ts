import type { Directory } from '@symbolon/persistence';
import type { MaybePromise, Service } from '@symbolon/engine';
import { isHosted, paths, type HostedUrls } from './hosting.js';

/** What of the directory the hosted endpoints use. */
export type Services = Pick<Directory, 'service' | 'serviceByIssuer'>;

export type EndpointName = keyof typeof paths | 'discovery';

/** What a path asks for, and of whom: `/{id}`, or the path of an issuer with a host of its own. */
export interface Place {
  readonly endpoint: EndpointName;
  readonly issuerPath: string;
}

const byPath = new Map<string, EndpointName>(Object.entries(paths).map(([name, path]) => [path, name as EndpointName]));
const WELL_KNOWN = /^(.*)\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(\/.*)?$/;

/** Takes a path apart. Discovery has two forms: below the issuer (OpenID Connect Discovery, 4), and before its path (RFC 8414, 3.1). */
export function placeOf(url: string): Place | undefined {
  const path = (url.split('?', 1)[0] ?? '').replace(/\/$/, '');
  const [, before = '', after = ''] = WELL_KNOWN.exec(path) ?? [];
  if (path.includes('/.well-known/')) {
    return WELL_KNOWN.test(path) && (before === '' || after === '') ? { endpoint: 'discovery', issuerPath: before + after } : undefined;
  }
  const slash = path.lastIndexOf('/');
  const endpoint = byPath.get(path.slice(slash));
  return endpoint === undefined ? undefined : { endpoint, issuerPath: path.slice(0, slash) };
}

const HOST = /^[a-z0-9.:[\]-]{1,255}$/i;
const BY_ID = /^\/([1-9]\d{0,15})$/;

/** The hosted service at an issuer's path under a host name; any other service is as unknown as none. */
export async function serviceAt(services: Services, urls: HostedUrls, host: string | undefined, issuerPath: string): Promise<Service | undefined> {
  const found = await lookUp(services, host, issuerPath);
  return found !== undefined && isHosted(found, urls) ? found : undefined;
}

function lookUp(services: Services, host: string | undefined, issuerPath: string): MaybePromise<Service | undefined> {
  const id = BY_ID.exec(issuerPath)?.[1];
  if (id !== undefined) return services.service(Number(id));
  return host !== undefined && HOST.test(host) ? byIssuer(services, `https://${host.toLowerCase()}${issuerPath}`) : undefined;
}

/** A slash at the end of an issuer is taken off before anything is put behind it (RFC 8414, 3.1), so the path does not tell. */
const byIssuer = async (services: Services, issuer: string): Promise<Service | undefined> =>
  await services.serviceByIssuer(issuer) ?? services.serviceByIssuer(`${issuer}/`);
