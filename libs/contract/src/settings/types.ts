import { ascii, count, flag, json, jwks, list, object, oneOf, required, secret, seconds, text, uri } from './kinds.js';
import type { ObjectTypes, SettingsOf } from './setting.js';

/* Small types that services and clients are made of. A number that a code speaks of is the one of the entry. */

const scope = {
  name: required(text(200, { form: 'scope-name', codes: { required: 'A039204', length: 'A039205', form: 'A039206' } })),
  defaultEntry: flag,
  description: text(4_000, { codes: { length: 'A039207' } }),
  descriptions: list(object('ScopeDescription'), { unique: 'tag', codes: { null: 'A039216', unique: 'A039218' } }),
  attributes: list(object('ScopeAttribute'), { unique: 'key', codes: { null: 'A039223', unique: 'A039229' } }),
} satisfies SettingsOf<ObjectTypes['Scope']>;

const scopeDescription = {
  tag: required(ascii(100, { codes: { required: 'A039217', length: 'A039219', form: 'A039220' } })),
  value: required(text(4_000, { codes: { required: 'A039221', length: 'A039222' } })),
} satisfies SettingsOf<ObjectTypes['ScopeDescription']>;

const scopeAttribute = {
  key: required(ascii(200, { codes: { required: 'A039224', length: 'A039225', form: 'A039226' } })),
  value: required(text(4_000, { codes: { required: 'A039227', length: 'A039228' } })),
} satisfies SettingsOf<ObjectTypes['ScopeAttribute']>;

const pair = {
  key: required(ascii(1_000, { codes: { required: 'A031225', length: 'A031227', form: 'A031226' } })),
  value: text(100_000, { codes: { length: 'A031227' } }),
} satisfies SettingsOf<ObjectTypes['Pair']>;

const tag = required(ascii(100, { codes: { required: 'A032201', length: 'A032205', form: 'A032206' } }));

const taggedText = {
  tag,
  value: required(text(4_000, { codes: { required: 'A032202', length: 'A032207' } })),
} satisfies SettingsOf<ObjectTypes['TaggedText']>;

const taggedUri = {
  tag,
  value: required(uri({ codes: { required: 'A032202', length: 'A032207', form: 'A032208', uri: 'A032204', absolute: 'A032204', scheme: 'A032204' } })),
} satisfies SettingsOf<ObjectTypes['TaggedUri']>;

const namedUri = {
  name: required(ascii(200, { codes: { required: 'A031225', length: 'A031227', form: 'A031226' } })),
  uri: required(uri({ https: true, codes: { required: 'A031228', length: 'A031227', form: 'A031226', https: 'A031229' } })),
} satisfies SettingsOf<ObjectTypes['NamedUri']>;

const snsCredentials = {
  sns: oneOf('Sns', { codes: { enum: 'A039210' } }),
  apiKey: required(ascii(1_000, { codes: { required: 'A039211', length: 'A039212', form: 'A039213' } })),
  apiSecret: secret(ascii(1_000, { codes: { length: 'A039214', form: 'A039215' } })),
} satisfies SettingsOf<ObjectTypes['SnsCredentials']>;

const trustAnchor = {
  entityId: uri(),
  jwks: jwks(),
} satisfies SettingsOf<ObjectTypes['TrustAnchor']>;

const hsk = {
  kty: ascii(),
  use: ascii(),
  alg: ascii(),
  kid: ascii(),
  hsmName: ascii(),
  handle: ascii(),
  publicKey: text(20_000),
} satisfies SettingsOf<ObjectTypes['Hsk']>;

const credentialIssuerMetadata = {
  credentialIssuer: uri(),
  authorizationServers: list(uri()),
  credentialEndpoint: uri(),
  batchCredentialEndpoint: uri(),
  deferredCredentialEndpoint: uri(),
  notificationEndpoint: uri(),
  nonceEndpoint: uri(),
  credentialResponseEncryptionAlgValuesSupported: list(oneOf('JWEAlg')),
  credentialRequestEncryptionJwks: secret(jwks()),
  credentialRequestEncryptionEncValuesSupported: list(oneOf('JWEEnc')),
  credentialRequestEncryptionZipValuesSupported: list(oneOf('JWEZip')),
  requireCredentialRequestEncryption: flag,
  credentialResponseEncryptionEncValuesSupported: list(oneOf('JWEEnc')),
  credentialResponseEncryptionZipValuesSupported: list(oneOf('JWEZip')),
  requireCredentialResponseEncryption: flag,
  batchSize: count(),
  display: json('array'),
  credentialsSupported: json('object'),
} satisfies SettingsOf<ObjectTypes['CredentialIssuerMetadata']>;

const clientExtension = {
  requestableScopesEnabled: flag,
  requestableScopes: list(text(200, { form: 'scope-name' }), { keepEmpty: true }),
  accessTokenDuration: seconds(),
  refreshTokenDuration: seconds(),
  tokenExchangePermitted: flag,
  idTokenDuration: seconds(),
} satisfies SettingsOf<ObjectTypes['ClientExtension']>;

export const settingTypes = {
  Scope: scope,
  ScopeDescription: scopeDescription,
  ScopeAttribute: scopeAttribute,
  Pair: pair,
  TaggedText: taggedText,
  TaggedUri: taggedUri,
  NamedUri: namedUri,
  SnsCredentials: snsCredentials,
  TrustAnchor: trustAnchor,
  Hsk: hsk,
  CredentialIssuerMetadata: credentialIssuerMetadata,
  ClientExtension: clientExtension,
};
