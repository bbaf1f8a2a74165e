import type { Database } from '../connection/database.js';
import { LOCKS, withLockIfFree } from '../connection/locks.js';
import { clean, type Cleaning } from './clean.js';
import { createPartitions } from './partitions.js';

export interface UpkeepOptions {
  /** Time between rounds, ms; default ten minutes. */
  readonly interval?: number;
}

export interface UpkeepReport extends Cleaning {
  /** Names of the partitions made. */
  readonly created: readonly string[];
}

export interface Upkeep {
  /** A round now; undefined when another instance is at it. */
  run(): Promise<UpkeepReport | undefined>;
  stop(): Promise<void>;
}

const INTERVAL = 10 * 60_000;

/** Makes partitions ahead and removes what has expired, in the background; one instance at a time. */
export function startUpkeep(database: Database, { interval = INTERVAL }: UpkeepOptions = {}): Upkeep {
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const run = (): Promise<UpkeepReport | undefined> =>
    withLockIfFree(database.url, LOCKS.upkeep, async (client) => {
      const now = database.now();
      const created = await createPartitions(client, now);
      return { created, ...(await clean(client, now, () => stopped)) };
    });

  // Instances that were started together spread out.
  const schedule = (): void => {
    timer = setTimeout(() => {
      running = run()
        .catch((error: unknown) => database.onProblem(error as Error))
        .finally(() => {
          if (!stopped) schedule();
        });
    }, interval * (0.75 + Math.random() / 2)).unref();
  };
  schedule();

  return {
    run,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
