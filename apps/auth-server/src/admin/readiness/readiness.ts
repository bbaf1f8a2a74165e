import { clientSettings, readClient, readService, serviceSettings, toWireClient, toWireService } from '@symbolon/contract';
import { readinessReport, type Client, type Engine, type JsonObject, type ReadinessReport, type Service } from '@symbolon/engine';
import type { ClientRepository, ServiceRepository } from '@symbolon/persistence';
import type { Call } from '../../engine-api/caller.js';
import { numberIn } from '../../engine-api/cursor.js';
import { createFindClient } from '../../engine-api/management/client-identity.js';
import { keepServersOwn } from '../../engine-api/management/keep.js';
import { profileOf } from '../../engine-api/management/preset.js';
import { withSecrets } from '../../engine-api/management/secrets.js';
import { queryOf, type Query } from '../../engine-api/query.js';
import { accept, serviceOf } from '../../engine-api/read.js';
import { ApiProblem } from '../../platform/api-problem.js';

/** A client that a report speaks of. */
export interface JudgedClient {
  readonly clientId: number;
  readonly clientName?: string;
}

/** What the engine says (the console says the same while somebody types), and about which clients of how many. */
export interface ReadinessAnswer extends ReadinessReport {
  readonly clients: readonly JudgedClient[];
  readonly totalClients: number;
  /** `after` of the next page of clients; absent on the last. */
  readonly next?: string;
}

/** The APIs /api/admin/services/{serviceId}/…readiness. */
export interface Readiness {
  ofService(call: Call): Promise<ReadinessAnswer>;
  ofClient(call: Call): Promise<ReadinessAnswer>;
  /** Judges what is not saved: a service as update takes it, a client likewise, or both. */
  preview(call: Call): Promise<ReadinessAnswer>;
  /** The discovery document of a service that is not saved, as update takes it. */
  configuration(call: Call): Promise<JsonObject>;
}

const PAGE = { least: 0, most: 200, otherwise: 50 } as const;
const MOST_CLIENTS = Number.MAX_SAFE_INTEGER;

const profilesOf = (asked: unknown): readonly string[] => [asked ?? []].flat().filter((id) => id !== '').map((id) => profileOf(String(id)).id);
const askedIn = (query: Query): readonly string[] => profilesOf(query['profile']);

const judged = ({ clientId, clientName }: Client): JudgedClient => ({ clientId, ...(clientName === undefined ? {} : { clientName }) });

const about = (client: Client, report: ReadinessReport): ReadinessAnswer => ({ ...report, clients: [judged(client)], totalClients: 1 });

interface PreviewBody {
  readonly service?: unknown;
  readonly client?: unknown;
  readonly profile?: unknown;
}

function previewBody({ body }: Call): PreviewBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ApiProblem(400, 'A126202', { problem: 'it is not an object' });
  return body;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

export function createReadiness(services: ServiceRepository, clients: ClientRepository, engine: Pick<Engine, 'configuration'>): Readiness {
  const find = createFindClient(services, clients);

  /** What is stored, not what memory remembers of it. */
  const stored = async (call: Call): Promise<Service> => {
    const { apiKey } = serviceOf(call);
    const service = await services.find(apiKey);
    if (service === undefined) throw new ApiProblem(404, 'A458203', { serviceId: apiKey });
    return service;
  };

  /** A page of the clients, held against a service. */
  const page = async (service: Service, query: Query, asked: readonly string[]): Promise<ReadinessAnswer> => {
    const limit = numberIn(query, 'limit', PAGE);
    const start = numberIn(query, 'after', { least: 0, most: MOST_CLIENTS, otherwise: 0 });
    const { totalCount, clients: found } = await clients.list(service.apiKey, { start, end: start + limit });
    const whole = found.map(toWireClient);
    return {
      ...readinessReport(toWireService(service), whole, { asked }),
      clients: whole.map(judged), totalClients: totalCount,
      ...(limit > 0 && start + limit < totalCount ? { next: String(start + limit) } : {}),
    };
  };

  /** The client of a preview; one that is new is held against the service like any other. */
  const previewed = async (call: Call, service: Service, body: unknown): Promise<Client> => {
    const settings = accept(readClient(body));
    const { clientId } = body as { readonly clientId?: unknown };
    const present = typeof clientId === 'number' && clientId > 0 ? await clients.find(service.apiKey, String(clientId)) : undefined;
    return toWireClient(present === undefined ? ({ clientId: 0, ...settings } as Client) : keepServersOwn(clientSettings, present, withSecrets(call, clientSettings, present, settings)));
  };

  /** A service as it would be once the body were saved. */
  const drafted = (call: Call, present: Service, body: unknown): Service =>
    keepServersOwn(serviceSettings, present, withSecrets(call, serviceSettings, present, accept(readService(body))));

  return {
    async ofService(call) {
      const query = queryOf(call);
      return page(await stored(call), query, askedIn(query));
    },

    async ofClient(call) {
      const asked = askedIn(queryOf(call));
      const service = await stored(call);
      const client = toWireClient((await find(call)).client);
      return about(client, readinessReport(toWireService(service), [client], { asked, clientsOnly: true }));
    },

    async preview(call) {
      const { service: sent, client, profile } = previewBody(call);
      const asked = profilesOf(profile);
      const present = await stored(call);
      const service = isGiven(sent) ? drafted(call, present, sent) : present;
      if (!isGiven(client)) return page(service, queryOf(call), asked);
      const whole = await previewed(call, service, client);
      return about(whole, readinessReport(toWireService(service), [whole], { asked, clientsOnly: !isGiven(sent) }));
    },

    async configuration(call) {
      return engine.configuration(drafted(call, await stored(call), call.body));
    },
  };
}
