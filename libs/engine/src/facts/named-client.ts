import type { CallRefusal } from '../model/administration.js';
import type { Client } from '../model/client.js';
import { mayUseAlias } from './client-alias.js';
import type { Service } from '../model/service.js';
import type { ClientDirectory } from '../ports/store.js';

const NUMERIC = /^[+-]?\d+$/;
const CLIENT_ID = /^[1-9]\d{0,15}$/;
/** Printable ASCII is all that an alias can have. */
const ALIAS = /^[\x20-\x7e]{1,255}$/;

/** The client that an administrator names: by id, or by alias where service and client allow it. Another service's is unknown. */
export async function namedClient(clients: ClientDirectory, service: Service, identifier: string): Promise<Client | CallRefusal> {
  const numeric = NUMERIC.test(identifier);
  if (numeric && !(CLIENT_ID.test(identifier) && Number.isSafeInteger(Number(identifier)))) return { refused: 'badRequest', resultCode: 'A001216' };
  const client = ALIAS.test(identifier) ? await clients.client(service.apiKey, identifier) : undefined;
  if (client === undefined) {
    return numeric ? { refused: 'notFound', resultCode: 'A001212', values: { clientId: identifier } }
      : { refused: 'notFound', resultCode: 'A001218', values: { identifier } };
  }
  const byAlias = String(client.clientId) !== identifier;
  return byAlias && !mayUseAlias(service, client)
    ? { refused: 'notFound', resultCode: 'A001222', values: { identifier } } : client;
}

