import { readService, toWireService, type ServiceSettings } from '@symbolon/contract';
import { presetService, profileById, type CompiledProfile, type Service } from '@symbolon/engine';
import { ApiProblem } from '../../platform/api-problem.js';
import { accept } from '../read.js';

/** The profile of an id that a caller sent. */
export function profileOf(id: string): CompiledProfile {
  const profile = profileById(id);
  if (profile === undefined) throw new ApiProblem(400, 'A710201', { value: id });
  return profile;
}

/** As the rules read it: with everything that nobody set. */
const whole = (settings: ServiceSettings): Service => toWireService(settings as Service);

/** What was sent, completed to a service under a profile. */
export function presetOf(profileId: string, settings: ServiceSettings): ServiceSettings {
  return presetService(profileOf(profileId), whole(settings), whole(accept(readService({}))));
}
