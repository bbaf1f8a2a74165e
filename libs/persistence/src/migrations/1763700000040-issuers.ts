import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the service behind a host name and path. Issuers need not be unique: services of which we host no endpoints may share one. */
export class Issuers1763700000040 implements MigrationInterface {
  readonly name = 'Issuers1763700000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index service_by_issuer on service ((settings ->> 'issuer'), number)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index service_by_issuer');
  }
}
