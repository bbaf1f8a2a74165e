import type { TokenFilter, TokenName, TokenPair } from '@symbolon/engine';
import { one, type Runner } from '../statements/run.js';
import { statement, variants } from '../statements/statement.js';
import { named, tokenKey, type TokenKey } from './key.js';
import { BESIDE, PAIR, pairOf, type PairRow } from './pair.js';

/** The row that is named comes first: a plan made while the tables are empty might begin at the other end, with all rows of the service. */
const FIND = {
  access_token: variants((by: TokenKey['by']) => statement(`token by ${by}`, `
    with known as materialized (select * from ${named('access_token', by)} as one)
    select ${PAIR} from known t left join refresh_token r on ${BESIDE}`)),
  refresh_token: variants((by: TokenKey['by']) => statement(`token by refresh ${by}`, `
    with known as materialized (select * from ${named('refresh_token', by)} as one)
    select ${PAIR} from known r
    join access_token t on t.service = r.service and t.day = r.access_day and t.digest = r.access_digest
    where r.used_at is null`)),
};

export async function findToken(runner: Runner, service: number, name: TokenName): Promise<TokenPair | undefined> {
  const key = tokenKey(name, runner.now());
  if (!key) return undefined;
  const [row] = await runner.run<PairRow>(FIND[key.table](key.by), { service, ...key.parameters });
  return row && pairOf(row);
}

/** Counts all, reads the records of the page alone. */
const listing = variants((shape: string) => {
  const has = (part: string): boolean => shape.includes(part);
  const conditions = [
    'service = :service',
    ...(has('subject') ? ['subject = :subject'] : []),
    ...(has('client') ? ['client_id = :client'] : []),
    ...(has('INVALID') ? ['expires_at <= :now'] : has('VALID') ? ['expires_at > :now'] : []),
  ];
  return statement(`tokens${shape}`, `
  with found as materialized (select day, digest, created_at from access_token where ${conditions.join(' and ')}),
  page as (select day, digest, created_at from found order by created_at desc, digest limit :count::bigint offset :start::bigint)
  select (select count(*) from found) as total, ${PAIR}
  from (values (true)) as always
  left join (page join access_token t on t.service = :service and t.day = page.day and t.digest = page.digest) on true
  left join refresh_token r on ${BESIDE}
  order by t.created_at desc, t.digest`);
});

export async function listTokens(
  runner: Runner, service: number, { clientId, subject, status }: TokenFilter, start: number, end: number,
): Promise<{ readonly totalCount: number; readonly tokens: readonly TokenPair[] }> {
  const shape = `${subject === undefined ? '' : ', subject'}${clientId === undefined ? '' : ', client'}${status === undefined || status === 'ALL' ? '' : `, ${status}`}`;
  const rows = await runner.run<PairRow & { total: number }>(listing(shape), {
    service, subject: subject ?? null, client: clientId ?? null, now: runner.now(), start, count: Math.max(0, end - start),
  });
  return { totalCount: rows[0]?.total ?? 0, tokens: rows.filter(({ digest }) => digest !== null).map(pairOf) };
}

const authorized = variants((shape: string) => statement(`authorizedClients${shape}`, `
  with held as materialized (
    select client_id from access_token where service = :service and subject = :subject and expires_at > :now
    union
    select client_id from refresh_token where service = :service and subject = :subject and expires_at > :now and used_at is null),
  found as materialized (
    select held.client_id from held
    ${shape.includes('developer') ? 'join client c on c.client_id = held.client_id and c.service = :service and c.developer = :developer' : ''}),
  page as (select client_id from found order by client_id limit :count::bigint offset :start::bigint)
  select (select count(*) from found) as total, array(select client_id from page order by client_id) as ids`));

export async function authorizedClients(
  runner: Runner, service: number, subject: string, start: number, end: number, developer?: string,
): Promise<{ readonly totalCount: number; readonly clientIds: readonly number[] }> {
  const { total, ids } = await one<{ total: number; ids: readonly (number | string)[] }>(runner, authorized(developer === undefined ? '' : ', developer'), {
    service, subject, developer: developer ?? null, now: runner.now(), start, count: Math.max(0, end - start),
  });
  return { totalCount: total, clientIds: ids.map(Number) };
}
