// One named statement per call.
import pg from 'pg';

const REQUEST = 'client text not null, redirect_uri text not null, challenge text not null, scope text not null, expires_at bigint not null';

export const schema = `
  create table pushed_request (digest bytea primary key, ${REQUEST});
  create table ticket (digest bytea primary key, pushed bytea not null, ${REQUEST});
  create table code (digest bytea primary key, subject text not null, used boolean not null default false, ${REQUEST});
  create table access_token (digest bytea primary key, client text not null, subject text not null, scope text not null, jkt text, expires_at bigint not null);
  create table refresh_token (digest bytea primary key, client text not null, subject text not null, scope text not null, jkt text, expires_at bigint not null);
  create table single_use (digest bytea primary key, forget_at bigint not null)`;

const REMEMBER = `jti as (
    insert into single_use (digest, forget_at) select unnest($1::bytea[]), $2::bigint on conflict do nothing returning digest)`;

// As much as can be lost without harm: a jti matters for the seconds of its window only.
const WITHOUT_WAITING = `unhurried as materialized (select set_config('synchronous_commit', 'off', true) as ok)`;

const texts = {
  push: `with ${REMEMBER}, pushed as (
      insert into pushed_request (digest, client, redirect_uri, challenge, scope, expires_at)
      select $3::bytea, $4, $5, $6, $7, $8::bigint where (select count(*) from jti) = 1 returning digest)
    select exists (select from pushed) as done`,
  openTicket: `insert into ticket (digest, pushed, client, redirect_uri, challenge, scope, expires_at)
    select $1::bytea, digest, client, redirect_uri, challenge, scope, $2::bigint from pushed_request
    where digest = $3 and client = $4 and expires_at > $5
    returning scope`,
  completeTicket: `with gone as (delete from ticket where digest = $1 and expires_at > $2 returning *),
    uri as (delete from pushed_request where digest = (select pushed from gone) returning digest),
    issued as (
      insert into code (digest, subject, client, redirect_uri, challenge, scope, expires_at)
      select $3::bytea, $4, client, redirect_uri, challenge, scope, $5::bigint from gone where exists (select from uri))
    select redirect_uri from gone where exists (select from uri)`,
  redeemCode: `with ${REMEMBER}, spent as (
      update code set used = true
      where digest = $3 and not used and client = $4 and redirect_uri = $5 and challenge = $6 and expires_at > $7
        and (select count(*) from jti) = cardinality($1::bytea[])
      returning subject, client, scope),
    access as (insert into access_token select $8::bytea, client, subject, scope, $9::text, $10::bigint from spent),
    refresh as (insert into refresh_token select $11::bytea, client, subject, scope, $9::text, $12::bigint from spent)
    select subject, scope from spent`,
  findToken: 'select client, subject, scope, jkt, expires_at from access_token where digest = $1',
  checkToken: `with ${WITHOUT_WAITING}, ${REMEMBER}
    select exists (select from jti) as fresh, (select ok from unhurried), client, subject, scope, jkt, expires_at
    from access_token where digest = $3`,
};

/** A pool as large as the server's, and a function for each statement that answers the first row. */
export function createStatements({ databaseUrl, poolSize }) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize });
  const named = ([name, text]) => [name, async (...values) => (await pool.query({ name, text, values })).rows[0]];
  return Object.fromEntries(Object.entries(texts).map(named));
}
