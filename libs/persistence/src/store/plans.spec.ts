import { beforeAll, expect, test } from '@jest/globals';
import type { Effects, Named, Store, TokenDirectory, TokenTicket } from '@symbolon/engine';
import type { Database } from '../connection/database.js';
import { accessToken, code, refreshToken, singleUse, ticket } from '../spec/records.js';
import { aValue, useInstances } from '../spec/instances.js';
import { sha256 } from '../statements/key.js';
import { createTokenDirectory } from '../tokens/token-directory.js';
import { createStore } from './store.js';

/* Plans are made once, and perhaps while the tables are empty: whatever they were made for, they must read few rows when tables are full. */

const [SERVICE, ROWS, MOST] = [42, 1_500, 60];
const open = useInstances();
const now = Date.now();
let [database, store, tokens]: [Database, Store, TokenDirectory] = [] as never;

const commit = (effects: Effects) => store.commit(SERVICE, effects);
const named = (index: number) => ({ chain: `chain ${index} ${aValue(now)}`, subject: `user ${index}`, clientId: index % 3 });
const pair = (index: number) => {
  const owner = named(index);
  return { accessToken: accessToken(now, owner), refreshToken: refreshToken(now, owner) };
};
const tokenTicket = (): Named<TokenTicket> => ({
  value: aValue(now), record: { grantType: 'PASSWORD', clientId: 1, clientIdAliasUsed: false, scopes: [], confirmation: {}, profiles: [], expiresAt: now + 60_000 },
});

async function grant(index: number) {
  const granted = pair(index);
  await commit({ kind: 'grantTokens', singleUse: [], ...granted });
  return granted;
}

async function issueCode(index: number) {
  const [opened, issued] = [ticket(now), code(now, named(index))];
  await commit({ kind: 'openTicket', ticket: opened });
  await commit({ kind: 'completeTicket', ticket: opened.value, code: issued });
  return issued;
}

/** Everything that a store and a directory of tokens do to what one user holds. */
const WORK: Readonly<Record<string, () => Promise<unknown>>> = {
  'a code': async () => {
    const issued = await issueCode(5);
    await commit({ kind: 'redeemCode', singleUse: [singleUse(now)], code: issued.value, ...pair(5), sole: true });
  },
  'an implicit token': async () => {
    const opened = ticket(now);
    await commit({ kind: 'openTicket', ticket: opened });
    await commit({ kind: 'completeTicket', ticket: opened.value, accessToken: accessToken(now, named(6)), sole: true });
  },
  'a password': async () => {
    const opened = tokenTicket();
    await commit({ kind: 'openTokenTicket', singleUse: [], ticket: opened });
    await commit({ kind: 'grantTokens', singleUse: [singleUse(now)], ticket: opened.value, ...pair(7), sole: true });
    await commit({ kind: 'dropTokenTicket', ticket: opened.value });
  },
  'refreshes': async () => {
    const { refreshToken: kept } = await grant(8);
    await store.refreshToken(SERVICE, kept.value);
    await commit({ kind: 'refresh', singleUse: [singleUse(now)], refreshToken: kept.value, accessToken: accessToken(now, named(8)) });
    await commit({ kind: 'refresh', singleUse: [], refreshToken: kept.value, ...{ accessToken: pair(8).accessToken, successor: pair(8).refreshToken } });
  },
  'an introspection': async () => {
    const { accessToken: token } = await grant(9);
    await store.accessToken(SERVICE, token.value);
    await store.accessToken(SERVICE, token.value, singleUse(now));
    await Promise.all([store.accessToken(SERVICE, token.value), store.accessToken(SERVICE, aValue(now))]);
  },
  'revocations': async () => {
    const [one, two, three] = [await grant(10), await grant(11), await grant(12)];
    await commit({ kind: 'revokeToken', token: one.accessToken.value });
    await commit({ kind: 'revokeToken', token: two.refreshToken.value });
    await commit({ kind: 'revokeChain', chain: three.accessToken.record.chain });
  },
  'an administrator': async () => {
    const [one, two] = [await grant(13), await grant(14)];
    const hash = sha256(one.accessToken.value).toString('base64url');
    await tokens.find(SERVICE, { accessToken: one.accessToken.value });
    await tokens.find(SERVICE, { accessTokenHash: hash });
    await tokens.find(SERVICE, { refreshToken: one.refreshToken.value });
    await tokens.find(SERVICE, { refreshTokenHash: sha256(one.refreshToken.value).toString('base64url') });
    await tokens.replace(SERVICE, hash, { accessToken: one.accessToken.record, refreshToken: one.refreshToken.record, value: aValue(now) });
    await tokens.remove(SERVICE, { refreshToken: one.refreshToken.value });
    await tokens.remove(SERVICE, { accessTokenHash: sha256(two.accessToken.value).toString('base64url') });
  },
  'what a user holds': async () => {
    await grant(15);
    await tokens.list(SERVICE, { subject: 'user 15' }, 0, 5);
    await tokens.list(SERVICE, { subject: 'user 15', clientId: 0, status: 'VALID' }, 0, 5);
    await tokens.authorizedClients(SERVICE, 'user 15', 0, 5);
    await tokens.setScopes(SERVICE, 0, 'user 15', ['openid']);
    await tokens.grantedScopes(SERVICE, 0, 'user 15');
    await tokens.forgetGrantedScopes(SERVICE, 0, 'user 15');
    await tokens.revoke(SERVICE, { subject: 'user 15', clientId: 0 });
    await tokens.revoke(SERVICE, { subject: 'user 15' });
  },
};

/** Entries read from indexes so far; one connection, so that its own counts are there at once. */
async function entriesRead(): Promise<number> {
  await database.dataSource.query('select pg_stat_force_next_flush()');
  const [row] = (await database.dataSource.query(`
    select sum(idx_tup_read)::int as read from pg_stat_user_indexes where relname ~ '^(ticket|authorization_code|access_token|refresh_token|granted_scopes)'`)) as { read: number }[];
  return row?.read ?? 0;
}

beforeAll(async () => {
  database = await open({ poolSize: 1 });
  [store, tokens] = [createStore(database), createTokenDirectory(database)];
  for (const work of Object.values(WORK)) await work();
  for (let index = 0; index < ROWS; index += 1) {
    const issued = await issueCode(1_000 + index);
    await commit({ kind: 'redeemCode', singleUse: [], code: issued.value, ...pair(1_000 + index) });
  }
}, 60_000);

test.each(Object.keys(WORK))('%s reads few rows among many', async (name) => {
  const before = await entriesRead();
  await WORK[name]?.();
  expect(await entriesRead() - before).toBeLessThan(MOST);
});
