import type { Client, Engine, MaybePromise, Service } from '@symbolon/engine';
import type { InteractionStore, RememberedConsents, UserRepository, UserSessionStore } from '@symbolon/persistence';
import type { SignIn } from './credentials/sign-in.js';

/** What dialogues with end users are put together from. */
export interface InteractionParts {
  readonly engine: Engine;
  readonly users: UserRepository;
  readonly sessions: UserSessionStore;
  readonly interactions: InteractionStore;
  readonly consents: RememberedConsents;
  readonly signIn: SignIn;
  /** A service whose pages we serve; any other is as unknown as none. */
  readonly service: (apiKey: number) => MaybePromise<Service | undefined>;
  /** The path at which the public address of the server begins, `/login`; empty without one. */
  readonly basePath: string;
  readonly client: (apiKey: number, clientId: string) => MaybePromise<Client | undefined>;
  /** Trouble that ends in an error page. */
  readonly onProblem: (problem: unknown, correlationId: string) => void;
  /** ms */
  readonly now: () => number;
}
