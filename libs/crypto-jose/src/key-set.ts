import type { JoseProblem, Json, JsonObject, KeyFacts } from '@symbolon/engine';
import { importKey } from './import-key.js';
import type { KeyMaterial, KeyTable } from './key-table.js';
import { isProblem, problem } from './problem.js';
import { jsonObjectIn } from './strict-json.js';

/** Longest JWK Set taken, in characters, and most keys in one. */
export const MAX_KEY_SET = 1_048_576;
export const MAX_KEYS = 1000;

/** A parsed JWK Set; what is answered to the engine, and what has to be freed with it. */
export interface KeySet {
  readonly answer: { readonly keys: readonly KeyFacts[]; readonly skipped: number };
  readonly materials: readonly KeyMaterial[];
}

/* What node:crypto keeps of an imported key, roughly. */
const BYTES_PER_KEY = 3000;

/** Bytes that a parsed set takes, roughly, without its text. */
export const weightOf = (set: KeySet): number => 200 + set.materials.length * BYTES_PER_KEY;

/** The members of a JWK Set; a problem when the text is none. */
export function keysIn(text: string): readonly Json[] | JoseProblem {
  if (typeof text !== 'string' || text.length > MAX_KEY_SET) return problem('The JWK Set is longer than 1 MiB.');
  const keys = jsonObjectIn(text)?.['keys'];
  if (!Array.isArray(keys)) return problem('The text is not a JWK Set: it has no list of keys.');
  return keys.length > MAX_KEYS ? problem(`The JWK Set has more than ${MAX_KEYS} keys.`) : (keys as readonly Json[]);
}

/** Imports the usable keys of a set. From a public place only public keys are usable: others are known to everybody. */
export function readKeySet(text: string, table: KeyTable, fromPublicPlace: boolean): KeySet | JoseProblem {
  const jwks = keysIn(text);
  if (isProblem(jwks)) return jwks;
  const materials: KeyMaterial[] = [];
  for (const jwk of jwks) {
    const key = importKey(jwk);
    if (isProblem(key) || (fromPublicPlace && key.facts.hasPrivate)) continue;
    materials.push(table.add(key));
  }
  const keys = Object.freeze(materials.map(({ facts }) => facts));
  return { answer: Object.freeze({ keys, skipped: jwks.length - keys.length }), materials };
}

/** Public members by key type, then those that any key may have. */
const PUBLIC_MEMBERS: { readonly [kty in KeyFacts['kty']]: readonly string[] } = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  oct: [],
};
const DESCRIPTION = ['kid', 'use', 'alg', 'x5c', 'x5t', 'x5t#S256', 'x5u', 'iat', 'nbf', 'exp'];

/* What the holder of the public half does where the holder of the private half does the other. */
const PUBLIC_OPERATIONS: { readonly [operation: string]: string } = { sign: 'verify', decrypt: 'encrypt', unwrapKey: 'wrapKey' };

/** A set ready for publication: usable asymmetric keys, listed members only. Undefined when the text is no JWK Set. */
export function publishKeySet(text: string): { readonly keys: readonly JsonObject[] } | undefined {
  const jwks = keysIn(text);
  return isProblem(jwks) ? undefined : { keys: jwks.flatMap(publicJwk) };
}

function publicJwk(jwk: Json): readonly JsonObject[] {
  const key = importKey(jwk);
  if (isProblem(key) || key.facts.kty === 'oct') return [];
  const source = jwk as JsonObject;
  const names = ['kty', ...PUBLIC_MEMBERS[key.facts.kty], ...DESCRIPTION].filter((name) => source[name] !== undefined);
  const published = Object.fromEntries(names.map((name) => [name, source[name]]));
  if (key.keyOps === undefined) return [published];
  const operations = key.keyOps.filter((name) => !name.startsWith('derive')).map((name) => PUBLIC_OPERATIONS[name] ?? name);
  return [{ ...published, key_ops: [...new Set(operations)] }];
}
