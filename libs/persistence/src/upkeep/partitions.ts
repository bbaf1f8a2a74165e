import { dayOf } from '@symbolon/engine';
import type { ClientBase } from 'pg';
import { LOCK_FAMILY, LOCKS } from '../connection/locks.js';
import { HOT_TABLES, type HotTable } from './hot-tables.js';

/** Days for which partitions are made ahead; should upkeep fail for longer, the default partitions take the rows. */
const DAYS_AHEAD = 7;

/** A partition holds the days from `start` up to, not including, `end`. */
export interface Partition {
  readonly table: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const partitionOf = ({ table, days }: HotTable, day: number): Partition => {
  const start = Math.floor(day / days) * days;
  return { table, name: `${table}_d${start}`, start, end: start + days };
};

function wanted(today: number): readonly Partition[] {
  const all = HOT_TABLES.flatMap((hot) =>
    Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => partitionOf(hot, today + ahead)));
  return [...new Map(all.map((partition) => [partition.name, partition])).values()];
}

/** The partitions that there are, by day; default partitions left out. */
export async function existingPartitions(client: ClientBase): Promise<readonly Partition[]> {
  const { rows } = await client.query<{ table: string; name: string; bounds: string }>(`
    select parent.relname as table, part.relname as name, pg_get_expr(part.relpartbound, part.oid) as bounds
    from pg_inherits join pg_class part on part.oid = inhrelid join pg_class parent on parent.oid = inhparent
    where parent.relname = any($1) and part.relkind = 'r' and part.relnamespace = current_schema()::regnamespace`,
  [HOT_TABLES.map(({ table }) => table)]);
  return rows.flatMap(({ table, name, bounds }) => {
    const [, start, end] = /FROM \('?(-?\d+)'?\) TO \('?(-?\d+)'?\)/.exec(bounds) ?? [];
    return start === undefined || end === undefined ? [] : [{ table, name, start: Number(start), end: Number(end) }];
  });
}

/**
 * Requests hold locks on all partitions, and requests wait behind us while we wait for them. So we give up soon and try
 * again at the next round; there are days left.
 */
export async function inShortTransaction(client: ClientBase, work: () => Promise<void>): Promise<boolean> {
  await client.query(`begin; set local lock_timeout = '100ms'`);
  try {
    await work();
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback');
    if ((error as { code?: string }).code === '55P03') return false;
    throw error;
  }
}

/**
 * Made beside the parent and attached, which lets requests go on; rows that came too early move in. An instance that
 * starts and one that keeps up may want the same partition.
 */
const create = (client: ClientBase, { table, name, start, end }: Partition): Promise<boolean> =>
  inShortTransaction(client, async () => {
    await client.query('select pg_advisory_xact_lock($1, $2)', [LOCK_FAMILY, LOCKS.partitions]);
    const { rows } = await client.query<{ made: boolean }>('select to_regclass($1) is not null as made', [name]);
    if (rows[0]?.made === true) return;
    await client.query(`create table ${name} (like ${table} including all)`);
    await client.query(`lock table ${table}_other in access exclusive mode`);
    await client.query(`
      with early as (delete from ${table}_other where day >= ${start} and day < ${end} returning *)
      insert into ${name} select * from early`);
    await client.query(`alter table ${table} attach partition ${name} for values from (${start}) to (${end})`);
  });

/** Makes the missing partitions from today on; returns the names of those made. */
export async function createPartitions(client: ClientBase, now: number): Promise<readonly string[]> {
  const existing = new Set((await existingPartitions(client)).map(({ name }) => name));
  const made: string[] = [];
  for (const partition of wanted(dayOf(now))) {
    if (!existing.has(partition.name) && (await create(client, partition))) made.push(partition.name);
  }
  return made;
}
