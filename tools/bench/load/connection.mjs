// A keep-alive HTTP/1.1 connection with one request in flight. It shares its core with PostgreSQL, so it is as cheap as
// can be: it knows only answers with a content-length, which is what both sides send.
import { connect as connectSocket } from 'node:net';

const END = Buffer.from('\r\n\r\n');
const LENGTH = /\r\ncontent-length: *(\d+)/i;

/** The answer at the start of the bytes, or undefined while some are missing. */
function readAnswer(bytes) {
  const end = bytes.indexOf(END);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = LENGTH.exec(head);
  if (length === null) throw new Error(`An answer without content-length:\n${head}`);
  const total = end + END.length + Number(length[1]);
  return bytes.length < total ? undefined : { status: Number(head.slice(9, 12)), text: bytes.toString('utf8', end + END.length, total) };
}

class Connection {
  #socket;
  #received;
  #waiting;

  constructor(socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#settle('reject', error));
    socket.on('close', () => this.#settle('reject', new Error('The server closed a connection.')));
  }

  #settle(how, what) {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.[how](what);
  }

  #take(chunk) {
    this.#received = this.#received === undefined ? chunk : Buffer.concat([this.#received, chunk]);
    try {
      const answer = readAnswer(this.#received);
      if (answer === undefined) return;
      this.#received = undefined;
      this.#settle('resolve', answer);
    } catch (error) {
      this.#settle('reject', error);
    }
  }

  /** Sends a request as it is on the wire. */
  send(request) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close() {
    this.#socket.destroy();
  }
}

export const connect = (port) => new Promise((resolve, reject) => {
  const socket = connectSocket({ port, host: '127.0.0.1' });
  socket.once('error', reject);
  socket.once('connect', () => {
    socket.off('error', reject);
    resolve(new Connection(socket));
  });
});
