import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was asked and answered. `id` begins with the time (UUID version 7), so the primary key is the order of a list. `detail` is
 * JSON as text: nothing in it is searched for, and `jsonb` refuses characters that a caller may send.
 */
export class RequestLog1763700000010 implements MigrationInterface {
  readonly name = 'RequestLog1763700000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table request_log (
      service bigint not null, id uuid not null, time bigint not null, operation text not null, client_id bigint, rejected boolean not null,
      action text not null, result_code text not null, profile text, rules text[] not null, duration bigint not null, forget_at bigint not null, detail text not null,
      primary key (service, id)
    )`);
    await runner.query('create index request_log_by_outcome on request_log (service, rejected, id)');
    await runner.query('create index request_log_by_end on request_log (forget_at)');
    await runner.query(`create table request_retention (
      service bigint primary key, failure_days integer not null, successes text not null, per_thousand integer not null, success_days integer not null
    )`);
    await runner.query(`create table request_statistics (
      service bigint not null, bucket bigint not null, operation text not null, rejected boolean not null, action text not null, result_code text not null,
      profile text not null, rule text not null, count bigint not null, latency bigint[] not null, forget_at bigint not null,
      primary key (service, bucket, operation, rejected, action, result_code, profile, rule)
    )`);
    await runner.query('create index request_statistics_by_end on request_statistics (forget_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['request_statistics', 'request_retention', 'request_log']) await runner.query(`drop table ${table}`);
  }
}
