import { createHash } from 'node:crypto';
import { createScratchDatabase, openDatabase, type Database, type DatabaseOptions } from '@symbolon/persistence';

/** A fresh database for one test file. */
export interface TestDatabase {
  readonly url: string;
  /** Opens it as one more instance of the server would. */
  open(options?: Partial<DatabaseOptions>): Promise<Database>;
  /** Closes what was opened and drops the database. */
  stop(): Promise<void>;
}

/** A master key for tests; the same id is the same key. */
export const aMasterKey = (id = 'test') => ({ id, key: createHash('sha256').update(id).digest() });

/**
 * A real PostgreSQL: the server named by TEST_DATABASE_URL, or an embedded one that this process starts once and that
 * ends with the process. Each call makes another database on it.
 */
export async function startTestDatabase(): Promise<TestDatabase> {
  const { url, drop } = await createScratchDatabase();
  const opened: Database[] = [];
  return {
    url,
    async open(options = {}) {
      const database = await openDatabase({ url, masterKeys: [aMasterKey()], poolSize: 8, ...options });
      opened.push(database);
      return database;
    },
    async stop() {
      await Promise.all(opened.map((database) => database.close()));
      await drop();
    },
  };
}
