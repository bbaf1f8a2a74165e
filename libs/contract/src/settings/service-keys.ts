import type { Service } from '@symbolon/engine';
import { ascii, count, flag, jwks, list, object, oneOf, pem, readOnly, secret, seconds, text, uri } from './kinds.js';
import type { SettingsOf } from './setting.js';

export const serviceJwks = {
  jwks: secret(jwks()),
  jwksUri: uri({ noFragment: true }),
  directJwksEndpointEnabled: flag,
  signedJwksUri: uri({ noFragment: true }),
  idTokenSignatureKeyId: text(),
  userInfoSignatureKeyId: text(),
  authorizationSignatureKeyId: text(),
  accessTokenSignatureKeyId: text(),
  introspectionSignatureKeyId: text(),
  resourceSignatureKeyId: text(),
  hsmEnabled: flag,
  hsks: readOnly(list(object('Hsk'))),
} satisfies Partial<SettingsOf<Service>>;

export const serviceCertificates = {
  mutualTlsValidatePkiCertChain: flag,
  trustedRootCertificates: list(pem),
  clientAttesterRoots: list(pem),
  clientAttesterRootsEnabled: flag,
  clientAttesterRootsOnly: flag,
  keyAttesterRoots: list(pem),
  keyAttesterRootsEnabled: flag,
  keyAttesterRootsOnly: flag,
} satisfies Partial<SettingsOf<Service>>;

export const serviceFederation = {
  federationEnabled: flag,
  federationJwks: secret(jwks()),
  federationSignatureKeyId: text(),
  federationConfigurationDuration: seconds(),
  federationRegistrationEndpoint: uri({ noFragment: true }),
  authorityHints: list(uri()),
  trustAnchors: list(object('TrustAnchor')),
  organizationName: text(),
  supportedClientRegistrationTypes: list(oneOf('ClientRegistrationType')),
} satisfies Partial<SettingsOf<Service>>;

export const serviceCredentials = {
  verifiableCredentialsEnabled: flag,
  oid4vciVersion: ascii(20, { choices: ['1.0-ID1', '1.0', '1.0-Final'] }),
  credentialIssuerMetadata: object('CredentialIssuerMetadata'),
  credentialJwks: secret(jwks()),
  credentialJwksUri: uri({ noFragment: true }),
  credentialDuration: seconds(),
  credentialOfferDuration: seconds(),
  // A negative number asks for the server's own lifetime, as 0 does.
  credentialTransactionDuration: seconds({ min: -Number.MAX_SAFE_INTEGER }),
  cnonceDuration: seconds(),
  preAuthorizedGrantAnonymousAccessSupported: flag,
  userPinLength: count(255),
} satisfies Partial<SettingsOf<Service>>;
