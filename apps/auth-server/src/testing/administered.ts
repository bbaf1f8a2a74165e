import { generateKeyPairSync } from 'node:crypto';
import { basic } from './fake-parts.js';
import { removeFolders, settingsFor, startRunning, type Answer, type Running } from './running.js';

/* A running server with two services of one owner; what one of them issues is nothing to the other. */

/** A call to one service: method, path below the service, body. */
export type Act = (method: string, path: string, body?: unknown) => Promise<Answer>;

/** A service, with one public client, as callers of both dialects see it. */
export interface Tenant {
  readonly id: number;
  readonly clientId: number;
  readonly alias: string;
  readonly v2: Act;
  readonly v3: Act;
  /** Tokens for a user, by way of a code; with `openid`, an ID token too. */
  signIn(subject: string, scope?: string): Promise<Record<string, string>>;
  refresh(refreshToken: string): Promise<Record<string, string>>;
}

export interface Administered {
  readonly running: Running;
  readonly ours: Tenant;
  readonly theirs: Tenant;
  /** The statements that some work sends. */
  statements(work: () => Promise<unknown>): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const REDIRECT_URI = 'https://client.example.org/cb';

export const signingKey = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: 'sign', alg: 'ES256', use: 'sig' };
export const openingKey = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: 'open', alg: 'ECDH-ES', use: 'enc' };
export const clientKey = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: 'client', alg: 'ES256', use: 'sig' };

const scope = (name: string, seconds?: number) => ({ name, ...(seconds === undefined ? {} : { attributes: [{ key: 'access_token.duration', value: String(seconds) }] }) });

const serviceSettings = {
  issuer: 'https://as.example.com', clientIdAliasEnabled: true, accessTokenDuration: 3_600, refreshTokenDuration: 86_400, refreshTokenKept: true,
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS', 'IMPLICIT', 'JWT_BEARER'], supportedResponseTypes: ['CODE'],
  supportedTokenAuthMethods: ['NONE'], supportedScopes: [scope('openid'), scope('read'), scope('write', 60), scope('admin')],
  idTokenReissuable: true, jwks: JSON.stringify({ keys: [signingKey, openingKey] }),
};

const { d: _, ...publicKey } = clientKey;

export const clientSettings = (more: object = {}): object => ({
  clientName: 'A client', clientType: 'PUBLIC', tokenAuthMethod: 'NONE', grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS'], responseTypes: ['CODE'],
  redirectUris: [REDIRECT_URI], idTokenSignAlg: 'ES256', jwks: JSON.stringify({ keys: [publicKey] }), clientIdAliasEnabled: true, ...more,
});

async function tenant(running: Running, alias: string): Promise<Tenant> {
  const { body: service } = await running.owner('POST', '/service/create', serviceSettings);
  const id = Number(service['apiKey']);
  const v2: Act = (...call) => running.as(basic(id, String(service['apiSecret'])), ...call);
  const { body: client } = await v2('POST', '/client/create', clientSettings({ clientIdAlias: alias, developer: 'dev' }));
  const clientId = Number(client['clientId']);
  const token = async (parameters: string): Promise<Record<string, string>> =>
    (await v2('POST', '/auth/token', { parameters, clientId: String(clientId) })).body as Record<string, string>;
  return {
    id, clientId, alias, v2,
    v3: (method, path, body) => running.bearer(method, `/${id}${path}`, body),
    async signIn(subject, asked = 'openid read write') {
      const parameters = `response_type=code&client_id=${clientId}&redirect_uri=${REDIRECT_URI}&scope=${asked}`;
      const { body: opened } = await v2('POST', '/auth/authorization', { parameters });
      const { body: issued } = await v2('POST', '/auth/authorization/issue', { ticket: opened['ticket'], subject });
      return token(`grant_type=authorization_code&redirect_uri=${REDIRECT_URI}&client_id=${clientId}&code=${String(issued['authorizationCode'])}`);
    },
    refresh: (refreshToken) => token(`grant_type=refresh_token&client_id=${clientId}&refresh_token=${refreshToken}`),
  };
}

/** On a database of its own, which is stopped with it. */
export async function startAdministered(database: { readonly url: string; stop(): Promise<void> }): Promise<Administered> {
  const running = await startRunning(settingsFor(database.url));
  return {
    running, ours: await tenant(running, 'ours'), theirs: await tenant(running, 'theirs'),
    async statements(work) {
      const names: string[] = [];
      const stop = running.server.database.onStatement((name) => names.push(name));
      await work();
      stop();
      return names;
    },
    async stop() {
      await running.stop();
      await database.stop();
      removeFolders();
    },
  };
}
