import type { ClientBase } from 'pg';
import { EXPIRING_TABLES, HOT_TABLES } from './hot-tables.js';
import { existingPartitions, inShortTransaction, type Partition } from './partitions.js';

/** Small, so that no statement of ours runs long and replicas keep up. */
const BATCH = 1_000;

/** The request log: few rows beside the hot tables, so days have no tables of their own. */
const LOG_TABLES = ['request_log', 'request_statistics'] as const;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const hasLiveRows = async (client: ClientBase, name: string, now: number): Promise<boolean> => {
  const { rowCount } = await client.query(`select from ${name} where forget_at > $1 limit 1`, [now]);
  return rowCount === 1;
};

/**
 * A day counts as past when it ended an hour ago: then nobody's clock makes values for it any more, and a JWT of that day
 * is refused for its age. So what the look without a lock has found empty stays empty.
 */
const isPast = ({ end }: Partition, now: number): boolean => end * DAY_MS + HOUR_MS <= now;

/** Deletes what may be forgotten, batch by batch; each batch is a transaction of its own. */
async function deleteExpired(client: ClientBase, table: string, now: number, isStopped: () => boolean, column = 'forget_at'): Promise<number> {
  let total = 0;
  for (;;) {
    const { rowCount } = await client.query(
      `delete from ${table} where ctid = any (array(select ctid from ${table} where ${column} <= $1 limit ${BATCH}))`, [now]);
    total += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH || isStopped()) return total;
  }
}

export interface Cleaning {
  /** Names of the partitions that are gone. */
  readonly dropped: readonly string[];
  readonly deletedRows: number;
}

/**
 * Past partitions without a live row are dropped whole, which costs nothing however many rows there were; only the
 * dead rows between live ones are deleted one by one. Today's wait for tomorrow.
 */
export async function clean(client: ClientBase, now: number, isStopped: () => boolean = () => false): Promise<Cleaning> {
  const dropped: string[] = [];
  let deletedRows = 0;
  for (const partition of (await existingPartitions(client)).filter((one) => isPast(one, now))) {
    if (isStopped()) break;
    if (await hasLiveRows(client, partition.name, now)) {
      deletedRows += await deleteExpired(client, partition.name, now, isStopped);
    } else if (await inShortTransaction(client, async () => void (await client.query(`drop table ${partition.name}`)))) {
      dropped.push(partition.name);
    }
  }
  for (const { table } of HOT_TABLES) {
    if (!isStopped()) deletedRows += await deleteExpired(client, `${table}_other`, now, isStopped);
  }
  for (const table of EXPIRING_TABLES) {
    if (!isStopped()) deletedRows += await deleteExpired(client, table, now, isStopped, 'expires_at');
  }
  for (const table of LOG_TABLES) {
    if (!isStopped()) deletedRows += await deleteExpired(client, table, now, isStopped);
  }
  return { dropped, deletedRows };
}
