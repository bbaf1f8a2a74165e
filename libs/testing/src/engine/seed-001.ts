import { randomUUID } from 'node:crypto';
import type { AuthorizationIssueResponse, AuthorizationResponse, Client, PushedAuthReqResponse, Service, TokenResponse } from '@symbolon/engine';
import { challengeOf, VERIFIER } from './fixture.js';
import { readAnswer } from './open-flow.js';
import { seed002 } from './seed-002.js';
import { clientOf, serviceOf } from './settings.js';
import { aKey, keySetOf, signJwt, type Members, type SigningKey } from './signing.js';
import { createTestEngine, type TestEngine } from './test-engine.js';

/* The service, the client and the requests of seed 001: read-only under `accounts`, read-and-write under `payments`. */

export const ISSUER = 'https://my-authz-server.com/';
export const CALLBACK = 'https://my-client.com/callback';
export const ACR = 'urn:mace:incommon:iap:silver';
export const CLIENT_ID = '291985138172';
export const SECRET = 'a-client-secret-that-is-long-enough-for-HS256';
const NOW = Date.UTC(2026, 10, 21, 12) / 1000;

export const keys = { service: aKey('service'), serviceRsa: aKey('service-rsa', 'RS256'), client: aKey('client'), clientRsa: aKey('client-rsa', 'RS256') } as const;

const scope = (name: string, value?: string) => ({ name, defaultEntry: false, ...(value === undefined ? {} : { attributes: [{ key: 'fapi', value }] }) });

const serviceSettings = {
  issuer: ISSUER, authorizationEndpoint: 'https://my-authz-server.com/authorize', tokenEndpoint: 'https://my-authz-server.com/token', pushedAuthReqEndpoint: 'https://my-authz-server.com/par',
  jwks: keySetOf(keys.service.privateJwk, keys.serviceRsa.privateJwk),
  supportedServiceProfiles: ['FAPI'], supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], supportedResponseTypes: ['CODE', 'CODE_ID_TOKEN', 'CODE_ID_TOKEN_TOKEN'],
  supportedTokenAuthMethods: ['NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_JWT', 'PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH'],
  supportedScopes: [scope('openid'), scope('profile'), scope('accounts', 'r'), scope('payments', 'rw'), { name: 'consent', defaultEntry: false, attributes: [{ key: 'regex', value: 'consent:.+' }, { key: 'fapi', value: 'rw' }] }],
  supportedAcrs: [ACR], tlsClientCertificateBoundAccessTokens: true,
} as const;

const clientSettings = {
  clientType: 'CONFIDENTIAL', grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], responseTypes: ['CODE', 'CODE_ID_TOKEN', 'CODE_ID_TOKEN_TOKEN'], redirectUris: [CALLBACK],
  tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256', requestSignAlg: 'ES256', idTokenSignAlg: 'ES256', authorizationSignAlg: 'ES256', tlsClientCertificateBoundAccessTokens: true,
  jwks: keySetOf(keys.client.publicJwk, keys.clientRsa.publicJwk),
} as const;

export type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

const encoded = (parameters: Asked): string => new URLSearchParams(
  Object.entries(parameters).flatMap(([name, values]) => [values ?? []].flat().map((value): [string, string] => [name, value as string]))).toString();

/** An authorization request for `accounts`, as the table of Part 1 has it. */
export const forAccounts: Asked = {
  client_id: CLIENT_ID, response_type: 'code', redirect_uri: CALLBACK, scope: 'openid accounts', state: 'mystate', nonce: 'mynonce', code_challenge: challengeOf(VERIFIER), code_challenge_method: 'S256',
};

