import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '../platform/private-file.js';
import type { FirstOperator } from '../admin/first-operator.js';
import type { PrivateJwk } from './keys.js';

/** Everything that a script needs to start from nothing. */
export interface Credentials {
  readonly baseUrl: string;
  readonly serviceOwner: { readonly apiKey: number; readonly apiSecret: string };
  /** API access token with every right. */
  readonly accessToken: string;
  /** Signs in to the console. Absent when this installation is older than its operators. */
  readonly operator?: FirstOperator;
  readonly demo: DemoCredentials;
}

export interface DemoCredentials {
  readonly serviceId: number;
  readonly apiSecret: string;
  readonly clientId: number;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly scope: string;
  /** The client's private key; the server knows its public part only. */
  readonly clientJwk: PrivateJwk;
  /** Who signs in at the demo service. Absent when this installation is older than its end users. */
  readonly users?: readonly DemoUser[];
}

export interface DemoUser {
  readonly login: string;
  readonly password: string;
}

export const credentialsFile = (dataDir: string): string => join(dataDir, 'credentials.json');

export const writeCredentials = (dataDir: string, credentials: Credentials): void =>
  writePrivateFile(credentialsFile(dataDir), `${JSON.stringify(credentials, undefined, 2)}\n`);

export function readCredentialsFile(dataDir: string): Credentials | undefined {
  const file = credentialsFile(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Credentials) : undefined;
}

/** The port may change between two starts; scripts that read the file shall still find the server. */
export function keepBaseUrl(dataDir: string, baseUrl: string): void {
  const credentials = readCredentialsFile(dataDir);
  if (credentials !== undefined && credentials.baseUrl !== baseUrl) writeCredentials(dataDir, { ...credentials, baseUrl });
}
