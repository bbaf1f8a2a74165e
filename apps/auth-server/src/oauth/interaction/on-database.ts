import type { Engine } from '@symbolon/engine';
import {
  createAttemptCounter, createInteractionStore, createRememberedConsents, createUserRepository, createUserSessionStore, type Database, type Directory,
} from '@symbolon/persistence';
import type { Logger } from 'pino';
import { isHosted, type HostedUrls } from '../hosting.js';
import type { Interaction } from '../interaction.js';
import { createInteraction } from './create-interaction.js';
import { createSignIn } from './credentials/sign-in.js';

export interface Ground {
  readonly engine: Engine;
  readonly database: Database;
  /** Shared by every instance of the installation. */
  readonly secret: Uint8Array;
  readonly directory: Directory;
  readonly urls: HostedUrls;
  readonly log: Logger;
}

/** Dialogues of the services that we host, with users, sessions and everything else in the database. */
export function interactionOn({ engine, database, secret, directory, urls, log }: Ground): Required<Interaction> {
  const users = createUserRepository(database);
  const { now } = database;
  return createInteraction({
    engine, users, now, basePath: new URL(urls.tls).pathname.replace(/\/$/, ''),
    sessions: createUserSessionStore(database),
    interactions: createInteractionStore(database),
    consents: createRememberedConsents(database),
    signIn: createSignIn({ users, attempts: createAttemptCounter(database), secret, now }),
    async service(apiKey) {
      const service = await directory.service(apiKey);
      return service !== undefined && isHosted(service, urls) ? service : undefined;
    },
    client: (apiKey, clientId) => directory.client(apiKey, clientId),
    onProblem: (err, correlationId) => log.error({ err, correlationId }, 'A page for an end user failed unexpectedly.'),
  });
}
