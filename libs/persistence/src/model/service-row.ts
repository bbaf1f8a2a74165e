import type { Service } from '@symbolon/engine';
import type { Sealer } from '../sealing/sealer.js';
import type { ServiceRow } from '../schema/rows.js';
import { SERVICE_OFF } from './defaults.js';
import { closeDocument, deepFreeze, openDocument, type StoredDocument } from './document.js';
import { SERVICE_SECRETS, type ServiceSettings } from './settings.js';

/** Where secrets of a service stand; part of their encryption. */
export const servicePlace = (apiKey: number, column: 'api_secret' | 'sealed'): string => `service/${apiKey}/${column}`;

/** Read-only members that came along, from a service that was read and changed, are left out. */
function settingsOnly(settings: ServiceSettings): ServiceSettings {
  const { number, serviceOwnerNumber, apiKey, apiSecret, createdAt, modifiedAt, metadata, ...rest } = settings as Partial<Service> & ServiceSettings;
  void [number, serviceOwnerNumber, apiKey, apiSecret, createdAt, modifiedAt, metadata];
  return rest;
}

export const closeService = (settings: ServiceSettings, apiKey: number, sealer: Sealer): StoredDocument =>
  closeDocument(settingsOnly(settings), SERVICE_SECRETS, sealer, servicePlace(apiKey, 'sealed'));

export function serviceOf(row: ServiceRow, sealer: Sealer, clientCount?: number): Service {
  const settings = openDocument(row, sealer, servicePlace(row.api_key, 'sealed')) as Partial<ServiceSettings>;
  return deepFreeze({
    ...SERVICE_OFF,
    ...settings,
    number: row.number,
    serviceOwnerNumber: row.owner,
    apiKey: row.api_key,
    apiSecret: sealer.open(row.api_secret, servicePlace(row.api_key, 'api_secret')),
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    ...(clientCount === undefined ? {} : { metadata: [{ key: 'clientCount', value: String(clientCount) }] }),
  });
}
