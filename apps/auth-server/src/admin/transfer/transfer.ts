import { isDeepStrictEqual } from 'node:util';
import { clientSettings, serviceSettings, unmaskSecrets, type Settings } from '@symbolon/contract';
import type { Client, Service } from '@symbolon/engine';
import type { ClientRepository, ServiceRepository } from '@symbolon/persistence';
import type { Call } from '../../engine-api/caller.js';
import { keepServersOwn, REGISTERED_BY_HAND } from '../../engine-api/management/keep.js';
import type { RecordChange, Recording } from '../../engine-api/management/record.js';
import { refuseAlias } from '../../engine-api/management/replace.js';
import { stale } from '../../engine-api/management/stale.js';
import { isTrue, lastOf, queryOf } from '../../engine-api/query.js';
import { ownerOf, serviceOf } from '../../engine-api/read.js';
import { ApiProblem } from '../../platform/api-problem.js';
import { changedMembers, clientDifference, serviceDifference, type Difference } from '../audit/difference.js';
import { numberIn } from '../cursor.js';
import { exportDocument, readDocument, withoutSecrets, type ImportedClient, type ImportedService, type ServiceDocument } from './document.js';

/** What an import does, or would do, to one thing. */
export interface Step extends Difference {
  readonly action: 'create' | 'update' | 'none';
  /** API key or client id; absent where it is not known before it is done. */
  readonly id?: number;
  /** What it is called in the document, when its id could not be kept. */
  readonly was?: number;
}

export interface ImportAnswer {
  readonly dryRun: boolean;
  readonly service: Step;
  readonly clients: readonly Step[];
  /** Clients of the service that the document does not have. They are left as they are. */
  readonly untouched: readonly number[];
}

export interface Transfer {
  export(call: Call): Promise<ServiceDocument>;
  importNew(call: Call): Promise<ImportAnswer>;
  importInto(call: Call): Promise<ImportAnswer>;
}

/** A dry run does everything, and then nothing: so it cannot differ from the real one. */
class DryRun extends Error {
  constructor(readonly answer: ImportAnswer) {
    super('Only tried out.');
  }
}

/** A new id that was not asked for will be another one when it is done. */
const foreseen = ({ id, ...step }: Step): Step => (step.action === 'create' && (step.was !== undefined || id === undefined) ? step : { ...step, ...(id === undefined ? {} : { id }) });

const PAGE = 500;

