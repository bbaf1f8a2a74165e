import type { Client } from '@symbolon/engine';
import { generateKeyPairSync } from 'node:crypto';
import * as openid from 'openid-client';
import { Agent, fetch as undiciFetch } from 'undici';
import { serviceApi, type Dialect, type ServiceApi } from '../support/api.js';
import { newKey } from '../support/jwt.js';
import { createClient, createService, type ClientChanges, type ServiceChanges } from '../support/parties.js';
import { startFrontEnd, type FrontEnd } from './front-end.js';
import { localServer, newAuthority, type Authority, type Identity } from './pki.js';

/* A front end under TLS for one service that allows everything, and clients of it, driven by openid-client. */

const everything: ServiceChanges = {
  serviceName: 'for other clients',
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'PASSWORD', 'CLIENT_CREDENTIALS', 'IMPLICIT'],
  supportedResponseTypes: ['CODE', 'TOKEN', 'ID_TOKEN', 'CODE_ID_TOKEN', 'CODE_TOKEN', 'CODE_ID_TOKEN_TOKEN', 'ID_TOKEN_TOKEN', 'NONE'],
  supportedTokenAuthMethods: [
    'NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST', 'CLIENT_SECRET_JWT', 'PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH',
  ],
  supportedIntrospectionAuthMethods: ['CLIENT_SECRET_BASIC'],
  supportedScopes: ['accounts', 'email', 'openid', 'payments', 'profile'].map((name) => ({ name, defaultEntry: false })),
  supportedClaims: ['name', 'email', 'email_verified'],
  supportedPromptValues: ['NONE', 'LOGIN', 'CONSENT'],
  accessTokenType: 'Bearer', accessTokenDuration: 300, refreshTokenDuration: 3600, idTokenDuration: 300, authorizationResponseDuration: 60, pushedAuthReqDuration: 60,
  tlsClientCertificateBoundAccessTokens: true, mutualTlsValidatePkiCertChain: true, requestObjectAudienceChecked: true,
};

const MTLS = ['token_endpoint', 'pushed_authorization_request_endpoint', 'revocation_endpoint', 'userinfo_endpoint'] as const;
const paths = { token_endpoint: 'token', pushed_authorization_request_endpoint: 'par', revocation_endpoint: 'revoke', userinfo_endpoint: 'userinfo' };

const endpointsAt = (issuer: string, alias: string): ServiceChanges => ({
  issuer, authorizationEndpoint: `${issuer}/authorize`, tokenEndpoint: `${issuer}/token`, pushedAuthReqEndpoint: `${issuer}/par`, revocationEndpoint: `${issuer}/revoke`,
  introspectionEndpoint: `${issuer}/introspect`, userInfoEndpoint: `${issuer}/userinfo`, jwksUri: `${issuer}/jwks`,
  mtlsEndpointAliases: MTLS.map((name) => ({ name, uri: `${alias}/${paths[name]}` })),
});

/** Keys of the service: to sign with each algorithm used here, and one that clients encrypt to. */
function serviceKeys(): string {
  const encryption = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'enc', alg: 'RSA-OAEP-256', kid: 'for requests' };
  return JSON.stringify({ keys: [newKey('ES256').privateJwk, newKey('RS256').privateJwk, encryption] });
}

type Fetch = openid.CustomFetch;

/** What fetch is told for a GET that follows no redirect. */
export const get = (headers: Record<string, string> = {}): Parameters<Fetch>[1] => ({ method: 'GET', headers, body: undefined, redirect: 'manual' });

/** fetch over connections that trust the authority and show the client's certificate. */
export function fetchAs(authority: Pick<Authority, 'cert'>, identity?: Identity): Fetch & { readonly close: () => Promise<void> } {
  const dispatcher = new Agent({ connect: { ca: authority.cert, ...(identity === undefined ? {} : identity) } });
  // Types of undici's own fetch and of the one in Node differ, what they do does not.
  const send = undiciFetch as unknown as (url: string, options: object) => Promise<Response>;
  return Object.assign((url: string, options: object) => send(url, { ...options, dispatcher }), { close: () => dispatcher.close() });
}

export interface ClientOptions {
  readonly metadata?: Partial<openid.ClientMetadata>;
  readonly authentication?: (client: Client) => openid.ClientAuth;
  /** The certificate that its connections show. */
  readonly identity?: Identity;
}

/** A registered client and openid-client's idea of it. */
export interface Party {
  readonly client: Client;
  readonly config: openid.Configuration;
}

export interface Scene {
  readonly authority: Authority;
  readonly frontEnd: FrontEnd;
  readonly api: ServiceApi;
  readonly fetch: Fetch;
  readonly register: (changes: ClientChanges, options?: ClientOptions) => Promise<Party>;
  /** openid-client for somebody whom the service knows already, or does not know at all. */
  readonly configure: (clientId: string, authentication: openid.ClientAuth, options?: ClientOptions) => Promise<openid.Configuration>;
  readonly stop: () => Promise<void>;
}

export const REDIRECT = 'https://client.example.org/callback';

const usual: ClientChanges = {
  clientType: 'CONFIDENTIAL', tokenAuthMethod: 'CLIENT_SECRET_BASIC', redirectUris: [REDIRECT], idTokenSignAlg: 'ES256', applicationType: 'WEB',
  grantTypes: everything.supportedGrantTypes, responseTypes: everything.supportedResponseTypes,
};

export interface SceneOptions {
  readonly dialect?: Dialect;
  readonly service?: ServiceChanges;
  readonly authority?: Authority;
  /** Instead of the instances that all suites share. */
  readonly apiOf?: (changes: ServiceChanges) => Promise<ServiceApi>;
}

export async function newScene({ dialect = '2.x', service = {}, authority = newAuthority('Authority of this run'), apiOf }: SceneOptions = {}): Promise<Scene> {
  const connections: { close: () => Promise<void> }[] = [];
  const connect = (identity?: Identity): Fetch => {
    const made = fetchAs(authority, identity);
    connections.push(made);
    return made;
  };
  let api: ServiceApi | undefined;
  const frontEnd = await startFrontEnd(localServer(authority), async (issuer, alias) => {
    const changes = { ...everything, ...endpointsAt(issuer, alias), jwks: serviceKeys(), trustedRootCertificates: [authority.cert], ...service };
    if (apiOf !== undefined) return (api = await apiOf(changes));
    const made = await createService(changes, dialect);
    return (api = serviceApi({ apiKey: made.apiKey, apiSecret: made.apiSecret ?? '' }, dialect));
  });
  if (api === undefined) throw new Error('There is no service.');
  const made = api;
  const fetch = connect();
  const configure: Scene['configure'] = (clientId, authentication, { metadata = {}, identity } = {}) => openid.discovery(
    new URL(frontEnd.issuer), clientId, { id_token_signed_response_alg: 'ES256', use_mtls_endpoint_aliases: false, ...metadata }, authentication,
    { [openid.customFetch]: identity === undefined ? fetch : connect(identity) });
  return {
    authority, frontEnd, api: made, fetch, configure,
    register: async (changes, options = {}) => {
      const client = await createClient(made, { ...usual, ...changes });
      const authentication = options.authentication?.(client) ?? openid.ClientSecretBasic(client.clientSecret ?? '');
      return { client, config: await configure(String(client.clientId), authentication, options) };
    },
    stop: async () => {
      frontEnd.stop();
      await Promise.all(connections.map((connection) => connection.close()));
    },
  };
}
