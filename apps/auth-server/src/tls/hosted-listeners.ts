import type { FastifyInstance } from 'fastify';
import { mountHostedEndpoints, type Listener } from '../oauth/hosted-endpoints.js';
import type { HostedParts } from '../oauth/parts.js';
import type { Settings } from '../platform/settings.js';
import { mountResultCodes } from '../result-codes/mount.js';
import { clientCertificates } from './client-certificate.js';
import { keepDevelopmentCertificate } from './development-certificate.js';
import { startTlsListener, type TlsListener } from './tls-listener.js';
import { readTrustedProxies, trustsNobody, type TrustsAddress } from './trusted-proxies.js';

export const trustOf = ({ trustedProxies = '' }: Pick<Settings, 'trustedProxies'>): TrustsAddress => readTrustedProxies(trustedProxies) ?? trustsNobody;

/** The hosted endpoints and the pages for end users, on one server. */
function mountHosted(http: FastifyInstance, parts: HostedParts, listener: Listener): void {
  mountHostedEndpoints(http, parts, listener);
  if (parts.interaction.routes !== undefined) void http.register(parts.interaction.routes);
}

/** For the plain listener: only what a proxy sends that ended TLS in front of it may be answered there. */
export function mountBehindProxy(http: FastifyInstance, parts: HostedParts, trusts: TrustsAddress, header?: string): void {
  void http.register((own, _options, done) => {
    own.addHook('onRequest', (request, reply, next) => {
      if (trusts(request.raw.socket.remoteAddress)) next();
      else reply.callNotFound();
    });
    mountHosted(own, parts, { certificate: clientCertificates(trusts, header) });
    done();
  });
}

export interface HostedListeners {
  /** The port of the OAuth endpoints. */
  readonly port: number;
  readonly mtlsPort?: number;
  reload(): void;
  close(): Promise<void>;
}

/**
 * Starts the https listeners. With a port for certificates, the other one does not ask for them: a browser that has some
 * would make its user choose one at every visit.
 */
export async function startHostedListeners(parts: HostedParts, settings: Settings): Promise<HostedListeners> {
  const trusts = trustOf(settings);
  const files = settings.tlsFiles ?? await keepDevelopmentCertificate(settings.dataDir);
  const start = (port: number, requestCert: boolean): Promise<TlsListener> => startTlsListener({
    port, host: settings.host, files, requestCert, trustProxy: trusts,
    mount: (http) => {
      mountHosted(http, parts, { certificate: clientCertificates(trusts, settings.clientCertHeader) });
      mountResultCodes(http);
    },
    onProblem: (problem) => parts.log.error({ err: problem }, 'The TLS certificate was not taken up; the present one stays.'),
  });
  const first = await start(settings.tlsPort, settings.mtlsPort === undefined);
  const second = settings.mtlsPort === undefined ? undefined : await start(settings.mtlsPort, true).catch(async (error: unknown) => {
    await first.close();
    throw error;
  });
  const all = [first, ...(second === undefined ? [] : [second])];
  return {
    port: first.port,
    ...(second === undefined ? {} : { mtlsPort: second.port }),
    reload: () => all.forEach((listener) => listener.reload()),
    close: async () => void await Promise.all(all.map((listener) => listener.close())),
  };
}