/** What the request object says that the seed prints, and the `nbf` of the final text. */
export const forPayments: Members = {
  iss: CLIENT_ID, aud: ISSUER, nbf: NOW, exp: NOW + 300, client_id: CLIENT_ID, response_type: 'code id_token', scope: 'openid payments', redirect_uri: CALLBACK, state: 'mystate', nonce: 'mynonce',
  claims: { id_token: { acr: { values: [ACR], essential: true } } },
};

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A request object with changed members; undefined leaves one out. */
export const object = (change: Members = {}, key: SigningKey | 'none' = keys.client, header: Members = {}): string => {
  const claims = { ...forPayments, ...change };
  return key === 'none' ? `${part({ alg: 'none' })}.${part(claims)}.` : signJwt({ alg: key.alg, kid: key.kid, ...header }, claims, key);
};

export interface Credentials {
  readonly assertion?: Members | false;
  readonly key?: SigningKey;
  readonly certificate?: false;
  readonly parameters?: Asked;
  readonly secret?: string;
}

export interface Seed001 extends TestEngine {
  readonly service: Service;
  readonly client: Client;
  /** Parameters, or a request object. */
  readonly authorize: (request: Asked | string) => Promise<AuthorizationResponse>;
  readonly push: (parameters: Asked, by?: Credentials) => Promise<PushedAuthReqResponse>;
  readonly issue: (opened: AuthorizationResponse) => Promise<AuthorizationIssueResponse>;
  /** With what the client registers between login and token request. */
  readonly token: (request: Asked | string, by?: Credentials, since?: Partial<Client>) => Promise<TokenResponse>;
}

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

function authenticated(own: Asked, { assertion = {}, key = keys.client, certificate, parameters, secret }: Credentials) {
  const claims = { iss: CLIENT_ID, sub: CLIENT_ID, aud: ISSUER, iat: NOW, exp: NOW + 60, jti: randomUUID(), ...(assertion === false ? {} : assertion) };
  return {
    parameters: encoded({ client_id: CLIENT_ID, ...own, ...(assertion === false ? {} : { client_assertion_type: JWT_BEARER, client_assertion: signJwt({ alg: key.alg, kid: key.kid }, claims, key) }), ...parameters }),
    ...(certificate === false ? {} : { clientCertificate: seed002.certificate }),
    ...(secret === undefined ? {} : { clientId: CLIENT_ID, clientSecret: secret }),
  };
}

export function createSeed001(change: { readonly service?: Partial<Service>; readonly client?: Partial<Client> } = {}): Seed001 {
  const service = serviceOf(serviceSettings, { apiKey: 1001, ...change.service });
  const client = clientOf(clientSettings, { clientId: Number(CLIENT_ID), clientSecret: SECRET, ...change.client });
  const test = createTestEngine(service, [client]);
  const { engine } = test;
  const authorize: Seed001['authorize'] = request => engine.authorization(service, { parameters: encoded(typeof request === 'string' ? { client_id: CLIENT_ID, request } : request) });
  const issue: Seed001['issue'] = ({ ticket = '', resultMessage }) => {
    if (ticket === '') throw new Error(`There is no ticket: ${resultMessage}`);
    return engine.authorizationIssue(service, { ticket, subject: 'john', acr: ACR });
  };
  return {
    ...test, service, client, authorize, issue,
    push: (parameters, by = {}) => engine.pushedAuthReq(service, authenticated(parameters, by)),
    async token(request, by = {}, since = {}) {
      const { authorizationCode } = await issue(await authorize(request));
      test.clients.put(service.apiKey, { ...client, ...since });
      const verifier = typeof request === 'string' ? undefined : VERIFIER;
      return engine.token(service, authenticated({ grant_type: 'authorization_code', code: authorizationCode, redirect_uri: CALLBACK, code_verifier: verifier }, by));
    },
  };
}

/** `A150301 invalid_request`; only the code where nothing is wrong. */
export function told(answer: { readonly action: string; readonly responseContent?: string; readonly resultCode: string }): string {
  if (!['LOCATION', 'BAD_REQUEST', 'INVALID_CLIENT', 'UNAUTHORIZED'].includes(answer.action)) return answer.resultCode;
  const { parameters } = readAnswer(answer);
  return `${answer.resultCode} ${parameters.error ?? 'in a JWT'}`;
}

export const NOW_SECONDS = NOW;
