import { objectTypes } from './object-types.js';
import type { Setting, Settings } from './setting.js';

/*
 * Secrets for people: who configures a service needs to see that a secret is there, never what it is. A mask that comes back with an
 * update stands for what is stored.
 */

type Members = Readonly<Record<string, unknown>>;

/** What a short secret looks like, in characters that every secret may have; the end of a long one tells two of them apart. */
const HIDDEN = '********';
const LONG = 32;
const SHOWN = 4;

/** Members of a JWK that are nobody else's business (RFC 7518, 6.2.2, 6.3.2 and 6.4.1). */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const;

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

export const maskText = (secret: string): string => (secret.length < LONG ? HIDDEN : `${HIDDEN}${secret.slice(-SHOWN)}`);

/** What of a key may be seen. */
export const publicJwk = (jwk: Members): Members => Object.fromEntries(Object.entries(jwk).filter(([name]) => !(PRIVATE as readonly string[]).includes(name)));

const isPrivate = (jwk: Members): boolean => PRIVATE.some((name) => name in jwk);

/** The keys of a JWK Set as text; none when it cannot be read. */
function keysOf(text: unknown): readonly Members[] {
  try {
    const { keys } = JSON.parse(String(text)) as { readonly keys?: unknown };
    return Array.isArray(keys) ? keys.filter(isMembers) : [];
  } catch {
    return [];
  }
}

const maskJwks = (text: string): string => JSON.stringify({ keys: keysOf(text).map(publicJwk) });

const entryOf = ({ array: _, ...setting }: Setting): Setting => setting;

function maskValue(setting: Setting, value: unknown): unknown {
  if (setting.array && Array.isArray(value)) return value.map((entry) => maskValue(entryOf(setting), entry));
  if (setting.ref !== undefined && isMembers(value)) return maskSecrets(objectTypes[setting.ref], value);
  if (typeof value !== 'string') return value;
  // A client's keys should be public; some are not.
  if (setting.kind === 'jwks') return maskJwks(value);
  return setting.secret === true ? maskText(value) : value;
}

/** The same settings, with every secret masked and every key public. */
export const maskSecrets = <T extends object>(table: Settings, settings: T): T =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, table[name] === undefined ? value : maskValue(table[name], value)])) as T;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The members that make a key what it is, whatever it is called and used for. */
const material = ({ kty, crv, x, y, n, e, kid }: Members): string => JSON.stringify(kty === 'oct' ? [kty, kid] : [kty, crv, x, y, n, e]);

/** Public keys whose private part is stored get it back; what else they say is as sent. */
function unmaskJwks(present: string, sent: string): string {
  const known = new Map(keysOf(present).filter(isPrivate).map((key) => [material(key), key] as const));
  const keys = keysOf(sent);
  const whole = keys.map((key) => {
    const stored = isPrivate(key) ? undefined : known.get(material(key));
    if (stored === undefined) return key;
    return { ...key, ...Object.fromEntries(PRIVATE.filter((name) => name in stored).map((name) => [name, stored[name]])) };
  });
  if (same(keys, whole)) return sent;
  const sorted = (jwks: readonly Members[]) => jwks.map((key) => Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)));
  return same(sorted(whole), sorted(keysOf(present))) ? present : JSON.stringify({ keys: whole });
}

function unmaskValue(setting: Setting, present: unknown, sent: unknown): unknown {
  if (Array.isArray(sent)) {
    const stored = Array.isArray(present) ? present : [];
    return sent.map((entry: unknown) => stored.find((one) => same(maskValue(entryOf(setting), one), entry)) ?? entry);
  }
  if (setting.ref !== undefined && isMembers(sent) && isMembers(present)) return unmaskSecrets(objectTypes[setting.ref], present, sent);
  if (typeof sent !== 'string' || typeof present !== 'string') return sent;
  if (setting.kind === 'jwks') return unmaskJwks(present, sent);
  return setting.secret === true && sent === maskText(present) ? present : sent;
}

/** What was sent, with the secrets that are stored wherever their mask came back. */
export const unmaskSecrets = <T extends object>(table: Settings, present: object, sent: T): T =>
  Object.fromEntries(Object.entries(sent).map(([name, value]) =>
    [name, table[name] === undefined ? value : unmaskValue(table[name], (present as Members)[name], value)])) as T;
