import { readFileSync } from 'node:fs';
import type { JsonWebKey } from 'node:crypto';

/** What the first start writes for scripts. */
export interface Credentials {
  readonly baseUrl: string;
  readonly serviceOwner: { readonly apiKey: number; readonly apiSecret: string };
  readonly accessToken: string;
  readonly demo: {
    readonly serviceId: number;
    readonly apiSecret: string;
    readonly clientId: number;
    readonly redirectUri: string;
    readonly issuer: string;
    readonly tokenEndpoint: string;
    readonly scope: string;
    readonly clientJwk: JsonWebKey & { readonly kid: string; readonly alg: string };
    /** Who signs in there: alice and bob. */
    readonly users: readonly { readonly login: string; readonly password: string }[];
  };
}

/** The running instances; all work on one database. */
export interface Context {
  readonly instances: readonly [string, string];
  readonly credentials: Credentials;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly masterKey: string;
}

const file = process.env['SYMBOLON_E2E'];
if (file === undefined) throw new Error('No instance is running: start the suites through Jest, whose set-up starts them.');

export const context = JSON.parse(readFileSync(file, 'utf8')) as Context;
