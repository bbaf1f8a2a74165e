import type { Client } from '@symbolon/engine';
import { ascii, byMachine, count, flag, id, json, list, object, oneOf, readOnly, text, timestamp, uri } from './kinds.js';
import type { SettingsOf } from './setting.js';

const tagged = { unique: 'tag', codes: { unique: 'A032203' } } as const;
const texts = list(object('TaggedText'), tagged);
const uris = list(object('TaggedUri'), tagged);

export const clientBasic = {
  clientName: text(1_000),
  clientNames: texts,
  description: text(4_000),
  descriptions: texts,
  clientId: readOnly(id),
  clientIdAlias: ascii(),
  clientIdAliasEnabled: flag,
  clientType: oneOf('ClientType', { default: 'PUBLIC' }),
  applicationType: oneOf('ApplicationType'),
  developer: ascii(),
  logoUri: uri(),
  logoUris: uris,
  contacts: list(text()),
  tosUri: uri(),
  tosUris: uris,
  policyUri: uri(),
  policyUris: uris,
  clientUri: uri(),
  clientUris: uris,
  loginUri: uri(),
  fapiModes: list(oneOf('FapiMode')),
  attributes: list(object('Pair'), { maxTotal: 200_000, codes: { total: 'A032222' } }),
  customMetadata: json('object', { codes: { json: 'A032223', length: 'A030602' } }),
  extension: object('ClientExtension'),
  // Changed through its own API, so that an update that does not know of it unlocks nobody.
  locked: readOnly(flag),
  clientSource: byMachine(oneOf('ClientSource', { default: 'STATIC_REGISTRATION' })),
  number: readOnly(count()),
  serviceNumber: readOnly(count()),
  softwareId: text(),
  softwareVersion: text(),
  dynamicallyRegistered: readOnly(flag),
  createdAt: readOnly(timestamp),
  modifiedAt: readOnly(timestamp),
  inScopeForTokenMigration: flag,
  registrationAccessTokenHash: byMachine(ascii()),
  haipVersion: text(20, { choices: ['1.0'] }),
} satisfies Partial<SettingsOf<Client>>;
