import { sectorIdentifierOf } from '@symbolon/contract';
import type { Client } from '@symbolon/engine';
import type { Sealer } from '../sealing/sealer.js';
import type { ClientRow } from '../schema/rows.js';
import { CLIENT_OFF } from './defaults.js';
import { closeDocument, deepFreeze, openDocument, type StoredDocument } from './document.js';
import { CLIENT_SECRETS, type ClientSettings } from './settings.js';

/** Where secrets of a client stand; part of their encryption. */
export const clientPlace = (clientId: number, column: 'client_secret' | 'sealed'): string => `client/${clientId}/${column}`;

/** A client as it is stored: the columns beside the document. */
export interface StoredClient extends StoredDocument {
  readonly alias: string | null;
  readonly developer: string | null;
  readonly locked: boolean;
}

export function closeClient(settings: ClientSettings, clientId: number, sealer: Sealer): StoredClient {
  const { number, serviceNumber, clientId: given, clientSecret, createdAt, modifiedAt, derivedSectorIdentifier, ...own } =
    settings as Partial<Client> & ClientSettings;
  void [number, serviceNumber, given, clientSecret, createdAt, modifiedAt, derivedSectorIdentifier];
  const { clientIdAlias, developer, locked, ...document } = own;
  return {
    alias: clientIdAlias || null,
    developer: developer ?? null,
    locked,
    ...closeDocument(document, CLIENT_SECRETS, sealer, clientPlace(clientId, 'sealed')),
  };
}

export function clientOf(row: ClientRow, serviceNumber: number, sealer: Sealer): Client {
  const settings = openDocument(row, sealer, clientPlace(row.client_id, 'sealed')) as unknown as ClientSettings;
  const derivedSectorIdentifier = sectorIdentifierOf(settings);
  return deepFreeze({
    ...CLIENT_OFF,
    ...settings,
    number: row.number,
    serviceNumber,
    clientId: row.client_id,
    clientSecret: sealer.open(row.client_secret, clientPlace(row.client_id, 'client_secret')),
    locked: row.locked,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    ...(row.alias === null ? {} : { clientIdAlias: row.alias }),
    ...(row.developer === null ? {} : { developer: row.developer }),
    ...(derivedSectorIdentifier === undefined ? {} : { derivedSectorIdentifier }),
  });
}
