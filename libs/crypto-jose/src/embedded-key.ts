import { hash } from 'node:crypto';
import type { JoseProblem, Json, JsonObject, KeyFacts } from '@symbolon/engine';
import { importKey } from './import-key.js';
import { NEVER_PUBLIC, readMembers, type KeyMembers } from './jwk-members.js';
import type { KeyMaterial, KeyTable } from './key-table.js';
import { createLru } from './lru.js';
import { isProblem, problem } from './problem.js';
import { isJsonObject } from './strict-json.js';

export interface EmbeddedKey {
  readonly key: KeyFacts;
  readonly thumbprint: string;
}

/* Longer than the members of any supported key and a sensible kid. */
const MAX_NAME = 4096;

interface KnownKey {
  readonly found: EmbeddedKey;
  readonly material: KeyMaterial;
}

/** Makes the function behind `Jose.embeddedKey`; returning keys cost a look-up instead of an import. */
export function createEmbeddedKeys(table: KeyTable, maxKeys: number): (jwk: Json | undefined) => EmbeddedKey | JoseProblem {
  const known = createLru<KnownKey>({
    maxEntries: maxKeys,
    onEvict: ({ material }) => table.free(material),
  });
  return (jwk) => {
    if (!isJsonObject(jwk)) return problem('The header has no key (jwk) that is a JSON object.');
    if (NEVER_PUBLIC.some((name) => Object.hasOwn(jwk, name))) return problem('The key in the header has a private or secret part.');
    const name = cacheName(jwk);
    if (name.length > MAX_NAME) return problem('The key in the header is longer than any supported key.');
    const former = known.get(name);
    if (former !== undefined) return former.found;
    const made = makeEmbeddedKey(jwk, table);
    if (isProblem(made)) return made;
    known.set(name, made);
    return made.found;
  };
}

/**
 * All members of the JWK that decide about the result, as one text: only good keys are kept, so a name that is found
 * needs no further check.
 */
function cacheName(jwk: JsonObject): string {
  const { kty, crv, x, y, n, e, kid, alg, use, key_ops } = jwk;
  return JSON.stringify({ kty, crv, x, y, n, e, kid, alg, use, key_ops });
}

function makeEmbeddedKey(jwk: JsonObject, table: KeyTable): KnownKey | JoseProblem {
  const members = readMembers(jwk);
  if (isProblem(members)) return members;
  if (members.kty === 'oct') return problem('The key in the header is not a public key.');
  // A second spelling of one key would have a second thumbprint.
  if (members.kty === 'RSA' && !members.minimal) return problem('The RSA key in the header is written with leading zeros.');
  const key = importKey(jwk);
  if (isProblem(key)) return key;
  const material = table.add(key);
  return { found: Object.freeze({ key: material.facts, thumbprint: thumbprintOf(members) }), material };
}

/** RFC 7638: the required members in lexicographic order, hashed. */
function thumbprintOf(members: Exclude<KeyMembers, { kty: 'oct' }>): string {
  return hash('sha256', JSON.stringify(requiredMembers(members)), 'base64url');
}

function requiredMembers(members: Exclude<KeyMembers, { kty: 'oct' }>): JsonObject {
  switch (members.kty) {
    case 'RSA':
      return { e: members.e, kty: 'RSA', n: members.n };
    case 'EC':
      return { crv: members.crv, kty: 'EC', x: members.x, y: members.y };
    case 'OKP':
      return { crv: members.crv, kty: 'OKP', x: members.x };
  }
}
