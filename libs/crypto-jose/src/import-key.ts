import { createPrivateKey, createPublicKey, createSecretKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { JoseProblem, Json, JsonObject, KeyFacts } from '@symbolon/engine';
import { readMembers, readPrivateMembers, type KeyMembers } from './jwk-members.js';
import { isProblem, problem } from './problem.js';
import { isJsonObject } from './strict-json.js';

/** A key as node:crypto takes it, with what its JWK says about it. */
export interface ImportedKey {
  readonly facts: Omit<KeyFacts, 'handle'>;
  readonly publicKey?: KeyObject;
  readonly privateKey?: KeyObject;
  readonly secretKey?: KeyObject;
  readonly keyOps?: readonly string[];
}

type Restrictions = Pick<KeyFacts, 'kid' | 'alg' | 'use'> & Pick<ImportedKey, 'keyOps'>;

/** Reads a JWK, public, private or secret. A public and a private part that do not belong together show at the first signature. */
export function importKey(jwk: Json | undefined): ImportedKey | JoseProblem {
  if (!isJsonObject(jwk)) return problem('The key is not a JSON object.');
  const restrictions = readRestrictions(jwk);
  if (isProblem(restrictions)) return restrictions;
  const members = readMembers(jwk);
  if (isProblem(members)) return members;
  const privateMembers = readPrivateMembers(jwk, members.kty);
  if (privateMembers !== undefined && isProblem(privateMembers)) return privateMembers;
  const keys = importObjects(members, privateMembers as Readonly<Record<string, string>> | undefined);
  if (isProblem(keys)) return keys;
  const { keyOps, ...named } = restrictions;
  const facts = { kty: members.kty, ...named, ...('crv' in members ? { crv: members.crv } : {}), bits: members.bits };
  const hasPrivate = keys.privateKey !== undefined || keys.secretKey !== undefined;
  return { facts: { ...facts, hasPrivate }, ...keys, ...(keyOps === undefined ? {} : { keyOps }) };
}

/** What a JWK allows and how it is called; a member of the wrong type makes the key unusable rather than unrestricted. */
export function readRestrictions(jwk: JsonObject): Restrictions | JoseProblem {
  const restrictions: { kid?: string; alg?: string; use?: string; keyOps?: readonly string[] } = {};
  for (const name of ['kid', 'alg', 'use'] as const) {
    const value = jwk[name];
    if (value === undefined) continue;
    if (typeof value !== 'string') return problem(`The member ${name} of the key is not a text.`);
    restrictions[name] = value;
  }
  const keyOps = jwk['key_ops'];
  if (keyOps === undefined) return restrictions;
  if (!Array.isArray(keyOps) || !keyOps.every((operation) => typeof operation === 'string')) {
    return problem('The member key_ops of the key is not a list of texts.');
  }
  return { ...restrictions, keyOps };
}

type KeyObjects = Pick<ImportedKey, 'publicKey' | 'privateKey' | 'secretKey'>;

function importObjects(members: KeyMembers, privateMembers: Readonly<Record<string, string>> | undefined): KeyObjects | JoseProblem {
  if (members.kty === 'oct') return { secretKey: createSecretKey(members.k, 'base64url') };
  try {
    const publicJwk = publicMembers(members);
    const publicKey = createPublicKey({ key: publicJwk, format: 'jwk' });
    if (privateMembers === undefined) return { publicKey };
    return { publicKey, privateKey: createPrivateKey({ key: { ...publicJwk, ...privateMembers }, format: 'jwk' }) };
  } catch {
    return problem('The key is not valid, for example a point that is not on the curve.');
  }
}

function publicMembers(members: Exclude<KeyMembers, { kty: 'oct' }>): JsonWebKey {
  switch (members.kty) {
    case 'RSA':
      return { kty: 'RSA', n: members.n, e: members.e };
    case 'EC':
      return { kty: 'EC', crv: members.crv, x: members.x, y: members.y };
    case 'OKP':
      return { kty: 'OKP', crv: members.crv, x: members.x };
  }
}
