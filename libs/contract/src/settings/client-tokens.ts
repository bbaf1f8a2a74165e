import type { Client } from '@symbolon/engine';
import { ascii, flag, jwks, list, oneOf, readOnly, text, timestamp, uri } from './kinds.js';
import type { SettingsOf } from './setting.js';

export const clientAccessToken = {
  tlsClientCertificateBoundAccessTokens: flag,
  singleAccessTokenPerSubject: flag,
} satisfies Partial<SettingsOf<Client>>;

export const clientIdToken = {
  idTokenSignAlg: oneOf('JWSAlg', { default: 'RS256' }),
  idTokenEncryptionAlg: oneOf('JWEAlg'),
  idTokenEncryptionEnc: oneOf('JWEEnc'),
  subjectType: oneOf('SubjectType', { default: 'PUBLIC' }),
  sectorIdentifierUri: uri({ https: true, codes: { https: 'A032210' } }),
  derivedSectorIdentifier: readOnly(ascii()),
  digestAlgorithm: ascii(),
} satisfies Partial<SettingsOf<Client>>;

export const clientJwks = {
  jwks: jwks(),
  jwksUri: uri(),
  signedJwksUri: uri(),
} satisfies Partial<SettingsOf<Client>>;

export const clientFederation = {
  automaticallyRegistered: readOnly(flag),
  explicitlyRegistered: readOnly(flag),
  clientRegistrationTypes: list(oneOf('ClientRegistrationType')),
  organizationName: text(),
  entityId: uri(),
  trustAnchorId: uri(),
  trustChain: readOnly(list(ascii(100_000))),
  trustChainExpiresAt: readOnly(timestamp),
  trustChainUpdatedAt: readOnly(timestamp),
  metadataDocumentLocation: readOnly(uri()),
  metadataDocumentExpiresAt: readOnly(timestamp),
  metadataDocumentUpdatedAt: readOnly(timestamp),
  discoveredByMetadataDocument: readOnly(flag),
  credentialOfferEndpoint: uri(),
  credentialResponseEncryptionRequired: flag,
} satisfies Partial<SettingsOf<Client>>;
