/** A bounded map that forgets what was used least recently, once it is half full. */
export interface Lru<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  readonly size: number;
}

export interface LruOptions<Value> {
  /** Most entries kept. */
  readonly maxEntries: number;
  /** Most bytes kept, as `weigh` estimates them; one entry must be far lighter, since it pushes others out to make room. */
  readonly maxWeight?: number;
  /** Bytes of an entry, roughly; twice the length of its key if absent. */
  readonly weigh?: (key: string, value: Value) => number;
  /** Called with each value that is forgotten, and with what came in its place if something did. */
  readonly onEvict?: (value: Value, replacement: Value | undefined) => void;
}

/** Makes an empty map. */
export function createLru<Value>(options: LruOptions<Value>): Lru<Value> {
  const { maxEntries, maxWeight = Infinity, weigh = (key) => 2 * key.length, onEvict } = options;
  const entries = new Map<string, { readonly value: Value; readonly weight: number }>();
  let total = 0;

  const shrink = (): void => {
    for (const [key, { value, weight }] of entries) {
      if (entries.size <= maxEntries && total <= maxWeight) return;
      entries.delete(key);
      total -= weight;
      onEvict?.(value, undefined);
    }
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      // A Map iterates in the order of insertion, so what is used goes to the end; while there is much room, nobody has to go.
      if (entries.size > maxEntries / 2 || total > maxWeight / 2) {
        entries.delete(key);
        entries.set(key, entry);
      }
      return entry.value;
    },
    set(key, value) {
      const former = entries.get(key);
      const entry = { value, weight: weigh(key, value) };
      entries.delete(key);
      entries.set(key, entry);
      total += entry.weight - (former?.weight ?? 0);
      if (former !== undefined) onEvict?.(former.value, value);
      shrink();
    },
    get size() {
      return entries.size;
    },
  };
}
