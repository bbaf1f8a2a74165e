import { isProhibitedAlias, type Client, type Service } from '@symbolon/engine';
import type { ClientSettings, ServiceSettings } from '@symbolon/persistence';
import { clientDifference, serviceDifference } from '../../admin/audit/difference.js';
import { ApiProblem } from '../../platform/api-problem.js';
import type { Call } from '../caller.js';
import type { RecordChange } from './record.js';

/** Where the service does not want http URLs as aliases. */
export const refuseAlias = (service: Service, { clientIdAlias }: Pick<Client, 'clientIdAlias'>): void => {
  if (isProhibitedAlias(service, clientIdAlias)) throw new ApiProblem(400, 'A032224');
};

/** Replaces what a service was at that time, and writes down what changed. */
export const replaceService = (record: RecordChange, call: Call, present: Service, settings: ServiceSettings, time: number, action = 'update'): Promise<Service | 'unknown' | 'stale'> =>
  record(call, async (recording) => {
    const replaced = await recording.services.replace(present.apiKey, settings, time);
    if (typeof replaced !== 'string') await recording.note({ kind: 'service', action, service: present.apiKey, ...serviceDifference(present, replaced) });
    return replaced;
  });

/** Replaces what a client was at that time, and writes down what changed. */
export const replaceClient = (
  record: RecordChange, call: Call, { apiKey, present }: { readonly apiKey: number; readonly present: Client }, settings: ClientSettings, time: number, action = 'update',
): Promise<Client | 'unknown' | 'stale'> =>
  record(call, async (recording) => {
    const replaced = await recording.clients.replace(apiKey, String(present.clientId), settings, time);
    if (replaced === 'aliasTaken') throw new ApiProblem(400, 'A030601');
    if (typeof replaced !== 'string') {
      await recording.note({ kind: 'client', action, service: apiKey, subject: String(present.clientId), ...clientDifference(present, replaced) });
    }
    return replaced;
  });
