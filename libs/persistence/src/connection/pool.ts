import type { Pool, QueryConfig, QueryResult } from 'pg';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Runner } from '../statements/run.js';
import { valuesOf, type Parameters, type Statement } from '../statements/statement.js';

const INT8 = 20;

/** Our bigints are ids below 2^53 and times in ms, so they are numbers. Given to one pool only: pg's own table is global. */
export const typesWithNumbers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** The pool that TypeORM made: its own `query()` cannot name a statement. */
export const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { readonly master: Pool }).master;

/**
 * Named statements keep one plan. Left to itself PostgreSQL compares the cost of a plan for all partitions with that of
 * one for a known day, and would plan a partitioned statement anew each time. And a plan that was made while a table
 * was empty must still fit when it is full: always by index.
 */
export const PREPARE_SESSION = `set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off;
  set enable_mergejoin = off; set jit = off`;

/** Deadlock and serialization failure: nothing happened, so the statement may be sent again. */
const RETRYABLE = new Set(['40P01', '40001']);

const isRetryable = (error: unknown): boolean => RETRYABLE.has((error as { code?: string }).code ?? '');

/** A named statement. An object of pg's own kind: any other is copied, property by property with its descriptors, for each query. */
class NamedQuery extends pg.Query {
  readonly name: string;

  constructor({ name, text }: Statement, values: unknown[]) {
    super(text, values);
    this.name = name;
  }
}

/** Sends named statements through the pool; listeners hear each attempt. */
export function runOn(pool: Pool, listeners: ReadonlySet<(name: string) => void>): Runner['run'] {
  const send = (statement: Statement, values: unknown[]): Promise<QueryResult> => {
    for (const listener of listeners) listener(statement.name);
    // A query object of pg's own goes through the pool like any other; only the types do not know.
    return pool.query(new NamedQuery(statement, values) as unknown as QueryConfig);
  };
  return async <Row>(statement: Statement, parameters: Parameters): Promise<readonly Row[]> => {
    const values = valuesOf(statement, parameters);
    const { rows } = await send(statement, values).catch((error: unknown) => {
      if (!isRetryable(error)) throw error;
      return send(statement, values);
    });
    return rows as Row[];
  };
}
