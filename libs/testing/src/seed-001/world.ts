import { createHmac, randomUUID } from 'node:crypto';
import type { Client, Service } from '@symbolon/engine';
import { challengeOf, VERIFIER } from '../engine/fixture.js';
import { readAnswer } from '../engine/open-flow.js';
import { seed002 } from '../engine/seed-002.js';
import { aKey, keySetOf, signJwt, type Members, type SigningKey } from '../engine/signing.js';

/* The service, the client and the requests of seed 001: read-only under `accounts`, read-and-write under `payments`. */

export const ISSUER = 'https://my-authz-server.com/';
export const CALLBACK = 'https://my-client.com/callback';
export const ACR = 'urn:mace:incommon:iap:silver';
export const SECRET = 'a-client-secret-that-is-long-enough-for-HS256';

export const keys = { service: aKey('service'), serviceRsa: aKey('service-rsa', 'RS256'), client: aKey('client'), clientRsa: aKey('client-rsa', 'RS256') } as const;

const scope = (name: string, value?: string) => ({ name, defaultEntry: false, ...(value === undefined ? {} : { attributes: [{ key: 'fapi', value }] }) });

export const serviceSettings = {
  issuer: ISSUER, authorizationEndpoint: 'https://my-authz-server.com/authorize', tokenEndpoint: 'https://my-authz-server.com/token', pushedAuthReqEndpoint: 'https://my-authz-server.com/par',
  jwks: keySetOf(keys.service.privateJwk, keys.serviceRsa.privateJwk),
  supportedServiceProfiles: ['FAPI'], supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], supportedResponseTypes: ['CODE', 'CODE_ID_TOKEN', 'CODE_ID_TOKEN_TOKEN'],
  supportedTokenAuthMethods: ['NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_JWT', 'PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH'],
  supportedScopes: [scope('openid'), scope('profile'), scope('accounts', 'r'), scope('payments', 'rw'), { name: 'consent', defaultEntry: false, attributes: [{ key: 'regex', value: 'consent:.+' }, { key: 'fapi', value: 'rw' }] }],
  supportedAcrs: [ACR], tlsClientCertificateBoundAccessTokens: true,
} as const;

export const clientSettings = {
  clientType: 'CONFIDENTIAL', grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], responseTypes: ['CODE', 'CODE_ID_TOKEN', 'CODE_ID_TOKEN_TOKEN'], redirectUris: [CALLBACK],
  tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256', requestSignAlg: 'ES256', idTokenSignAlg: 'ES256', authorizationSignAlg: 'ES256', tlsClientCertificateBoundAccessTokens: true,
  jwks: keySetOf(keys.client.publicJwk, keys.clientRsa.publicJwk),
} as const;

/** Undefined leaves a parameter out, several values repeat it. */
export type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

export const encoded = (parameters: Asked): string => new URLSearchParams(
  Object.entries(parameters).flatMap(([name, values]) => [values ?? []].flat().map((value): [string, string] => [name, value as string]))).toString();

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What the seed asks, by whom and when; s since 1970. */
export interface World {
  readonly clientId: string;
  readonly now: number;
  /** An authorization request for `accounts`, as the table of Part 1 has it, with changed parameters. */
  readonly asked: (change?: Asked) => Asked;
  /** The request object that the seed prints, with the `nbf` of the final text and changed members; undefined leaves one out. */
  readonly object: (change?: Members, key?: SigningKey | 'none', header?: Members) => string;
}

export const worldOf = (clientId: string, now: number): World => ({
  clientId, now,
  asked: (change = {}) => ({
    client_id: clientId, response_type: 'code', redirect_uri: CALLBACK, scope: 'openid accounts', state: 'mystate', nonce: 'mynonce',
    code_challenge: challengeOf(VERIFIER), code_challenge_method: 'S256', ...change,
  }),
  object: (change = {}, key = keys.client, header = {}) => {
    const claims = {
      iss: clientId, aud: ISSUER, nbf: now, exp: now + 300, client_id: clientId, response_type: 'code id_token', scope: 'openid payments', redirect_uri: CALLBACK, state: 'mystate', nonce: 'mynonce',
      claims: { id_token: { acr: { values: [ACR], essential: true } } }, ...change,
    };
    return key === 'none' ? `${part({ alg: 'none' })}.${part(claims)}.` : signJwt({ alg: key.alg, kid: key.kid, ...header }, claims, key);
  },
});

/** What is wrong with the settings. */
export interface Change {
  readonly service?: Partial<Service>;
  readonly client?: Partial<Client>;
}

/** What is wrong with the credentials. */
export interface Credentials {
  readonly assertion?: Members | false;
  readonly key?: SigningKey;
  readonly certificate?: false;
  readonly parameters?: Asked;
  readonly secret?: string;
  /** The assertion is signed with this secret instead of a key. */
  readonly mac?: string;
}

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const macOf = (claims: Members, secret: string): string => {
  const input = `${part({ alg: 'HS256' })}.${part(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};

/** A request to the token or PAR endpoint, authenticated as the seed has it: by an assertion, with the certificate. */
export function authenticated({ clientId, now }: World, own: Asked, { assertion = {}, key = keys.client, certificate, parameters, secret, mac }: Credentials) {
  const claims = { iss: clientId, sub: clientId, aud: ISSUER, iat: now, exp: now + 60, jti: randomUUID(), ...(assertion === false ? {} : assertion) };
  return {
    parameters: encoded({ client_id: clientId, ...own, ...(assertion === false ? {} : { client_assertion_type: JWT_BEARER, client_assertion: mac === undefined ? signJwt({ alg: key.alg, kid: key.kid }, claims, key) : macOf(claims, mac) }), ...parameters }),
    ...(certificate === false ? {} : { clientCertificate: seed002.certificate }),
    ...(secret === undefined ? {} : { clientId, clientSecret: secret }),
  };
}

/** A token request for a code; what was asked by parameters was protected by PKCE. */
export const tokenRequest = (world: World, code: string | undefined, request: Asked | string, by: Credentials): ReturnType<typeof authenticated> =>
  authenticated(world, { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: typeof request === 'string' ? undefined : VERIFIER }, by);

/** An authorization request: parameters, or a request object. */
export const authorizationRequest = ({ clientId }: World, request: Asked | string): string => encoded(typeof request === 'string' ? { client_id: clientId, request } : request);

/** `A150301 invalid_request`; only the code where nothing is wrong. */
export function told(answer: { readonly action: string; readonly responseContent?: string; readonly resultCode: string }): string {
  if (!['LOCATION', 'BAD_REQUEST', 'INVALID_CLIENT', 'UNAUTHORIZED'].includes(answer.action)) return answer.resultCode;
  const { parameters } = readAnswer(answer);
  return `${answer.resultCode} ${parameters.error ?? 'in a JWT'}`;
}
