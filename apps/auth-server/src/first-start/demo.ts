import { readClient, readService, type ClientSettings, type Reading, type ServiceSettings } from '@symbolon/contract';
import type { JsonWebKey } from 'node:crypto';
import { ID } from '../oauth/hosting.js';
import { jwksOf } from './keys.js';

export const DEMO_SCOPE = 'myscope';
export const DEMO_REDIRECT_URI = 'https://client.example.org/cb';

function valid<T>(reading: Reading<T>): T {
  if (reading.kind === 'read') return reading.value;
  throw new Error(`The demo settings are refused: ${reading.problems.map(({ property, expected }) => `${property} is not ${expected}`).join('; ')}`);
}

const fapi2 = [{ key: 'fapi2', value: 'sp' }];

const scopes = [
  { name: DEMO_SCOPE, description: 'A scope that asks for the FAPI 2.0 Security Profile', attributes: fapi2 },
  { name: 'read:accounts', description: 'Read the list of accounts', attributes: fapi2 },
  { name: 'openid', description: 'Sign in' },
];

/** A service that fulfils the FAPI 2.0 Security Profile, with every lifetime spelled out and endpoints that we host. */
export const demoService = (hostedAt: string, keys: readonly JsonWebKey[]): ServiceSettings => valid(readService({
  serviceName: 'Demo',
  description: 'Made on the first start, to try the FAPI 2.0 Security Profile with.',
  issuer: `${hostedAt}/${ID}`,
  supportedServiceProfiles: ['FAPI'],
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  supportedResponseTypes: ['CODE'],
  supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'],
  supportedIntrospectionAuthMethods: ['PRIVATE_KEY_JWT'],
  supportedScopes: scopes,
  jwks: jwksOf(...keys),
  pushedAuthReqDuration: 300,
  authorizationCodeDuration: 60,
  authorizationResponseDuration: 600,
  accessTokenDuration: 3600,
  refreshTokenDuration: 864000,
  idTokenDuration: 3600,
  refreshTokenKept: true,
  allowableClockSkew: 30,
  clientAssertionAudRestrictedToIssuer: true,
  loopbackRedirectionUriVariable: true,
  requestObjectAudienceChecked: true,
}));

/** The client of the walk-through: it authenticates with its key and may do what the service offers. */
export const demoClient = (key: JsonWebKey): ClientSettings => valid(readClient({
  clientName: 'Demo client',
  clientType: 'CONFIDENTIAL',
  applicationType: 'WEB',
  redirectUris: [DEMO_REDIRECT_URI],
  grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  responseTypes: ['CODE'],
  tokenAuthMethod: 'PRIVATE_KEY_JWT',
  tokenAuthSignAlg: 'ES256',
  idTokenSignAlg: 'ES256',
  jwks: jwksOf(key),
}));
