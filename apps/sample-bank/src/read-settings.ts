import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usualScopes, type BankSettings } from './settings.js';

/** The part of the server's credentials.json that the bank needs. */
interface Credentials {
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly demo: { readonly serviceId: number; readonly issuer: string };
}

const PORT = 4443;

export const bankPort = ({ BANK_PORT }: NodeJS.ProcessEnv): number => {
  const port = BANK_PORT === undefined ? PORT : Number(BANK_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`BANK_PORT must be an integer from 0 to 65535, not ${BANK_PORT}.`);
  return port;
};

/** What the first start of the server left in its data folder; undefined while anything of it is missing. */
export function readBankSettings(environment: NodeJS.ProcessEnv): BankSettings | undefined {
  const dataDir = environment['DATA_DIR'] ?? './data';
  const files = { credentials: join(dataDir, 'credentials.json'), cert: join(dataDir, 'tls', 'server.pem'), key: join(dataDir, 'tls', 'server.key'), ca: join(dataDir, 'tls', 'ca.pem') };
  if (!Object.values(files).every((file) => existsSync(file))) return undefined;
  const read = (file: string): string => readFileSync(file, 'utf8');
  const { baseUrl, accessToken, demo } = JSON.parse(read(files.credentials)) as Credentials;
  return {
    port: bankPort(environment), host: environment['HOST'] ?? 'localhost', dataDir, scopes: usualScopes, issuer: demo.issuer,
    tls: { cert: read(files.cert), key: read(files.key), ca: read(files.ca) },
    engine: { baseUrl, serviceId: demo.serviceId, accessToken },
  };
}
