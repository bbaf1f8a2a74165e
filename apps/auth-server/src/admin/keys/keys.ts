import { keyGenerateRequest, keyImportRequest, publicJwk, readStrictly } from '@symbolon/contract';
import { importKey } from '@symbolon/crypto-jose';
import type { Json, Service } from '@symbolon/engine';
import { createWaitingKeys, type Database, type ServiceRepository } from '@symbolon/persistence';
import { X509Certificate } from 'node:crypto';
import type { Call } from '../../engine-api/caller.js';
import type { RecordChange } from '../../engine-api/management/record.js';
import { expectedModifiedAt, stale } from '../../engine-api/management/stale.js';
import { accept, serviceOf } from '../../engine-api/read.js';
import { ApiProblem } from '../../platform/api-problem.js';
import { algorithmNamed } from './algorithms.js';
import { importedKeys, withCertificates } from './import.js';
import { generateJwk, type Jwk } from './jwk.js';
import { keyIds, keyNamed, retired, signsFor, stateOf, successorOf, switchedTo, waitingChanges, withKey, withoutKey, type KeyIds, type KeyRing, type KeyState } from './key-ring.js';

/** A key as it is shown: its private part never is. */
export interface KeyAnswer {
  readonly kid?: string;
  readonly kty?: string;
  readonly alg?: string;
  readonly use?: string;
  readonly crv?: string;
  readonly bits?: number;
  readonly state: KeyState;
  /** What the settings name it for. */
  readonly signsFor: readonly string[];
  readonly publicJwk: object;
  readonly certificate?: { readonly subject: string; readonly issuer: string; readonly notAfter: number };
}

export interface KeyList {
  readonly items: readonly KeyAnswer[];
  /** Of the service, for the next change. */
  readonly modifiedAt: number;
}

export interface Keys {
  list(call: Call): Promise<KeyList>;
  generate(call: Call): Promise<KeyAnswer>;
  import(call: Call): Promise<KeyList>;
  publish(call: Call): Promise<KeyAnswer>;
  switchTo(call: Call): Promise<KeyAnswer>;
  retire(call: Call): Promise<KeyAnswer>;
  remove(call: Call): Promise<void>;
}

/** As long as the setting may be. */
const LONGEST_SET = 200_000;

function parsed(jwks: string | undefined): { readonly keys: readonly Jwk[] } {
  if (jwks === undefined) return { keys: [] };
  const set = JSON.parse(jwks) as { readonly keys?: readonly Jwk[] };
  return { ...set, keys: set.keys ?? [] };
}

function certificateOf({ x5c }: Jwk): Pick<KeyAnswer, 'certificate'> {
  try {
    if (x5c?.[0] === undefined) return {};
    const { subject, issuer, validTo } = new X509Certificate(Buffer.from(x5c[0], 'base64'));
    return { certificate: { subject: subject.replaceAll('\n', ', '), issuer: issuer.replaceAll('\n', ', '), notAfter: Date.parse(validTo) } };
  } catch {
    return {};
  }
}

function answer(ring: KeyRing, jwk: Jwk): KeyAnswer {
  const shown = publicJwk(jwk as unknown as Record<string, unknown>);
  const read = importKey(jwk as unknown as Json);
  const named = Object.fromEntries(['kid', 'kty', 'alg', 'use', 'crv'].filter((name) => typeof shown[name] === 'string').map((name) => [name, shown[name]]));
  return { ...named, ...('facts' in read ? { bits: read.facts.bits } : {}), state: stateOf(ring, jwk), signsFor: signsFor(ring, jwk.kid), publicJwk: shown, ...certificateOf(jwk) };
}

const idsOf = (service: Service): KeyIds =>
  Object.fromEntries(Object.values(keyIds).filter((setting) => service[setting] !== undefined).map((setting) => [setting, service[setting]]));

const ringOf = async (service: Service, database: Database): Promise<KeyRing> =>
  ({ keys: parsed(service.jwks).keys, waiting: (await createWaitingKeys(database).list(service.apiKey)) as ReadonlyMap<string, Jwk>, ids: idsOf(service) });

/** The service with these keys. */
function settingsWith(service: Service, { keys, ids }: KeyRing): Service {
  const { jwks: before, ...others } = service;
  const rest = Object.fromEntries(Object.entries(others).filter(([name]) => !(Object.values(keyIds) as readonly string[]).includes(name))) as unknown as Service;
  const jwks = JSON.stringify({ ...parsed(before), keys });
  if (jwks.length > LONGEST_SET) throw new ApiProblem(400, 'A804204', { problem: `The JWK Set becomes longer than ${LONGEST_SET} characters.` });
  return { ...rest, ...ids, ...(keys.length === 0 ? {} : { jwks }) };
}

const kidOf = (call: Call): string => (call.params as { readonly kid: string }).kid;

export interface KeyParts {
  readonly database: Database;
  readonly services: ServiceRepository;
  readonly record: RecordChange;
}

