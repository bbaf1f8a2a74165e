import { dayInValue, type Client, type ClientDirectory, type Store, type TokenDirectory } from '@symbolon/engine';
import { commit, remember } from './memory-commit.js';
import { createMemoryTokens } from './memory-token-directory.js';
import { createTables, type Tables } from './memory-tables.js';

/** Storage in memory, held to the same contract as the real one, with the tokens in it. */
export interface MemoryStore extends Store {
  readonly tokens: TokenDirectory;
}

export function createMemoryStore(now: () => number, clients?: ClientDirectory): MemoryStore {
  const services = new Map<number, Tables>();
  const tablesOf = (service: number): Tables => {
    const known = services.get(service);
    if (known) return known;
    const fresh = createTables();
    services.set(service, fresh);
    return fresh;
  };
  const found = <T>(row: { readonly record: T; readonly usedAt?: number } | undefined) =>
    row && { record: row.record, ...(row.usedAt === undefined ? {} : { usedAt: row.usedAt }) };
  return {
    pushedRequest: (service, requestUri) => tablesOf(service).pushed.get(requestUri),
    ticket: (service, ticket) => tablesOf(service).tickets.get(ticket),
    code: (service, code) => found(tablesOf(service).codes.get(code)),
    refreshToken: (service, value) => found(tablesOf(service).refreshes.get(value)),
    tokenTicket: (service, ticket) => tablesOf(service).tokenTickets.get(ticket),
    accessToken(service, value, proof) {
      if (dayInValue(value) === undefined) return { replayed: false };
      const tables = tablesOf(service);
      const replayed = proof !== undefined && remember(tables, [proof]).length > 0;
      const token = tables.tokens.get(value);
      return token ? { token, replayed } : { replayed };
    },
    tokens: createMemoryTokens(tablesOf, now, clients),
    commit: async (service, effects) => commit(tablesOf(service), now(), effects),
  };
}

/** Clients in memory; `put` adds one or takes the place of one with the same id. */
export interface MemoryClients extends ClientDirectory {
  put(service: number, client: Client): void;
  remove(service: number, clientId: number): void;
}

export function createMemoryClients(): MemoryClients {
  const clients = new Map<string, Client>();
  const key = (service: number, clientId: number | string): string => `${service} ${clientId}`;
  return {
    put: (service, client) => void clients.set(key(service, client.clientId), client),
    remove: (service, clientId) => void clients.delete(key(service, clientId)),
    client: (service, identifier) =>
      clients.get(key(service, identifier))
      ?? [...clients].find(([name, { clientIdAlias }]) => name.startsWith(`${service} `) && clientIdAlias === identifier)?.[1],
  };
}
