/** A key of a set, as a table shows it. */
export interface ShownKey {
  readonly kid?: string;
  readonly kty: string;
  readonly alg?: string;
  readonly use?: string;
  readonly crv?: string;
  /** Length of the modulus, for RSA. */
  readonly bits?: number;
  readonly isPrivate: boolean;
}

type Jwk = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const bitsOf = (n: string): number => Math.floor((n.length * 6) / 8) * 8;

const shown = (jwk: Jwk): ShownKey => {
  const n = text(jwk['n']);
  return {
    kty: text(jwk['kty']) ?? '?', isPrivate: jwk['d'] !== undefined || jwk['k'] !== undefined,
    ...Object.fromEntries(['kid', 'alg', 'use', 'crv'].flatMap((name) => { const value = text(jwk[name]); return value === undefined ? [] : [[name, value]]; })),
    ...(n === undefined ? {} : { bits: bitsOf(n) }),
  };
};

/** The keys of a JWK Set in a text; undefined when it is none. */
export function jwksOf(value: string): readonly Jwk[] | undefined {
  try {
    const { keys } = JSON.parse(value) as { readonly keys?: unknown };
    return Array.isArray(keys) && keys.every((key) => typeof key === 'object' && key !== null) ? (keys as Jwk[]) : undefined;
  } catch {
    return undefined;
  }
}

export const shownKeys = (value: string): readonly ShownKey[] | undefined => jwksOf(value)?.map(shown);

export const toJwks = (keys: readonly Jwk[]): string | undefined => (keys.length === 0 ? undefined : JSON.stringify({ keys }, undefined, 2));

/** A single JWK becomes a set; a set is laid out; anything else stays as it is. */
export function tidy(value: string): string {
  try {
    const parsed = JSON.parse(value) as Jwk;
    if (typeof parsed['kty'] === 'string') return toJwks([parsed]) ?? '';
    return Array.isArray(parsed['keys']) ? JSON.stringify(parsed, undefined, 2) : value;
  } catch {
    return value;
  }
}
