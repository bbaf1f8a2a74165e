import type { Service } from '@symbolon/engine';
import { ascii, count, flag, json, list, object, oneOf, seconds, shortSeconds, text, uri } from './kinds.js';
import type { SettingsOf } from './setting.js';

export const serviceEndpoints = {
  supportedGrantTypes: list(oneOf('GrantType')),
  supportedResponseTypes: list(oneOf('ResponseType')),
  supportedAuthorizationDetailsTypes: list(text(1_000)),
  missingClientIdAllowed: flag,
  mtlsEndpointAliases: list(object('NamedUri'), { unique: 'name', codes: { items: 'A031230', unique: 'A031224' } }),
} satisfies Partial<SettingsOf<Service>>;

export const serviceGeneral = {
  pushedAuthReqEndpoint: uri({ noFragment: true }),
  pushedAuthReqDuration: seconds(),
  parRequired: flag,
  requestObjectRequired: flag,
  traditionalRequestObjectProcessingApplied: flag,
  requestObjectAudienceChecked: flag,
  nbfOptional: flag,
  frontChannelRequestObjectEncryptionRequired: flag,
  requestObjectEncryptionAlgMatchRequired: flag,
  requestObjectEncryptionEncMatchRequired: flag,
  grantManagementEndpoint: uri({ noFragment: true }),
  grantManagementActionRequired: flag,
  endSessionEndpoint: uri({ noFragment: true }),
  unauthorizedOnClientConfigSupported: flag,
  backchannelLogoutSupported: flag,
  backchannelLogoutSessionSupported: flag,
} satisfies Partial<SettingsOf<Service>>;

export const serviceAuthorization = {
  authorizationEndpoint: uri({ noFragment: true }),
  directAuthorizationEndpointEnabled: flag,
  issSuppressed: flag,
  loopbackRedirectionUriVariable: flag,
  pkceRequired: flag,
  pkceS256Required: flag,
  scopeRequired: flag,
  authorizationResponseDuration: seconds(),
  authorizationCodeDuration: seconds(),
  supportedUiLocales: list(ascii()),
  supportedDisplays: list(oneOf('Display'), { default: ['PAGE'] }),
  supportedAcrs: list(ascii(1_000)),
  supportedPromptValues: list(oneOf('Prompt')),
} satisfies Partial<SettingsOf<Service>>;

export const serviceToken = {
  tokenEndpoint: uri({ noFragment: true }),
  directTokenEndpointEnabled: flag,
  supportedTokenAuthMethods: list(oneOf('ClientAuthMethod')),
  clientAssertionAudRestrictedToIssuer: flag,
  tokenExchangeByIdentifiableClientsOnly: flag,
  tokenExchangeByConfidentialClientsOnly: flag,
  tokenExchangeByPermittedClientsOnly: flag,
  tokenExchangeEncryptedJwtRejected: flag,
  tokenExchangeUnsignedJwtRejected: flag,
  jwtGrantByIdentifiableClientsOnly: flag,
  jwtGrantEncryptedJwtRejected: flag,
  jwtGrantUnsignedJwtRejected: flag,
  nativeSsoSupported: flag,
  challengeEndpoint: uri({ noFragment: true }),
  attestationChallengeTimeWindow: seconds(),
} satisfies Partial<SettingsOf<Service>>;

export const serviceRevocation = {
  revocationEndpoint: uri({ noFragment: true }),
  directRevocationEndpointEnabled: flag,
  supportedRevocationAuthMethods: list(oneOf('ClientAuthMethod')),
} satisfies Partial<SettingsOf<Service>>;

export const serviceIntrospection = {
  introspectionEndpoint: uri({ noFragment: true }),
  directIntrospectionEndpointEnabled: flag,
  supportedIntrospectionAuthMethods: list(oneOf('ClientAuthMethod')),
  rsResponseSigned: flag,
} satisfies Partial<SettingsOf<Service>>;

export const serviceUserInfo = {
  userInfoEndpoint: uri({ noFragment: true }),
  directUserInfoEndpointEnabled: flag,
} satisfies Partial<SettingsOf<Service>>;

export const serviceRegistration = {
  dynamicRegistrationSupported: flag,
  registrationEndpoint: uri({ noFragment: true }),
  registrationManagementEndpoint: uri({ noFragment: true }),
  dcrScopeUsedAsRequestable: flag,
  dcrDuplicateSoftwareIdBlocked: flag,
  clientIdMetadataDocumentSupported: flag,
  cimdAllowlistEnabled: flag,
  cimdAllowlist: list(uri()),
  cimdAlwaysRetrieved: flag,
  cimdHttpPermitted: flag,
  cimdQueryPermitted: flag,
  cimdMetadataPolicyEnabled: flag,
  cimdMetadataPolicy: json('object'),
} satisfies Partial<SettingsOf<Service>>;

export const serviceCiba = {
  backchannelAuthenticationEndpoint: uri({ noFragment: true }),
  supportedBackchannelTokenDeliveryModes: list(oneOf('DeliveryMode')),
  backchannelAuthReqIdDuration: shortSeconds(),
  backchannelPollingInterval: shortSeconds(),
  backchannelUserCodeParameterSupported: flag,
  backchannelBindingMessageRequiredInFapi: flag,
} satisfies Partial<SettingsOf<Service>>;

export const serviceDevice = {
  deviceAuthorizationEndpoint: uri({ noFragment: true }),
  deviceVerificationUri: uri(),
  deviceVerificationUriComplete: uri(),
  deviceFlowCodeDuration: shortSeconds(),
  deviceFlowPollingInterval: shortSeconds(),
  userCodeCharset: oneOf('UserCodeCharset'),
  userCodeLength: count(255),
} satisfies Partial<SettingsOf<Service>>;
