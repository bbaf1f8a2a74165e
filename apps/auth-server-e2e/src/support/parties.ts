import type { ClientSettings, ServiceSettings } from '@symbolon/contract';
import type { Client, Service } from '@symbolon/engine';
import { createPrivateKey } from 'node:crypto';
import { ownerApi, serviceApi, serviceApiAt, type Dialect, type ServiceAccess, type ServiceApi } from './api.js';
import type { Credentials } from './context.js';
import type { Answer } from './http.js';
import { newKey, type Alg, type SigningKey } from './jwt.js';

export type ServiceChanges = { readonly [K in keyof ServiceSettings]?: ServiceSettings[K] | undefined };
export type ClientChanges = { readonly [K in keyof ClientSettings]?: ClientSettings[K] | undefined };

/** A service and one of its clients, as seen by who plays client, front end and resource server. */
export interface Party {
  readonly api: ServiceApi;
  readonly access: ServiceAccess;
  readonly service: Service;
  readonly client: Client;
  /** Signs the client's assertions. */
  readonly key: SigningKey;
  /** Signs the client's DPoP proofs. */
  readonly proofKey: SigningKey;
  readonly redirectUri: string;
  readonly scope: string;
  /** PEM; presented at every endpoint that clients call. */
  readonly certificate?: string;
  /** How the client authenticates, where not by an assertion. */
  readonly authenticates?: 'by certificate';
  /** What tokens are bound to, where not to the key of DPoP proofs. */
  readonly bindsTo?: 'certificate';
  /** Authorization requests are signed request objects. */
  readonly signs?: true;
  /** Authorization responses are asked for as JWTs. */
  readonly wants?: 'JARM';
}

export const ISSUER = 'https://as.example.com';
export const REDIRECT_URI = 'https://client.example.org/cb';

const fapi2 = [{ key: 'fapi2', value: 'sp' }];

/** Set up as seeds 003 and 004 tell, with a scope for each profile. */
export const fapiService = (changes: ServiceChanges = {}): ServiceChanges => ({
  serviceName: 'end to end',
  issuer: ISSUER,
  authorizationEndpoint: `${ISSUER}/authorize`,
  tokenEndpoint: `${ISSUER}/token`,
  pushedAuthReqEndpoint: `${ISSUER}/par`,
  supportedServiceProfiles: ['FAPI'],
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  supportedResponseTypes: ['CODE'],
  supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'],
  supportedScopes: [
    { name: 'accounts', defaultEntry: false, attributes: fapi2 },
    { name: 'payments', defaultEntry: false, attributes: fapi2 },
    { name: 'openid', defaultEntry: false },
    { name: 'plain', defaultEntry: false },
  ],
  pushedAuthReqDuration: 300,
  authorizationCodeDuration: 60,
  accessTokenDuration: 300,
  refreshTokenDuration: 3600,
  idTokenDuration: 300,
  allowableClockSkew: 10,
  clientAssertionAudRestrictedToIssuer: true,
  loopbackRedirectionUriVariable: true,
  refreshTokenKept: true,
  ...changes,
});

export const fapiClient = (key: SigningKey, changes: ClientChanges = {}): ClientChanges => ({
  clientName: 'end to end',
  clientType: 'CONFIDENTIAL',
  redirectUris: [REDIRECT_URI],
  grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  responseTypes: ['CODE'],
  tokenAuthMethod: 'PRIVATE_KEY_JWT',
  tokenAuthSignAlg: key.alg,
  idTokenSignAlg: 'ES256',
  jwks: JSON.stringify({ keys: [key.publicJwk] }),
  ...changes,
});

function created<T>({ status, body, text }: Answer): T {
  if (status !== 200 && status !== 201) throw new Error(`Not created (HTTP ${status}): ${text.slice(0, 2000)}`);
  return body as T;
}

export const createService = async (changes: ServiceChanges, dialect: Dialect = '2.x'): Promise<Service> =>
  created<Service>(await ownerApi(dialect).create(changes));

export const createClient = async (api: ServiceApi, changes: ClientChanges): Promise<Client> =>
  created<Client>(await api.post('/client/create', changes));

const accessOf = ({ apiKey, apiSecret }: Service): ServiceAccess => ({ apiKey, apiSecret: apiSecret ?? '' });

export interface PartyOptions {
  readonly service?: ServiceChanges;
  readonly client?: ClientChanges;
  readonly dialect?: Dialect;
  readonly key?: SigningKey;
  readonly proofKey?: SigningKey;
  readonly scope?: string;
}

/** A new FAPI 2.0 service with a client; changed where a suite wants it otherwise. */
export async function newParty({ service = {}, client = {}, dialect = '2.x', key = newKey(), proofKey = newKey(), scope = 'accounts' }: PartyOptions = {}): Promise<Party> {
  const made = await createService(fapiService(service), dialect);
  const api = serviceApi(accessOf(made), dialect);
  const party = { api, access: accessOf(made), service: made, key, proofKey, scope };
  const registered = await createClient(api, fapiClient(key, client));
  return { ...party, client: registered, redirectUri: registered.redirectUris?.[0] ?? REDIRECT_URI };
}

/** Another client of the same service, with keys of its own. */
export async function newColleague(party: Party, client: ClientChanges = {}): Promise<Party> {
  const key = newKey();
  return { ...party, key, proofKey: newKey(), client: await createClient(party.api, fapiClient(key, client)) };
}

/** Service and client of the first start, at the server that made them. Their settings are read from there. */
export async function demoParty({ baseUrl, accessToken, demo }: Credentials, dialect: Dialect = '2.x'): Promise<Party> {
  const access = { apiKey: demo.serviceId, apiSecret: demo.apiSecret };
  const reader = serviceApiAt(baseUrl, access, '3.0', accessToken);
  const read = async <T>(path: string): Promise<T> => (await reader.get(path)).body as T;
  const { kid, alg } = demo.clientJwk;
  const key: SigningKey = { alg: alg as Alg, kid, privateKey: createPrivateKey({ key: demo.clientJwk, format: 'jwk' }), publicJwk: {}, privateJwk: demo.clientJwk };
  return {
    api: serviceApiAt(baseUrl, access, dialect, accessToken), access, key, proofKey: newKey(),
    service: await read<Service>('/service/get'), client: await read<Client>(`/client/get/${demo.clientId}`),
    redirectUri: demo.redirectUri, scope: demo.scope,
  };
}

/** The same party at one of the instances. */
export const at = (party: Party, instance: number, dialect: Dialect = '2.x'): Party =>
  ({ ...party, api: serviceApi(party.access, dialect, instance) });