export function createKeys({ database, services, record }: KeyParts): Keys {
  const gone = (call: Call): ApiProblem => new ApiProblem(404, 'A458203', { serviceId: serviceOf(call).apiKey });

  /** Changes the keys as one transaction; `about` names the key in the audit log. */
  const change = (call: Call, action: string, about: (after: KeyRing) => readonly string[], work: (ring: KeyRing) => KeyRing): Promise<KeyList & { readonly ring: KeyRing }> => {
    const sent = call.body === undefined ? undefined : expectedModifiedAt(call.body);
    return record(call, async ({ database: within, services: stored, note }) => {
      const { apiKey } = serviceOf(call);
      const present = await stored.find(apiKey);
      if (present === undefined) throw gone(call);
      if (sent !== undefined && sent !== present.modifiedAt) throw stale('A037205', present.modifiedAt, sent);
      const before = await ringOf(present, within);
      const ring = work(before);
      const replaced = ring === before ? present : await stored.replace(apiKey, settingsWith(present, ring), present.modifiedAt);
      if (replaced === 'unknown') throw gone(call);
      if (replaced === 'stale') throw stale('A037205', present.modifiedAt, sent ?? present.modifiedAt);
      const { put, remove } = waitingChanges(before, ring);
      for (const jwk of put) await createWaitingKeys(within).put(apiKey, jwk.kid, jwk);
      for (const kid of remove) await createWaitingKeys(within).remove(apiKey, kid);
      const states = (from: KeyRing, kids: readonly string[]) => Object.fromEntries(from.keys.filter(({ kid }) => kids.includes(kid)).map((jwk) => [jwk.kid, stateOf(from, jwk)]));
      const kids = about(ring);
      if (ring !== before) await note({ kind: 'key', action, service: apiKey, subject: kids.join(' '), before: { ...before.ids, keys: states(before, kids) }, after: { ...ring.ids, keys: states(ring, kids) } });
      return { ring, items: ring.keys.map((jwk) => answer(ring, jwk)), modifiedAt: replaced.modifiedAt };
    });
  };

  const changed = async (call: Call, action: string, kid: string, work: (ring: KeyRing) => KeyRing): Promise<KeyAnswer> => {
    const { ring } = await change(call, action, () => [kid], work);
    return answer(ring, keyNamed(ring, kid));
  };

  const presentRing = async (call: Call): Promise<{ readonly ring: KeyRing; readonly modifiedAt: number }> => {
    const service = await services.find(serviceOf(call).apiKey);
    if (service === undefined) throw gone(call);
    return { ring: await ringOf(service, database), modifiedAt: service.modifiedAt };
  };

  return {
    async list(call) {
      const { ring, modifiedAt } = await presentRing(call);
      return { items: ring.keys.map((jwk) => answer(ring, jwk)), modifiedAt };
    },

    async generate(call) {
      const { alg, kid, size, use } = accept(readStrictly(keyGenerateRequest, call.body));
      const algorithm = algorithmNamed(alg);
      if (use !== undefined && use !== algorithm.use) throw new ApiProblem(400, 'A804204', { problem: `${algorithm.name} is for the use ${algorithm.use}.` });
      const key = await generateJwk(algorithm, { kid, size });
      return changed(call, 'generate', key.kid, (ring) => withKey(ring, key));
    },

    async import(call) {
      const { text, alg, use } = accept(readStrictly(keyImportRequest, call.body));
      const { keys, certificates } = importedKeys(text, { alg, use });
      let names: readonly string[] = [];
      return change(call, 'import', () => names, (ring) => {
        const { ring: next, kids } = withCertificates(keys.reduce(withKey, ring), certificates);
        names = [...new Set([...keys.map(({ kid }) => kid), ...kids])];
        return next;
      }).then(({ items, modifiedAt }) => ({ items: items.filter(({ kid }) => kid !== undefined && names.includes(kid)), modifiedAt }));
    },

    async publish(call) {
      const kid = kidOf(call);
      const { ring } = await presentRing(call);
      const key = keyNamed(ring, kid);
      const { alg } = key;
      // Asked for twice, there is one successor all the same.
      const known = stateOf(ring, key) === 'published' ? key : successorOf(ring, key);
      if (known !== undefined) return answer(ring, known);
      const size = key.kty === 'RSA' || key.use === 'enc' ? answer(ring, key).bits : undefined;
      const successor = await generateJwk(algorithmNamed(alg ?? ''), { size });
      return changed(call, 'publish', successor.kid, (present) => withKey(present, successor));
    },

    switchTo: async (call) => changed(call, 'switch', kidOf(call), (ring) => switchedTo(ring, kidOf(call))),
    retire: async (call) => changed(call, 'retire', kidOf(call), (ring) => retired(ring, kidOf(call))),
    async remove(call) {
      await change(call, 'delete', () => [kidOf(call)], (ring) => withoutKey(ring, kidOf(call)));
    },
  };
}
