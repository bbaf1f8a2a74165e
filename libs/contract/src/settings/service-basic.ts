import type { Service } from '@symbolon/engine';
import { ascii, count, flag, id, list, object, oneOf, readOnly, secret, text, timestamp, uri } from './kinds.js';
import type { SettingsOf } from './setting.js';

export const serviceBasic = {
  serviceName: text(),
  description: text(4_000),
  issuer: uri({ https: true, noQuery: true, noFragment: true }),
  supportedServiceProfiles: list(oneOf('ServiceProfile')),
  fapiModes: list(oneOf('FapiMode')),
  clientIdAliasEnabled: flag,
  clientsPerDeveloper: count(),
  attributes: list(object('Pair'), { maxTotal: 200_000, codes: { total: 'A039231' } }),
  metadata: readOnly(list(object('Pair'))),
  supportedCustomClientMetadata: list(text(200, { form: 'unreserved-metadata' }), { codes: { form: 'A039232' } }),
  errorDescriptionOmitted: flag,
  errorUriOmitted: flag,
  httpAliasProhibited: flag,
  tokenBatchNotificationEndpoint: uri(),
  number: readOnly(count()),
  serviceOwnerNumber: readOnly(count()),
  apiKey: readOnly(id),
  apiSecret: readOnly(secret(ascii())),
  createdAt: readOnly(timestamp),
  modifiedAt: readOnly(timestamp),
  policyUri: uri(),
  tosUri: uri(),
  serviceDocumentation: uri(),
  haipVersion: text(20, { choices: ['1.0'] }),
} satisfies Partial<SettingsOf<Service>>;

/** Callbacks and social logins of API 2.x: stored, not used. */
export const serviceLegacy = {
  authenticationCallbackEndpoint: uri(),
  authenticationCallbackApiKey: ascii(1_000),
  authenticationCallbackApiSecret: secret(ascii(1_000)),
  supportedSnses: list(oneOf('Sns')),
  snsCredentials: list(object('SnsCredentials'), { unique: 'sns', codes: { unique: 'A039209' } }),
  developerAuthenticationCallbackEndpoint: uri(),
  developerAuthenticationCallbackApiKey: ascii(1_000),
  developerAuthenticationCallbackApiSecret: secret(ascii(1_000)),
  supportedDeveloperSnses: list(oneOf('Sns')),
  developerSnsCredentials: list(object('SnsCredentials'), { unique: 'sns', codes: { unique: 'A039209' } }),
} satisfies Partial<SettingsOf<Service>>;