async function allClients(clients: ClientRepository, apiKey: number): Promise<readonly Client[]> {
  const all: Client[] = [];
  for (;;) {
    const { clients: page } = await clients.list(apiKey, { start: all.length, end: all.length + PAGE });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** Entries of a list that are there already, but for their secrets. */
const withTheirSecrets = (present: unknown, sent: readonly unknown[]): readonly unknown[] =>
  (Array.isArray(present) ? sent.map((entry) => present.find((one) => isDeepStrictEqual(withoutSecrets(one), entry)) as unknown ?? entry) : sent);

/** An export has no secrets, so those that it leaves out stay; and public keys stand for the keys that are there. */
const keepSecrets = <T extends object>(table: Settings, present: object, sent: T, given: ReadonlySet<string>): T => {
  const stored = Object.entries(table).filter(([name, { secret }]) => secret === true && !given.has(name) && name in present);
  const inside = Object.entries(sent).filter(([, value]) => Array.isArray(value)).map(([name, value]) => [name, withTheirSecrets(present[name as keyof object], value as readonly unknown[])]);
  return { ...unmaskSecrets(table, present, sent), ...Object.fromEntries(inside), ...Object.fromEntries(stored.map(([name]) => [name, present[name as keyof object]])) };
};

const isSame = (difference: Difference): boolean => changedMembers(difference).length === 0;

async function importClient(recording: Recording, service: Service, { clientId, clientSecret, settings }: ImportedClient): Promise<Step> {
  refuseAlias(service, settings);
  const { apiKey } = service;
  const present = clientId === undefined ? undefined : await recording.clients.find(apiKey, String(clientId));
  if (present === undefined || present.clientId !== clientId) {
    const wanted = { ...(clientId === undefined ? {} : { clientId }), ...(clientSecret === undefined ? {} : { clientSecret }) };
    const created = stored(await recording.clients.create(apiKey, { ...settings, ...REGISTERED_BY_HAND }, 0, wanted), settings.clientIdAlias);
    const difference = clientDifference(undefined, created);
    await recording.note({ kind: 'client', action: 'import', service: apiKey, subject: String(created.clientId), ...difference });
    return { action: 'create', id: created.clientId, ...(clientId === undefined || clientId === created.clientId ? {} : { was: clientId }), ...difference };
  }
  const whole = keepServersOwn(clientSettings, present, unmaskSecrets(clientSettings, present, settings));
  if (isSame(clientDifference(present, whole))) return { action: 'none', id: present.clientId };
  if (present.locked) throw new ApiProblem(403, 'A001215', { clientId: String(present.clientId) });
  const replaced = stored(await recording.clients.replace(apiKey, String(clientId), whole, present.modifiedAt), settings.clientIdAlias);
  const difference = clientDifference(present, replaced);
  await recording.note({ kind: 'client', action: 'import', service: apiKey, subject: String(clientId), ...difference });
  return { action: 'update', id: present.clientId, ...difference };
}

function stored(client: Client | string, alias: string | undefined): Client {
  if (typeof client !== 'string') return client;
  throw client === 'aliasTaken' ? new ApiProblem(400, 'A805202', { identifier: alias }) : new ApiProblem(409, 'A805203');
}

async function importService(recording: Recording, call: Call, present: Service, { settings, given }: ImportedService): Promise<{ readonly service: Service; readonly step: Step }> {
  if (settings === undefined) return { service: present, step: { action: 'none', id: present.apiKey } };
  const whole = keepServersOwn(serviceSettings, present, keepSecrets(serviceSettings, present, settings, given));
  if (isSame(serviceDifference(present, whole))) return { service: present, step: { action: 'none', id: present.apiKey } };
  const service = await recording.services.replace(present.apiKey, whole, present.modifiedAt);
  if (typeof service === 'string') throw new ApiProblem(409, 'A805203');
  const difference = serviceDifference(present, service);
  await recording.note({ kind: 'service', action: 'import', service: present.apiKey, ...difference });
  return { service, step: { action: 'update', id: present.apiKey, ...difference } };
}

export interface TransferParts {
  readonly services: ServiceRepository;
  readonly clients: ClientRepository;
  readonly record: RecordChange;
}

export function createTransfer({ services, clients, record }: TransferParts): Transfer {
  const carryOut = async (call: Call, work: (recording: Recording, dryRun: boolean) => Promise<ImportAnswer>): Promise<ImportAnswer> => {
    const dryRun = isTrue(lastOf(queryOf(call), 'dryRun'));
    try {
      return await record(call, async (recording) => {
        const answer = await work(recording, dryRun);
        if (dryRun) throw new DryRun({ ...answer, service: foreseen(answer.service), clients: answer.clients.map(foreseen) });
        return answer;
      });
    } catch (error) {
      if (error instanceof DryRun) return error.answer;
      throw error;
    }
  };

  const importClients = async (recording: Recording, service: Service, imported: readonly ImportedClient[]): Promise<readonly Step[]> => {
    const steps: Step[] = [];
    for (const client of imported) steps.push(await importClient(recording, service, client));
    return steps;
  };

  return {
    async export(call) {
      const { apiKey } = serviceOf(call);
      const service = await services.find(apiKey);
      if (service === undefined) throw new ApiProblem(404, 'A458203', { serviceId: apiKey });
      return exportDocument(service, await allClients(clients, apiKey));
    },

    importNew(call) {
      const document = readDocument(call.body);
      const { settings, apiKey } = document;
      if (settings === undefined) throw new ApiProblem(400, 'A805201', { problem: 'it has clients, but no service for them' });
      return carryOut(call, async (recording, dryRun) => {
        const service = await recording.services.create(ownerOf(call), settings, apiKey);
        const difference = serviceDifference(undefined, service);
        await recording.note({ kind: 'service', action: 'import', service: service.apiKey, ...difference });
        const steps = await importClients(recording, service, document.clients);
        const kept = apiKey === undefined || apiKey === service.apiKey ? {} : { was: apiKey };
        return { dryRun, service: { action: 'create', id: service.apiKey, ...kept, ...difference }, clients: steps, untouched: [] };
      });
    },

    importInto(call) {
      const document = readDocument(call.body);
      const sent = numberIn(queryOf(call), 'modifiedAt');
      return carryOut(call, async (recording, dryRun) => {
        const present = await recording.services.find(serviceOf(call).apiKey);
        if (present === undefined) throw new ApiProblem(404, 'A458203', { serviceId: serviceOf(call).apiKey });
        if (sent !== undefined && sent !== present.modifiedAt) throw stale('A037205', present.modifiedAt, sent);
        const before = await allClients(recording.clients, present.apiKey);
        const { service, step } = await importService(recording, call, present, document);
        const steps = await importClients(recording, service, document.clients);
        const named = new Set(steps.map(({ id }) => id));
        return { dryRun, service: step, clients: steps, untouched: before.map(({ clientId }) => clientId).filter((id) => !named.has(id)) };
      });
    },
  };
}
