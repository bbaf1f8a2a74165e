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

/** Stands between the traces of a batch; inside JSON it is always escaped (RFC 8259, 7). */
const SEPARATOR = '\u001e';

/** Traces come as one text: to spell them as an array of SQL, each quote inside would have to be escaped. As JSON, the database would refuse what `\u0000` stands for. */
const INSERT = `insert into request_log (service, id, time, operation, client_id, rejected, action, result_code, profile, rules, duration, forget_at, detail)
  select service, id, time, operation, client_id, rejected, action, result_code, profile, rules, duration, forget_at, detail
  from rows from (
    json_to_recordset($1::json) as (service bigint, id uuid, time bigint, operation text, client_id bigint, rejected boolean, action text, result_code text,
      profile text, rules text[], duration bigint, forget_at bigint),
    unnest(string_to_array($2, '${SEPARATOR}'))
  ) as t (service, id, time, operation, client_id, rejected, action, result_code, profile, rules, duration, forget_at, detail)
  on conflict do nothing`;

function detailOf(trace: Trace): string {
  const text = JSON.stringify(trace);
  if (text.length <= LONGEST_DETAIL) return text;
  const { facts: _, ...bare } = trace;
  return JSON.stringify({ ...bare, call: {} });
}

interface Row {
  readonly columns: object;
  readonly detail: string;
}

function rowOf({ id, forgetAt }: Waiting, trace: Trace): Row {
  const { service, time, operation, clientId, outcome, action, resultCode, profile, findings, duration } = trace;
  const columns = {
    service, id, time, operation, client_id: clientId, rejected: outcome === 'rejected', action, result_code: resultCode, profile,
    rules: findings.map(({ rule }) => rule), duration, forget_at: forgetAt,
  };
  return { columns, detail: detailOf(trace) };
}

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

  const build = (waiting: Waiting): readonly Row[] => {
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
      await dataSource.query(INSERT, [JSON.stringify(rows.map(({ columns }) => columns)), rows.map(({ detail }) => detail).join(SEPARATOR)]);
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
