import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGuardedFetch } from '@symbolon/crypto-jose';
import type { Database, Directory } from '@symbolon/persistence';
import { createPorts, outboundOf } from './engine-ports.js';

/** A client's own server: what it answers as is the path of the URL. */
const client = createServer(({ url = '' }, response) => response.writeHead(200, { 'content-type': url.slice(1) }).end('{"keys":[]}'));
let base: string;

beforeAll(async () => {
  client.listen(0, '127.0.0.1');
  await once(client, 'listening');
  base = `http://127.0.0.1:${(client.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => client.close(resolve)));

const portsWith = (outboundPrivate: 'deny' | 'allow', secret = 7) => createPorts({
  database: {} as Database, directory: {} as Directory, secret: new Uint8Array(32).fill(secret), baseUrl: 'http://localhost:3000', fetch: createGuardedFetch(outboundOf({ outboundPrivate })),
});

describe('what clients have fetched', () => {
  test('is refused from http and private addresses', async () => {
    const { documents, jose, certificates } = portsWith('deny');
    const refused = { problem: expect.stringContaining('https') };
    expect(await documents?.fetch(`${base}/application/jwt`)).toEqual(refused);
    expect(await jose.remoteKeys(`${base}/application/json`)).toEqual(refused);
    expect(await certificates.remoteThumbprints(`${base}/application/json`)).toEqual(refused);
  });

  test('comes from there when the configuration allows it, each as its own kind of document', async () => {
    const { documents, jose } = portsWith('allow');
    expect(await documents?.fetch(`${base}/application/oauth-authz-req+jwt`)).toEqual({ text: '{"keys":[]}', contentType: 'application/oauth-authz-req+jwt' });
    expect(await jose.remoteKeys(`${base}/application/json`)).toEqual({ keys: [], skipped: 0 });
    const anotherKind = { problem: expect.stringContaining('another kind') };
    expect(await documents?.fetch(`${base}/application/json`)).toEqual(anotherKind);
    expect(await jose.remoteKeys(`${base}/application/jwt`)).toEqual(anotherKind);
  });
});

test('keyed hashes follow from the secret of the installation', () => {
  const [one, same, other] = [portsWith('deny', 1), portsWith('allow', 1), portsWith('deny', 2)].map(({ crypto }) => crypto.mac('subject'));
  expect(one).toBe(same);
  expect(one).not.toBe(other);
});
