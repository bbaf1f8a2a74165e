import { endpoints, type Endpoint } from '../facts/facts.js';
import { serviceLimits, type Limits } from '../facts/limits.js';
import type { ClientAuthMethod, GrantType, JWEAlg, JWSAlg, ResponseType } from '../model/enums.js';
import type { Service } from '../model/service.js';
import type { Rule } from '../rules/rule.js';
import type { RuleId } from '../rules/spec.js';

/** What a profile leaves of what a service can offer, for its metadata; a test holds it against the rules. What is not named stays. */
export interface Leaves {
  readonly responseTypes?: readonly ResponseType[];
  readonly clientAuthentication?: readonly ClientAuthMethod[];
  readonly signatures?: readonly JWSAlg[];
  readonly withoutGrants?: readonly GrantType[];
  readonly withoutEncryption?: readonly JWEAlg[];
  /** PKCE with S256 only. */
  readonly hashedChallenge?: boolean;
  /** Authorization requests are pushed. */
  readonly pushedOnly?: boolean;
}

/** A profile is a list of rules; their order decides which failure is answered. */
export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly Rule[];
  readonly leaves?: Leaves;
}

/** The rules of a profile that bear on requests, sorted by endpoint once. */
export interface CompiledProfile extends Profile {
  readonly at: Readonly<Record<Endpoint, readonly Rule[]>>;
  /** Those among them that speak where there is no request object. */
  readonly atPlain: CompiledProfile['at'];
  readonly limit: (service: Service) => Limits;
}

/** Sorts a profile's rules for the run time. */
export function compile(profile: Profile): CompiledProfile {
  const sorted = (rules: readonly Rule[]): CompiledProfile['at'] => Object.fromEntries(
    endpoints.map(endpoint => [endpoint, rules.filter(rule => rule.request?.at.includes(endpoint) === true)]),
  ) as unknown as CompiledProfile['at'];
  const narrowing = profile.rules.filter(rule => rule.limit !== undefined);
  const narrowed = new WeakMap<Service, Limits>();
  const limit = (service: Service): Limits => {
    const known = narrowed.get(service) ?? narrowing.reduce<Limits>((limits, rule) => ({ ...limits, ...rule.limit?.(limits, service) }), serviceLimits(service));
    narrowed.set(service, known);
    return known;
  };
  const plain = profile.rules.filter(({ request }) => request?.concerns === undefined);
  return { ...profile, at: sorted(profile.rules), atPlain: sorted(plain), limit };
}

/** The rules of a list without those that a profile overrides; an id that is not there is a mistake. */
export function except(rules: readonly Rule[], ...ids: readonly RuleId[]): readonly Rule[] {
  const missing = ids.filter(id => !rules.some(rule => rule.id === id));
  if (missing.length > 0) throw new Error(`No such rule to override: ${missing.join(', ')}`);
  return rules.filter(rule => !ids.includes(rule.id));
}
