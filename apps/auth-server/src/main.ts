import { readSettings, type Settings } from './platform/settings.js';
import { onStopSignal } from './platform/stop-signals.js';
import { startServer } from './server.js';

/** A sentence for the operator; what led to it matters to debuggers only. */
function complain(...sentences: readonly string[]): void {
  process.stderr.write(`Symbolon cannot start.\n${sentences.map((sentence) => `  ${sentence}\n`).join('')}`);
}

const portNames = ({ port, tlsPort, mtlsPort }: Settings): ReadonlyMap<number | undefined, string> =>
  new Map([[mtlsPort, 'MTLS_PORT'], [tlsPort, 'TLS_PORT'], [port, 'PORT']]);

function explain(error: unknown, settings: Settings): string {
  const { code, message, port, hostname } = error as { readonly code?: string; readonly message?: string; readonly port?: number; readonly hostname?: string };
  if (code === 'EADDRINUSE') return `Port ${port} (${portNames(settings).get(port ?? 0) ?? 'PORT'}) is in use by another program.`;
  if (code === 'EADDRNOTAVAIL') return `HOST: ${settings.host} is no address of this machine.`;
  if (code === 'ENOTFOUND') return `${hostname === settings.host ? 'HOST' : 'DATABASE_URL'}: there is no host ${hostname}.`;
  if (code === 'EACCES') return `Access denied: ${message}.`;
  if (code === 'ECONNREFUSED') return 'The database at DATABASE_URL does not answer.';
  return message || String(error);
}

async function run(settings: Settings): Promise<void> {
  const stopped = new Promise<void>((resolve) => onStopSignal(() => resolve(), () => process.exit(1)));
  const server = await startServer(settings);
  process.on('SIGHUP', () => server.reloadCertificate());
  process.stdout.write(server.banner);
  await stopped;
  await server.stop();
}

const read = readSettings(process.env);
if ('problems' in read) {
  complain(...read.problems);
  process.exitCode = 1;
} else {
  await run(read.settings).catch((error: unknown) => {
    complain(explain(error, read.settings));
    process.exitCode = 1;
  });
  // Whatever still holds the process (a socket that does not close) must not keep it.
  process.exit();
}
