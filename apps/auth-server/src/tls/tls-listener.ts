import type { Server } from 'node:https';
import { fastify, type FastifyInstance } from 'fastify';
import { readIdentity, watchIdentity, type CertificateFiles } from './certificate-files.js';
import { tlsOptions } from './tls-options.js';

export interface TlsListenerOptions {
  readonly port: number;
  readonly host: string;
  readonly files: CertificateFiles;
  /** Whether clients are asked for a certificate; none has to show one. */
  readonly requestCert: boolean;
  /** Puts routes on the new server. */
  readonly mount: (http: FastifyInstance) => void;
  readonly trustProxy?: (address: string) => boolean;
  /** A certificate that came while the server ran and that it cannot use; it goes on with the old one. */
  readonly onProblem: (problem: Error) => void;
}

/** An https server with routes of its own. */
export interface TlsListener {
  readonly port: number;
  /** Takes up the certificate as it is now, for connections from now on; those that are open keep theirs. */
  reload(): void;
  /** Lets requests finish, then ends. */
  close(): Promise<void>;
}

const HANDSHAKE = 10_000;

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

function createHttps({ files, requestCert, trustProxy }: TlsListenerOptions): FastifyInstance<Server> {
  return fastify({
    https: { ...tlsOptions(readIdentity(files), requestCert), handshakeTimeout: HANDSHAKE },
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 2048, ignoreTrailingSlash: true },
    ...(trustProxy === undefined ? {} : { trustProxy }),
  });
}

/** Requests under way end well; a connection that is kept alive for the next one is closed as soon as its last has ended. */
async function closeHttps(http: FastifyInstance<Server>): Promise<void> {
  const idle = setInterval(() => http.server.closeIdleConnections(), 50);
  await http.close().finally(() => clearInterval(idle));
}

export async function startTlsListener(options: TlsListenerOptions): Promise<TlsListener> {
  const { files, requestCert, port, host, mount, onProblem } = options;
  const http = createHttps(options);
  http.setNotFoundHandler((_request, reply) => reply.code(404).header('cache-control', 'no-store').send({ error: 'not_found' }));
  mount(http as unknown as FastifyInstance);
  const reload = (): void => {
    try {
      http.server.setSecureContext(tlsOptions(readIdentity(files), requestCert));
    } catch (error) {
      onProblem(error as Error);
    }
  };
  await http.listen({ port, host });
  const unwatch = watchIdentity(files, reload);
  return {
    port: portOf(http.server),
    reload,
    async close() {
      unwatch();
      await closeHttps(http);
    },
  };
}
