import { presetService, profiles, readinessReport, type Profile, type ReadinessReport, type Service } from '@symbolon/engine';
import type { Entity } from '../../api/entities';
import { serviceDefaults } from './defaults';

/* Import this file lazily: it brings the rules. */

const profileOf = (id: string): Profile => {
  const found = profiles.find((profile) => profile.id === id);
  if (found === undefined) throw new Error(`There is no profile ${id}.`);
  return found;
};

/** The service that a profile makes of a few basics. */
export const preset = (profile: string, basics: Entity): Entity =>
  presetService(profileOf(profile), { ...serviceDefaults, ...basics } as unknown as Service, serviceDefaults as unknown as Service) as unknown as Entity;

export const reportOf = (service: Entity): ReadinessReport => readinessReport(service as unknown as Service, []);
