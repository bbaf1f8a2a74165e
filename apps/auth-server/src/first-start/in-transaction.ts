import type { Database } from '@symbolon/persistence';

/** Tells our advisory lock for first starts from others: 'symb', and a number that no other lock of ours has. */
const LOCK = [0x73_79_6d_62, 16] as const;

/**
 * Does something as one transaction, while every other instance that wants to do the same waits. The database given to `work`
 * is this transaction: repositories made from it write nothing until all is done.
 */
export const aloneInTransaction = <T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> =>
  database.dataSource.transaction(async (manager) => {
    await manager.query('select pg_advisory_xact_lock($1, $2)', [...LOCK]);
    const dataSource = Object.assign(Object.create(manager) as typeof manager, { manager }) as unknown as Database['dataSource'];
    return work({ ...database, dataSource });
  });
