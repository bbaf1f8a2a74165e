import { generateKeyPairSync } from 'node:crypto';
import { readClient, readService } from '@symbolon/contract';
import { createGuardedFetch } from '@symbolon/crypto-jose';
import { createEngine, type Client, type Engine, type Service } from '@symbolon/engine';
import {
  createAttemptCounter, createClientRepository, createDirectory, createInteractionStore, createOwnerRepository, createRememberedConsents,
  createServiceRepository, createUserRepository, createUserSessionStore, installationSecret, type Database, type DatabaseOptions, type EndUser, type NewEndUser, type UserRepository,
} from '@symbolon/persistence';
import { fastify, type FastifyInstance } from 'fastify';
import { REGISTERED_BY_HAND } from '../engine-api/management/keep.js';
import { createInteraction } from '../oauth/interaction/create-interaction.js';
import { hashPassword } from '../platform/passwords.js';
import { createSignIn } from '../oauth/interaction/credentials/sign-in.js';
import type { EndUsers } from '../oauth/interaction.js';
import { belongsTo } from '../oauth/interaction/pages/surroundings.js';
import { respond } from '../oauth/respond.js';
import { createPorts } from '../platform/engine-ports.js';

/* Dialogues with end users on a real database, without sockets and without the rest of the server. */

export const REDIRECT_URI = 'https://client.example.org/cb';
export const ACRS = ['urn:level:password', 'urn:level:totp'] as const;
export const PASSWORD = 'correct horse battery staple';

const serviceKey = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: 'sign', alg: 'ES256', use: 'sig' };

const read = <T>(reading: { readonly kind: string; readonly value?: T }): T => {
  if (reading.value === undefined) throw new Error(JSON.stringify(reading));
  return reading.value;
};

/** A database of one test file, which is stopped with the scene. */
export interface TestDatabase {
  open(options: Partial<DatabaseOptions>): Promise<Database>;
  stop(): Promise<void>;
}

export interface Scene {
  /** ms; moved by tests. */
  time: number;
  readonly engine: Engine;
  readonly users: UserRepository;
  /** As the other hosted endpoints ask for them. */
  readonly endUsers: EndUsers;
  /** One instance of the server after another; the third has a public address that begins at `/login`. */
  readonly instances: readonly FastifyInstance[];
  readonly problems: unknown[];
  service(changes?: object): Promise<Service>;
  client(service: Service, changes?: object): Promise<Client>;
  /** A new user, with the password of all. */
  user(service: Service, user?: Partial<NewEndUser>): Promise<EndUser>;
  stop(): Promise<void>;
}

async function instance(scene: { readonly now: () => number; readonly problems: unknown[] }, database: TestDatabase, basePath = ''): Promise<{ readonly http: FastifyInstance; readonly engine: Engine; readonly users: UserRepository; readonly endUsers: EndUsers; readonly close: () => Promise<void> }> {
  const { now, problems } = scene;
  const opened = await database.open({ now });
  const directory = createDirectory(opened);
  const secret = await installationSecret(opened);
  const ports = createPorts({ database: opened, directory, secret, baseUrl: 'https://as.example.com', fetch: createGuardedFetch() });
  const engine = createEngine({ ...ports, clock: { now } });
  const users = createUserRepository(opened);
  const interaction = createInteraction({
    engine, users, now, basePath,
    sessions: createUserSessionStore(opened), interactions: createInteractionStore(opened), consents: createRememberedConsents(opened),
    signIn: createSignIn({ users, attempts: createAttemptCounter(opened), secret, now }),
    service: (apiKey) => directory.service(apiKey), client: (apiKey, clientId) => directory.client(apiKey, clientId),
    onProblem: (problem) => problems.push(problem),
  });
  const http = fastify({ trustProxy: true });
  http.route({
    method: ['GET', 'POST'], url: '/:serviceId/authorize',
    async handler(request, reply) {
      const service = await directory.service(Number((request.params as { readonly serviceId: string }).serviceId)) as Service;
      belongsTo(request, service);
      const parameters = request.method === 'GET' ? (request.raw.url ?? '').split('?')[1] ?? '' : String(request.body);
      const answer = await engine.authorization(service, { parameters });
      if (answer.action === 'INTERACTION' || answer.action === 'NO_INTERACTION') await interaction.begin(service, answer, request, reply);
      else respond(request, reply, 'browser', answer);
      return reply;
    },
  });
  http.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  await http.register(interaction.routes);
  return { http, engine, users, endUsers: interaction.users, close: async () => void await Promise.all([http.close(), directory.close()]) };
}

export async function startScene(database: TestDatabase): Promise<Scene> {
  const problems: unknown[] = [];
  const state = { time: Date.now() };
  const now = (): number => state.time;
  const [one, two, below] = [await instance({ now, problems }, database), await instance({ now, problems }, database), await instance({ now, problems }, database, '/login')];
  const managed = await database.open({ now });
  const { number: owner } = await createOwnerRepository(managed).create();
  const [services, clients] = [createServiceRepository(managed), createClientRepository(managed)];
  let count = 0;
  const digest = await hashPassword(PASSWORD);
  return Object.assign(state, {
    engine: one.engine, users: one.users, endUsers: one.endUsers, instances: [one.http, two.http, below.http], problems,
    service: (changes: object = {}) => services.create(owner, read(readService({
      serviceName: 'Rivermark Bank', issuer: 'https://as.example.com', supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
      supportedResponseTypes: ['CODE'], supportedAcrs: [...ACRS], accessTokenDuration: 300, supportedTokenAuthMethods: ['NONE'],
      supportedScopes: [
        { name: 'openid' }, { name: 'profile' }, { name: 'email' },
        { name: 'accounts', description: 'See your accounts', descriptions: [{ tag: 'ja', value: '口座を参照する' }] }, { name: 'payments', description: 'Make payments' },
      ],
      jwks: JSON.stringify({ keys: [serviceKey] }), ...changes,
    }))),
    async client(service: Service, changes: object = {}) {
      const made = await clients.create(service.apiKey, { ...read(readClient({
        clientName: 'Ledger App', clientNames: [{ tag: 'ja', value: '家計簿アプリ' }], clientType: 'PUBLIC', tokenAuthMethod: 'NONE', grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
        responseTypes: ['CODE'], redirectUris: [REDIRECT_URI], idTokenSignAlg: 'ES256', ...changes,
      })), ...REGISTERED_BY_HAND });
      if (typeof made === 'string') throw new Error(made);
      return made;
    },
    async user(service: Service, user: Partial<NewEndUser> = {}) {
      count += 1;
      const made = await one.users.create(service.apiKey, { login: `user${count}`, passwordDigest: digest, ...user });
      if (typeof made === 'string') throw new Error(made);
      return made;
    },
    async stop() {
      await Promise.all([one.close(), two.close(), below.close()]);
      await database.stop();
    },
  });
}
