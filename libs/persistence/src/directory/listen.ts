import { randomBytes } from 'node:crypto';
import type { Client as Connection } from 'pg';
import { parseChange, type Change } from '../connection/changes.js';
import { ownConnection } from '../connection/locks.js';

export interface ListenOptions {
  readonly url: string;
  readonly onChange: (change: Change) => void;
  readonly onProblem: (problem: Error) => void;
  /** How often the connection proves that notifications arrive, ms; default 10 s. */
  readonly heartbeat?: number;
}

export interface Listening {
  /** Whether changes of other instances reach us now. */
  isUp(): boolean;
  close(): Promise<void>;
}

const CHANNEL = 'symbolon';
const FIRST_RETRY = 100;
const LAST_RETRY = 5_000;

/** A connection that has stopped answering does not say so; a proxy that swallows LISTEN neither. So we notify ourselves. */
async function prove(connection: Connection, timeout: number): Promise<void> {
  const mark = `ping ${randomBytes(8).toString('hex')}`;
  let heard: (message: { payload?: string | undefined }) => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      heard = ({ payload }) => payload === mark && resolve();
      connection.on('notification', heard);
      timer = setTimeout(() => reject(new Error('Notifications of the database do not arrive.')), timeout);
      connection.query('select pg_notify($1, $2)', [CHANNEL, mark]).catch(reject);
    });
  } finally {
    clearTimeout(timer);
    connection.off('notification', heard);
  }
}

/** Resolves when the connection has ended or stopped proving itself. */
const lost = (connection: Connection, heartbeat: number, closed: AbortSignal): Promise<Error | undefined> =>
  new Promise((resolve) => {
    const beat = setInterval(() => {
      prove(connection, heartbeat).catch((error: unknown) => end(error as Error));
    }, heartbeat).unref();
    const end = (error?: Error): void => {
      clearInterval(beat);
      resolve(error);
    };
    connection.once('end', () => end(new Error('The connection for notifications ended.')));
    closed.addEventListener('abort', () => end(), { once: true });
    if (closed.aborted) end();
  });

const pause = (duration: number, closed: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, duration).unref();
    closed.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
  });

/** Hears of changes on a connection of its own, which comes back by itself. After a gap anything may have changed. */
export function startListening({ url, onChange, onProblem, heartbeat = 10_000 }: ListenOptions): Listening {
  const closing = new AbortController();
  const closed = closing.signal;
  let up = false;

  const listen = async (): Promise<Error | undefined> => {
    const connection = await ownConnection(url, 'notifications');
    try {
      connection.on('notification', ({ payload }) => {
        const change = parseChange(payload ?? '');
        if (change) onChange(change);
      });
      await connection.query(`listen ${CHANNEL}`);
      await prove(connection, heartbeat);
      onChange({ kind: 'anything' });
      up = true;
      return await lost(connection, heartbeat, closed);
    } finally {
      up = false;
      // A dead connection would not answer a farewell.
      await Promise.race([connection.end().catch(() => undefined), pause(1_000, closed)]);
    }
  };

  const work = async (): Promise<void> => {
    let retry = FIRST_RETRY;
    while (!closed.aborted) {
      const began = performance.now();
      const problem = await listen().catch((error: unknown) => error as Error);
      if (closed.aborted) return;
      if (problem) onProblem(problem);
      retry = performance.now() - began > LAST_RETRY ? FIRST_RETRY : Math.min(retry * 2, LAST_RETRY);
      await pause(retry * (0.5 + Math.random() / 2), closed);
    }
  };

  const working = work();
  return {
    isUp: () => up,
    async close() {
      closing.abort();
      await working;
    },
  };
}
