import {
  clientLockFlagRequest, clientSecretUpdateRequest, clientSettings, readClient, readListQuery, resultMessage, toWireClient,
  type ClientSettings,
} from '@symbolon/contract';
import { isProhibitedAlias, type ApiResponse, type Client, type ResultCode, type Service } from '@symbolon/engine';
import type { ClientRepository, ServiceRepository } from '@symbolon/persistence';
import { ApiProblem } from '../../platform/api-problem.js';
import type { Call } from '../caller.js';
import { lastOf, queryOf } from '../query.js';
import { accept, bodyOf, requestOf, serviceOf } from '../read.js';
import { createFindClient, createFindService, identifierOf, refuseLocked, unknownClient } from './client-identity.js';
import { keepServersOwn, REGISTERED_BY_HAND } from './keep.js';
import { createRequestableScopes, type RequestableScopes } from './requestable-scopes.js';
import { expectedModifiedAt, replaceSafely } from './stale.js';

/** The APIs /client/{create,get,get/list,update,delete,lock_flag/update,secret/*}. */
export interface ClientManagement extends RequestableScopes {
  create(call: Call): Promise<Client>;
  get(call: Call): Promise<Client>;
  list(call: Call): Promise<ClientList>;
  update(call: Call): Promise<Client>;
  remove(call: Call): Promise<void>;
  setLock(call: Call): Promise<ApiResponse>;
  refreshSecret(call: Call): Promise<SecretChange>;
  updateSecret(call: Call): Promise<SecretChange>;
  /** The service that a call is about when credentials are the owner's: the only one, or the one of the client. */
  serviceFor(call: Call, client: string | undefined): Promise<Service>;
}

export interface ClientList {
  readonly start: number;
  readonly end: number;
  readonly developer?: string;
  readonly totalCount: number;
  readonly clients: readonly Client[];
}

export interface SecretChange extends ApiResponse {
  readonly newClientSecret: string;
  readonly oldClientSecret: string;
}

/** As 2.x and 3.0 document it. */
const SECRET = /^[A-Za-z0-9_-]{1,86}$/;

const settingsOf = (call: Call): { readonly settings: ClientSettings; readonly sent: number | undefined } => {
  const body = bodyOf(call, clientSettings);
  return { settings: accept(readClient(body)), sent: expectedModifiedAt(body) };
};

function created(client: Client | 'unknownService' | 'aliasTaken' | 'tooMany', { apiKey, clientsPerDeveloper }: Service): Client {
  if (client === 'unknownService') throw new ApiProblem(404, 'A458203', { serviceId: apiKey });
  if (client === 'aliasTaken') throw new ApiProblem(400, 'A123603');
  if (client === 'tooMany') throw new ApiProblem(400, 'A123601', { max: clientsPerDeveloper });
  return client;
}

const refuseAlias = (service: Service, { clientIdAlias }: ClientSettings): void => {
  if (isProhibitedAlias(service, clientIdAlias)) throw new ApiProblem(400, 'A032224');
};

const done = (resultCode: ResultCode, values: Record<string, string>): ApiResponse => ({ resultCode, resultMessage: resultMessage(resultCode, values) });

export function createClientManagement(services: ServiceRepository, clients: ClientRepository): ClientManagement {
  const find = createFindClient(services, clients);

  /** The client, if it may be changed. */
  const findUnlocked: typeof find = async (call) => {
    const found = await find(call);
    refuseLocked(found, identifierOf(call));
    return found;
  };

  const changeSecret = async (call: Call, code: ResultCode, secret?: string): Promise<SecretChange> => {
    const { service, client } = await findUnlocked(call);
    const change = await clients.setSecret(service.apiKey, String(client.clientId), secret);
    if (change === undefined) throw unknownClient(identifierOf(call));
    return { ...done(code, { clientId: String(client.clientId) }), newClientSecret: change.new, oldClientSecret: change.old };
  };

  const replace = async (present: Client, service: number, settings: ClientSettings, time: number): Promise<Client | 'unknown' | 'stale'> => {
    const replaced = await clients.replace(service, String(present.clientId), keepServersOwn(clientSettings, present, settings), time);
    if (replaced === 'aliasTaken') throw new ApiProblem(400, 'A030601');
    return replaced;
  };

  return {
    ...createRequestableScopes(find, findUnlocked, clients),
    serviceFor: createFindService(services, clients),

    async create(call) {
      const service = serviceOf(call);
      const { settings } = settingsOf(call);
      refuseAlias(service, settings);
      return toWireClient(created(await clients.create(service.apiKey, { ...settings, ...REGISTERED_BY_HAND }, service.clientsPerDeveloper), service));
    },

    async get(call) {
      return toWireClient((await find(call)).client);
    },

    async list(call) {
      const query = queryOf(call);
      const { start, end } = accept(readListQuery('client', query));
      const developer = lastOf(query, 'developer');
      const filter = developer ? { developer } : {};
      // A name that cannot be stored is nobody's.
      const { totalCount, clients: page } = developer?.includes('\0')
        ? { totalCount: 0, clients: [] }
        : await clients.list(serviceOf(call).apiKey, { start, end, ...filter });
      return { start, end, ...filter, totalCount, clients: page.map(toWireClient) };
    },

    async update(call) {
      const { settings, sent } = settingsOf(call);
      const service = serviceOf(call);
      refuseAlias(service, settings);
      const replaced = await replaceSafely({
        find: async () => (await findUnlocked(call)).client,
        replace: (present, time) => replace(present, service.apiKey, settings, time),
        sent, staleCode: 'A029205',
      });
      if (replaced === undefined) throw unknownClient(identifierOf(call));
      return toWireClient(replaced);
    },

    async remove(call) {
      const { service, client } = await findUnlocked(call);
      if (!(await clients.remove(service.apiKey, String(client.clientId)))) throw unknownClient(identifierOf(call));
    },

    async setLock(call) {
      const { clientLocked = false } = requestOf(clientLockFlagRequest, call);
      const { service, client } = await find(call);
      const change = await clients.setLocked(service.apiKey, String(client.clientId), clientLocked);
      if (change === undefined) throw unknownClient(identifierOf(call));
      if (!change.changed) throw new ApiProblem(400, clientLocked ? 'A293203' : 'A293204');
      return done('A293001', { identifier: identifierOf(call) });
    },

    refreshSecret: (call) => changeSecret(call, 'A148001'),

    async updateSecret(call) {
      const { clientSecret = '' } = requestOf(clientSecretUpdateRequest, call);
      if (!SECRET.test(clientSecret)) throw new ApiProblem(400, 'A149601', { problem: 'it must have 1 to 86 characters out of A-Z, a-z, 0-9, - and _' });
      return changeSecret(call, 'A149001', clientSecret);
    },
  };
}
