import type { Client } from './model/client.js';
import type { Service } from './model/service.js';
import { profileById } from './profiles/catalogue.js';
import { namedProfiles, profilesInPlay, type InPlay, type InPlayReason } from './profiles/in-play.js';
import type { CompiledProfile, Profile } from './profiles/profile.js';
import { readiness, type ReadinessFinding } from './readiness.js';
import { profileSwitching } from './rules/activation/activation.js';
import type { Verdict } from './rules/rule.js';

/** How a service and its clients stand with one profile. */
export interface ProfileReadiness {
  readonly profile: string;
  readonly title: string;
  /** Whether some request can be held to it as things are configured. */
  readonly inPlay: boolean;
  /** What puts it in play; empty when nothing does and it was only asked for. */
  readonly because: readonly (InPlayReason & { readonly clientId?: number })[];
  readonly counts: Readonly<Record<Verdict['kind'], number>>;
  /** In the profile's order: first the service's, then those of each client. */
  readonly findings: readonly ReadinessFinding[];
}

/** How a configuration stands, saved or not. Plain JSON. */
export interface ReadinessReport {
  /** Those in play, then those that were asked for. */
  readonly profiles: readonly ProfileReadiness[];
  /** What contradicts itself: nothing fails for it, but something that somebody set has no effect. */
  readonly warnings: readonly ReadinessFinding[];
}

/** What to look at: nothing but the clients, where the service itself is not the question. */
export interface ReadinessOptions {
  /** Ids of profiles to judge although nothing puts them in play. */
  readonly asked?: readonly string[];
  readonly clientsOnly?: boolean;
}

function count(findings: readonly ReadinessFinding[]): ProfileReadiness['counts'] {
  const counts = { pass: 0, fail: 0, notApplicable: 0, unknown: 0 };
  for (const { verdict } of findings) counts[verdict.kind] += 1;
  return counts;
}

/** What lies in play for somebody, and for which client. */
interface Standing {
  readonly profile: CompiledProfile;
  readonly because: ProfileReadiness['because'];
  readonly clients: readonly Client[];
}

/** Adds what is in play for one client; what it has by itself is told as its own reason. */
function add(standings: Map<string, Standing>, { profile, because }: InPlay, client: Client | undefined): void {
  const known = standings.get(profile.id);
  const own = client === undefined ? because
    : because.filter(({ by }) => known === undefined || by === 'client').map(reason => ({ ...reason, clientId: client.clientId }));
  standings.set(profile.id, {
    profile,
    because: [...known?.because ?? [], ...own],
    clients: [...known?.clients ?? [], ...client === undefined ? [] : [client]],
  });
}

function standingsOf(service: Service, clients: readonly Client[]): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const inPlay of profilesInPlay(service)) add(standings, inPlay, undefined);
  for (const client of clients) for (const inPlay of profilesInPlay(service, client)) add(standings, inPlay, client);
  return standings;
}

/** Rules of the Web API itself about how profiles come into force. */
const isOfTheApi = ({ id }: { readonly id: string }): boolean => id.startsWith('API-');

/** Settings that contradict each other. They are saved all the same; which one has no effect is what each finding says. */
export function contradictions(service: Service, clients: readonly Client[]): readonly ReadinessFinding[] {
  const named = [undefined, ...clients].flatMap(client => namedProfiles(service, client));
  const rules = [...new Set([...profileSwitching, ...named.flatMap(profile => profile.rules.filter(isOfTheApi))])];
  return readiness({ id: '', title: '', rules }, service, clients).filter(({ verdict }) => verdict.kind === 'fail');
}

/**
 * Every clause about settings of the profiles in play, and of those asked for, for a service and some of its clients.
 * Each client is held only to the profiles that its own requests can come under.
 */
export function readinessReport(service: Service, clients: readonly Client[], { asked = [], clientsOnly = false }: ReadinessOptions = {}): ReadinessReport {
  const own = (findings: readonly ReadinessFinding[]): readonly ReadinessFinding[] => clientsOnly ? findings.filter(({ clientId }) => clientId !== undefined) : findings;
  const judge = (profile: Profile, because: ProfileReadiness['because'], concerned: readonly Client[], inPlay: boolean): ProfileReadiness => {
    const findings = own(readiness(profile, service, concerned));
    return { profile: profile.id, title: profile.title, inPlay, because, counts: count(findings), findings };
  };
  const standings = [...standingsOf(service, clients).values()].filter(({ clients: concerned }) => !clientsOnly || concerned.length > 0);
  const others = [...new Set(asked)].map(profileById).filter(profile => profile !== undefined && !standings.some(standing => standing.profile === profile)) as readonly CompiledProfile[];
  return {
    profiles: [
      ...standings.map(({ profile, because, clients: concerned }) => judge(profile, because, concerned, true)),
      ...others.map(profile => judge(profile, [], clients, false)),
    ],
    warnings: own(contradictions(service, clients)),
  };
}
