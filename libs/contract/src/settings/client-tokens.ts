import type { Client } from '@symbolon/engine';
import { ascii, byMachine, flag, jwks, list, oneOf, readOnly, text, timestamp, uri } from './kinds.js';
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
  automaticallyRegistered: byMachine(flag),
  explicitlyRegistered: byMachine(flag),
  clientRegistrationTypes: list(oneOf('ClientRegistrationType')),
  organizationName: text(),
  entityId: uri(),
  trustAnchorId: uri(),
  trustChain: byMachine(list(ascii(100_000))),
  trustChainExpiresAt: byMachine(timestamp),
  trustChainUpdatedAt: byMachine(timestamp),
  metadataDocumentLocation: byMachine(uri()),
  metadataDocumentExpiresAt: byMachine(timestamp),
  metadataDocumentUpdatedAt: byMachine(timestamp),
  discoveredByMetadataDocument: byMachine(flag),
  credentialOfferEndpoint: uri(),
  credentialResponseEncryptionRequired: flag,
} satisfies Partial<SettingsOf<Client>>;
