import type { Service } from '@symbolon/engine';
import { inOrder } from './in-order.js';
import { serviceBasic, serviceLegacy } from './service-basic.js';
import {
  serviceAuthorization, serviceCiba, serviceDevice, serviceEndpoints, serviceGeneral, serviceIntrospection, serviceRegistration, serviceRevocation,
  serviceToken, serviceUserInfo,
} from './service-endpoints.js';
import { serviceCertificates, serviceCredentials, serviceFederation, serviceJwks } from './service-keys.js';
import { serviceOrder } from './service-order.js';
import {
  serviceAccessToken, serviceDpop, serviceIdentityAssurance, serviceIdToken, serviceRefreshToken, serviceScope,
} from './service-tokens.js';
import type { SettingsOf, WritableKey } from './setting.js';

/** The settings of a service by page of the console. */
export const servicePages = {
  'basic': serviceBasic,
  'endpoints.basic': serviceEndpoints,
  'endpoints.general': serviceGeneral,
  'endpoints.authorization': serviceAuthorization,
  'endpoints.token': serviceToken,
  'endpoints.revocation': serviceRevocation,
  'endpoints.introspection': serviceIntrospection,
  'endpoints.userinfo': serviceUserInfo,
  'endpoints.registration': serviceRegistration,
  'endpoints.ciba': serviceCiba,
  'endpoints.device': serviceDevice,
  'tokens.access-token': serviceAccessToken,
  'tokens.refresh-token': serviceRefreshToken,
  'tokens.id-token': serviceIdToken,
  'tokens.advanced.scope': serviceScope,
  'tokens.advanced.dpop': serviceDpop,
  'tokens.advanced.identity-assurance': serviceIdentityAssurance,
  'keys.jwk-set': serviceJwks,
  'keys.certificates': serviceCertificates,
  'federation': serviceFederation,
  'credentials': serviceCredentials,
  'legacy': serviceLegacy,
} as const;

const all = {
  ...serviceBasic, ...serviceEndpoints, ...serviceGeneral, ...serviceAuthorization, ...serviceToken, ...serviceRevocation,
  ...serviceIntrospection, ...serviceUserInfo, ...serviceRegistration, ...serviceCiba, ...serviceDevice, ...serviceAccessToken, ...serviceRefreshToken, ...serviceIdToken,
  ...serviceScope, ...serviceDpop, ...serviceIdentityAssurance, ...serviceJwks, ...serviceCertificates, ...serviceFederation,
  ...serviceCredentials, ...serviceLegacy,
} satisfies SettingsOf<Service>;

/** Every setting of a service, in the order of the wire. */
export const serviceSettings = inOrder(serviceOrder, all);

export type WritableServiceKey = WritableKey<typeof serviceSettings>;
/** A service as a caller may write it: without what the server itself sets. */
export type ServiceSettings = Pick<Service, WritableServiceKey>;
