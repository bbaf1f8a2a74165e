import { isDeepStrictEqual } from 'node:util';
import { publicJwk } from '@symbolon/contract';
import type { Service } from '@symbolon/engine';
import { ApiProblem } from '../../platform/api-problem.js';
import type { Jwk } from './jwk.js';

/* The keys of a service as a value, and what rotation does to them. */

/** Settings that name the key which signs something. */
export const keyIds = {
  idToken: 'idTokenSignatureKeyId', userInfo: 'userInfoSignatureKeyId', authorization: 'authorizationSignatureKeyId',
  accessToken: 'accessTokenSignatureKeyId', introspection: 'introspectionSignatureKeyId', resource: 'resourceSignatureKeyId',
} as const satisfies Readonly<Record<string, keyof Service>>;

export type KeyIds = Partial<Pick<Service, (typeof keyIds)[keyof typeof keyIds]>>;

/** A private key in the set acts; one that waits beside it is published only; a retired key has no private part any more. */
export type KeyState = 'signing' | 'decrypting' | 'published' | 'retired';

export interface KeyRing {
  /** The JWK Set, as it is stored. */
  readonly keys: readonly Jwk[];
  /** Private keys beside the set, by `kid`: their public part is in it. */
  readonly waiting: ReadonlyMap<string, Jwk>;
  readonly ids: KeyIds;
}

const isPrivate = (jwk: Jwk): boolean => 'd' in jwk || 'k' in jwk;
const publicPart = (jwk: Jwk): Jwk => publicJwk(jwk as unknown as Record<string, unknown>) as unknown as Jwk;

export const isForEncryption = ({ use }: Jwk): boolean => use === 'enc';

export function stateOf({ waiting }: KeyRing, jwk: Jwk): KeyState {
  if (isPrivate(jwk)) return isForEncryption(jwk) ? 'decrypting' : 'signing';
  return waiting.has(jwk.kid) ? 'published' : 'retired';
}

/** What a key is named for by the settings. */
export const signsFor = ({ ids }: KeyRing, kid: string): readonly string[] =>
  Object.entries(keyIds).filter(([, setting]) => ids[setting] === kid).map(([purpose]) => purpose);

export function keyNamed({ keys }: KeyRing, kid: string): Jwk {
  const found = keys.find((key) => key.kid === kid);
  if (found === undefined) throw new ApiProblem(404, 'A804201', { kid });
  return found;
}

const conflict = (problem: string): ApiProblem => new ApiProblem(409, 'A804205', { problem });

/** Two private keys that could sign the same would leave it open which one does. */
const isRival = (a: Jwk, b: Jwk): boolean => a.kid !== b.kid && !isForEncryption(a) && !isForEncryption(b) && a.kty === b.kty && a.crv === b.crv && (a.alg ?? b.alg) === (b.alg ?? a.alg);

/** Publishes a key. It acts at once unless another one signs what it would sign: then it waits to be switched to. */
export function withKey(ring: KeyRing, key: Jwk): KeyRing {
  if (ring.keys.some(({ kid }) => kid === key.kid)) throw new ApiProblem(409, 'A804206', { kid: key.kid });
  const waits = ring.keys.some((present) => isPrivate(present) && isRival(present, key));
  if (!waits) return { ...ring, keys: [...ring.keys, key] };
  return { ...ring, keys: [...ring.keys, publicPart(key)], waiting: new Map([...ring.waiting, [key.kid, key]]) };
}

/** A published key that is to follow this one, if there is one. */
export const successorOf = (ring: KeyRing, key: Jwk): Jwk | undefined =>
  ring.keys.find((other) => isRival(key, other) && stateOf(ring, other) === 'published');

/** From now on this key signs what its rivals signed. They stay published, and can be switched back to. */
export function switchedTo(ring: KeyRing, kid: string): KeyRing {
  const key = keyNamed(ring, kid);
  const state = stateOf(ring, key);
  if (state === 'signing') return ring;
  if (isForEncryption(key)) throw conflict('keys for encryption are used as soon as they are published');
  const whole = ring.waiting.get(kid);
  if (whole === undefined) throw conflict('the key has no private part any more');
  const replaced = ring.keys.filter((other) => isPrivate(other) && isRival(key, other));
  const names = new Set(replaced.map((one) => one.kid));
  const waiting = new Map([...ring.waiting, ...replaced.map((one) => [one.kid, one] as const)]);
  waiting.delete(kid);
  return {
    keys: ring.keys.map((one) => (one.kid === kid ? { ...whole, ...one } : names.has(one.kid) ? publicPart(one) : one)),
    waiting,
    ids: Object.fromEntries(Object.entries(ring.ids).map(([setting, named]) => [setting, names.has(named) ? kid : named])),
  };
}

/** What was signed with the key can still be verified; nothing is signed with it any more. */
export function retired(ring: KeyRing, kid: string): KeyRing {
  const key = keyNamed(ring, kid);
  if (isForEncryption(key)) throw conflict('clients encrypt to a key as long as it is published; delete it when none does');
  if (isPrivate(key)) throw conflict('the key signs: switch to another one first');
  const waiting = new Map(ring.waiting);
  waiting.delete(kid);
  return { ...ring, waiting };
}

export function withoutKey(ring: KeyRing, kid: string): KeyRing {
  const key = keyNamed(ring, kid);
  const uses = signsFor(ring, kid);
  if (isPrivate(key) && uses.length > 0) throw conflict(`the key signs for ${uses.join(', ')}: switch to another one first`);
  const waiting = new Map(ring.waiting);
  waiting.delete(kid);
  return { keys: ring.keys.filter((one) => one !== key), waiting, ids: Object.fromEntries(Object.entries(ring.ids).filter(([, named]) => named !== kid)) };
}

/** Which private keys have to be stored beside the set, and which not any longer. */
export function waitingChanges(before: KeyRing, after: KeyRing): { readonly put: readonly Jwk[]; readonly remove: readonly string[] } {
  return {
    put: [...after.waiting].filter(([kid, jwk]) => !isDeepStrictEqual(before.waiting.get(kid), jwk)).map(([, jwk]) => jwk),
    remove: [...before.waiting.keys()].filter((kid) => !after.waiting.has(kid)),
  };
}
