import { enforce, type Finding } from '../enforce.js';
import type { Facts, GatheredFacts } from '../facts/facts.js';
import { resolveProfile } from '../profiles/resolve.js';
import type { Notes } from '../trace/notes.js';

/** A request held against its profile. */
export interface Examined {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  readonly profiles: readonly string[];
  /** Why this profile. */
  readonly because: string;
}

/** Chooses the profile by the facts and checks every rule of it; the request log learns of it. */
export function examine(gathered: GatheredFacts, notes: Notes): Examined {
  const { profile, because } = resolveProfile(gathered);
  const facts: Facts = { limits: profile.limit(gathered.service), ...gathered };
  const examined: Examined = { facts, findings: enforce(profile, facts), profiles: [profile.id], because };
  notes.examined = examined;
  return examined;
}
