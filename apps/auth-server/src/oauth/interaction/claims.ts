import type { Json, JsonObject } from '@symbolon/engine';
import type { EndUser } from '@symbolon/persistence';

/** What only the server itself may say about a user. */
const NOT_OF_THE_USER = new Set(['sub', 'iss', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'acr', 'amr', 'azp']);

const SECOND = 1000;

/**
 * The named claims that a user has. A name brings along what is said in the wanted languages, as `name#ja` (OpenID Connect
 * Core, 5.2).
 */
export function claimsOfUser({ claims, modifiedAt }: EndUser, names: readonly string[], locales: readonly string[] = []): JsonObject {
  const known: Readonly<Record<string, Json>> = { updated_at: Math.floor(modifiedAt / SECOND), ...claims };
  const wanted = names.flatMap((name) => [name, ...(name.includes('#') ? [] : locales.map((locale) => `${name}#${locale}`))]);
  const found = wanted.filter((name) => !NOT_OF_THE_USER.has(name) && Object.hasOwn(known, name) && known[name] !== null);
  return Object.fromEntries(found.map((name) => [name, known[name] as Json]));
}
