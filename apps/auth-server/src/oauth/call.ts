import type { Service } from '@symbolon/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ClientCertificate } from '../tls/client-certificate.js';

/** A request to an endpoint of a service that we host. */
export interface HostedCall {
  readonly service: Service;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The form in the body, as it came; empty without one. */
  readonly body: string;
  /** The query string, as it came. */
  readonly query: string;
  /** Where the request was sent, without query. */
  readonly url: string;
  readonly certificate?: ClientCertificate;
}
