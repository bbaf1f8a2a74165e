import type { GatheredFacts } from '../facts/facts.js';
import { requestedScopes, scopeOf, scopesOf } from '../facts/scopes.js';
import type { Client } from '../model/client.js';
import type { FapiMode } from '../model/enums.js';
import type { Service } from '../model/service.js';
import { first, valuesOf, words } from '../parse/parameters.js';
import { knownProfile, messageSigning } from './catalogue.js';
import type { CompiledProfile } from './profile.js';
import { profileSwitches, switchesOf, switchOfAttribute, type ProfileSwitch } from './switches.js';

export { profileById } from './catalogue.js';

export interface Resolution {
  readonly profile: CompiledProfile;
  /** Why this one, for the request log. */
  readonly because: string;
}

const oauth2 = knownProfile('oauth2');
const oidc = knownProfile('oidc');

/** Switches that are on together, the strongest first. */
export type Switched = readonly [ProfileSwitch, ...ProfileSwitch[]];

/** Sorted by strength, each once. */
export const together = (switches: readonly ProfileSwitch[]): Switched | undefined => {
  const [first, ...others] = profileSwitches.filter(each => switches.includes(each));
  return first === undefined ? undefined : [first, ...others];
};

/** The profile of the strongest; parts of message signing add up. */
export const profileOf = (switches: Switched): CompiledProfile =>
  switches[0].part === undefined ? knownProfile(switches[0].profile) : messageSigning(switches.flatMap(({ part }) => part ?? []));

const byService = new WeakMap<Service, ReadonlyMap<string, Switched>>();

/** The switches of a service's scopes, found once for each configuration. */
export function scopeSwitches(service: Service): ReadonlyMap<string, Switched> {
  const known = byService.get(service);
  if (known !== undefined) return known;
  const found = new Map<string, Switched>();
  for (const [name, { attributes = [] }] of scopesOf(service)) {
    const own = together(attributes.map(switchOfAttribute).filter(each => each !== undefined));
    if (own !== undefined) found.set(name, own);
  }
  byService.set(service, found);
  return found;
}

/** Scopes and recorded profiles of what the request is about. */
interface Subject {
  readonly scopes: readonly string[];
  /** Scopes that stand beside a request object or the request_uri of a pushed request: they are not granted, but the request is held to what they ask for. */
  readonly beside?: readonly string[];
  readonly recorded: readonly string[];
}

function subject(facts: GatheredFacts): Subject {
  if (facts.authorization !== undefined) {
    const { scopes } = facts.authorization;
    return facts.requestObject === undefined && facts.requestUri === undefined ? { scopes, recorded: [] } : { scopes, beside: words(first(valuesOf(facts.parameters), 'scope')), recorded: [] };
  }
  if (facts.introspection !== undefined) return { scopes: facts.introspection.token?.scopes ?? [], recorded: [] };
  if (facts.revoked !== undefined) return { scopes: facts.revoked.scopes, recorded: facts.revoked.profiles };
  if (facts.endpoint !== 'token') return { scopes: [], recorded: [] };
  const code = facts.grant?.code?.record;
  if (code !== undefined) return { scopes: code.scopes, recorded: code.profiles };
  const refreshToken = facts.grant?.refreshToken?.record;
  if (refreshToken !== undefined) return { scopes: refreshToken.refreshScopes, recorded: refreshToken.profiles };
  return { scopes: requestedScopes(facts.service, facts.client.client, first(valuesOf(facts.parameters), 'scope')), recorded: [] };
}

/** The switches that modes turn; undefined when they turn none. */
export const byModes = (modes: readonly FapiMode[] | undefined): Switched | undefined => modes === undefined || modes.length === 0 ? undefined : together(profileSwitches.filter(each => each.modes.some(mode => modes.includes(mode))));

