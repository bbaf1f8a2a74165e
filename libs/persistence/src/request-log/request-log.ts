import type { Outline, Traces } from '@symbolon/engine';
import type { Database } from '../connection/database.js';
import { createCounters } from './counters.js';
import { findRequest, listRequests, type LoggedRequest, type OpenedRequest, type RequestFilter } from './read.js';
import { createRetentions, forgetAt, isKept, type Retention } from './retention.js';
import { readStatistics, storeCounts, type RequestStatistics, type StatisticsQuery } from './statistics.js';
import { newTraceId } from './trace-id.js';
import { createWriter, type WriterOptions } from './writer.js';

export interface RequestLogOptions extends WriterOptions {
  /** Between two rounds of storing counts and hearing of retention set elsewhere, ms; default ten seconds. */
  readonly round?: number;
  /** Between 0 and 1; for tests. */
  readonly random?: () => number;
}

/** What was asked and answered: counted always, kept as each service's retention says. Nothing here makes a request wait or fail. */
export interface RequestLog extends Traces {
  /** Keeps the trace of this call whatever the retention says; to be told before the engine is. */
  insist(request: object): void;
  /** The id under which a call on whose trace somebody insisted is kept. */
  idOf(request: object): string | undefined;
  list(service: number, filter: RequestFilter): Promise<{ readonly items: readonly LoggedRequest[]; readonly next?: string }>;
  find(service: number, id: string): Promise<OpenedRequest | undefined>;
  statistics(service: number, query: StatisticsQuery): Promise<RequestStatistics>;
  retention(service: number): Retention;
  setRetention(service: number, retention: Retention): Promise<void>;
  /** Traces that this instance did not write, because too many came or the database did not take them. */
  dropped(): number;
  /** Writes what waits. */
  close(): Promise<void>;
}

const ROUND = 10_000;
/** How long a server that stops waits for its database, ms. */
const PATIENCE = 5_000;

const within = async (work: Promise<unknown>, patience: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, patience)))]).finally(() => clearTimeout(timer));
};

export function createRequestLog(database: Database, { round = ROUND, random = Math.random, ...options }: RequestLogOptions = {}): RequestLog {
  const writer = createWriter(database, options);
  const counters = createCounters(database.now);
  const retentions = createRetentions(database);
  const insisted = new WeakSet();
  const ids = new WeakMap<object, string>();
  const complain = (error: unknown): void => database.onProblem(error as Error);

  const keep = ({ outcome, service }: Outline, whole: Parameters<Traces['record']>[1]): string | undefined => {
    const id = newTraceId(database.now());
    return writer.push({ id, whole, forgetAt: forgetAt(database.now(), outcome === 'rejected', retentions.of(service)) }) ? id : undefined;
  };

  const storeWhatWasCounted = async (): Promise<void> => {
    const counts = counters.take();
    try {
      await storeCounts(database, counts);
    } catch (error) {
      counters.putBack(counts);
      throw error;
    }
  };

  let working: Promise<unknown> = retentions.reload().catch(complain);
  const timer = setInterval(() => {
    working = working.then(() => Promise.all([storeWhatWasCounted(), retentions.reload()])).catch(complain);
  }, round).unref();

  return {
    start: () => performance.now(),
    record(outline, whole) {
      counters.count(outline);
      const wanted = insisted.has(outline.request);
      if (!wanted && outline.outcome === 'accepted' && !isKept(retentions.of(outline.service), random())) return;
      const id = keep(outline, whole);
      if (wanted && id !== undefined) ids.set(outline.request, id);
    },
    insist: (request) => void insisted.add(request),
    idOf: (request) => ids.get(request),
    async list(service, filter) {
      await writer.flushed();
      return listRequests(database, service, filter);
    },
    async find(service, id) {
      await writer.flushed();
      return findRequest(database, service, id);
    },
    async statistics(service, query) {
      await storeWhatWasCounted();
      return readStatistics(database, service, query);
    },
    retention: retentions.of,
    setRetention: retentions.set,
    dropped: writer.dropped,
    async close() {
      clearInterval(timer);
      await within(working.then(() => Promise.all([writer.flushed(), storeWhatWasCounted()])).catch(complain), PATIENCE);
    },
  };
}
