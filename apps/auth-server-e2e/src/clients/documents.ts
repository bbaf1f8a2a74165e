import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Identity } from './pki.js';

interface Document {
  readonly type: string;
  readonly text: string;
}

/** A site of a client: what it publishes may change while it is up. */
export interface Site {
  readonly origin: string;
  readonly publish: (path: string, type: string, text: string) => string;
  /** How often each path was asked for. */
  readonly visits: ReadonlyMap<string, number>;
  readonly stop: () => void;
}

export async function startSite({ cert, key }: Identity): Promise<Site> {
  const documents = new Map<string, Document>();
  const visits = new Map<string, number>();
  const server = createServer({ cert, key }, ({ url = '' }, response) => {
    visits.set(url, (visits.get(url) ?? 0) + 1);
    const document = documents.get(url);
    response.writeHead(document === undefined ? 404 : 200, { 'Content-Type': document?.type ?? 'text/plain', 'Cache-Control': 'max-age=60' });
    response.end(document?.text ?? 'nothing');
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin, visits,
    publish: (path, type, text) => {
      documents.set(path, { type, text });
      return origin + path;
    },
    stop: () => { server.close(); server.closeAllConnections(); },
  };
}
