import { createHash } from 'node:crypto';
import type { AccessToken, ClientDirectory, RefreshToken, TokenDirectory, TokenFilter, TokenName, TokenPair } from '@symbolon/engine';
import type { Spendable, Table, Tables } from './memory-tables.js';

const hashOf = (value: string): string => createHash('sha256').update(value).digest('base64url');

type Refresh = Spendable<RefreshToken> & { readonly accessToken: string; readonly refreshedAt?: number };

const valueBy = (table: Table<unknown>, test: (value: string) => boolean): string | undefined => table.entries().find(([value]) => test(value))?.[0];

/** The value of the access token that a name leads to. */
function accessTokenOf({ tokens, refreshes }: Tables, name: TokenName): string | undefined {
  if ('accessToken' in name) return name.accessToken;
  if ('accessTokenHash' in name) return valueBy(tokens, value => hashOf(value) === name.accessTokenHash);
  const value = refreshTokenOf(refreshes, name);
  const row = value === undefined ? undefined : refreshes.get(value);
  return row?.usedAt === undefined ? row?.accessToken : undefined;
}

const refreshTokenOf = (refreshes: Tables['refreshes'], name: TokenName): string | undefined =>
  'refreshToken' in name ? name.refreshToken
  : 'refreshTokenHash' in name ? valueBy(refreshes, value => hashOf(value) === name.refreshTokenHash)
  : undefined;

const besides = ({ refreshes }: Tables, accessToken: string): readonly [string, Refresh] | undefined =>
  refreshes.entries().find(([, row]) => row.accessToken === accessToken && row.usedAt === undefined);

function pairOf(tables: Tables, value: string | undefined): TokenPair | undefined {
  const accessToken = value === undefined ? undefined : tables.tokens.get(value);
  if (value === undefined || accessToken === undefined) return undefined;
  const [refreshValue, refresh] = besides(tables, value) ?? [];
  return {
    accessTokenHash: hashOf(value),
    accessToken,
    ...(refreshValue === undefined || refresh === undefined ? {} : { refreshTokenHash: hashOf(refreshValue), refreshToken: refresh.record }),
    ...(refresh?.refreshedAt === undefined ? {} : { lastRefreshedAt: accessToken.createdAt }),
  };
}

const isOf = (record: AccessToken | RefreshToken, { clientId, subject }: TokenFilter): boolean =>
  (clientId === undefined || record.clientId === clientId) && (subject === undefined || record.subject === subject);

const hasStatus = ({ expiresAt }: AccessToken, { status }: TokenFilter, now: number): boolean =>
  status === 'VALID' ? expiresAt > now : status === 'INVALID' ? expiresAt <= now : true;

const scopesKey = (clientId: number, subject: string): string => `${clientId} ${subject}`;

function replace(tables: Tables, hash: string, { accessToken, refreshToken, value }: Parameters<TokenDirectory['replace']>[2]): boolean {
  const old = accessTokenOf(tables, { accessTokenHash: hash });
  if (old === undefined) return false;
  const [refreshValue, refresh] = besides(tables, old) ?? [];
  tables.tokens.delete(old);
  tables.tokens.set(value ?? old, accessToken);
  if (refreshValue !== undefined && refresh !== undefined) {
    tables.refreshes.set(refreshValue, { ...refresh, record: refreshToken ?? refresh.record, accessToken: value ?? old });
  }
  return true;
}

function remove(tables: Tables, name: TokenName): boolean {
  if ('accessToken' in name || 'accessTokenHash' in name) {
    const value = accessTokenOf(tables, name) ?? '';
    if (!tables.tokens.delete(value)) return false;
    tables.refreshes.deleteWhere(({ accessToken, usedAt }) => accessToken === value && usedAt === undefined);
    return true;
  }
  const value = refreshTokenOf(tables.refreshes, name) ?? '';
  const row = tables.refreshes.get(value);
  if (row === undefined || row.usedAt !== undefined) return false;
  tables.tokens.delete(row.accessToken);
  return tables.refreshes.delete(value);
}

