import { clientSettings, maskSecrets, readClient, readService, serviceSettings, toWireClient, toWireService } from '@symbolon/contract';
import type { Client, Service } from '@symbolon/engine';
import type { Actor, Version, Versions } from '@symbolon/persistence';
import type { Call } from '../../engine-api/caller.js';
import { refuseLocked, type FindClient } from '../../engine-api/management/client-identity.js';
import { keepServersOwn } from '../../engine-api/management/keep.js';
import type { RecordChange } from '../../engine-api/management/record.js';
import { refuseAlias, replaceClient, replaceService } from '../../engine-api/management/replace.js';
import { shownClient, shownService } from '../../engine-api/management/secrets.js';
import { expectedModifiedAt, replaceSafely } from '../../engine-api/management/stale.js';
import { accept, serviceOf } from '../../engine-api/read.js';
import { ApiProblem } from '../../platform/api-problem.js';
import { changedMembers, clientDifference, serviceDifference, type Difference } from '../audit/difference.js';
import { LARGEST_NUMBER, pageIn, pageOf, readNumber, type Page } from '../cursor.js';

/** One change as a list shows it. */
export interface ChangeAnswer {
  readonly version: number;
  readonly changedAt: number;
  readonly actor?: Actor;
  /** Names of the settings that it changed; absent for the first version. */
  readonly changed?: readonly string[];
}

export interface VersionAnswer<T> extends ChangeAnswer {
  readonly settings: T;
}

export interface History<T> {
  list(call: Call): Promise<Page<ChangeAnswer>>;
  get(call: Call): Promise<VersionAnswer<T>>;
  /** Makes the settings of then those of now; that is a change like any other, and can be undone the same way. */
  restore(call: Call): Promise<T>;
}

/** What is particular to services or to clients. */
interface Kind<T> {
  readonly versions: Versions<T>;
  readonly idOf: (call: Call) => Promise<number>;
  readonly difference: (before: T, after: T) => Difference;
  readonly shown: (settings: T) => T;
  readonly restore: (call: Call, state: T) => Promise<T>;
}

const versionOf = (call: Call): number => readNumber((call.params as { readonly version: string }).version);

const changeOf = <T>({ version, changedAt, actor }: Version<T>, changed?: readonly string[]): ChangeAnswer =>
  ({ version, changedAt, ...(actor === undefined ? {} : { actor }), ...(changed === undefined ? {} : { changed }) });

function historyOf<T>({ versions, idOf, difference, shown, restore }: Kind<T>): History<T> {
  const find = async (call: Call): Promise<Version<T>> => {
    const id = await idOf(call);
    const found = await versions.find(id, versionOf(call));
    if (found === undefined) throw new ApiProblem(404, 'A802202', { identifier: (call.params as { readonly version: string }).version });
    return found;
  };

  return {
    async list(call) {
      const { limit, before } = pageIn(call);
      // One more than fits, to tell what the last one changed.
      const found = await versions.list(await idOf(call), limit + 1, before === undefined ? undefined : Math.min(before, LARGEST_NUMBER));
      const changedIn = new Map(found.map((one, at) => [one.version, found[at + 1] && changedMembers(difference(found[at + 1]?.state as T, one.state))] as const));
      return pageOf(found, limit, ({ version }) => version, (one) => changeOf(one, changedIn.get(one.version)));
    },
    async get(call) {
      const found = await find(call);
      const [earlier] = await versions.list(await idOf(call), 1, found.version);
      return { ...changeOf(found, earlier && changedMembers(difference(earlier.state, found.state))), settings: shown(found.state) };
    },
    restore: async (call) => restore(call, (await find(call)).state),
  };
}

export interface HistoryParts {
  readonly record: RecordChange;
  readonly serviceVersions: Versions<Service>;
  readonly clientVersions: Versions<Client>;
  readonly findService: (apiKey: number) => Promise<Service | undefined>;
  readonly findClient: FindClient;
}

const sentTime = ({ body }: Call): number | undefined => (body === undefined ? undefined : expectedModifiedAt(body));

export function createServiceHistory({ record, serviceVersions, findService }: HistoryParts): History<Service> {
  return historyOf<Service>({
    versions: serviceVersions,
    idOf: (call) => Promise.resolve(serviceOf(call).apiKey),
    difference: serviceDifference,
    shown: (service) => maskSecrets(serviceSettings, toWireService(service)),
    async restore(call, state) {
      const settings = accept(readService(toWireService(state)));
      const restored = await replaceSafely({
        find: () => findService(serviceOf(call).apiKey),
        replace: (present, time) => replaceService(record, call, present, keepServersOwn(serviceSettings, present, settings), time, 'restore'),
        sent: sentTime(call), staleCode: 'A037205',
      });
      if (restored === undefined) throw new ApiProblem(404, 'A458203', { serviceId: serviceOf(call).apiKey });
      return shownService(call, restored);
    },
  });
}

export function createClientHistory({ record, clientVersions, findClient }: HistoryParts): History<Client> {
  return historyOf<Client>({
    versions: clientVersions,
    idOf: async (call) => (await findClient(call)).client.clientId,
    difference: clientDifference,
    shown: (client) => maskSecrets(clientSettings, toWireClient(client)),
    async restore(call, state) {
      const settings = accept(readClient(toWireClient(state)));
      const { apiKey } = serviceOf(call);
      refuseAlias(serviceOf(call), settings);
      const restored = await replaceSafely({
        find: async () => {
          const found = await findClient(call);
          refuseLocked(found, String(found.client.clientId));
          return found.client;
        },
        replace: (present, time) => replaceClient(record, call, { apiKey, present }, keepServersOwn(clientSettings, present, settings), time, 'restore'),
        sent: sentTime(call), staleCode: 'A029205',
      });
      if (restored === undefined) throw new ApiProblem(404, 'A001212', { clientId: String(state.clientId) });
      return shownClient(call, restored);
    },
  });
}
