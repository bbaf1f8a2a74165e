import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import type { Scope } from '../model/types.js';
import { words } from '../parse/parameters.js';

const byService = new WeakMap<Service, ReadonlyMap<string, Scope>>();

/** The scopes of a service by name, indexed once for each configuration. */
export function scopesOf(service: Service): ReadonlyMap<string, Scope> {
  const known = byService.get(service);
  if (known !== undefined) return known;
  const scopes = new Map((service.supportedScopes ?? []).map(scope => [scope.name, scope]));
  byService.set(service, scopes);
  return scopes;
}

interface Pattern {
  readonly scope: Scope;
  readonly pattern: RegExp;
}

const patternsByService = new WeakMap<Service, readonly Pattern[]>();
/** Longest scope value that is held against patterns: they are the operator's, but the value is a stranger's. */
const LONGEST_VALUE = 256;

/** The dynamic scopes of a service: those with an attribute `regex`. A pattern that cannot be read matches nothing. */
function patternsOf(service: Service): readonly Pattern[] {
  const known = patternsByService.get(service);
  if (known !== undefined) return known;
  const patterns = [...scopesOf(service).values()].flatMap(scope => {
    const regex = attribute(scope, 'regex');
    if (regex === undefined) return [];
    try {
      return [{ scope, pattern: new RegExp(`^(?:${regex})$`) }];
    } catch {
      return [];
    }
  });
  patternsByService.set(service, patterns);
  return patterns;
}

/** The dynamic scope whose pattern a value matches. */
export const dynamicScope = (service: Service, value: string): Scope | undefined => {
  const patterns = patternsOf(service);
  return patterns.length === 0 || value.length > LONGEST_VALUE ? undefined : patterns.find(({ pattern }) => pattern.test(value))?.scope;
};

/** The scope behind a value: the one of that name, else a dynamic one. */
export const scopeOf = (service: Service, value: string): Scope | undefined => scopesOf(service).get(value) ?? dynamicScope(service, value);

/** The value of a scope's attribute; the first one counts. */
export const attribute = (scope: Scope | undefined, key: string): string | undefined =>
  scope?.attributes?.find(pair => pair.key === key)?.value;

const requestable = (client: Client | undefined, name: string): boolean =>
  client?.extension?.requestableScopesEnabled !== true || client.extension.requestableScopes?.includes(name) === true;

/** The scopes that a request stands for: unknown ones are dropped; when it names none, the service's default scopes. Sorted. */
export function requestedScopes(service: Service, client: Client | undefined, scope: string | undefined): readonly string[] {
  const known = scopesOf(service);
  const named = words(scope).filter(name => scopeOf(service, name) !== undefined);
  const chosen = named.length > 0 ? named : [...known.values()].filter(({ defaultEntry }) => defaultEntry).map(({ name }) => name);
  return chosen.filter(value => requestable(client, scopeOf(service, value)?.name ?? value)).sort();
}

/** Those of the scopes that the service knows and the client may have, each once and sorted. An entry may hold several, as forms send them. */
export const allowedScopes = (service: Service, client: Client, scopes: readonly string[]): readonly string[] =>
  [...new Set(scopes.flatMap(entry => words(entry)))]
    .filter(value => scopeOf(service, value) !== undefined && requestable(client, scopeOf(service, value)?.name ?? value)).sort();

/** The shortest of the service's lifetime, the scopes' own, and the client's, s. */
export function shortestDuration(
  service: Service, scopes: readonly string[], base: number, attributeKey: string, clientLimit: number | undefined,
): number {
  const limits = scopes.map(name => Number(attribute(scopeOf(service, name), attributeKey))).filter(limit => Number.isFinite(limit) && limit > 0);
  if (clientLimit !== undefined && clientLimit > 0) limits.push(clientLimit);
  return Math.min(base, ...limits);
}
