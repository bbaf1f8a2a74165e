import { clientSettings, publicJwk, readClient, readService, serviceSettings, toWireClient, toWireService, type ClientSettings, type Problem, type Reading, type ServiceSettings, type Settings } from '@symbolon/contract';
import type { Client, Service } from '@symbolon/engine';
import { readId } from '../../engine-api/guard.js';
import { ApiProblem } from '../../platform/api-problem.js';

/** A service with its scopes and clients, without what has to stay secret. */
export interface ServiceDocument {
  readonly format: typeof FORMAT;
  /** With `apiKey`, which it keeps where that is free. */
  readonly service: object;
  /** Each with its `clientId`; in the order of their ids. */
  readonly clients: readonly object[];
}

const FORMAT = 'symbolon-service/1';

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

function publicJwks(text: string): string {
  const { keys = [] } = JSON.parse(text) as { readonly keys?: readonly Members[] };
  return JSON.stringify({ keys: keys.map(publicJwk) });
}

/** What a caller may set, but for secrets; of keys the public part. */
function settingsOnly(table: Settings, wire: object): Members {
  return Object.fromEntries(Object.entries(wire).flatMap(([name, value]) => {
    const setting = table[name];
    if (setting === undefined || setting.readOnly === true) return [];
    if (setting.kind === 'jwks') return [[name, publicJwks(String(value))]];
    return setting.secret === true ? [] : [[name, withoutSecrets(value)]];
  }));
}

/** Objects inside have secrets of the same names, and keys. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'apiSecret')
    .map(([name, inner]) => [name, /jwks$/i.test(name) && typeof inner === 'string' ? publicJwks(inner) : withoutSecrets(inner)]));
}

const exportedClient = (client: Client): Members => ({ clientId: client.clientId, ...settingsOnly(clientSettings, toWireClient(client)) });

export const exportDocument = (service: Service, clients: readonly Client[]): ServiceDocument => ({
  format: FORMAT,
  service: { apiKey: service.apiKey, ...settingsOnly(serviceSettings, toWireService(service)) },
  clients: clients.toSorted((a, b) => a.clientId - b.clientId).map(exportedClient),
});

/** A client of a document, with what it was known by. */
export interface ImportedClient {
  readonly clientId?: number;
  readonly clientSecret?: string;
  readonly settings: ClientSettings;
}

export interface ImportedService {
  readonly apiKey?: number;
  /** Absent when the document has clients alone. */
  readonly settings?: ServiceSettings;
  /** Members of the service that the document has at all. */
  readonly given: ReadonlySet<string>;
  readonly clients: readonly ImportedClient[];
}

const MOST_CLIENTS = 10_000;

const refused = (problem: string): ApiProblem => new ApiProblem(400, 'A805201', { problem });

/** The parts of a document: our own, or what `service/get` and `client/get/list` of the Web API answer, alone or together. */
function partsOf(body: unknown): { readonly service?: Members; readonly clients: readonly unknown[] } {
  if (!isMembers(body)) throw refused('it is not a JSON object');
  if (body['format'] !== undefined && body['format'] !== FORMAT) throw refused(`its format is not ${FORMAT}`);
  const { service, clients } = body;
  const list = isMembers(clients) ? clients['clients'] : clients;
  if (service !== undefined && !isMembers(service)) throw refused("'service' is not an object");
  if (list !== undefined && !Array.isArray(list)) throw refused("'clients' is not a list");
  if (service === undefined && list === undefined) {
    if (!('apiKey' in body || 'serviceName' in body || 'issuer' in body)) throw refused('it has neither a service nor clients');
    return { service: body, clients: [] };
  }
  const { length } = list ?? [];
  if (length > MOST_CLIENTS) throw refused(`it has more than ${MOST_CLIENTS} clients`);
  // A page of a longer list would pass for all of it.
  const { totalCount } = (isMembers(clients) ? clients : body) as { readonly totalCount?: unknown };
  if (typeof totalCount === 'number' && totalCount > length) throw refused(`it has ${length} of ${totalCount} clients: ask for all of them`);
  return { ...(service === undefined ? {} : { service }), clients: list ?? [] };
}

const idOf = (value: unknown): number | undefined => (typeof value === 'number' || typeof value === 'string' ? readId(String(value)) : undefined);

/** Reads everything before anything is refused, so that all problems are told at once. */
export function readDocument(body: unknown): ImportedService {
  const { service, clients } = partsOf(body);
  const problems: Problem[] = [];
  const take = <T>(reading: Reading<T>, at: string): T | undefined => {
    if (reading.kind === 'read') return reading.value;
    problems.push(...reading.problems.map((one) => ({ ...one, property: one.property === '' ? at : `${at}.${one.property}` })));
    return undefined;
  };
  const settings = service === undefined ? undefined : take(readService(service), 'service');
  const read = clients.map((client, at) => ({ client: isMembers(client) ? client : {}, settings: take(readClient(client), `clients[${at}]`) }));
  refuse(problems);
  const ids = read.map(({ client }) => idOf(client['clientId'])).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) throw refused('two of its clients have the same id');
  const apiKey = idOf(service?.['apiKey']);
  return {
    ...(apiKey === undefined ? {} : { apiKey }), ...(settings === undefined ? {} : { settings }), given: new Set(Object.keys(service ?? {})),
    clients: read.flatMap((one) => (one.settings === undefined ? [] : [{ settings: one.settings, ...knownBy(one.client) }])),
  };
}

function knownBy({ clientId, clientSecret }: Members): Omit<ImportedClient, 'settings'> {
  const id = idOf(clientId);
  const isSecret = typeof clientSecret === 'string' && /^[A-Za-z0-9_-]{1,86}$/.test(clientSecret);
  return { ...(id === undefined ? {} : { clientId: id }), ...(isSecret ? { clientSecret } : {}) };
}

function refuse([first, ...others]: readonly Problem[]): void {
  if (first === undefined) return;
  const told = [first, ...others].map(({ property, resultCode, expected, received }) => ({ property, resultCode, expected, received }));
  throw new ApiProblem(400, 'A805201', { problem: `${first.property} is not ${first.expected}` }, { members: { problems: told.slice(0, 100) } });
}
