import type { Settings } from '@symbolon/contract';

/** What a caller sent, completed by what only the server sets: a replacement does not touch that. */
export function keepServersOwn<T extends object, S extends object>(table: Settings, present: T, sent: S): S & T {
  const kept = Object.entries(table).filter(([name, { readOnly }]) => readOnly === true && name in present);
  return { ...Object.fromEntries(kept.map(([name]) => [name, present[name as keyof T]])), ...sent } as S & T;
}

/** What the server itself says of a client that an operator registers. */
export const REGISTERED_BY_HAND = { locked: false, dynamicallyRegistered: false } as const;
