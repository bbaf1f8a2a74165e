import { createHash, randomUUID } from 'node:crypto';
import type { AuthorizationIssueRequest, Client, TokenRequest, TokenResponse } from '@symbolon/engine';
import { createOpenFlow, OPEN_ISSUER, openClient, openKeys, SECRET, type Asked, type OpenFlow } from './open-flow.js';
import { bareJwk, changedJwt, type JwtChange } from './signing.js';

/* Every grant without a profile: an open flow with a token endpoint for all of them, and a clock. */

export const endpoint = { token: `${OPEN_ISSUER}/token`, userInfo: `${OPEN_ISSUER}/userinfo`, revocation: `${OPEN_ISSUER}/revoke` } as const;

/** A client that can keep no secret. */
export const publicClient = { clientType: 'PUBLIC', tokenAuthMethod: 'NONE' } as const;

const everyGrant = { grantTypes: ['AUTHORIZATION_CODE', 'IMPLICIT', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS', 'PASSWORD'] } as const;

export const formOf = (parameters: Asked): string => new URLSearchParams(
  Object.entries(parameters).flatMap(([name, values]) => [values ?? []].flat().map((value): [string, string] => [name, value as string]))).toString();

export interface GrantFlow extends OpenFlow {
  readonly clock: () => number;
  /** Lets time pass, s. */
  readonly pass: (duration: number) => void;
  /** What a client adds to its call to say who it is: Basic, or its id in the form. */
  readonly signed: (parameters: Asked, by?: Client) => { readonly parameters: string; readonly clientId?: string; readonly clientSecret?: string };
  readonly token: (parameters: Asked, call?: Partial<TokenRequest>, by?: Client) => Promise<TokenResponse>;
  readonly refresh: (refreshToken: string | undefined, parameters?: Asked, call?: Partial<TokenRequest>, by?: Client) => Promise<TokenResponse>;
  /** From the authorization request to the tokens of its code. */
  readonly tokens: (parameters?: Asked, issue?: AuthorizationIssueRequest, call?: Partial<TokenRequest>) => Promise<TokenResponse>;
  /** A DPoP proof, of the client's usual key; with `token`, for its use. */
  readonly proof: (htm: string, htu: string, token?: string, change?: JwtChange) => string;
  /** Another client of the same kind. */
  readonly another: (change?: Partial<Client>) => Client;
}

export function createGrantFlow(settings: Parameters<typeof createOpenFlow>[0] = {}): GrantFlow {
  const flow = createOpenFlow({
    ...settings,
    service: { supportedGrantTypes: everyGrant.grantTypes, userInfoEndpoint: endpoint.userInfo, revocationEndpoint: endpoint.revocation, ...settings.service },
    client: { ...everyGrant, ...settings.client },
  });
  const { engine, service, client } = flow;
  let time = flow.now;
  const signed: GrantFlow['signed'] = (parameters, by = client) => by.clientType === 'PUBLIC'
    ? { parameters: formOf({ client_id: String(by.clientId), ...parameters }) }
    : { parameters: formOf(parameters), clientId: String(by.clientId), clientSecret: by.clientSecret ?? SECRET };
  const token: GrantFlow['token'] = (parameters, call = {}, by = client) => engine.token(service, { ...signed(parameters, by), ...call });
  return {
    ...flow, signed, token,
    clock: () => time,
    pass: duration => flow.setTime(time += duration * 1000),
    refresh: (refreshToken, parameters = {}, call = {}, by = client) => token({ grant_type: 'refresh_token', refresh_token: refreshToken, ...parameters }, call, by),
    async tokens(parameters = {}, issue = {}, call = {}) {
      const { authorizationCode } = await flow.answer({ response_type: 'code', ...parameters }, issue);
      return token({ grant_type: 'authorization_code', code: authorizationCode, redirect_uri: 'https://rp.example.org/cb' }, call);
    },
    proof(htm, htu, of, change = {}) {
      const key = change.key ?? openKeys.client;
      const ath = of === undefined ? {} : { ath: createHash('sha256').update(of).digest('base64url') };
      return changedJwt({ alg: key.alg, typ: 'dpop+jwt', jwk: bareJwk(key) }, { htm, htu, iat: Math.floor(time / 1000), jti: randomUUID(), ...ath }, key, change);
    },
    another(change = {}) {
      const made = openClient({ ...client, clientId: 5002, ...change });
      flow.clients.put(service.apiKey, made);
      return made;
    },
  };
}

/** The JSON of an answer. */
export const bodyOf = ({ responseContent = '' }: { readonly responseContent?: string }): Readonly<Record<string, unknown>> =>
  JSON.parse(responseContent) as Readonly<Record<string, unknown>>;

/** Limits of one client. */
export const extension = { requestableScopesEnabled: false, accessTokenDuration: 0, refreshTokenDuration: 0, idTokenDuration: 0, tokenExchangePermitted: false };

/** A scope with lifetimes of its own, s. */
export const scopeWith = (name: string, attributes: Readonly<Record<string, string>>) =>
  ({ name, defaultEntry: false, attributes: Object.entries(attributes).map(([key, value]) => ({ key, value })) });
