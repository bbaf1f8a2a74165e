import { Authlete } from '@authlete/typescript-sdk';
import type { Client, Service } from '@symbolon/engine';
import { serviceApi, type ServiceApi } from '../support/api.js';
import { context } from '../support/context.js';
import { form } from '../support/http.js';
import { newKey } from '../support/jwt.js';
import { createClient, createService, ISSUER, REDIRECT_URI, type ClientChanges, type ServiceChanges } from '../support/parties.js';
import { CHALLENGE, VERIFIER } from '../support/requests.js';
import { recorded } from './recorded.js';

/* One service with much switched on, and a client of it, so that answers have many members. */

const services: ServiceChanges = {
  serviceName: 'for the SDK',
  issuer: ISSUER, authorizationEndpoint: `${ISSUER}/authorize`, tokenEndpoint: `${ISSUER}/token`, userInfoEndpoint: `${ISSUER}/userinfo`,
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'PASSWORD', 'CLIENT_CREDENTIALS', 'IMPLICIT', 'JWT_BEARER', 'TOKEN_EXCHANGE'],
  supportedResponseTypes: ['CODE', 'TOKEN', 'ID_TOKEN', 'CODE_ID_TOKEN', 'CODE_TOKEN', 'CODE_ID_TOKEN_TOKEN', 'ID_TOKEN_TOKEN', 'NONE'],
  supportedTokenAuthMethods: ['CLIENT_SECRET_POST', 'CLIENT_SECRET_BASIC'],
  supportedScopes: [
    { name: 'accounts', defaultEntry: false, description: 'Accounts', descriptions: [{ tag: 'ja', value: '口座' }], attributes: [{ key: 'a', value: '1' }] },
    { name: 'email', defaultEntry: false }, { name: 'openid', defaultEntry: false }, { name: 'payments', defaultEntry: true },
  ],
  supportedClaims: ['name', 'email'], supportedAcrs: ['urn:example:silver', 'urn:example:gold'], supportedDisplays: ['PAGE', 'POPUP'],
  supportedAuthorizationDetailsTypes: ['payment'], supportedPromptValues: ['NONE', 'LOGIN', 'CONSENT', 'SELECT_ACCOUNT'],
  accessTokenType: 'Bearer', accessTokenDuration: 300, refreshTokenDuration: 3600, idTokenDuration: 300,
  attributes: [{ key: 'of', value: 'the service' }],
};

const clients: ClientChanges = {
  clientName: 'for the SDK', clientNames: [{ tag: 'ja', value: 'クライアント' }], description: 'A client', developer: 'somebody',
  clientType: 'CONFIDENTIAL', tokenAuthMethod: 'CLIENT_SECRET_POST', redirectUris: [REDIRECT_URI], idTokenSignAlg: 'ES256',
  grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'PASSWORD', 'CLIENT_CREDENTIALS', 'IMPLICIT', 'JWT_BEARER', 'TOKEN_EXCHANGE'],
  responseTypes: ['CODE', 'TOKEN', 'ID_TOKEN', 'CODE_ID_TOKEN', 'CODE_TOKEN', 'CODE_ID_TOKEN_TOKEN', 'ID_TOKEN_TOKEN', 'NONE'],
  authorizationDetailsTypes: ['payment'],
  attributes: [{ key: 'of', value: 'the client' }],
};

export type Parameters = Readonly<Record<string, string | undefined>>;

/** Everything a test of the SDK needs. */
export interface Scene {
  readonly sdk: Authlete;
  readonly api: ServiceApi;
  readonly service: Service;
  readonly client: Client;
  readonly serviceId: string;
  readonly clientId: string;
  /** A form of the client that shows its secret. */
  readonly authenticated: (parameters: Parameters) => string;
  readonly authorizationParameters: (change?: Parameters) => string;
  readonly ticket: (change?: Parameters) => Promise<string>;
  readonly code: (change?: Parameters, subject?: string) => Promise<string>;
  /** The parameters that redeem a code. */
  readonly redemption: (code: string) => string;
  readonly tokens: (subject?: string) => Promise<{ readonly accessToken: string; readonly refreshToken: string }>;
}

/** The SDK as its README sets it up. */
export const newSdk = (): Authlete => new Authlete({
  serverURL: context.instances[0].replace('localhost', '127.0.0.1'), bearer: context.credentials.accessToken,
});

function defined(value: string | undefined): string {
  if (value === undefined) throw new Error('The answer lacks what the next step needs.');
  return value;
}

export async function newScene(performed: Set<string>, change: ServiceChanges = {}): Promise<Scene> {
  const sdk = recorded(newSdk(), performed);
  const service = await createService({ ...services, jwks: JSON.stringify({ keys: [newKey().privateJwk] }), ...change });
  const api = serviceApi({ apiKey: service.apiKey, apiSecret: service.apiSecret ?? '' });
  const client = await createClient(api, clients);
  const [serviceId, clientId] = [String(service.apiKey), String(client.clientId)];
  const authenticated = (parameters: Parameters): string => form({ client_id: clientId, client_secret: client.clientSecret, ...parameters });
  const authorizationParameters = (change: Parameters = {}): string => form({
    client_id: clientId, response_type: 'code', redirect_uri: REDIRECT_URI, scope: 'openid email accounts', state: 'a state', nonce: 'a nonce',
    code_challenge: CHALLENGE, code_challenge_method: 'S256', ...change,
  });
  const redemption = (code: string): string => authenticated({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: VERIFIER });
  const ticket: Scene['ticket'] = async (change) => defined(
    (await sdk.authorization.processRequest({ serviceId, authorizationRequest: { parameters: authorizationParameters(change) } })).ticket);
  const code: Scene['code'] = async (change, subject = 'john') => defined((await sdk.authorization.issue({
    serviceId, authorizationIssueRequest: { ticket: await ticket(change), subject, authTime: 1_700_000_000, acr: 'urn:example:gold' },
  })).authorizationCode);
  return {
    sdk, api, service, client, serviceId, clientId, authenticated, authorizationParameters, ticket, code, redemption,
    tokens: async (subject) => {
      const { accessToken, refreshToken } = await sdk.token.process({ serviceId, tokenRequest: { parameters: redemption(await code({}, subject)) } });
      return { accessToken: defined(accessToken), refreshToken: defined(refreshToken) };
    },
  };
}
