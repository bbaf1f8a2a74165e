import { fixedClient, profilesInPlay, readinessReport, type Client, type ClientAuthMethod, type ReadinessReport, type Service } from '@symbolon/engine';
import type { Entity } from '../../api/entities';
import { clientDefaults } from '../services/defaults';

/* Import this file lazily: it brings the rules. */

/** The methods that the profiles of a service leave; undefined when none of them has a say. */
export function allowedMethods(service: Service): readonly ClientAuthMethod[] | undefined {
  const lists = profilesInPlay(service).flatMap(({ profile }) => (profile.leaves?.clientAuthentication === undefined ? [] : [profile.leaves.clientAuthentication]));
  const [first, ...others] = lists;
  return first?.filter((method) => others.every((list) => list.includes(method)));
}

/** A client with the fixes of every profile that its requests can come under. */
export function presetClient(service: Service, basics: Entity): { readonly entity: Entity; readonly report: ReadinessReport } {
  const start = { ...clientDefaults, ...basics } as unknown as Client;
  const entity = profilesInPlay(service, start).reduce((client, { profile }) => fixedClient(profile, client, service), start);
  return { entity: entity as unknown as Entity, report: readinessReport(service, [entity], { clientsOnly: true }) };
}
