import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, startServer, type RunningServer } from '@symbolon/auth-server';
import type { Client, Service } from '@symbolon/engine';
import { startBank, usualScopes, type RunningBank } from '@symbolon/sample-bank';
import * as openid from 'openid-client';
import { fetchAs } from '../clients/scene.js';
import { newAuthority, type Identity } from '../clients/pki.js';
import { freePort } from '../set-up/server-process.mjs';
import { serviceApiAt, type ServiceApi } from '../support/api.js';
import { context } from '../support/context.js';
import { basic, request } from '../support/http.js';
import { newKey, type SigningKey } from '../support/jwt.js';
import { createClient, type ClientChanges, type ServiceChanges } from '../support/parties.js';
import { testInteraction, type Mood } from './test-interaction.js';

/* A server that hosts the OAuth endpoints of its services, over real TLS, in this process: one more instance on the database of all suites. */

export type Fetch = openid.CustomFetch;

/** A service with hosted endpoints. */
export interface HostedService {
  readonly service: Service;
  readonly issuer: string;
  readonly api: ServiceApi;
  /** Signs its ID tokens. */
  readonly key: SigningKey;
}

export interface Hosted {
  readonly server: RunningServer;
  /** Where its hosted endpoints are. */
  readonly url: string;
  /** The authority of its TLS certificate, PEM. */
  readonly ca: string;
  readonly dataDir: string;
  readonly mood: Mood;
  /** Connections that trust the server and show a certificate, where one is given. */
  connect(identity?: Identity): Fetch;
  /** Of this owner's, made by service/create: with an issuer and nothing else about endpoints. */
  newService(changes?: ServiceChanges): Promise<HostedService>;
  stop(): Promise<void>;
}

/** Certificates of clients. The server never heard of it. */
export const authority = newAuthority('Authority of clients');

/** Made by service/create: with an issuer and nothing else about endpoints. */
export async function createHostedService(baseUrl: string, changes: ServiceChanges): Promise<HostedService> {
  const { serviceOwner, accessToken } = context.credentials;
  const key = newKey('ES256');
  const settings = {
    serviceName: 'hosted', jwks: JSON.stringify({ keys: [key.privateJwk, newKey('PS256').privateJwk] }), ...changes,
  };
  const { status, text, body } = await request(`${baseUrl}/api/service/create`, {
    method: 'POST', headers: { authorization: basic(serviceOwner.apiKey, serviceOwner.apiSecret), 'content-type': 'application/json' }, body: JSON.stringify(settings),
  });
  if (status !== 201) throw new Error(`Not created: ${text}`);
  const service = body as unknown as Service;
  return {
    service, key, issuer: service.issuer ?? '',
    api: serviceApiAt(baseUrl, { apiKey: service.apiKey, apiSecret: service.apiSecret ?? '' }, '2.x', accessToken),
  };
}

export type Environment = Readonly<Record<string, string>>;

/** Starts one; `environment` changes its configuration. With `pages` users meet our own, otherwise everybody is john at once. */
export async function startHosted(environment: Environment = {}, pages = false): Promise<Hosted> {
  const dataDir = mkdtempSync(join(tmpdir(), 'symbolon-hosted-'));
  const read = readSettings({
    DATABASE_URL: context.databaseUrl, MASTER_KEY: context.masterKey, DATA_DIR: dataDir, HOST: 'localhost', LOG_LEVEL: 'silent',
    PORT: '0', TLS_PORT: String(await freePort()), ...environment,
  });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const mood: Mood = { issue: {} };
  const server = await startServer(read.settings, pages ? {} : { interaction: ({ engine }) => testInteraction(mood)(engine) });
  const ca = readFileSync(join(dataDir, 'tls', 'ca.pem'), 'utf8');
  const connections: { close: () => Promise<void> }[] = [];
  return {
    server, mood, ca, dataDir, url: read.settings.hostedUrls.tls,
    connect(identity) {
      const made = fetchAs({ cert: ca }, identity);
      connections.push(made);
      return made;
    },
    newService: (changes = {}) => createHostedService(server.baseUrl, { issuer: `${read.settings.hostedUrls.tls}/:id`, ...changes }),
    async stop() {
      await Promise.all(connections.splice(0).map((connection) => connection.close()));
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The sample bank in front of a service, with the server's certificate: whoever trusts the one trusts the other. */
export async function openBank({ server, dataDir, ca }: Hosted, { service }: HostedService): Promise<RunningBank> {
  const pem = (name: string): string => readFileSync(join(dataDir, 'tls', name), 'utf8');
  return startBank({
    port: 0, host: 'localhost', dataDir, scopes: usualScopes, tls: { cert: pem('server.pem'), key: pem('server.key'), ca },
    engine: { baseUrl: server.baseUrl, serviceId: service.apiKey, accessToken: context.credentials.accessToken },
  });
}

/** Adds a user to a service of a running instance. */
export async function newUser({ server }: { readonly server: Pick<RunningServer, 'baseUrl'> }, { service }: HostedService, user: object): Promise<void> {
  const { status, text } = await request(`${server.baseUrl}/api/admin/services/${service.apiKey}/users`, {
    method: 'POST', headers: { authorization: `Bearer ${context.credentials.accessToken}`, 'content-type': 'application/json' }, body: JSON.stringify(user),
  });
  if (status !== 201) throw new Error(`Not created: ${text}`);
}

export const REDIRECT = 'https://client.example.org/callback';

/** A registered client, and openid-client's idea of it: what discovery says, and nothing else. */
export interface Party {
  readonly client: Client;
  readonly config: openid.Configuration;
  readonly fetch: Fetch;
}

export interface PartyOptions {
  readonly client?: ClientChanges;
  readonly authentication: (client: Client) => openid.ClientAuth;
  readonly metadata?: Partial<openid.ClientMetadata>;
  readonly fetch: Fetch;
  readonly algorithm?: 'oidc' | 'oauth2';
}

/** openid-client for somebody whom the service knows already. */
export const configure = (issuer: string, clientId: number, authentication: openid.ClientAuth, { metadata = {}, fetch, algorithm = 'oidc' }: Omit<PartyOptions, 'authentication'>) =>
  openid.discovery(new URL(issuer), String(clientId), { id_token_signed_response_alg: 'ES256', use_mtls_endpoint_aliases: true, ...metadata }, authentication,
    { [openid.customFetch]: fetch, algorithm });

export async function newParty({ api, issuer }: HostedService, { client: changes = {}, authentication, ...options }: PartyOptions): Promise<Party> {
  const client = await createClient(api, {
    clientName: `client ${randomUUID()}`, clientType: 'CONFIDENTIAL', applicationType: 'WEB', redirectUris: [REDIRECT], idTokenSignAlg: 'ES256',
    grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], responseTypes: ['CODE'], ...changes,
  });
  return { client, config: await configure(issuer, client.clientId, authentication(client), options), fetch: options.fetch };
}
