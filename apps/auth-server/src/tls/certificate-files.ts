import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';

/** Paths of a certificate (with its path to the root) and its private key, both PEM. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** What is in them. */
export interface ServerIdentity {
  readonly cert: string;
  readonly key: string;
}

function readText(path: string, variable: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Error(`${variable}: the file ${path} cannot be read.`);
  }
}

function parsed<T>(parse: () => T, problem: string): T {
  try {
    return parse();
  } catch {
    throw new Error(problem);
  }
}

/** Reads both; throws a sentence for the operator when they are not what they should be, or do not belong together. */
export function readIdentity(files: CertificateFiles): ServerIdentity {
  const identity = { cert: readText(files.cert, 'TLS_CERT'), key: readText(files.key, 'TLS_KEY') };
  const certificate = parsed(() => new X509Certificate(identity.cert), `TLS_CERT: the file ${files.cert} holds no PEM certificate.`);
  const key = parsed(() => createPrivateKey(identity.key), `TLS_KEY: the file ${files.key} holds no PEM private key.`);
  if (!certificate.checkPrivateKey(key)) throw new Error(`TLS_KEY: the key in ${files.key} does not belong to the certificate in ${files.cert}.`);
  return identity;
}

/** How often the files are looked at, ms. By time of change and not by event: tools that renew certificates swap links and folders. */
const INTERVAL = 5_000;

/** Calls back after one of the files may have changed. Ends with the function that it returns, and does not keep the process. */
export function watchIdentity({ cert, key }: CertificateFiles, onChange: () => void, interval = INTERVAL): () => void {
  for (const file of [cert, key]) watchFile(file, { interval, persistent: false }, onChange);
  return () => {
    for (const file of [cert, key]) unwatchFile(file, onChange);
  };
}