/** The profile that every request of a service is held to, whatever its client and its scopes. */
export function standingProfile({ supportedServiceProfiles, fapiModes }: Service): CompiledProfile | undefined {
  const by = supportedServiceProfiles?.includes('FAPI') === true ? byModes(fapiModes) : undefined;
  return by === undefined ? undefined : profileOf(by);
}

/** The switches of the scopes, and a scope with the strongest. */
function byScopes(service: Service, scopes: readonly string[]): { readonly name: string; readonly on: Switched } | undefined {
  const switches = scopeSwitches(service);
  if (switches.size === 0) return undefined;
  let best: { name: string; on: Switched } | undefined;
  for (const name of scopes) {
    const on = switches.get(name) ?? switches.get(scopeOf(service, name)?.name ?? name);
    if (on === undefined || (best !== undefined && on.every(each => best?.on.includes(each)))) continue;
    // The scope of the strongest switch is the one to name.
    const all = best === undefined ? on : together([...best.on, ...on]) ?? on;
    best = { name: best === undefined || all[0] !== best.on[0] ? name : best.name, on: all };
  }
  return best;
}

interface Chosen {
  readonly on: Switched;
  readonly because: string;
}

const chosen = (on: Switched, what: string): Chosen => ({ on, because: `${what}${on[0].remark === undefined ? '' : ` (${on[0].remark})`}.` });

/** What applies now: the modes of the service, else those of the client, else the attributes of the scopes. */
function present({ service, client: { client } }: GatheredFacts, scopes: readonly string[]): Chosen | undefined {
  const [ofService, ofClient] = [byModes(service.fapiModes), byModes(client?.fapiModes)];
  if (ofService !== undefined) return chosen(ofService, `The service sets ${service.fapiModes?.join(', ')}`);
  if (ofClient !== undefined) return chosen(ofClient, `The client sets ${client?.fapiModes?.join(', ')}`);
  const scope = byScopes(service, scopes);
  return scope === undefined ? undefined : chosen(scope.on, `Scope ${scope.name} carries ${scope.on[0].attribute.key}=${scope.on[0].attribute.shown}`);
}

/** Those of the scopes that want more than what a request was held to; where modes decide, scopes want nothing. */
export function stricterScopes(service: Service, client: Client | undefined, held: readonly string[], scopes: readonly string[]): readonly string[] {
  if (service.supportedServiceProfiles?.includes('FAPI') !== true || [service.fapiModes, client?.fapiModes].some(modes => byModes(modes) !== undefined)) return [];
  const before = past(held)?.on;
  const profile = before === undefined ? undefined : profileOf(before);
  return scopes.filter(name => {
    const on = byScopes(service, [name])?.on;
    return on !== undefined && profileOf(together([...before ?? [], ...on]) ?? on) !== profile;
  });
}

/** What the code or refresh token was granted under. */
function past(recorded: readonly string[]): Chosen | undefined {
  const on = together(recorded.flatMap(switchesOf));
  return on === undefined ? undefined : { on, because: `It was granted under ${profileOf(on).id}.` };
}

/**
 * Which profile a request is held to: the stronger of what applies now and of what the code or refresh token was granted under. Only a
 * service that lists FAPI has any of these.
 */
export function resolveProfile(facts: GatheredFacts): Resolution {
  const { scopes, beside = [], recorded } = subject(facts);
  const base = scopes.includes('openid') ? oidc : oauth2;
  if (facts.service.supportedServiceProfiles?.includes('FAPI') !== true) return { profile: base, because: 'The service does not list FAPI.' };
  const [granted, now] = [past(recorded), present(facts, beside.length === 0 ? scopes : [...scopes, ...beside])];
  const first = granted ?? now;
  if (first === undefined) return { profile: base, because: 'No scope asks for a profile.' };
  const on = together([...first.on, ...now?.on ?? []]) ?? first.on;
  return { profile: profileOf(on), because: now !== undefined && on[0] !== first.on[0] ? now.because : first.because };
}
