/** A bounded map of what was lately written or loaded; the least recently used entry goes first, more or less. */
export interface Recent<T> {
  get(key: string): T | undefined;
  set(key: string, value: T, until: number): void;
  delete(key: string): void;
  clear(): void;
  forEach(look: (value: T) => void): void;
}

interface Entry<T> {
  readonly value: T;
  readonly until: number;
}

export function createRecent<T>(size: number, now: () => number): Recent<T> {
  const entries = new Map<string, Entry<T>>();
  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      if (entry.until <= now()) {
        entries.delete(key);
        return undefined;
      }
      // A Map keeps the order of insertion, so the entry moves to the young end; while there is much room, nobody has to go.
      if (entries.size > size / 2) {
        entries.delete(key);
        entries.set(key, entry);
      }
      return entry.value;
    },
    set(key, value, until) {
      entries.delete(key);
      entries.set(key, { value, until });
      if (entries.size <= size) return;
      const oldest = entries.keys().next();
      if (!oldest.done) entries.delete(oldest.value);
    },
    delete: (key) => void entries.delete(key),
    clear: () => entries.clear(),
    forEach: (look) => entries.forEach(({ value }) => look(value)),
  };
}
