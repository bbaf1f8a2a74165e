/**
 * Tokens, codes, tickets and request URIs are 32 bytes in base64url (43 characters). The first two bytes are the day on
 * which the value was made (days since 1970, big endian), so that storage finds its partition; 240 random bits remain.
 */
export const VALUE_LENGTH = 43;

const DAY_MS = 86_400_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const WELL_FORMED = /^[A-Za-z0-9_-]{43}$/;

/** Days since 1970 of a time in ms. */
export const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/** The day that a value carries, or undefined when the text is no such value. */
export function dayInValue(value: string): number | undefined {
  if (!WELL_FORMED.test(value)) return undefined;
  const bits = (at: number): number => ALPHABET.indexOf(value.charAt(at));
  return (bits(0) << 10) | (bits(1) << 4) | (bits(2) >> 2);
}
