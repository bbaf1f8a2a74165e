import type { Trace } from '@symbolon/engine';
import type { Database } from '../connection/database.js';

/** A trace that is still to be put together and written. */
export interface Waiting {
  readonly id: string;
  readonly forgetAt: number;
  readonly whole: () => Trace;
}

export interface WriterOptions {
  /** Traces that may wait; what comes on top is dropped. Default 1000. */
  readonly capacity?: number;
  /** Between two batches, ms; default 100. Together with the size of a batch it bounds what the log may cost, whatever comes in. */
  readonly interval?: number;
}

/** Writes traces in batches, behind the requests' backs. */
export interface Writer {
  /** False when there was no room. */
  push(waiting: Waiting): boolean;
  /** Everything that is there now is written, or given up. */
  flushed(): Promise<void>;
  /** Traces that were not written: no room, or the database did not take them. */
  readonly dropped: () => number;
}

const BATCH = 50;
/** Characters of JSON; beyond that the facts are left out, and no rule can be asked again. */
const LONGEST_DETAIL = 65_536;

const INSERT = `insert into request_log (service, id, time, operation, client_id, rejected, action, result_code, profile, rules, duration, forget_at, detail)
  select service, id, time, operation, client_id, rejected, action, result_code, profile, string_to_array(rules, ' '), duration, forget_at, detail
  from unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::text[], $5::bigint[], $6::boolean[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::text[])
    as t (service, id, time, operation, client_id, rejected, action, result_code, profile, rules, duration, forget_at, detail)
  on conflict do nothing`;

function detailOf(trace: Trace): string {
  const text = JSON.stringify(trace);
  if (text.length <= LONGEST_DETAIL) return text;
  const { facts: _, ...bare } = trace;
  return JSON.stringify({ ...bare, call: {} });
}

const rowOf = ({ id, forgetAt }: Waiting, trace: Trace): readonly unknown[] => [
  trace.service, id, trace.time, trace.operation, trace.clientId ?? null, trace.outcome === 'rejected', trace.action, trace.resultCode, trace.profile ?? null,
  trace.findings.map(({ rule }) => rule).join(' '), trace.duration, forgetAt, detailOf(trace),
];

const columns = (rows: readonly (readonly unknown[])[]): unknown[][] => Array.from({ length: 13 }, (_, column) => rows.map((row) => row[column]));

export function createWriter({ dataSource, onProblem }: Pick<Database, 'dataSource' | 'onProblem'>, { capacity = 1_000, interval = 100 }: WriterOptions = {}): Writer {
  let queue: Waiting[] = [];
  let dropped = 0;
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let complained = false;

  const complain = (error: unknown): void => {
    // Once, until something was written again: a database that is down is known elsewhere.
    if (!complained) onProblem(error as Error);
    complained = true;
  };

  const build = (waiting: Waiting): readonly (readonly unknown[])[] => {
    try {
      return [rowOf(waiting, waiting.whole())];
    } catch (error) {
      dropped += 1;
      complain(error);
      return [];
    }
  };

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    const rows = batch.flatMap(build);
    if (rows.length === 0) return;
    try {
      await dataSource.query(INSERT, columns(rows));
      complained = false;
    } catch (error) {
      dropped += rows.length;
      complain(error);
    }
  };

  /** One batch after the other, so that a slow database meets one of them at a time. */
  const next = (): Promise<void> => {
    const batch = queue.slice(0, BATCH);
    queue = queue.slice(BATCH);
    return (writing = writing.then(() => write(batch)));
  };

  const schedule = (): void => {
    timer ??= setTimeout(() => {
      void next().then(() => {
        timer = undefined;
        if (queue.length > 0) schedule();
      });
    }, interval).unref();
  };

  return {
    push(waiting) {
      if (queue.length >= capacity) {
        dropped += 1;
        return false;
      }
      queue.push(waiting);
      schedule();
      return true;
    },
    async flushed() {
      while (queue.length > 0) await next();
      await writing;
    },
    dropped: () => dropped,
  };
}
