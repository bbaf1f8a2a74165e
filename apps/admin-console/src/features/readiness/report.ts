import {
  fixedClient, fixedService, profileById, profiles, readinessReport, type Client, type Profile, type ReadinessFinding, type ReadinessReport, type Service,
} from '@symbolon/engine';
import { clientSettings, serviceSettings, type Settings } from '@symbolon/contract/catalogue';
import type { Entity } from '../../api/entities';
import { changesBetween } from '../../catalogue/changes';

/* The engine's own readiness, in the browser. Import this file lazily: it brings the rules. */

/** What is judged: a service with some of its clients, or one client of a service. */
export interface Judged {
  readonly service: Entity;
  readonly clients: readonly Entity[];
  /** The clients are the question, not the service. */
  readonly clientsOnly: boolean;
}

/** What stands for "not set" on the wire: a draft may leave it out, the rules read it. */
const unset = (settings: Settings): Entity =>
  Object.fromEntries(Object.entries(settings).flatMap(([key, { kind, array }]): (readonly [string, unknown])[] => (array === true ? [] : kind === 'boolean' ? [[key, false]] : kind === 'integer' ? [[key, 0]] : [])));

const [unsetService, unsetClient] = [unset(serviceSettings), unset(clientSettings)];
const given = (entity: Entity): Entity => Object.fromEntries(Object.entries(entity).filter(([, value]) => value !== undefined && value !== null));

const asService = (entity: Entity): Service => ({ ...unsetService, ...given(entity) }) as unknown as Service;
const asClient = (entity: Entity): Client => ({ ...unsetClient, ...given(entity) }) as unknown as Client;

/** How it stands with the profiles in play, and with those that were asked for. */
export const judge = ({ service, clients, clientsOnly }: Judged, asked: readonly string[] = []): ReadinessReport =>
  readinessReport(asService(service), clients.map(asClient), { asked, clientsOnly });

/** What can be asked for. */
export const profileChoices: readonly Pick<Profile, 'id' | 'title'>[] = profiles.map(({ id, title }) => ({ id, title }));

const isFindingOf = (finding: ReadinessFinding, judged: Judged): boolean => (finding.clientId !== undefined) === judged.clientsOnly;

/** Whether the draft that is being edited is what a finding is about. */
export const isOfDraft = isFindingOf;

/** Everything that the profile's fixes change in the draft, one after the other; empty when nothing can be done without a choice. */
export function allFixes(profileId: string, { service, clients, clientsOnly }: Judged): Entity {
  const profile = profileById(profileId);
  const [client] = clients;
  if (profile === undefined) return {};
  if (!clientsOnly) return changed(asService(service), fixedService(profile, asService(service)));
  return client === undefined ? {} : changed(asClient(client), fixedClient(profile, asClient(client), asService(service)));
}

const changed = (before: object, after: object): Entity => Object.fromEntries(changesBetween(before as Entity, after as Entity).map(({ key, after: value }) => [key, value]));

/** Failures of the profiles in play, each once, though several profiles hold the same rule. */
export function failures(report: ReadinessReport): readonly ReadinessFinding[] {
  const failed = report.profiles.filter(({ inPlay }) => inPlay).flatMap(({ findings }) => findings).filter(({ verdict }) => verdict.kind === 'fail');
  return [...new Map(failed.map((finding) => [`${finding.rule} ${finding.clientId ?? ''}`, finding])).values()];
}
