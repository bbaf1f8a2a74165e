import { registeredKeys } from './checks/jwk-set.js';
import type { Client } from './model/client.js';
import type { Service } from './model/service.js';
import type { Profile } from './profiles/profile.js';
import type { Rule, Verdict } from './rules/rule.js';
import { specificationOf, type RuleId } from './rules/spec.js';

/** How a service, or one of its clients, stands with a clause. */
export interface ReadinessFinding {
  readonly rule: RuleId;
  readonly level: Rule['level'];
  readonly demands: Rule['demands'];
  readonly url: string;
  /** Absent: the service itself. */
  readonly clientId?: number;
  readonly verdict: Verdict;
  /** The settings that the clause reads, with their present values; key sets without their secrets. */
  readonly settings: readonly { readonly key: string; readonly value: unknown }[];
  /** What to change, where a safe value exists. */
  readonly fix?: Partial<Service> | Partial<Client>;
}

const KEY_SETS = new Set(['jwks', 'federationJwks', 'credentialJwks']);

function shown(key: string, value: unknown): unknown {
  if (!KEY_SETS.has(key) || typeof value !== 'string') return value;
  return registeredKeys(value)?.map(({ kid, kty, crv, alg, bits }) => ({ kid, kty, crv, alg, bits })) ?? 'unreadable';
}

interface SettingsCheck<S> {
  readonly settings: readonly (keyof S)[];
  readonly check: (settings: S) => Verdict;
  readonly fix: ((settings: S) => Partial<S>) | undefined;
}

function finding<S extends Service | Client>(rule: Rule, subject: S, { settings, check, fix }: SettingsCheck<S>): ReadinessFinding {
  const verdict = check(subject);
  const change = verdict.kind === 'fail' ? fix?.(subject) : undefined;
  return {
    rule: rule.id, level: rule.level, demands: rule.demands, url: specificationOf(rule.id).url, verdict,
    settings: settings.map(key => ({ key: String(key), value: shown(String(key), subject[key]) })),
    ...(change === undefined || Object.keys(change).length === 0 ? {} : { fix: change as Partial<Service> | Partial<Client> }),
  };
}

/** Every clause of a profile that speaks of settings, for the service and each of the clients. */
export function readiness(profile: Profile, service: Service, clients: readonly Client[]): readonly ReadinessFinding[] {
  const ofService = profile.rules.flatMap(rule => rule.service === undefined ? [] : [finding<Service>(rule, service, { ...rule.service, fix: rule.service.fix })]);
  const ofClients = clients.flatMap(client => profile.rules.flatMap(rule => {
    const own = rule.client;
    if (own === undefined) return [];
    const check = { settings: own.settings, check: (each: Client) => own.check(each, service), fix: (each: Client) => own.fix?.(each, service) ?? {} };
    return [{ ...finding<Client>(rule, client, check), clientId: client.clientId }];
  }));
  return [...ofService, ...ofClients];
}

/** The service with every fix of the profile applied, one after the other: the preset of a create wizard. */
export const fixedService = (profile: Profile, service: Service): Service =>
  profile.rules.reduce((fixed, { service: own }) => (own?.fix !== undefined && own.check(fixed).kind === 'fail' ? { ...fixed, ...own.fix(fixed) } : fixed), service);

/** The same for a client of that service. */
export const fixedClient = (profile: Profile, client: Client, service: Service): Client =>
  profile.rules.reduce((fixed, { client: own }) => (own?.fix !== undefined && own.check(fixed, service).kind === 'fail' ? { ...fixed, ...own.fix(fixed, service) } : fixed), client);
