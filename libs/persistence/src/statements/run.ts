import type { Parameters, Statement } from './statement.js';

/** What statements need: the pool behind a function, and the time. */
export interface Runner {
  run<Row>(statement: Statement, parameters: Parameters): Promise<readonly Row[]>;
  now(): number;
}

/** The only row of a statement that always answers with one. */
export async function one<Row>(runner: Runner, statement: Statement, parameters: Parameters): Promise<Row> {
  const rows = await runner.run<Row>(statement, parameters);
  if (rows.length === 0) throw new Error(`Statement ${statement.name} answered nothing.`);
  return rows[0] as Row;
}
