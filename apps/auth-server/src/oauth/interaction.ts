import type { AuthorizationResponse, JsonObject, Service } from '@symbolon/engine';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';

/** What an authorization request became, for whoever talks to the end user. */
export interface Interaction {
  /** engine.authorization answered INTERACTION or NO_INTERACTION: answer with a page, a redirect, or the outcome of issue/fail. */
  begin(service: Service, answer: AuthorizationResponse, request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** The pages behind `begin`, below `/:serviceId/interaction/`. Registered in a context of their own on every listener that has hosted endpoints. */
  readonly routes?: FastifyPluginCallback;
  /** The end users of services; without them no password grant succeeds, and UserInfo says the subject alone. */
  readonly users?: EndUsers;
}

/** The end users of services, as far as endpoints ask for them. */
export interface EndUsers {
  /** The subject of the user with these credentials (RFC 6749, 4.3). Undefined for any that are wrong, and while attempts are throttled. */
  verify(service: Service, username: string, password: string): Promise<{ readonly subject: string } | undefined>;
  /** The named claims of a user, where they have a value: `name`, `name#ja`. Never `sub`. */
  claims(service: Service, subject: string, names: readonly string[]): Promise<JsonObject>;
}
