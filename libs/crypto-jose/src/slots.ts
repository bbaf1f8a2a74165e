/** Runs at most `running` tasks at once; up to `waiting` more queue. */
export interface Slots {
  /** Rejects with the reason of `signal` when it fires in the queue, and with the code `SLOTS_FULL` when the queue is full. */
  run<Result>(task: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

export const SLOTS_FULL = 'SLOTS_FULL';

export function createSlots(running: number, waiting: number): Slots {
  let free = running;
  const queue = new Set<() => void>();

  const enter = (signal: AbortSignal): Promise<void> => {
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    if (queue.size >= waiting) return Promise.reject(Object.assign(new Error('Too many tasks wait.'), { code: SLOTS_FULL }));
    return new Promise((resolve, reject) => {
      const leaveQueue = (): void => {
        queue.delete(proceed);
        reject(signal.reason as Error);
      };
      const proceed = (): void => {
        queue.delete(proceed);
        signal.removeEventListener('abort', leaveQueue);
        resolve();
      };
      queue.add(proceed);
      signal.addEventListener('abort', leaveQueue, { once: true });
    });
  };
  const leave = (): void => {
    const [next] = queue;
    // The slot passes on to the next in line without becoming free.
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async run(task, signal) {
      await enter(signal);
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
