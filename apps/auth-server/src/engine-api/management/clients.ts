import {
  clientLockFlagRequest, clientSecretUpdateRequest, clientSettings, maskText, readClient, readListQuery, resultMessage, type ClientSettings, type Problem,
} from '@symbolon/contract';
import type { ApiResponse, Client, ResultCode, Service } from '@symbolon/engine';
import type { ClientRepository, ServiceRepository } from '@symbolon/persistence';
import { clientDifference } from '../../admin/audit/difference.js';
import { ApiProblem } from '../../platform/api-problem.js';
import type { Call } from '../caller.js';
import { lastOf, queryOf } from '../query.js';
import { accept, bodyOf, requestOf, serviceOf } from '../read.js';
import { createFindClient, createFindService, identifierOf, refuseLocked, unknownClient } from './client-identity.js';
import { keepServersOwn, REGISTERED_BY_HAND } from './keep.js';
import type { RecordChange } from './record.js';
import { createRequestableScopes, type RequestableScopes } from './requestable-scopes.js';
import { refuseAlias, replaceClient } from './replace.js';
import { newClient, shownClient, withSecrets } from './secrets.js';
import type { CheckSector } from './sector.js';
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

/** The same trouble has one code in a new client and another in a changed one. */
const ofNewClient: Readonly<Record<string, ResultCode>> = { A030602: 'A123604' };

function newSettingsOf(call: Call): ClientSettings {
  const reading = readClient(bodyOf(call, clientSettings));
  if (reading.kind === 'read') return reading.value;
  const renumbered = (problem: Problem): Problem => ({ ...problem, resultCode: ofNewClient[problem.resultCode] ?? problem.resultCode });
  const [first, ...more] = reading.problems;
  return accept<ClientSettings>({ kind: 'refused', problems: [renumbered(first), ...more.map(renumbered)] });
}

function created(client: Client | 'unknownService' | 'aliasTaken' | 'tooMany', { apiKey, clientsPerDeveloper }: Service): Client {
  if (client === 'unknownService') throw new ApiProblem(404, 'A458203', { serviceId: apiKey });
  if (client === 'aliasTaken') throw new ApiProblem(400, 'A123603');
  if (client === 'tooMany') throw new ApiProblem(400, 'A123601', { max: clientsPerDeveloper });
  return client;
}

const done = (resultCode: ResultCode, values: Record<string, string>): ApiResponse => ({ resultCode, resultMessage: resultMessage(resultCode, values) });

export function createClientManagement(services: ServiceRepository, clients: ClientRepository, record: RecordChange, checkSector: CheckSector): ClientManagement {
  const find = createFindClient(services, clients);

  /** The client, if it may be changed. */
  const findUnlocked: typeof find = async (call) => {
    const found = await find(call);
    refuseLocked(found, identifierOf(call));
    return found;
  };

  const changeSecret = async (call: Call, code: ResultCode, secret?: string): Promise<SecretChange> => {
    const { service, client } = await findUnlocked(call);
    const change = await record(call, async (recording) => {
      const changed = await recording.clients.setSecret(service.apiKey, String(client.clientId), secret);
      if (changed === undefined) throw unknownClient(identifierOf(call));
      await recording.note({ kind: 'credential', action: 'rotate', service: service.apiKey, subject: String(client.clientId),
        before: { clientSecret: maskText(changed.old) }, after: { clientSecret: maskText(changed.new) } });
      return changed;
    });
    return { ...done(code, { clientId: String(client.clientId) }), newClientSecret: change.new, oldClientSecret: call.caller.operator === undefined ? change.old : maskText(change.old) };
  };


  return {
    ...createRequestableScopes(find, findUnlocked, record),
    serviceFor: createFindService(services, clients),

    async create(call) {
      const service = serviceOf(call);
      const settings = newSettingsOf(call);
      refuseAlias(service, settings);
      await checkSector(settings);
      return newClient(call, await record(call, async (recording) => {
        const client = created(await recording.clients.create(service.apiKey, { ...settings, ...REGISTERED_BY_HAND }, service.clientsPerDeveloper), service);
        await recording.note({ kind: 'client', action: 'create', service: service.apiKey, subject: String(client.clientId), ...clientDifference(undefined, client) });
        return client;
      }));
    },

    async get(call) {
      return shownClient(call, (await find(call)).client);
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
      return { start, end, ...filter, totalCount, clients: page.map((client) => shownClient(call, client)) };
    },

    async update(call) {
      const { settings, sent } = settingsOf(call);
      const service = serviceOf(call);
      refuseAlias(service, settings);
      const replaced = await replaceSafely({
        find: async () => (await findUnlocked(call)).client,
        replace: async (present, time) => {
          await checkSector(settings, present);
          return replaceClient(record, call, { apiKey: service.apiKey, present }, keepServersOwn(clientSettings, present, withSecrets(call, clientSettings, present, settings)), time);
        },
        sent, staleCode: 'A029205',
      });
      if (replaced === undefined) throw unknownClient(identifierOf(call));
      return shownClient(call, replaced);
    },

    async remove(call) {
      const { service, client } = await findUnlocked(call);
      await record(call, async (recording) => {
        if (!(await recording.clients.remove(service.apiKey, String(client.clientId)))) throw unknownClient(identifierOf(call));
        await recording.note({ kind: 'client', action: 'delete', service: service.apiKey, subject: String(client.clientId), ...clientDifference(client, undefined) });
      });
    },

    async setLock(call) {
      const { clientLocked = false } = requestOf(clientLockFlagRequest, call);
      const { service, client } = await find(call);
      await record(call, async (recording) => {
        const change = await recording.clients.setLocked(service.apiKey, String(client.clientId), clientLocked);
        if (change === undefined) throw unknownClient(identifierOf(call));
        if (!change.changed) throw new ApiProblem(400, clientLocked ? 'A293203' : 'A293204');
        await recording.note({ kind: 'client', action: clientLocked ? 'lock' : 'unlock', service: service.apiKey, subject: String(client.clientId) });
      });
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
