import type { Client, ClientExtension, Service } from '@symbolon/engine';
import { features, type Feature } from './features.js';

/* Properties that are validated, stored and given back, but that nothing reads. All others are enforced. */

type ByFeature<T> = Readonly<Partial<Record<Feature, readonly (keyof T & string)[]>>>;
type ByReason<T> = readonly (readonly [reason: string, names: readonly (keyof T & string)[]])[];

const FRONT_END = 'for front ends and people; the engine has no use for it';

const service: ByFeature<Service> = {
  ciba: [
    'supportedBackchannelTokenDeliveryModes', 'backchannelAuthenticationEndpoint', 'backchannelUserCodeParameterSupported', 'backchannelAuthReqIdDuration',
    'backchannelPollingInterval', 'backchannelBindingMessageRequiredInFapi',
  ],
  device: [
    'deviceAuthorizationEndpoint', 'deviceVerificationUri', 'deviceVerificationUriComplete', 'deviceFlowCodeDuration', 'deviceFlowPollingInterval', 'userCodeCharset', 'userCodeLength',
  ],
  registration: [
    'registrationEndpoint', 'registrationManagementEndpoint', 'dynamicRegistrationSupported', 'supportedCustomClientMetadata', 'unauthorizedOnClientConfigSupported',
    'dcrScopeUsedAsRequestable', 'dcrDuplicateSoftwareIdBlocked',
  ],
  federation: [
    'federationEnabled', 'organizationName', 'authorityHints', 'trustAnchors', 'federationJwks', 'federationSignatureKeyId', 'federationConfigurationDuration', 'signedJwksUri',
    'federationRegistrationEndpoint', 'supportedClientRegistrationTypes',
  ],
  grantManagement: ['grantManagementEndpoint', 'grantManagementActionRequired'],
  credentials: [
    'verifiableCredentialsEnabled', 'credentialIssuerMetadata', 'credentialOfferDuration', 'userPinLength', 'preAuthorizedGrantAnonymousAccessSupported', 'cnonceDuration',
    'credentialTransactionDuration', 'credentialDuration', 'credentialJwks', 'credentialJwksUri', 'oid4vciVersion', 'keyAttesterRoots', 'keyAttesterRootsEnabled', 'keyAttesterRootsOnly',
  ],
  assurance: [
    'supportedTrustFrameworks', 'supportedEvidence', 'supportedIdentityDocuments', 'supportedDocuments', 'supportedVerificationMethods', 'supportedDocumentsMethods',
    'supportedDocumentsValidationMethods', 'supportedDocumentsVerificationMethods', 'supportedDocumentsCheckMethods', 'supportedElectronicRecords', 'supportedVerifiedClaims',
    'supportedAttachments', 'supportedDigestAlgorithms', 'predefinedTransformedClaims', 'accessTokenForExternalAttachmentEmbedded', 'verifiedClaimsValidationSchemaSet',
  ],
  exchange: [
    'tokenExchangeByIdentifiableClientsOnly', 'tokenExchangeByConfidentialClientsOnly', 'tokenExchangeByPermittedClientsOnly', 'tokenExchangeEncryptedJwtRejected', 'tokenExchangeUnsignedJwtRejected',
  ],
  jwtBearer: ['jwtGrantByIdentifiableClientsOnly', 'jwtGrantEncryptedJwtRejected', 'jwtGrantUnsignedJwtRejected'],
  signatures: ['resourceSignatureKeyId', 'rsResponseSigned'],
  cimd: [
    'clientIdMetadataDocumentSupported', 'cimdAllowlistEnabled', 'cimdAllowlist', 'cimdAlwaysRetrieved', 'cimdHttpPermitted', 'cimdQueryPermitted', 'cimdMetadataPolicyEnabled',
    'cimdMetadataPolicy',
  ],
  attestation: ['challengeEndpoint', 'attestationChallengeTimeWindow', 'clientAttesterRoots', 'clientAttesterRootsEnabled', 'clientAttesterRootsOnly'],
  haip: ['haipVersion'],
  hsm: ['hsmEnabled', 'hsks'],
  batch: ['tokenBatchNotificationEndpoint'],
  hosted: [
    'directAuthorizationEndpointEnabled', 'directTokenEndpointEnabled', 'directRevocationEndpointEnabled', 'directUserInfoEndpointEnabled', 'directJwksEndpointEnabled',
    'directIntrospectionEndpointEnabled',
  ],
  legacy: [
    'authenticationCallbackEndpoint', 'authenticationCallbackApiKey', 'authenticationCallbackApiSecret', 'supportedSnses', 'snsCredentials', 'developerAuthenticationCallbackEndpoint',
    'developerAuthenticationCallbackApiKey', 'developerAuthenticationCallbackApiSecret', 'supportedDeveloperSnses', 'developerSnsCredentials',
  ],
};

const serviceOthers: ByReason<Service> = [
  [FRONT_END, ['description', 'metadata']],
];

const client: ByFeature<Client> = {
  ciba: ['bcDeliveryMode', 'bcNotificationEndpoint', 'bcRequestSignAlg', 'bcUserCodeRequired'],
  registration: ['dynamicallyRegistered', 'registrationAccessTokenHash', 'customMetadata', 'softwareId', 'softwareVersion', 'clientSource'],
  federation: [
    'entityId', 'trustAnchorId', 'trustChain', 'trustChainExpiresAt', 'trustChainUpdatedAt', 'organizationName', 'signedJwksUri', 'clientRegistrationTypes', 'automaticallyRegistered',
    'explicitlyRegistered',
  ],
  credentials: ['credentialOfferEndpoint', 'credentialResponseEncryptionRequired'],
  assurance: ['digestAlgorithm'],
  signatures: ['rsSignedRequestKeyId', 'rsRequestSigned'],
  cimd: ['metadataDocumentLocation', 'metadataDocumentExpiresAt', 'metadataDocumentUpdatedAt', 'discoveredByMetadataDocument'],
  spiffe: ['spiffeId', 'spiffeBundleEndpoint'],
  haip: ['haipVersion'],
};

const clientOthers: ByReason<Client> = [
  [FRONT_END, ['contacts', 'loginUri', 'mtlsEndpointAliasesUsed', 'inScopeForTokenMigration', 'backchannelLogoutUri', 'backchannelLogoutSessionRequired']],
];

const extensionOthers: ByReason<ClientExtension> = [[features.exchange, ['tokenExchangePermitted']]];

const reasonsOf = <T>(byFeature: ByFeature<T>, others: ByReason<T>): ReadonlyMap<string, string> => new Map([
  ...Object.entries(byFeature as Readonly<Record<string, readonly string[]>>).flatMap(([feature, names]) => names.map((name) => [name, features[feature as Feature]] as const)),
  ...others.flatMap(([reason, names]) => names.map((name) => [name, reason] as const)),
]);

/** Why a property is stored only, by its name. */
export const storedOnly = {
  Service: reasonsOf(service, serviceOthers),
  Client: reasonsOf(client, clientOthers),
  ClientExtension: reasonsOf({}, extensionOthers),
} as const;
