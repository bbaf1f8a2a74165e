import { readFileSync } from 'node:fs';

/** The running server and how to get in. */
export interface Context {
  readonly baseUrl: string;
  readonly credentials: {
    readonly accessToken: string;
    readonly operator: { readonly name: string; readonly password: string };
    readonly demo: { readonly serviceId: number; readonly clientId: number };
  };
}

const file = process.env['SYMBOLON_CONSOLE_E2E'];
if (file === undefined) throw new Error('No server is running: start the suites through Jest, whose set-up starts it.');

export const context = JSON.parse(readFileSync(file, 'utf8')) as Context;
