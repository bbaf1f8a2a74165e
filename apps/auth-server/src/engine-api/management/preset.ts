import { readService, toWireService, type ServiceSettings } from '@symbolon/contract';
import { presetService, profileById, type CompiledProfile, type Service } from '@symbolon/engine';
import { withHostedEndpoints, type HostedUrls } from '../../oauth/hosting.js';
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

/**
 * How what was sent becomes a service: with the endpoints of one that is hosted here, and under the profile of `?profile=`, if
 * there is one. Under a profile a service without an issuer is hosted here: it could not be ready otherwise.
 */
export function completing(profileId: string | undefined, urls: HostedUrls): (settings: ServiceSettings, apiKey: number) => ServiceSettings {
  if (profileId === undefined || profileId === '') return (settings, apiKey) => withHostedEndpoints(settings, apiKey, urls);
  const profile = profileOf(profileId);
  const defaults = whole(accept(readService({})));
  return (settings, apiKey) => presetService(profile, whole(withHostedEndpoints({ issuer: `${urls.tls}/:id`, ...settings }, apiKey, urls)), defaults);
}
