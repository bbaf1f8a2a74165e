import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What belongs to the installation as a whole: one row, whose secret is sealed under a master key. */
export class Installation1763700000003 implements MigrationInterface {
  readonly name = 'Installation1763700000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table installation (
      number integer primary key check (number = 1),
      secret text not null,
      created_at bigint not null
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table installation');
  }
}
