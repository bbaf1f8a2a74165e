import type { Sealer } from '../sealing/sealer.js';

type Fields = Readonly<Record<string, unknown>>;

/** A document as it is stored: what may be read by anybody with access to the database, and the rest encrypted. */
export interface StoredDocument {
  readonly settings: Fields;
  readonly sealed: string | null;
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

function valueAt(fields: Fields, [name = '', ...rest]: readonly string[]): unknown {
  const value = fields[name];
  if (rest.length === 0) return value;
  return isFields(value) ? valueAt(value, rest) : undefined;
}

function without(fields: Fields, [name = '', ...rest]: readonly string[]): Fields {
  const { [name]: value, ...others } = fields;
  return rest.length > 0 && isFields(value) ? { ...others, [name]: without(value, rest) } : others;
}

function withValue(fields: Fields, [name = '', ...rest]: readonly string[], value: unknown): Fields {
  const inner = fields[name];
  return { ...fields, [name]: rest.length === 0 ? value : withValue(isFields(inner) ? inner : {}, rest, value) };
}

/** Takes the secret members out and encrypts them together, bound to their place. */
export function closeDocument(document: object, secrets: readonly string[], sealer: Sealer, place: string): StoredDocument {
  let settings: Fields = { ...document };
  const found: [string, unknown][] = [];
  for (const secret of secrets) {
    const path = secret.split('.');
    const value = valueAt(settings, path);
    if (value === undefined || value === null) continue;
    found.push([secret, value]);
    settings = without(settings, path);
  }
  return { settings, sealed: found.length === 0 ? null : sealer.seal(JSON.stringify(Object.fromEntries(found)), place) };
}

/** The whole document again. */
export function openDocument({ settings, sealed }: { readonly settings: object; readonly sealed: string | null }, sealer: Sealer, place: string): Fields {
  if (sealed === null) return settings as Fields;
  const secrets = Object.entries(JSON.parse(sealer.open(sealed, place)) as Fields);
  return secrets.reduce((document, [secret, value]) => withValue(document, secret.split('.'), value), settings as Fields);
}

/** Cached objects are shared by all requests, so nobody may change them. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}
