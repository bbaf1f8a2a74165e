import type { Server } from 'node:http';

/** How long requests under way may take to end, ms; a process manager asks for no more patience than half a minute, with several servers to close. */
const PATIENCE = 10_000;
/** How long somebody may take to send a request, ms. Whoever takes longer holds a connection for its own sake. */
export const REQUEST_TIMEOUT = 60_000;

type Connections = Pick<Server, 'closeIdleConnections' | 'closeAllConnections'>;

/**
 * Requests under way end well; a connection that is kept alive for the next one is closed as soon as its last has ended, and one
 * that does not end at all does not keep the server.
 */
export async function closeGently(server: Connections, close: () => Promise<unknown>, patience = PATIENCE): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const last = setTimeout(() => server.closeAllConnections(), patience);
  await close().finally(() => {
    clearInterval(idle);
    clearTimeout(last);
  });
}
