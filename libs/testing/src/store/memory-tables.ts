import { dayInValue, type AccessToken, type AuthorizationCode, type GrantedScopes, type PushedRequest, type RefreshToken, type Ticket, type TokenTicket } from '@symbolon/engine';

/** A spent value that is remembered. */
export interface Spendable<T> {
  readonly record: T;
  readonly usedAt?: number;
}

/** One service's values of one kind; texts that are no values are never found. */
export interface Table<T> {
  get(value: string): T | undefined;
  set(value: string, row: T): void;
  delete(value: string): boolean;
  deleteWhere(test: (row: T) => boolean): void;
  entries(): readonly (readonly [string, T])[];
}

function createTable<T>(): Table<T> {
  const rows = new Map<string, T>();
  return {
    get: (value) => rows.get(value),
    set(value, row) {
      if (dayInValue(value) === undefined) throw new Error('A value to be stored carries no day.');
      rows.set(value, row);
    },
    delete: (value) => rows.delete(value),
    entries: () => [...rows],
    deleteWhere(test) {
      for (const [value, row] of rows) if (test(row)) rows.delete(value);
    },
  };
}

/** All state of one service. */
export interface Tables {
  readonly pushed: Table<PushedRequest>;
  readonly tickets: Table<Ticket>;
  readonly tokenTickets: Table<TokenTicket>;
  readonly codes: Table<Spendable<AuthorizationCode>>;
  readonly tokens: Table<AccessToken>;
  /** A refresh token knows the access token that its next use replaces, and when it got that by a refresh. */
  readonly refreshes: Table<Spendable<RefreshToken> & { readonly accessToken: string; readonly refreshedAt?: number }>;
  /** By client and subject. */
  readonly grantedScopes: Map<string, GrantedScopes>;
  readonly singleUse: Set<string>;
}

export const createTables = (): Tables => ({
  pushed: createTable(), tickets: createTable(), tokenTickets: createTable(), codes: createTable(), tokens: createTable(),
  refreshes: createTable(), grantedScopes: new Map(), singleUse: new Set(),
});
