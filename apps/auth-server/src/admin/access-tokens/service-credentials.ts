import { maskText } from '@symbolon/contract';
import type { Call } from '../../engine-api/caller.js';
import type { RecordChange } from '../../engine-api/management/record.js';
import { serviceOf } from '../../engine-api/read.js';
import { ApiProblem } from '../../platform/api-problem.js';

/** The credentials of the 2.x dialect; the secret is told here and, to operators, nowhere else. */
export interface NewCredentials {
  readonly apiKey: number;
  readonly apiSecret: string;
}

/** Gives a service a new API secret. The old one is good for nothing from then on. */
export const rotatingCredentials = (record: RecordChange) => (call: Call): Promise<NewCredentials> =>
  record(call, async ({ services, note }) => {
    const { apiKey, apiSecret: old = '' } = serviceOf(call);
    const rotated = await services.rotateSecret(apiKey);
    if (rotated?.apiSecret === undefined) throw new ApiProblem(404, 'A458203', { serviceId: apiKey });
    await note({ kind: 'credential', action: 'rotate', service: apiKey, before: { apiSecret: maskText(old) }, after: { apiSecret: maskText(rotated.apiSecret) } });
    return { apiKey, apiSecret: rotated.apiSecret };
  });
