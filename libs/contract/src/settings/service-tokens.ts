import type { Service } from '@symbolon/engine';
import { ascii, flag, json, list, object, oneOf, seconds, shortSeconds, text } from './kinds.js';
import type { SettingsOf } from './setting.js';

export const serviceAccessToken = {
  accessTokenType: ascii(),
  accessTokenDuration: seconds(),
  accessTokenSignAlg: oneOf('JWSAlg', { asymmetric: true }),
  tlsClientCertificateBoundAccessTokens: flag,
  singleAccessTokenPerSubject: flag,
  tokenExpirationLinked: flag,
  accessTokenForExternalAttachmentEmbedded: flag,
} satisfies Partial<SettingsOf<Service>>;

export const serviceRefreshToken = {
  refreshTokenDuration: seconds(),
  refreshTokenDurationKept: flag,
  refreshTokenDurationReset: flag,
  refreshTokenKept: flag,
  refreshTokenIdempotent: flag,
  openidDroppedOnRefreshWithoutOfflineAccess: flag,
} satisfies Partial<SettingsOf<Service>>;

export const serviceIdToken = {
  idTokenDuration: seconds(),
  allowableClockSkew: shortSeconds({ max: 65_535 }),
  idTokenAudType: text(20, { choices: ['array', 'string'] }),
  idTokenReissuable: flag,
  supportedClaimTypes: list(oneOf('ClaimType'), { default: ['NORMAL'] }),
  supportedClaimLocales: list(ascii()),
  supportedClaims: list(text(1_000)),
  claimShortcutRestrictive: flag,
} satisfies Partial<SettingsOf<Service>>;

export const serviceScope = {
  supportedScopes: list(object('Scope'), { maxItems: 2_000, unique: 'name', sortBy: 'name', codes: { null: 'A039204', unique: 'A039203' } }),
} satisfies Partial<SettingsOf<Service>>;

export const serviceDpop = {
  dpopNonceRequired: flag,
  dpopNonceDuration: seconds(),
} satisfies Partial<SettingsOf<Service>>;

export const serviceIdentityAssurance = {
  supportedTrustFrameworks: list(text(1_000)),
  supportedEvidence: list(text(1_000)),
  supportedIdentityDocuments: list(text(1_000)),
  supportedVerificationMethods: list(text(1_000)),
  supportedVerifiedClaims: list(text(1_000)),
  verifiedClaimsValidationSchemaSet: text(40, { choices: ['standard', 'standard+id_document'] }),
  predefinedTransformedClaims: json('object'),
  supportedAttachments: list(oneOf('AttachmentType')),
  supportedDigestAlgorithms: list(ascii()),
  supportedDocuments: list(text(1_000)),
  supportedDocumentsMethods: list(text(1_000)),
  supportedDocumentsValidationMethods: list(text(1_000)),
  supportedDocumentsVerificationMethods: list(text(1_000)),
  supportedDocumentsCheckMethods: list(text(1_000)),
  supportedElectronicRecords: list(text(1_000)),
} satisfies Partial<SettingsOf<Service>>;
