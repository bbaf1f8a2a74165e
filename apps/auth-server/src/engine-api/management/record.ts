import { createClientRepository, createServiceRepository, recorded, type Actor, type AuditNote, type ClientRepository, type Database, type ServiceRepository } from '@symbolon/persistence';
import type { Call, Caller } from '../caller.js';

/** What an entry of the audit log says beside who, when and whose. */
export type Written = Omit<AuditNote, 'owner'>;

/** A change under way: everything in it is done together with its entries in the audit log, or not at all. */
export interface Recording {
  /** For repositories of other things than these. */
  readonly database: Database;
  readonly services: ServiceRepository;
  readonly clients: ClientRepository;
  note(written: Written): Promise<void>;
}

/** Makes a change in the name of the caller. */
export type RecordChange = <T>(call: Pick<Call, 'caller'>, work: (recording: Recording) => Promise<T>) => Promise<T>;

const named = (name: string | undefined): { readonly name?: string } => (name === undefined ? {} : { name });

export function actorOf({ operator, token, service, ownerNumber }: Caller): Actor {
  if (operator !== undefined) return { kind: 'operator', id: operator.id, name: operator.name };
  if (token !== undefined) return { kind: 'token', id: token.number, ...named(token.name) };
  if (ownerNumber !== undefined) return { kind: 'owner', id: ownerNumber };
  return { kind: 'service', ...(service === undefined ? {} : { id: service.apiKey }), ...named(service?.serviceName) };
}

const ownerOf = ({ ownerNumber, service }: Caller): number => {
  const owner = ownerNumber ?? service?.serviceOwnerNumber;
  if (owner === undefined) throw new Error('The guard let a call through without an owner.');
  return owner;
};

export const createRecordChange = (database: Database): RecordChange => ({ caller }, work) =>
  recorded(database, actorOf(caller), (within, note) => work({
    database: within, services: createServiceRepository(within), clients: createClientRepository(within),
    note: (written) => note({ owner: ownerOf(caller), ...written }),
  }));
