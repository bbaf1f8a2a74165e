import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['authorization_code', 'access_token', 'refresh_token'];
const FOREIGN = ['access_token_other', 'refresh_token_other'];

/**
 * Codes and tokens of a user (not led by the service: a plan made while the table is empty would take such an index for
 * whatever names a service), and of a user at a client (what a client holds for all users together is asked for
 * seldom); and the scopes that a user granted to a client, which outlive the tokens. The default partitions hold the
 * values that others made, with days that mean nothing: there, a digest alone has to lead to a token.
 */
export class Grants1763700000002 implements MigrationInterface {
  readonly name = 'Grants1763700000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`create index ${table}_by_subject on ${table} (subject, client_id)`);
    for (const table of FOREIGN) await runner.query(`create index ${table}_by_digest on ${table} (digest)`);
    await runner.query(`create table granted_scopes (
      service bigint not null, client_id bigint not null, subject text not null,
      latest text[] not null, merged text[] not null, modified_at bigint not null,
      primary key (service, subject, client_id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table granted_scopes');
    for (const table of FOREIGN) await runner.query(`drop index ${table}_by_digest`);
    for (const table of TABLES) await runner.query(`drop index ${table}_by_subject`);
  }
}
