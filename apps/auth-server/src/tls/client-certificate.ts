import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import { CLIENT_CERT, forwardedCertificates } from './forwarded-certificate.js';
import type { TrustsAddress } from './trusted-proxies.js';

/** The certificate of a client whose connection proved that it has the key; PEM. */
export interface ClientCertificate {
  readonly leaf: string;
  /** What the client sent besides, or the proxy found: from the leaf's issuer upwards. */
  readonly path: readonly string[];
}

/** Longer paths are nobody's; a certificate that claims to be its own issuer would go round for ever. */
const MOST = 10;

function pathOf(leaf: X509Certificate): readonly string[] {
  const path: string[] = [];
  for (let issuer = leaf.issuerCertificate; issuer !== undefined && path.length < MOST; issuer = issuer.issuerCertificate) {
    path.push(issuer.toString());
    if (issuer.issuerCertificate?.fingerprint256 === issuer.fingerprint256) break;
  }
  return path;
}

/** A connection has one certificate for its lifetime; to write it as PEM costs more than to look it up. */
const known = new WeakMap<TLSSocket, ClientCertificate | 'none'>();

function read(socket: TLSSocket): ClientCertificate | 'none' {
  const leaf = socket.getPeerX509Certificate();
  return leaf === undefined ? 'none' : { leaf: leaf.toString(), path: pathOf(leaf) };
}

/** The client certificate of the TLS connection itself; undefined over plain HTTP and from clients that showed none. */
export function certificateOfConnection({ raw: { socket } }: FastifyRequest): ClientCertificate | undefined {
  if (!('getPeerX509Certificate' in socket)) return undefined;
  const connection = socket as unknown as TLSSocket;
  const found = known.get(connection) ?? read(connection);
  known.set(connection, found);
  return found === 'none' ? undefined : found;
}

/**
 * The client certificate of a request. From a trusted proxy it comes in a header, and the proxy's own certificate is not the
 * client's; from anybody else such headers are what anybody could write.
 */
export function clientCertificates(trusts: TrustsAddress, header = CLIENT_CERT): (request: FastifyRequest) => ClientCertificate | undefined {
  const forwarded = forwardedCertificates(header);
  return (request) => (trusts(request.raw.socket.remoteAddress) ? forwarded(request.headers) : certificateOfConnection(request));
}
