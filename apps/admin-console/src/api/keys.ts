import { queryOptions } from '@tanstack/react-query';
import type { JWK } from 'jose';
import { call } from './call';

export type KeyState = 'signing' | 'decrypting' | 'published' | 'retired';
export type Purpose = 'idToken' | 'userInfo' | 'authorization' | 'accessToken' | 'introspection' | 'resource';

/** A key of a service, without its private part. */
export interface RingKey {
  readonly kid?: string;
  readonly kty?: string;
  readonly alg?: string;
  readonly use?: string;
  readonly crv?: string;
  readonly bits?: number;
  readonly state: KeyState;
  readonly signsFor: readonly Purpose[];
  readonly publicJwk: object;
  readonly certificate?: { readonly subject: string; readonly issuer: string; readonly notAfter: number };
}

export interface RingKeys {
  readonly items: readonly RingKey[];
  readonly modifiedAt: number;
}

const keysPath = (serviceId: string): string => `/api/admin/services/${encodeURIComponent(serviceId)}/keys`;
const keyPath = (serviceId: string, kid: string): string => `${keysPath(serviceId)}/${encodeURIComponent(kid)}`;

export const keysQuery = (serviceId: string) => queryOptions({ queryKey: ['keys', serviceId], queryFn: () => call<RingKeys>('GET', keysPath(serviceId)) });

export const generateKey = (serviceId: string, key: { readonly alg: string; readonly kid?: string; readonly size?: number }): Promise<RingKey> => call<RingKey>('POST', keysPath(serviceId), key);
export const importKeys = (serviceId: string, text: string): Promise<RingKeys> => call<RingKeys>('POST', `${keysPath(serviceId)}/import`, { text });
export const moveKey = (serviceId: string, kid: string, step: 'publish' | 'switch' | 'retire'): Promise<RingKey> => call<RingKey>('POST', `${keyPath(serviceId, kid)}/${step}`);
export const deleteKey = (serviceId: string, kid: string): Promise<undefined> => call<undefined>('DELETE', keyPath(serviceId, kid));

/** What the service publishes, to verify with; nothing where it has no keys. */
export const keysOf = async (serviceId: string): Promise<{ readonly keys: JWK[] }> => (await call<{ readonly keys: JWK[] } | undefined>('GET', `/api/${encodeURIComponent(serviceId)}/service/jwks/get`)) ?? { keys: [] };
