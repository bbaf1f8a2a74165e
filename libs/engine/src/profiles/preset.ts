import type { FapiMode } from '../model/enums.js';
import type { Service } from '../model/service.js';
import { fixedService } from '../readiness.js';
import { namedProfiles } from './in-play.js';
import type { Profile } from './profile.js';
import { switchesOf } from './switches.js';

/** The modes that put a profile in force for every request of a service; none for the base profiles. */
const modesFor = ({ id }: Profile): readonly FapiMode[] => switchesOf(id).flatMap(({ modes }) => modes);

/** Where answers are asked for, as far as an issuer tells: the paths are those of this server's own endpoints. */
function endpointsOf({ issuer }: Service): Partial<Service> {
  if (issuer === undefined || issuer === '') return {};
  const at = (path: string): string => issuer.replace(/\/+$/, '') + path;
  return {
    authorizationEndpoint: at('/authorize'), tokenEndpoint: at('/token'), pushedAuthReqEndpoint: at('/par'),
    revocationEndpoint: at('/revoke'), introspectionEndpoint: at('/introspect'), userInfoEndpoint: at('/userinfo'), jwksUri: at('/jwks'),
  };
}

/** The code flow, in each form that the profile leaves of it: a service that offers no flow is ready for nothing. */
const flowsOf = ({ leaves }: Profile): Partial<Service> =>
  ({ supportedResponseTypes: leaves?.responseTypes ?? ['CODE'], supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'] });

const isSet = (value: unknown): boolean => value !== undefined && value !== '' && value !== 0 && value !== false && !(Array.isArray(value) && value.length === 0);

/** What somebody set: what a setting says when it is left out stays for the preset to decide. */
const setOf = (service: Service, defaults: Service): Partial<Service> =>
  Object.fromEntries(Object.entries(service).filter(([key, value]) => isSet(value) && JSON.stringify(value) !== JSON.stringify(defaults[key as keyof Service])));

const holdsAll = (list: unknown, items: unknown): boolean =>
  Array.isArray(list) && Array.isArray(items) && items.every(item => list.some(each => JSON.stringify(each) === JSON.stringify(item)));

/** What was set stays as it is; to a list something may have been added. */
const keeping = (own: Partial<Service>, fixed: Service): Service =>
  ({ ...fixed, ...Object.fromEntries(Object.entries(own).filter(([key, value]) => !holdsAll(fixed[key as keyof Service], value))) });

/**
 * A service under a profile: its endpoints, its flows, the profile in force, every rule's fix, and above all that what was set before. What
 * contradicts the profile stays, and readiness says so (ADR 24). `defaults` is a service in which nothing is set.
 */
export function presetService(profile: Profile, service: Service, defaults: Service): Service {
  const own = setOf(service, defaults);
  const complete: Service = { ...service, ...endpointsOf(service), ...flowsOf(profile), ...own };
  const isNamed = namedProfiles(complete).some(({ id }) => id === profile.id);
  const inForce: Service = isNamed || modesFor(profile).length === 0 ? complete : { ...complete, fapiModes: modesFor(profile), ...own };
  return keeping(own, fixedService(profile, inForce));
}
