import type { ClientSettings, ServiceSettings } from './settings.js';

/** Required members of one type; what is optional stays absent. */
type RequiredMember<T, V> = { [K in keyof T]-?: undefined extends T[K] ? never : T[K] extends V ? (V extends T[K] ? K : never) : never }[keyof T];

type Off<T> = Readonly<Record<RequiredMember<T, boolean>, false>> & Readonly<Record<RequiredMember<T, number>, 0>>;

/**
 * Every switch and number of the model stands for "not set". A document that was stored before the model had a member
 * is read with these; the compiler holds the lists complete.
 */
export const SERVICE_OFF: Off<ServiceSettings> = {
  directAuthorizationEndpointEnabled: false, directTokenEndpointEnabled: false, directRevocationEndpointEnabled: false,
  directUserInfoEndpointEnabled: false, directJwksEndpointEnabled: false, directIntrospectionEndpointEnabled: false,
  singleAccessTokenPerSubject: false, pkceRequired: false, pkceS256Required: false, refreshTokenKept: false,
  refreshTokenDurationKept: false, refreshTokenDurationReset: false, errorDescriptionOmitted: false, errorUriOmitted: false,
  clientIdAliasEnabled: false, tlsClientCertificateBoundAccessTokens: false, mutualTlsValidatePkiCertChain: false,
  dynamicRegistrationSupported: false, backchannelUserCodeParameterSupported: false,
  backchannelBindingMessageRequiredInFapi: false, missingClientIdAllowed: false, parRequired: false,
  requestObjectRequired: false, traditionalRequestObjectProcessingApplied: false, claimShortcutRestrictive: false,
  scopeRequired: false, nbfOptional: false, issSuppressed: false, tokenExpirationLinked: false,
  frontChannelRequestObjectEncryptionRequired: false, requestObjectEncryptionAlgMatchRequired: false,
  requestObjectEncryptionEncMatchRequired: false, hsmEnabled: false, grantManagementActionRequired: false,
  unauthorizedOnClientConfigSupported: false, dcrScopeUsedAsRequestable: false, loopbackRedirectionUriVariable: false,
  requestObjectAudienceChecked: false, accessTokenForExternalAttachmentEmbedded: false, refreshTokenIdempotent: false,
  federationEnabled: false, tokenExchangeByIdentifiableClientsOnly: false, tokenExchangeByConfidentialClientsOnly: false,
  tokenExchangeByPermittedClientsOnly: false, tokenExchangeEncryptedJwtRejected: false,
  tokenExchangeUnsignedJwtRejected: false, jwtGrantByIdentifiableClientsOnly: false, jwtGrantEncryptedJwtRejected: false,
  jwtGrantUnsignedJwtRejected: false, dcrDuplicateSoftwareIdBlocked: false, rsResponseSigned: false,
  openidDroppedOnRefreshWithoutOfflineAccess: false, verifiableCredentialsEnabled: false,
  preAuthorizedGrantAnonymousAccessSupported: false, idTokenReissuable: false, dpopNonceRequired: false,
  clientAssertionAudRestrictedToIssuer: false, nativeSsoSupported: false, clientIdMetadataDocumentSupported: false,
  cimdAllowlistEnabled: false, cimdAlwaysRetrieved: false, cimdHttpPermitted: false, cimdQueryPermitted: false,
  cimdMetadataPolicyEnabled: false, httpAliasProhibited: false, clientAttesterRootsEnabled: false,
  clientAttesterRootsOnly: false, keyAttesterRootsEnabled: false, keyAttesterRootsOnly: false,
  backchannelLogoutSupported: false, backchannelLogoutSessionSupported: false,
  clientsPerDeveloper: 0, accessTokenDuration: 0, refreshTokenDuration: 0, idTokenDuration: 0, authorizationCodeDuration: 0,
  authorizationResponseDuration: 0, pushedAuthReqDuration: 0, backchannelAuthReqIdDuration: 0, backchannelPollingInterval: 0,
  allowableClockSkew: 0, deviceFlowCodeDuration: 0, deviceFlowPollingInterval: 0, userCodeLength: 0,
  federationConfigurationDuration: 0, credentialOfferDuration: 0, userPinLength: 0, cnonceDuration: 0,
  credentialTransactionDuration: 0, credentialDuration: 0, dpopNonceDuration: 0, attestationChallengeTimeWindow: 0,
};

export const CLIENT_OFF: Off<ClientSettings> = {
  clientIdAliasEnabled: false, authTimeRequired: false, tlsClientCertificateBoundAccessTokens: false,
  bcUserCodeRequired: false, locked: false, dynamicallyRegistered: false, parRequired: false, requestObjectRequired: false,
  frontChannelRequestObjectEncryptionRequired: false, requestObjectEncryptionAlgMatchRequired: false,
  requestObjectEncryptionEncMatchRequired: false, singleAccessTokenPerSubject: false, pkceRequired: false,
  pkceS256Required: false, rsRequestSigned: false, dpopRequired: false, mtlsEndpointAliasesUsed: false,
  inScopeForTokenMigration: false, automaticallyRegistered: false, explicitlyRegistered: false,
  credentialResponseEncryptionRequired: false, discoveredByMetadataDocument: false, backchannelLogoutSessionRequired: false,
  defaultMaxAge: 0, trustChainExpiresAt: 0, trustChainUpdatedAt: 0, metadataDocumentExpiresAt: 0,
  metadataDocumentUpdatedAt: 0,
};
