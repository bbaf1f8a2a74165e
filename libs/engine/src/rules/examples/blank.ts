import type { Client } from '../../model/client.js';
import type { Service } from '../../model/service.js';

/* A service and a client in which nothing is set, as the wire shows them: every switch off, every number 0. */

const each = <K extends string, V>(value: V, ...names: readonly K[]): Readonly<Record<K, V>> =>
  Object.fromEntries(names.map(name => [name, value])) as Record<K, V>;

const serviceNumbers = each(0,
  'number', 'serviceOwnerNumber', 'apiKey', 'createdAt', 'modifiedAt', 'clientsPerDeveloper', 'accessTokenDuration', 'refreshTokenDuration',
  'idTokenDuration', 'authorizationCodeDuration', 'authorizationResponseDuration', 'pushedAuthReqDuration', 'backchannelAuthReqIdDuration',
  'backchannelPollingInterval', 'allowableClockSkew', 'deviceFlowCodeDuration', 'deviceFlowPollingInterval', 'userCodeLength',
  'federationConfigurationDuration', 'credentialOfferDuration', 'userPinLength', 'cnonceDuration', 'credentialTransactionDuration',
  'credentialDuration', 'dpopNonceDuration', 'attestationChallengeTimeWindow',
);

const serviceSwitches = each(false,
  'directAuthorizationEndpointEnabled', 'directTokenEndpointEnabled', 'directRevocationEndpointEnabled', 'directUserInfoEndpointEnabled',
  'directJwksEndpointEnabled', 'directIntrospectionEndpointEnabled', 'singleAccessTokenPerSubject', 'pkceRequired', 'pkceS256Required',
  'refreshTokenKept', 'refreshTokenDurationKept', 'refreshTokenDurationReset', 'errorDescriptionOmitted', 'errorUriOmitted', 'clientIdAliasEnabled',
  'tlsClientCertificateBoundAccessTokens', 'mutualTlsValidatePkiCertChain', 'dynamicRegistrationSupported', 'backchannelUserCodeParameterSupported',
  'backchannelBindingMessageRequiredInFapi', 'missingClientIdAllowed', 'parRequired', 'requestObjectRequired',
  'traditionalRequestObjectProcessingApplied', 'claimShortcutRestrictive', 'scopeRequired', 'nbfOptional', 'issSuppressed', 'tokenExpirationLinked',
  'frontChannelRequestObjectEncryptionRequired', 'requestObjectEncryptionAlgMatchRequired', 'requestObjectEncryptionEncMatchRequired', 'hsmEnabled',
  'grantManagementActionRequired', 'unauthorizedOnClientConfigSupported', 'dcrScopeUsedAsRequestable', 'loopbackRedirectionUriVariable',
  'requestObjectAudienceChecked', 'accessTokenForExternalAttachmentEmbedded', 'refreshTokenIdempotent', 'federationEnabled',
  'tokenExchangeByIdentifiableClientsOnly', 'tokenExchangeByConfidentialClientsOnly', 'tokenExchangeByPermittedClientsOnly',
  'tokenExchangeEncryptedJwtRejected', 'tokenExchangeUnsignedJwtRejected', 'jwtGrantByIdentifiableClientsOnly', 'jwtGrantEncryptedJwtRejected',
  'jwtGrantUnsignedJwtRejected', 'dcrDuplicateSoftwareIdBlocked', 'rsResponseSigned', 'openidDroppedOnRefreshWithoutOfflineAccess',
  'verifiableCredentialsEnabled', 'preAuthorizedGrantAnonymousAccessSupported', 'idTokenReissuable', 'dpopNonceRequired',
  'clientAssertionAudRestrictedToIssuer', 'nativeSsoSupported', 'clientIdMetadataDocumentSupported', 'cimdAllowlistEnabled', 'cimdAlwaysRetrieved',
  'cimdHttpPermitted', 'cimdQueryPermitted', 'cimdMetadataPolicyEnabled', 'httpAliasProhibited', 'clientAttesterRootsEnabled',
  'clientAttesterRootsOnly', 'keyAttesterRootsEnabled', 'keyAttesterRootsOnly', 'backchannelLogoutSupported', 'backchannelLogoutSessionSupported',
);

export const blankService: Service = { ...serviceNumbers, ...serviceSwitches };

const clientNumbers = each(0,
  'number', 'serviceNumber', 'clientId', 'defaultMaxAge', 'createdAt', 'modifiedAt', 'trustChainExpiresAt', 'trustChainUpdatedAt',
  'metadataDocumentExpiresAt', 'metadataDocumentUpdatedAt',
);

const clientSwitches = each(false,
  'clientIdAliasEnabled', 'authTimeRequired', 'tlsClientCertificateBoundAccessTokens', 'bcUserCodeRequired', 'dynamicallyRegistered', 'parRequired',
  'requestObjectRequired', 'frontChannelRequestObjectEncryptionRequired', 'requestObjectEncryptionAlgMatchRequired',
  'requestObjectEncryptionEncMatchRequired', 'singleAccessTokenPerSubject', 'pkceRequired', 'pkceS256Required', 'rsRequestSigned', 'dpopRequired',
  'locked', 'mtlsEndpointAliasesUsed', 'inScopeForTokenMigration', 'automaticallyRegistered', 'explicitlyRegistered',
  'credentialResponseEncryptionRequired', 'discoveredByMetadataDocument', 'backchannelLogoutSessionRequired',
);

export const blankClient: Client = {
  ...clientNumbers, ...clientSwitches, clientType: 'PUBLIC', tokenAuthMethod: 'NONE', subjectType: 'PUBLIC', idTokenSignAlg: 'RS256',
};
