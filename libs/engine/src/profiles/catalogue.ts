import { serviceLimits, type Limits } from '../facts/limits.js';
import type { Service } from '../model/service.js';
import { fapi1Advanced } from './fapi1-advanced.js';
import { fapi1Baseline } from './fapi1-baseline.js';
import { fapi2MessageSigning, messageSigningId } from './fapi2-message-signing.js';
import { fapi2Security } from './fapi2-security.js';
import { oauth2 } from './oauth2.js';
import { oidc } from './oidc.js';
import { compile, type CompiledProfile } from './profile.js';
import { messageSigningParts, type MessageSigningPart } from './switches.js';

const whole = fapi2MessageSigning(messageSigningParts);

/** Every profile, each after those that it contains. */
export const profiles: readonly CompiledProfile[] = [oauth2, oidc, fapi1Baseline, fapi1Advanced, fapi2Security, whole].map(compile);

const byId = new Map(profiles.map(profile => [profile.id, profile]));

/** FAPI 2.0 Message Signing as far as its parts are in force; each combination is put together once. */
export function messageSigning(parts: readonly MessageSigningPart[]): CompiledProfile {
  const id = messageSigningId(parts);
  const known = byId.get(id);
  if (known !== undefined) return known;
  const compiled = compile(fapi2MessageSigning(parts));
  byId.set(id, compiled);
  return compiled;
}

/** The parts of which the id of a combination speaks. */
const partsOf = (id: string): readonly MessageSigningPart[] =>
  id.startsWith(`${whole.id}:`) ? messageSigningParts.filter(part => id.slice(whole.id.length + 1).split('+').includes(part)) : [];

/** The profile of an id, as records keep it. */
export function profileById(id: string | undefined): CompiledProfile | undefined {
  if (id === undefined) return undefined;
  const known = byId.get(id);
  if (known !== undefined) return known;
  const parts = partsOf(id);
  return parts.length === 0 ? undefined : messageSigning(parts);
}

/** The limits that hold for what was requested under the profiles of these ids: a ticket, a code. */
export const limitsUnder = (service: Service, ids: readonly string[]): Limits => profileById(ids[0])?.limit(service) ?? serviceLimits(service);

/** The profile of an id that must be there. */
export function knownProfile(id: string): CompiledProfile {
  const profile = byId.get(id);
  if (profile === undefined) throw new Error(`No such profile: ${id}`);
  return profile;
}
