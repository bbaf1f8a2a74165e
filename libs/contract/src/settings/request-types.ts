import { flag, oneOf, required } from './kinds.js';
import type { ObjectTypes, SettingsOf } from './setting.js';
import { chars, many, must, one, whole } from './shapes.js';

/* Small types that requests are made of: shapes only, no limits. */

const header = { key: must(chars), value: chars } satisfies SettingsOf<ObjectTypes['Header']>;

const property = { key: must(chars), value: chars, hidden: flag } satisfies SettingsOf<ObjectTypes['Property']>;

const authzDetails = { elements: many(one('AuthzDetailsElement'), { keepEmpty: true }) } satisfies SettingsOf<ObjectTypes['AuthzDetails']>;

const authzDetailsElement = {
  type: must(chars),
  locations: many(chars),
  actions: many(chars),
  dataTypes: many(chars),
  identifier: chars,
  privileges: many(chars),
  otherFields: chars,
} satisfies SettingsOf<ObjectTypes['AuthzDetailsElement']>;

const cimdOptions = { alwaysRetrieved: flag, httpPermitted: flag, queryPermitted: flag } satisfies SettingsOf<ObjectTypes['CimdOptions']>;

const operatorRole = { role: required(oneOf('OperatorRole')), serviceId: whole } satisfies SettingsOf<ObjectTypes['OperatorRole']>;

const ticketInfo = { context: chars } satisfies SettingsOf<ObjectTypes['TicketInfo']>;

export const requestTypes = {
  Header: header,
  Property: property,
  AuthzDetails: authzDetails,
  AuthzDetailsElement: authzDetailsElement,
  CimdOptions: cimdOptions,
  OperatorRole: operatorRole,
  TicketInfo: ticketInfo,
};
