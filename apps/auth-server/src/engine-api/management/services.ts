import { readListQuery, readService, serviceSettings, type ServiceSettings } from '@symbolon/contract';
import type { ResultCode, Service } from '@symbolon/engine';
import type { ServiceRepository } from '@symbolon/persistence';
import { serviceDifference } from '../../admin/audit/difference.js';
import { withHostedEndpoints, type HostedUrls } from '../../oauth/hosting.js';
import { ApiProblem } from '../../platform/api-problem.js';
import type { Call } from '../caller.js';
import { readId } from '../guard.js';
import { lastOf, queryOf } from '../query.js';
import { accept, bodyOf, ownerOf } from '../read.js';
import { keepServersOwn } from './keep.js';
import { completing } from './preset.js';
import type { RecordChange } from './record.js';
import { replaceService } from './replace.js';
import { newService, shownService, withSecrets } from './secrets.js';
import { expectedModifiedAt, replaceSafely } from './stale.js';

/** The APIs /service/{create,get,get/list,update,delete}; create takes the id of a profile, `?profile=`. */
export interface ServiceManagement {
  create(call: Call): Promise<Service>;
  get(call: Call): Promise<Service>;
  list(call: Call): Promise<ServiceList>;
  update(call: Call): Promise<Service>;
  remove(call: Call): Promise<void>;
}

export interface ServiceList {
  readonly start: number;
  readonly end: number;
  readonly totalCount: number;
  readonly services: readonly Service[];
}

const settingsOf = (call: Call): { readonly settings: ServiceSettings; readonly sent: number | undefined } => {
  const body = bodyOf(call, serviceSettings);
  return { settings: accept(readService(body)), sent: expectedModifiedAt(body) };
};

/** The 3.0 dialect names the service before the API, and the guard has found it; the 2.x dialect names it after. */
function apiKeyOf({ caller, params }: Call): number | undefined {
  return caller.service?.apiKey ?? readId((params as { readonly apiKey?: string }).apiKey);
}

const unknown = (call: Call, code: ResultCode): ApiProblem =>
  new ApiProblem(404, code, { apiKey: String(apiKeyOf(call) ?? (call.params as { readonly apiKey?: string }).apiKey) });

export function createServiceManagement(services: ServiceRepository, record: RecordChange, urls: HostedUrls): ServiceManagement {
  /** A service of another owner is as unknown as none. */
  const find = async (call: Call): Promise<Service | undefined> => {
    const apiKey = apiKeyOf(call);
    const service = apiKey === undefined ? undefined : await services.find(apiKey);
    return service?.serviceOwnerNumber === ownerOf(call) ? service : undefined;
  };

  const listOwn = async (call: Call, start: number, end: number): Promise<Pick<ServiceList, 'totalCount' | 'services'>> => {
    const only = call.caller.services;
    if (only === undefined) return services.list(ownerOf(call), start, end);
    const found = (await Promise.all(only.map((apiKey) => services.find(apiKey)))).filter((service) => service?.serviceOwnerNumber === ownerOf(call));
    const own = (found as readonly Service[]).toSorted((a, b) => a.number - b.number);
    return { totalCount: own.length, services: own.slice(start, end) };
  };

  return {
    async create(call) {
      const { settings } = settingsOf(call);
      const complete = completing(lastOf(queryOf(call), 'profile'), urls);
      return newService(call, await record(call, async (recording) => {
        const created = await recording.services.create(ownerOf(call), (apiKey) => complete(settings, apiKey));
        await recording.note({ kind: 'service', action: 'create', service: created.apiKey, ...serviceDifference(undefined, created) });
        return created;
      }));
    },

    async get(call) {
      const service = await find(call);
      if (service === undefined) throw unknown(call, 'A035201');
      return shownService(call, service);
    },

    async list(call) {
      const { start, end } = accept(readListQuery('service', queryOf(call)));
      const page = await listOwn(call, start, end);
      return { start, end, totalCount: page.totalCount, services: page.services.map((service) => shownService(call, service)) };
    },

    async update(call) {
      const { settings, sent } = settingsOf(call);
      const replaced = await replaceSafely({
        find: () => find(call),
        replace: (present, time) => {
          const whole = keepServersOwn(serviceSettings, present, withSecrets(call, serviceSettings, present, settings));
          return replaceService(record, call, present, withHostedEndpoints(whole, present.apiKey, urls, present.issuer), time);
        },
        sent, staleCode: 'A037205',
      });
      if (replaced === undefined) throw unknown(call, 'A037201');
      return shownService(call, replaced);
    },

    async remove(call) {
      const service = await find(call);
      const isGone = service !== undefined && await record(call, async (recording) => {
        if (!(await recording.services.remove(service.apiKey))) return false;
        await recording.note({ kind: 'service', action: 'delete', service: service.apiKey, ...serviceDifference(service, undefined) });
        return true;
      });
      if (!isGone) throw unknown(call, 'A034201');
    },
  };
}
