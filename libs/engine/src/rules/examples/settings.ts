import type { Client } from '../../model/client.js';
import type { Service } from '../../model/service.js';
import { blankClient, blankService } from './blank.js';

const base = 'https://as.example.com';

const ec = (kid: string): object => ({
  kty: 'EC', use: 'sig', alg: 'ES256', kid, crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4', y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
});

/** A public RSA key of so many bits: only its length is true. */
export const rsaKey = (bits: number, kid = `rsa-${bits}`): object => ({ kty: 'RSA', kid, e: 'AQAB', n: '_'.repeat(Math.ceil(bits / 6)) });

/** A public EC key on a curve that is too small. */
export const smallEcKey = { kty: 'EC', kid: 'small', crv: 'P-192', x: 'A'.repeat(32), y: 'A'.repeat(32) };

export const keySet = (...keys: readonly object[]): string => JSON.stringify({ keys });

/** A service set up as FAPI 2.0 demands, with a scope for each way to switch profiles. */
export const aService = (change: Partial<Service> = {}): Service => ({
  ...blankService,
  apiKey: 1000,
  issuer: base,
  authorizationEndpoint: `${base}/authorize`,
  tokenEndpoint: `${base}/token`,
  pushedAuthReqEndpoint: `${base}/par`,
  jwksUri: `${base}/jwks`,
  jwks: keySet(ec('service')),
  supportedServiceProfiles: ['FAPI'],
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  supportedResponseTypes: ['CODE'],
  supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'],
  supportedScopes: [
    { name: 'openid', defaultEntry: false },
    { name: 'profile', defaultEntry: false },
    { name: 'payments', defaultEntry: false, attributes: [{ key: 'fapi2', value: 'sp' }] },
  ],
  clientAssertionAudRestrictedToIssuer: true,
  refreshTokenKept: true,
  loopbackRedirectionUriVariable: true,
  allowableClockSkew: 10,
  pushedAuthReqDuration: 90,
  ...change,
});

/** A client of that service, set up likewise. */
export const aClient = (change: Partial<Client> = {}): Client => ({
  ...blankClient,
  clientId: 4711,
  clientType: 'CONFIDENTIAL',
  applicationType: 'WEB',
  grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  responseTypes: ['CODE'],
  redirectUris: ['https://client.example.org/cb'],
  tokenAuthMethod: 'PRIVATE_KEY_JWT',
  tokenAuthSignAlg: 'ES256',
  idTokenSignAlg: 'ES256',
  dpopRequired: true,
  jwks: keySet(ec('client')),
  ...change,
});
