import type { Client } from '@symbolon/engine';
import { clientBasic } from './client-basic.js';
import { clientAuthorization, clientCiba, clientEndpoints, clientGeneral, clientUserInfo, clientToken } from './client-endpoints.js';
import { clientOrder } from './client-order.js';
import { clientAccessToken, clientFederation, clientIdToken, clientJwks } from './client-tokens.js';
import { inOrder } from './in-order.js';
import type { SettingsOf, WritableKey } from './setting.js';

/** The settings of a client by page of the console. */
export const clientPages = {
  'basic': clientBasic,
  'endpoints.basic': clientEndpoints,
  'endpoints.general': clientGeneral,
  'endpoints.authorization': clientAuthorization,
  'endpoints.token': clientToken,
  'endpoints.userinfo': clientUserInfo,
  'endpoints.ciba': clientCiba,
  'tokens.access-token': clientAccessToken,
  'tokens.id-token': clientIdToken,
  'keys.jwk-set': clientJwks,
  'federation': clientFederation,
} as const;

const all = {
  ...clientBasic, ...clientEndpoints, ...clientGeneral, ...clientAuthorization, ...clientToken, ...clientUserInfo, ...clientCiba,
  ...clientAccessToken, ...clientIdToken, ...clientJwks, ...clientFederation,
} satisfies SettingsOf<Client>;

/** Every setting of a client, in the order of the wire. */
export const clientSettings = inOrder(clientOrder, all);

export type WritableClientKey = WritableKey<typeof clientSettings>;
/** A client as a caller may write it: without what the server itself sets. */
export type ClientSettings = Pick<Client, WritableClientKey>;
