import { parseJson } from '@symbolon/engine';

const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** What a public key of each type must have (RFC 7518, 6; RFC 8037, 2). */
const encodedMembers: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n', 'e'],
  EC: ['x', 'y'],
  OKP: ['x'],
  oct: ['k'],
};
const curved = new Set(['EC', 'OKP']);

/** A JWK Set (RFC 7517, 5). Keys of unknown types are let through, as the RFC asks. */
export function isJwkSet(text: string): boolean {
  const set = parseJson(text);
  return isObject(set) && Array.isArray(set['keys']) && set['keys'].every(isJwk);
}

function isJwk(key: unknown): boolean {
  if (!isObject(key)) return false;
  const kty = key['kty'];
  if (typeof kty !== 'string') return false;
  if (curved.has(kty) && typeof key['crv'] !== 'string') return false;
  const members = Object.hasOwn(encodedMembers, kty) ? encodedMembers[kty] ?? [] : [];
  return members.every((name) => isBase64Url(key[name]));
}

const isBase64Url = (value: unknown): boolean => typeof value === 'string' && BASE64URL.test(value);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
