import type { Call } from './caller.js';

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The query of a call; a parameter that comes twice is an array. */
export const queryOf = (call: Call): Query => call.query as Query;

/** One parameter; the last one counts when it comes twice. */
export function lastOf(query: Query, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'object' ? value.at(-1) : value;
}

/** The parameters of these names that have a value. */
export const membersOf = <Name extends string>(query: Query, names: readonly Name[]): { readonly [N in Name]?: string } =>
  Object.fromEntries(names.map((name) => [name, lastOf(query, name)] as const).filter(([, value]) => value !== undefined && value !== '')) as { readonly [N in Name]?: string };

/** Query booleans come as `true` and as Python's `True`. */
export const isTrue = (text: string | undefined): boolean => text?.toLowerCase() === 'true';
