import type { Server } from 'node:https';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { addSecurityHeaders } from '../oauth/security-headers.js';
import { closeGently, REQUEST_TIMEOUT } from '../platform/close-gently.js';
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
/** The origin before the path, which a client may send (RFC 9112, 3.2.2); the Host header says the same. */
const ABSOLUTE = /^https?:\/\/[^/?#]*(?=\/)/i;

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

function createHttps({ files, requestCert, trustProxy }: TlsListenerOptions): FastifyInstance<Server> {
  return fastify({
    https: { ...tlsOptions(readIdentity(files), requestCert), handshakeTimeout: HANDSHAKE },
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_TIMEOUT,
    frameworkErrors: (_error, request, reply) => badAddress(request, reply),
    rewriteUrl: ({ url = '/' }) => url.replace(ABSOLUTE, ''),
    routerOptions: { maxParamLength: 2048, ignoreTrailingSlash: true },
    ...(trustProxy === undefined ? {} : { trustProxy }),
  });
}

/** Nothing is here, or the address itself is none: either way not a page, and not to be framed or guessed at. */
const answerNothing = (status: 400 | 404, error: string) => (request: FastifyRequest, reply: FastifyReply): void => {
  addSecurityHeaders(request, reply);
  void reply.code(status).send({ error });
};
const [notFound, badAddress] = [answerNothing(404, 'not_found'), answerNothing(400, 'invalid_request')];

export async function startTlsListener(options: TlsListenerOptions): Promise<TlsListener> {
  const { files, requestCert, port, host, mount, onProblem } = options;
  const http = createHttps(options);
  http.setNotFoundHandler(notFound);
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
      await closeGently(http.server, () => http.close());
    },
  };
}
