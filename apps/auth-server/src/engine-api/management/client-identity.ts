import { mayUseAlias, type Client, type Service } from '@symbolon/engine';
import type { ClientRepository, ServiceRepository } from '@symbolon/persistence';
import { ApiProblem } from '../../platform/api-problem.js';
import type { Call } from '../caller.js';
import { readId } from '../guard.js';

/** A client as its service's APIs name it: by id, or by alias where that is switched on. */
export interface NamedClient {
  readonly service: Service;
  readonly client: Client;
}

export const identifierOf = ({ params }: Call): string => (params as { readonly clientId: string }).clientId;

const isNumeric = (identifier: string): boolean => /^[+-]?\d+$/.test(identifier);
/** Printable ASCII is all that an alias can have. */
const isAlias = (identifier: string): boolean => /^[\x20-\x7e]{1,255}$/.test(identifier);

/** The same trouble has one code for ids and another for aliases. */
const problem = (status: number, identifier: string, byId: ApiProblem['code'], byAlias: ApiProblem['code']): ApiProblem =>
  isNumeric(identifier) ? new ApiProblem(status, byId, { clientId: identifier }) : new ApiProblem(status, byAlias, { identifier });

export const unknownClient = (identifier: string): ApiProblem => problem(404, identifier, 'A001212', 'A001218');

const PAGE = 100;

/** With an owner's credentials the client alone tells the service. */
async function amongServices(services: ServiceRepository, clients: ClientRepository, owner: number, identifier: string): Promise<NamedClient | undefined> {
  for (let start = 0; ; start += PAGE) {
    const page = await services.list(owner, start, start + PAGE);
    for (const service of page.services) {
      const client = await clients.find(service.apiKey, identifier);
      if (client !== undefined) return { service, client };
    }
    if (start + PAGE >= page.totalCount) return undefined;
  }
}

export type FindClient = (call: Call) => Promise<NamedClient>;

/** Finds the client that a call names, or throws the problem that says why there is none. */
export function createFindClient(services: ServiceRepository, clients: ClientRepository): FindClient {
  const find = async ({ caller }: Call, identifier: string): Promise<NamedClient | undefined> => {
    if (caller.service === undefined) return amongServices(services, clients, caller.ownerNumber ?? 0, identifier);
    const client = await clients.find(caller.service.apiKey, identifier);
    return client && { service: caller.service, client };
  };
  return async (call) => {
    const identifier = identifierOf(call);
    if (isNumeric(identifier) && readId(identifier) === undefined) throw new ApiProblem(400, 'A001216');
    const found = isAlias(identifier) ? await find(call, identifier) : undefined;
    if (found === undefined) throw unknownClient(identifier);
    if (String(found.client.clientId) !== identifier && !mayUseAlias(found.service, found.client)) throw new ApiProblem(404, 'A001222', { identifier });
    return found;
  };
}

/** Finds the service of a call that an owner's credentials may carry: the only one, or that of the client. */
export const createFindService = (services: ServiceRepository, clients: ClientRepository) => async ({ caller }: Call, client: string | undefined): Promise<Service> => {
  if (caller.service !== undefined) return caller.service;
  const owner = caller.ownerNumber ?? 0;
  const { totalCount, services: [only] } = await services.list(owner, 0, 1);
  if (totalCount === 1 && only !== undefined) return only;
  const found = client !== undefined && isAlias(client) ? await amongServices(services, clients, owner, client) : undefined;
  if (found === undefined) throw new ApiProblem(400, client === undefined ? 'A160215' : 'A160216', client === undefined ? {} : { identifier: client });
  return found.service;
};

/** A locked client can be looked at and unlocked, and that is all. */
export function refuseLocked({ client }: NamedClient, identifier: string): void {
  if (client.locked) throw problem(403, identifier, 'A001215', 'A001221');
}
