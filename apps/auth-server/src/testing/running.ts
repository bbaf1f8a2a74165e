import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCredentialsFile, type Credentials } from '../first-start/credentials-file.js';
import type { Settings } from '../platform/settings.js';
import { startServer, type RunningServer } from '../server.js';

const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'symbolon-'));
  folders.push(folder);
  return folder;
}

/** Removes the data folders of all settings made here. */
export const removeFolders = (): void => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));

const masterKeys = [{ id: 'test', key: randomBytes(32) }];

/** Settings of an instance on a database of its own, on any free port. */
export const settingsFor = (databaseUrl: string, more: Partial<Settings> = {}): Settings => ({
  databaseUrl, masterKeys, port: 0, tlsPort: 0, hostedUrls: { tls: 'https://localhost:3443' }, host: '127.0.0.1', outboundPrivate: 'deny', logLevel: 'silent', dataDir: newFolder(), ...more,
});

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A running instance, and callers in both dialects. */
export interface Running {
  readonly server: RunningServer;
  readonly credentials: Credentials;
  /** As the demo service (2.x). */
  service(method: string, path: string, body?: unknown): Promise<Answer>;
  /** As the owner (2.x). */
  owner(method: string, path: string, body?: unknown): Promise<Answer>;
  /** With the API access token of the first start (3.0); the path names the service. */
  bearer(method: string, path: string, body?: unknown): Promise<Answer>;
  as(authorization: string, method: string, path: string, body?: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

const basic = (key: number, secret: string): string => `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;

export async function startRunning(settings: Settings): Promise<Running> {
  const server = await startServer(settings);
  const credentials = readCredentialsFile(settings.dataDir);
  if (credentials === undefined) throw new Error('There is no credentials file.');
  const { demo, serviceOwner, accessToken } = credentials;
  const as: Running['as'] = async (authorization, method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${new URL(server.baseUrl).port}/api${path}`, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
  return {
    server, credentials, as,
    service: (...call) => as(basic(demo.serviceId, demo.apiSecret), ...call),
    owner: (...call) => as(basic(serviceOwner.apiKey, serviceOwner.apiSecret), ...call),
    bearer: (...call) => as(`Bearer ${accessToken}`, ...call),
    stop: () => server.stop(),
  };
}
