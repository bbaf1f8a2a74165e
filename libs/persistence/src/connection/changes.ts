/** A change of what instances keep in memory. The text form travels through NOTIFY (see the triggers in the migration). */
export type Change =
  | { readonly kind: 'service'; readonly apiKey: number }
  | { readonly kind: 'client'; readonly service: number; readonly clientId: number }
  | { readonly kind: 'token'; readonly digest: string }
  /** Notifications may have been missed. */
  | { readonly kind: 'anything' };

export function parseChange(payload: string): Change | undefined {
  const [kind, first = '', second = ''] = payload.split(' ');
  switch (kind) {
    case 'service': return { kind, apiKey: Number(first) };
    case 'client': return { kind, service: Number(first), clientId: Number(second) };
    case 'token': return { kind, digest: first };
    default: return undefined;
  }
}

/** Tells the caches of this instance. */
export interface Changes {
  announce(change: Change): void;
  listen(listener: (change: Change) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    announce(change) {
      for (const listener of listeners) listener(change);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
