import type { AccessToken, RefreshToken, TokenDirectory, TokenName } from '@symbolon/engine';
import { FORGET_ACCESS_TOKEN } from '../statements/forget-access-token.js';
import { keyOfNew } from '../statements/key.js';
import { EXPIRED_KEPT } from '../statements/lifetimes.js';
import { one, type Runner } from '../statements/run.js';
import { statement, variants, type Parameters as Values } from '../statements/statement.js';
import { named, tokenKey, type TokenKey } from './key.js';

type Change = Parameters<TokenDirectory['replace']>[2];

const columns = (prefix: string): string =>
  `expires_at = :${prefix}Expires, forget_at = :${prefix}Forget, record = :${prefix}Record`;

/** What may change of a record; to whom it belongs and when it was made may not. */
function parameters(prefix: 'token' | 'refresh', record: AccessToken | RefreshToken | undefined): Values {
  if (record === undefined) return {};
  const { chain: _chain, clientId: _client, subject: _subject, createdAt: _created, expiresAt, ...rest } = record;
  return { [`${prefix}Expires`]: expiresAt, [`${prefix}Forget`]: expiresAt + EXPIRED_KEPT, [`${prefix}Record`]: JSON.stringify(rest) };
}

const replacing = variants((shape: string) => {
  const moved = shape.includes('value');
  const assignments = [...(shape.includes('refresh') ? [columns('refresh')] : []), ...(moved ? ['access_day = :newDay, access_digest = :newDigest'] : [])];
  return statement(`replaceToken${shape}`, `
  with known as (select day, chain from ${named('access_token', 'hash')} as t),
  changed as (
    update access_token set ${columns('token')}${moved ? ', day = :newDay, digest = :newDigest' : ''}
    where service = :service and day = (select day from known) and digest = :digest
    returning day)${assignments.length === 0 ? '' : `,
  beside as (
    update refresh_token set ${assignments.join(', ')}
    where chain = (select chain from known) and service = :service and access_digest = :digest and used_at is null and exists (select from changed))`}
  select exists (select from changed) as changed`);
});

export async function replaceToken(
  runner: Runner, service: number, accessTokenHash: string, { accessToken, refreshToken, value }: Change,
): Promise<boolean> {
  const key = tokenKey({ accessTokenHash }, runner.now());
  if (!key) return false;
  const moved = value === undefined ? undefined : keyOfNew(value);
  const row = await one<{ changed: boolean }>(runner, replacing(`${refreshToken ? ', refresh' : ''}${moved ? ', value' : ''}`), {
    service, ...key.parameters, ...parameters('token', accessToken), ...parameters('refresh', refreshToken),
    ...(moved ? { newDay: moved.day, newDigest: moved.digest } : {}),
  });
  return row.changed;
}

/** Refresh tokens go first, in the order in which a refresh locks the two. */
const REMOVE = {
  access_token: variants((by: TokenKey['by']) => statement(`removeToken by ${by}`, `
  with known as (select day, chain from ${named('access_token', by)} as t),
  beside as (
    delete from refresh_token
    where chain = (select chain from known) and service = :service and access_digest = :digest and used_at is null
    returning day),
  gone as (
    delete from access_token where service = :service and day = (select day from known) and digest = :digest and (select count(*) from beside) >= 0
    returning day)
  select exists (select from gone) as gone, null::int as day, null::bytea as digest`)),
  refresh_token: variants((by: TokenKey['by']) => statement(`removeToken by refresh ${by}`, `
  with known as (select day from ${named('refresh_token', by)} as r),
  gone as (
    delete from refresh_token where service = :service and day = (select day from known) and digest = :digest and used_at is null
    returning access_day, access_digest)
  select exists (select from gone) as gone, (select access_day from gone) as day, (select access_digest from gone) as digest`)),
};

export async function removeToken(runner: Runner, service: number, name: TokenName): Promise<boolean> {
  const key = tokenKey(name, runner.now());
  if (!key) return false;
  const { gone, day, digest } = await one<{ gone: boolean; day: number | null; digest: Buffer | null }>(runner, REMOVE[key.table](key.by), { service, ...key.parameters });
  // Whatever a refresh under way has made of it: now it is visible.
  if (day !== null && digest !== null) await runner.run(FORGET_ACCESS_TOKEN, { service, day, digest });
  return gone;
}
