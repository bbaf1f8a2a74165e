import { toWireClient, toWireService } from '@symbolon/contract';
import { replay, type Client, type Replay, type Trace } from '@symbolon/engine';
import type { ClientRepository, LoggedRequest, OpenedRequest, RequestLog, RequestStatistics, Retention, ServiceRepository } from '@symbolon/persistence';
import { isTraceId } from '@symbolon/persistence';
import type { Call } from '../../engine-api/caller.js';
import { queryOf } from '../../engine-api/query.js';
import { serviceOf } from '../../engine-api/read.js';
import { ApiProblem } from '../../platform/api-problem.js';
import { explained, type ExplainedFinding, type ExplainedRequest } from './explained.js';
import { filterOf, spanOf } from './filter.js';
import { retentionOf } from './retention.js';

/** How a stored request stands with the configuration of now. */
export interface ReplayAnswer extends Omit<Replay, 'findings'> {
  readonly id: string;
  readonly findings: readonly ExplainedFinding[];
  readonly then: Pick<Trace, 'outcome' | 'profile' | 'resultCode' | 'configured'> & { readonly findings: readonly ExplainedFinding[] };
  /** What has changed since. */
  readonly changed: { readonly service: boolean; readonly client: boolean };
}

/** The APIs /api/admin/services/{serviceId}/requests…. */
export interface Requests {
  list(call: Call): Promise<{ readonly items: readonly LoggedRequest[]; readonly next?: string }>;
  open(call: Call): Promise<ExplainedRequest>;
  /** Holds a stored request against the configuration of now: would it pass? */
  replay(call: Call): Promise<ReplayAnswer>;
  statistics(call: Call): Promise<RequestStatistics & { readonly dropped: number }>;
  retention(call: Call): Retention;
  setRetention(call: Call): Promise<Retention>;
}

export interface RequestsParts {
  readonly log: Pick<RequestLog, 'list' | 'find' | 'statistics' | 'retention' | 'setRetention' | 'dropped'>;
  readonly services: ServiceRepository;
  readonly clients: ClientRepository;
  readonly now: () => number;
}

const idOf = ({ params }: Call): string => (params as { readonly traceId: string }).traceId;

export function createRequests({ log, services, clients, now }: RequestsParts): Requests {
  const find = async (call: Call): Promise<OpenedRequest> => {
    const id = idOf(call);
    const found = isTraceId(id) ? await log.find(serviceOf(call).apiKey, id) : undefined;
    if (found === undefined) throw new ApiProblem(404, 'A710203', { value: id.slice(0, 100) });
    return found;
  };

  /** The client of then, as it is now; one that was not there then is looked for again. */
  const clientOf = async (service: number, { clientId, identifier, facts }: Trace): Promise<Client | undefined> => {
    const name = clientId ?? identifier ?? facts?.client.identifier;
    const client = name === undefined ? undefined : await clients.find(service, String(name));
    return client && toWireClient(client);
  };

  return {
    list: (call) => log.list(serviceOf(call).apiKey, filterOf(queryOf(call))),

    async open(call) {
      const { id, trace } = await find(call);
      return { id, ...trace, findings: trace.findings.map(explained) };
    },

    async replay(call) {
      const { id, trace } = await find(call);
      const { apiKey } = serviceOf(call);
      const service = await services.find(apiKey);
      if (service === undefined) throw new ApiProblem(404, 'A458203', { serviceId: apiKey });
      const client = await clientOf(apiKey, trace);
      const again = replay(trace, toWireService(service), client);
      if (again === undefined) throw new ApiProblem(409, 'A710204', { value: id });
      const { outcome, profile, resultCode, configured, findings } = trace;
      return {
        id, ...again, findings: again.findings.map(explained),
        then: { outcome, resultCode, configured, ...(profile === undefined ? {} : { profile }), findings: findings.map(explained) },
        changed: { service: service.modifiedAt !== configured.service, client: client?.modifiedAt !== configured.client },
      };
    },

    async statistics(call) {
      return { ...await log.statistics(serviceOf(call).apiKey, spanOf(queryOf(call), now())), dropped: log.dropped() };
    },

    retention: (call) => log.retention(serviceOf(call).apiKey),

    async setRetention(call) {
      const { apiKey } = serviceOf(call);
      const retention = retentionOf(call.body, log.retention(apiKey));
      await log.setRetention(apiKey, retention);
      return retention;
    },
  };
}
