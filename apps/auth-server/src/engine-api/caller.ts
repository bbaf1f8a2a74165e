import type { Service } from '@symbolon/engine';
import type { FastifyRequest } from 'fastify';
import type { Right } from './rights.js';

/** Who calls, once the guard let the call through. */
export interface Caller {
  /** The service that the call is about: of the service's credentials, or of the path in the 3.0 dialect. */
  readonly service?: Service;
  /** Owner of the credentials, when they are not a service's. */
  readonly ownerNumber?: number;
  /** The services that an API access token is good for, or an operator's roles; absent when it is good for all of its owner. */
  readonly services?: readonly number[];
  /** The operator, when the call came with a session of the console. */
  readonly operator?: CallingOperator;
  /** The API access token, when the call came with one. */
  readonly token?: { readonly number: number; readonly name?: string };
  /** What the caller may do here; absent for the credentials of 2.x, which may do everything within their reach. */
  readonly rights?: ReadonlySet<Right>;
}

export interface CallingOperator {
  readonly id: number;
  readonly name: string;
}

/** A call that passed the guard. */
export interface Call extends FastifyRequest {
  readonly caller: Caller;
  /** To be told what the engine is asked, where somebody wants to see its trace. */
  asked?: (request: object) => void;
}