function revoke({ codes, tokens, refreshes }: Tables, filter: TokenFilter): number {
  if (filter.clientId === undefined && filter.subject === undefined) return 0;
  const count = tokens.entries().filter(([, record]) => isOf(record, filter)).length;
  codes.deleteWhere(({ record }) => (filter.clientId ?? record.clientId) === record.clientId && (filter.subject ?? record.subject) === record.subject);
  tokens.deleteWhere(record => isOf(record, filter));
  refreshes.deleteWhere(({ record }) => isOf(record, filter));
  return count;
}

function setScopes({ tokens, refreshes }: Tables, owner: TokenFilter, scopes: readonly string[]): number {
  for (const [value, row] of refreshes.entries()) {
    if (row.usedAt === undefined && isOf(row.record, owner)) refreshes.set(value, { ...row, record: { ...row.record, scopes, refreshScopes: scopes } });
  }
  const mine = tokens.entries().filter(([, record]) => isOf(record, owner));
  for (const [value, record] of mine) tokens.set(value, { ...record, scopes });
  return mine.length;
}

/** Clients of live tokens, in order of id. */
const holders = ({ tokens, refreshes }: Tables, subject: string, now: number): readonly number[] => {
  const live = [...tokens.entries().map(([, record]) => record), ...refreshes.entries().filter(([, { usedAt }]) => usedAt === undefined).map(([, { record }]) => record)];
  return [...new Set(live.filter(record => record.subject === subject && record.expiresAt > now).map(({ clientId }) => clientId))].sort((a, b) => a - b);
};

/** Tokens in memory as an administrator sees them; a client's developer is asked of `clients`. */
export function createMemoryTokens(tablesOf: (service: number) => Tables, now: () => number, clients?: ClientDirectory): TokenDirectory {
  return {
    find: async (service, name) => pairOf(tablesOf(service), accessTokenOf(tablesOf(service), name)),
    async list(service, filter, start, end) {
      const tables = tablesOf(service);
      const found = tables.tokens.entries().filter(([, record]) => isOf(record, filter) && hasStatus(record, filter, now()));
      const pairs = found.map(([value]) => pairOf(tables, value)).filter(pair => pair !== undefined);
      pairs.sort((a, b) => b.accessToken.createdAt - a.accessToken.createdAt || Buffer.from(a.accessTokenHash, 'base64url').compare(Buffer.from(b.accessTokenHash, 'base64url')));
      return { totalCount: pairs.length, tokens: pairs.slice(start, Math.max(start, end)) };
    },
    replace: async (service, hash, change) => replace(tablesOf(service), hash, change),
    remove: async (service, name) => remove(tablesOf(service), name),
    revoke: async (service, filter) => revoke(tablesOf(service), filter),
    setScopes: async (service, clientId, subject, scopes) => setScopes(tablesOf(service), { clientId, subject }, scopes),
    async authorizedClients(service, subject, start, end, developer) {
      const ids = holders(tablesOf(service), subject, now());
      const known = await Promise.all(ids.map(async id => developer === undefined || (await clients?.client(service, String(id)))?.developer === developer));
      const found = ids.filter((_, index) => known[index]);
      return { totalCount: found.length, clientIds: found.slice(start, Math.max(start, end)) };
    },
    grantedScopes: async (service, clientId, subject) => tablesOf(service).grantedScopes.get(scopesKey(clientId, subject)),
    forgetGrantedScopes: async (service, clientId, subject) => tablesOf(service).grantedScopes.delete(scopesKey(clientId, subject)),
  };
}

/** What a completed ticket grants, remembered. */
export function rememberScopes({ grantedScopes }: Tables, { clientId, subject, scopes }: Pick<AccessToken, 'clientId' | 'subject' | 'scopes'>, now: number): void {
  if (subject === undefined) return;
  const latest = [...new Set(scopes)].sort();
  const before = grantedScopes.get(scopesKey(clientId, subject));
  if (before !== undefined && JSON.stringify(before.latest) === JSON.stringify(latest)) return;
  grantedScopes.set(scopesKey(clientId, subject), { latest, merged: [...new Set([...before?.merged ?? [], ...latest])].sort(), modifiedAt: now });
}
