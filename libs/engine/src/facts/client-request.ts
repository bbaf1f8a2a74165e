import type { Client } from '../model/client.js';
import { andThen, type MaybePromise } from '../model/maybe-promise.js';
import type { ClientRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import { authenticationFacts } from './authentication.js';
import { compareNames, pkiCertificate, registeredCertificates, type ParsedCertificate } from './certificate.js';
import { decodeAssertion, identifyClient } from './client.js';
import type { AuthenticationFacts, Endpoint, GatheredFacts, Parameters } from './facts.js';
import { certificateFacts } from './proof.js';

/** Who asks, and what was shown to prove it. */
export type ClientRequestFacts = Pick<GatheredFacts, 'client' | 'authentication' | 'certificate'>;

interface Asked {
  readonly service: Service;
  readonly endpoint: Endpoint;
  readonly now: number;
  readonly request: ClientRequest;
  readonly values: Parameters;
  /** The client id behind the code or refresh token, where a request need not name its client. */
  readonly implied?: string;
}

type Proven = Omit<ClientRequestFacts, 'client'>;

/** A certificate as the credentials of a client (RFC 8705, 2): only then is more of it read than its digest. */
async function byCertificate(
  ports: Ports, { service, request, now }: Asked, client: Client, certificate: ParsedCertificate, authentication: AuthenticationFacts,
): Promise<Proven> {
  if (client.tokenAuthMethod === 'SELF_SIGNED_TLS_CLIENT_AUTH') {
    return { certificate, authentication: { ...authentication, registered: await registeredCertificates(ports, client, certificate.x5tS256) } };
  }
  if (client.tokenAuthMethod !== 'TLS_CLIENT_AUTH') return { authentication, certificate };
  const read = pkiCertificate(ports.certificates, service, certificate, request, now);
  const { tlsClientAuthSubjectDn: registered } = client;
  if (registered === undefined || 'problem' in read.details) return { authentication, certificate: read };
  return { certificate: read, authentication: { ...authentication, subjectDn: compareNames(ports.certificates, registered, read.details.subjectDn) } };
}

/** Finds the client behind a request and how it authenticates: the one way, whatever the endpoint. */
export function clientRequestFacts(ports: Ports, asked: Asked): MaybePromise<ClientRequestFacts> {
  const { service, endpoint, request, values, implied } = asked;
  const assertion = decodeAssertion(ports.jose, values);
  const certificate = certificateFacts(ports.crypto, request.clientCertificate);
  return andThen(identifyClient(ports.clients, service, values, request.clientId, assertion, implied), client => {
    const known = client.client;
    if (known === undefined) return { client, certificate };
    return andThen(authenticationFacts(ports, service, known, endpoint, request, values, assertion), authentication => certificate.kind === 'parsed'
      ? byCertificate(ports, asked, known, certificate, authentication).then(proven => ({ client, ...proven }))
      : { client, authentication, certificate });
  });
}
