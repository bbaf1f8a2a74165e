import type { JWSAlg } from '../model/enums.js';
import type { Json, JsonObject } from '../model/json.js';
import { isJsonObject, parseJson } from '../parse/json.js';
import type { KeyFacts } from '../ports/jose.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable, unknown } from '../rules/verdict.js';
import { fits } from '../facts/jwt.js';

/** A key as a registered JWK Set describes it; no adapter knows it, so its handle leads nowhere. */
type RegisteredKey = KeyFacts;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CURVE_BITS: Readonly<Record<string, number>> = {
  'P-256': 256, 'P-384': 384, 'P-521': 521, secp256k1: 256, Ed25519: 256, Ed448: 456, X25519: 256, X448: 448,
};

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Length of the number behind a base64url text, leading zeros not counted. */
export function bitsOf(base64url: string): number {
  const octets = Math.floor((base64url.length * 6) / 8);
  const at = [...base64url].findIndex(character => character !== 'A');
  if (at < 0) return 0;
  const leading = at * 6 + Math.clz32(Math.max(ALPHABET.indexOf(base64url.charAt(at)), 0)) - 26;
  return Math.max(octets * 8 - leading, 0);
}

function bits(jwk: JsonObject): number {
  if (jwk.kty === 'RSA') return bitsOf(text(jwk.n) ?? '');
  if (jwk.kty === 'oct') return Math.floor(((text(jwk.k) ?? '').length * 6) / 8) * 8;
  return CURVE_BITS[text(jwk.crv) ?? ''] ?? Math.floor(((text(jwk.x) ?? '').length * 6) / 8) * 8;
}

function registeredKey(jwk: JsonObject): RegisteredKey {
  const [kid, alg, use, crv] = [text(jwk.kid), text(jwk.alg), text(jwk.use), text(jwk.crv)];
  return {
    handle: -1,
    kty: text(jwk.kty) as RegisteredKey['kty'],
    ...(kid === undefined ? {} : { kid }),
    ...(alg === undefined ? {} : { alg }),
    ...(use === undefined ? {} : { use }),
    ...(crv === undefined ? {} : { crv }),
    bits: bits(jwk),
    hasPrivate: jwk.d !== undefined,
  };
}

/** The keys of a JWK Set, as far as settings need them; undefined when the text is no JWK Set. */
export function registeredKeys(jwks: string): readonly RegisteredKey[] | undefined {
  const set = parseJson(jwks);
  return isJsonObject(set) && Array.isArray(set.keys) ? (set.keys as readonly Json[]).filter(isJsonObject).map(registeredKey) : undefined;
}

const nameOf = (key: RegisteredKey, index: number): string => `${key.kid ?? `key ${index + 1}`} (${key.kty} ${key.bits})`;

/** A check of the keys in a registered JWK Set. */
const ofKeys = (check: (keys: readonly RegisteredKey[]) => Verdict) => (jwks: string | undefined): Verdict => {
  if (jwks === undefined) return notApplicable('no JWK Set is registered');
  const keys = registeredKeys(jwks);
  return keys === undefined ? unknown('the JWK Set cannot be read') : check(keys);
};

/** Every key of the type has the length. */
export const keysHaveBits = (kty: KeyFacts['kty'], least: number) => ofKeys(keys => {
  const ofType = keys.filter(key => key.kty === kty);
  const short = ofType.filter(key => key.bits < least);
  if (ofType.length === 0) return notApplicable(`the JWK Set holds no ${kty} key`);
  return demand(short.length === 0, `${kty} keys are too short`, `${least} bits`, short.map(nameOf).join(', '));
});

/** No two keys share a `kid`. */
export const kidsDiffer = ofKeys(keys => {
  const kids = keys.map(key => key.kid).filter(kid => kid !== undefined);
  const twice = [...new Set(kids.filter((kid, index) => kids.indexOf(kid) !== index))];
  return twice.length === 0 ? demand(true, '') : fail('keys share an id', 'a kid for each key', twice.join(', '));
});

/** The first of the algorithms that a key of the set can carry; without any known keys the first of all. */
export function algorithmFor(jwks: string | undefined, algorithms: readonly JWSAlg[]): JWSAlg | undefined {
  const keys = jwks === undefined ? undefined : registeredKeys(jwks);
  return keys === undefined ? algorithms[0] : algorithms.find(alg => keys.some(key => fits(key, alg)));
}
