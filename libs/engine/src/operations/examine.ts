import { enforce, type Finding } from '../enforce.js';
import type { Facts, GatheredFacts } from '../facts/facts.js';
import { resolveProfile } from '../profiles/resolve.js';

/** A request held against its profile. */
export interface Examined {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  readonly profiles: readonly string[];
}

/** Chooses the profile by the facts and checks every rule of it. */
export function examine(gathered: GatheredFacts): Examined {
  const { profile } = resolveProfile(gathered);
  const facts: Facts = { limits: profile.limit(gathered.service), ...gathered };
  return { facts, findings: enforce(profile, facts), profiles: [profile.id] };
}
