import type { Client } from '@symbolon/engine';

/** The order of the members on the wire: the one of the model. */
export const clientOrder = [
  'number', 'serviceNumber', 'developer', 'clientId', 'clientIdAlias', 'clientIdAliasEnabled', 'clientSecret', 'clientType',
  'redirectUris', 'responseTypes', 'grantTypes', 'applicationType', 'contacts', 'clientName', 'clientNames', 'logoUri', 'logoUris',
  'clientUri', 'clientUris', 'policyUri', 'policyUris', 'tosUri', 'tosUris', 'jwksUri', 'jwks', 'derivedSectorIdentifier',
  'sectorIdentifierUri', 'subjectType', 'idTokenSignAlg', 'idTokenEncryptionAlg', 'idTokenEncryptionEnc', 'userInfoSignAlg',
  'userInfoEncryptionAlg', 'userInfoEncryptionEnc', 'requestSignAlg', 'requestEncryptionAlg', 'requestEncryptionEnc',
  'tokenAuthMethod', 'tokenAuthSignAlg', 'defaultMaxAge', 'defaultAcrs', 'authTimeRequired', 'loginUri', 'requestUris',
  'description', 'descriptions', 'createdAt', 'modifiedAt', 'extension', 'tlsClientAuthSubjectDn', 'tlsClientAuthSanDns',
  'tlsClientAuthSanUri', 'tlsClientAuthSanIp', 'tlsClientAuthSanEmail', 'tlsClientCertificateBoundAccessTokens',
  'selfSignedCertificateKeyId', 'softwareId', 'softwareVersion', 'authorizationSignAlg', 'authorizationEncryptionAlg',
  'authorizationEncryptionEnc', 'bcDeliveryMode', 'bcNotificationEndpoint', 'bcRequestSignAlg', 'bcUserCodeRequired',
  'dynamicallyRegistered', 'registrationAccessTokenHash', 'authorizationDetailsTypes', 'parRequired', 'requestObjectRequired',
  'attributes', 'customMetadata', 'frontChannelRequestObjectEncryptionRequired', 'requestObjectEncryptionAlgMatchRequired',
  'requestObjectEncryptionEncMatchRequired', 'digestAlgorithm', 'singleAccessTokenPerSubject', 'pkceRequired', 'pkceS256Required',
  'rsSignedRequestKeyId', 'rsRequestSigned', 'dpopRequired', 'locked', 'fapiModes', 'responseModes', 'mtlsEndpointAliasesUsed',
  'inScopeForTokenMigration', 'entityId', 'trustAnchorId', 'trustChain', 'trustChainExpiresAt', 'trustChainUpdatedAt',
  'organizationName', 'signedJwksUri', 'clientRegistrationTypes', 'automaticallyRegistered', 'explicitlyRegistered',
  'credentialOfferEndpoint', 'credentialResponseEncryptionRequired', 'metadataDocumentLocation', 'metadataDocumentExpiresAt',
  'metadataDocumentUpdatedAt', 'discoveredByMetadataDocument', 'clientSource', 'spiffeId', 'spiffeBundleEndpoint', 'haipVersion',
  'backchannelLogoutUri', 'backchannelLogoutSessionRequired',
] as const satisfies readonly (keyof Client)[];
