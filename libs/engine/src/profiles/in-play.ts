import { scopesOf } from '../facts/scopes.js';
import type { Client } from '../model/client.js';
import type { FapiMode } from '../model/enums.js';
import type { Service } from '../model/service.js';
import { knownProfile } from './catalogue.js';
import type { CompiledProfile } from './profile.js';
import { byModes, profileOf, scopeSwitches, together, type Switched } from './resolve.js';

/** What puts a profile in play: modes of the service or the client, attributes of a scope, or nothing at all (`base`). */
export type InPlayReason =
  | { readonly by: 'service' | 'client'; readonly modes: readonly FapiMode[] }
  /** `attributes` such as `fapi2=sp`. */
  | { readonly by: 'scope'; readonly scope: string; readonly attributes: readonly string[] }
  | { readonly by: 'base' };

/** A profile that requests can be held to. */
export interface InPlay {
  readonly profile: CompiledProfile;
  readonly because: readonly InPlayReason[];
}

const mayAskFor = (client: Client | undefined, scope: string): boolean =>
  client?.extension?.requestableScopesEnabled !== true || client.extension.requestableScopes?.includes(scope) === true;

const attributesOf = (on: Switched): readonly string[] => [...new Set(on.map(({ attribute }) => `${attribute.key}=${attribute.shown}`))];

/** By profile; what several scopes ask for of one profile adds up, as it does when they are requested together. */
function byScopes(service: Service, client: Client | undefined): readonly InPlay[] {
  const found = new Map<string, { on: Switched; because: InPlayReason[] }>();
  for (const [scope, on] of scopeSwitches(service)) {
    if (!mayAskFor(client, scope)) continue;
    const known = found.get(on[0].profile) ?? { on, because: [] };
    found.set(on[0].profile, { on: together([...known.on, ...on]) ?? on, because: [...known.because, { by: 'scope', scope, attributes: attributesOf(on) }] });
  }
  return [...found.values()].map(({ on, because }) => ({ profile: profileOf(on), because }));
}

const baseOf = (service: Service): InPlay => ({ profile: knownProfile(scopesOf(service).has('openid') ? 'oidc' : 'oauth2'), because: [{ by: 'base' }] });

/**
 * The profiles that requests of a client can be held to; without a client, those of clients that set nothing themselves.
 * The same order of precedence as at run time (resolve.ts).
 */
export function profilesInPlay(service: Service, client?: Client): readonly InPlay[] {
  if (service.supportedServiceProfiles?.includes('FAPI') !== true) return [baseOf(service)];
  const [ofService, ofClient] = [byModes(service.fapiModes), byModes(client?.fapiModes)];
  if (ofService !== undefined) return [{ profile: profileOf(ofService), because: [{ by: 'service', modes: service.fapiModes ?? [] }] }];
  if (ofClient !== undefined) return [{ profile: profileOf(ofClient), because: [{ by: 'client', modes: client?.fapiModes ?? [] }] }];
  return [...byScopes(service, client), baseOf(service)];
}

/** The profiles that scopes and modes name, whether or not the service lists what they need and whichever of them prevails. */
export function namedProfiles(service: Service, client?: Client): readonly CompiledProfile[] {
  const listed: Service = { ...service, supportedServiceProfiles: ['FAPI'] };
  const byScope = profilesInPlay({ ...listed, fapiModes: [] }, client && { ...client, fapiModes: [] });
  const byMode = [service.fapiModes, client?.fapiModes].map(byModes).filter(on => on !== undefined).map(profileOf);
  return [...byScope.map(({ profile }) => profile), ...byMode];
}
