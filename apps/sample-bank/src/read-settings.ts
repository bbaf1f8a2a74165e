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

interface Files {
  readonly credentials: string;
  readonly cert: string;
  readonly key: string;
  /** Only with the certificate of the development authority; who has one of their own has one that is trusted. */
  readonly ca?: string;
}

function filesOf({ DATA_DIR: dataDir = './data', TLS_CERT: cert, TLS_KEY: key }: NodeJS.ProcessEnv): Files {
  const credentials = join(dataDir, 'credentials.json');
  if (cert && key) return { credentials, cert, key };
  return { credentials, cert: join(dataDir, 'tls', 'server.pem'), key: join(dataDir, 'tls', 'server.key'), ca: join(dataDir, 'tls', 'ca.pem') };
}

/** What the first start of the server left in its data folder; the files that are missing while there are any. */
export function readBankSettings(environment: NodeJS.ProcessEnv): BankSettings | { readonly missing: readonly string[] } {
  const port = bankPort(environment);
  const files = filesOf(environment);
  const missing = Object.values(files).filter((file: string) => !existsSync(file)) as readonly string[];
  if (missing.length > 0) return { missing };
  const read = (file: string): string => readFileSync(file, 'utf8');
  const { baseUrl, accessToken, demo } = JSON.parse(read(files.credentials)) as Credentials;
  return {
    port, host: environment['HOST'] ?? 'localhost', dataDir: environment['DATA_DIR'] ?? './data', scopes: usualScopes, issuer: demo.issuer,
    tls: { cert: read(files.cert), key: read(files.key), ...(files.ca === undefined ? {} : { ca: read(files.ca) }) },
    engine: { baseUrl, serviceId: demo.serviceId, accessToken },
  };
}
