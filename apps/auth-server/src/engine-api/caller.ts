import type { Service } from '@symbolon/engine';
import type { FastifyRequest } from 'fastify';

/** Who calls, once the guard let the call through. */
export interface Caller {
  /** The service that the call is about: of the service's credentials, or of the path in the 3.0 dialect. */
  readonly service?: Service;
  /** Owner of the credentials, when they are not a service's. */
  readonly ownerNumber?: number;
  /** The services that an API access token is good for; absent when it is good for all of its owner. */
  readonly services?: readonly number[];
}

/** A call that passed the guard. */
export interface Call extends FastifyRequest {
  readonly caller: Caller;
}
