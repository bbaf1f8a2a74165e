import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What names a row: the service, the day on which the value was made, and the SHA-256 of the value. */
const KEY = 'service bigint not null, day integer not null, digest bytea not null';

const TIMES = 'expires_at bigint not null, forget_at bigint not null';

const GRANT = 'chain text not null, client_id bigint not null, subject text, created_at bigint not null';

/**
 * Tables of protocol state, partitioned by day. `forget_at` (ms) is when a row may go; `record` is what no statement
 * looks at, kept as it was written (json, not jsonb, spares the conversion).
 */
const TABLES: Readonly<Record<string, string>> = {
  ticket: `client_id bigint not null, context text, ${TIMES}, record json not null`,
  pushed_request: `client_id bigint not null, ${TIMES}, record json not null`,
  authorization_code: `${GRANT}, ${TIMES}, used_at bigint, record json not null`,
  access_token: `${GRANT}, ${TIMES}, record json not null`,
  refresh_token: `${GRANT}, ${TIMES}, used_at bigint,
    access_day integer, access_digest bytea, replaced_day integer, replaced_digest bytea, record json not null`,
  single_use: 'forget_at bigint not null',
};

/**
 * Revocation goes by chain. Tokens may live long beside others that do not, so their expired rows are found by index;
 * the other tables lose whole partitions.
 */
const INDEXES = [
  'create index authorization_code_by_chain on authorization_code (chain)',
  'create index access_token_by_chain on access_token (chain)',
  'create index refresh_token_by_chain on refresh_token (chain)',
  'create index access_token_by_end on access_token (forget_at)',
  'create index refresh_token_by_end on refresh_token (forget_at)',
];

/** Tickets, pushed requests, codes, tokens and `jti` values. */
export class Protocol1763700000001 implements MigrationInterface {
  readonly name = 'Protocol1763700000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES)) {
      await runner.query(`create table ${table} (${KEY}, ${columns}, primary key (service, day, digest)) partition by range (day)`);
      await runner.query(`create table ${table}_other partition of ${table} default`);
    }
    for (const index of INDEXES) await runner.query(index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${Object.keys(TABLES).join(', ')}`);
  }
}
