import type { Client } from '@symbolon/engine';
import { ascii, flag, list, oneOf, readOnly, secret, shortSeconds, text, uri } from './kinds.js';
import type { SettingsOf } from './setting.js';

export const clientEndpoints = {
  grantTypes: list(oneOf('GrantType')),
  responseTypes: list(oneOf('ResponseType')),
  responseModes: list(oneOf('ResponseMode')),
  redirectUris: list(uri({ noFragment: true, noUserinfo: true })),
  authorizationDetailsTypes: list(text(1_000)),
  mtlsEndpointAliasesUsed: flag,
} satisfies Partial<SettingsOf<Client>>;

export const clientGeneral = {
  parRequired: flag,
  requestObjectRequired: flag,
  requestSignAlg: oneOf('JWSAlg'),
  requestEncryptionAlg: oneOf('JWEAlg'),
  requestEncryptionEnc: oneOf('JWEEnc'),
  // A fragment is allowed: it may carry the digest of the document (OpenID Connect Core, 6.2).
  requestUris: list(uri()),
  frontChannelRequestObjectEncryptionRequired: flag,
  requestObjectEncryptionAlgMatchRequired: flag,
  requestObjectEncryptionEncMatchRequired: flag,
  backchannelLogoutUri: uri({ noFragment: true }),
  backchannelLogoutSessionRequired: flag,
} satisfies Partial<SettingsOf<Client>>;

export const clientAuthorization = {
  authorizationSignAlg: oneOf('JWSAlg'),
  authorizationEncryptionAlg: oneOf('JWEAlg'),
  authorizationEncryptionEnc: oneOf('JWEEnc'),
  pkceRequired: flag,
  pkceS256Required: flag,
  defaultMaxAge: shortSeconds(),
  defaultAcrs: list(ascii(1_000)),
  authTimeRequired: flag,
} satisfies Partial<SettingsOf<Client>>;

export const clientToken = {
  tokenAuthMethod: oneOf('ClientAuthMethod', { default: 'NONE' }),
  tokenAuthSignAlg: oneOf('JWSAlg'),
  clientSecret: readOnly(secret(ascii(1_000))),
  selfSignedCertificateKeyId: text(),
  tlsClientAuthSubjectDn: text(2_000, { form: 'distinguished-name', codes: { form: 'A032218' } }),
  tlsClientAuthSanDns: ascii(300),
  tlsClientAuthSanUri: uri(),
  tlsClientAuthSanIp: text(100, { form: 'ip', codes: { form: 'A031202' } }),
  tlsClientAuthSanEmail: text(400),
  dpopRequired: flag,
  spiffeId: uri(),
  spiffeBundleEndpoint: uri(),
} satisfies Partial<SettingsOf<Client>>;

export const clientUserInfo = {
  userInfoSignAlg: oneOf('JWSAlg'),
  userInfoEncryptionAlg: oneOf('JWEAlg'),
  userInfoEncryptionEnc: oneOf('JWEEnc'),
  rsRequestSigned: flag,
  rsSignedRequestKeyId: text(),
} satisfies Partial<SettingsOf<Client>>;

export const clientCiba = {
  bcDeliveryMode: oneOf('DeliveryMode'),
  bcNotificationEndpoint: uri({ https: true }),
  bcRequestSignAlg: oneOf('JWSAlg', { asymmetric: true }),
  bcUserCodeRequired: flag,
} satisfies Partial<SettingsOf<Client>>;
