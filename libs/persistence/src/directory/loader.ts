import type { MaybePromise } from '@symbolon/engine';
import { createRecent } from '../store/recent.js';

/** Something loaded, with the version that tells whether it is still the same. */
export interface Versioned<T> {
  readonly value: T;
  readonly version: number;
}

export interface LoaderOptions<T> {
  readonly size: number;
  readonly now: () => number;
  /** How long an entry is used without asking again, ms; may change at any time. */
  readonly lifetime: () => number;
  readonly load: (key: string) => Promise<Versioned<T> | undefined>;
}

export interface Loader<T> {
  get(key: string): MaybePromise<T | undefined>;
  /** `loading`: other keys under which the thing may be loading just now. */
  invalidate(keys: readonly string[], loading?: (key: string) => boolean): void;
  invalidateAll(): void;
}

interface Entry<T> extends Versioned<T> {
  loadedAt: number;
}

/** Unknown keys are remembered for a moment only: enough against a flood, too short to hide what is created next. */
const UNKNOWN_LIFETIME = 1_000;
const FOREVER = Number.MAX_SAFE_INTEGER;

/**
 * A read-through cache. Equal keys load once; after an invalidation nobody gets, and nothing keeps, what began to load
 * before it. An entry that is loaded again at the same version stays the same object: parsed keys hang on to it.
 */
export function createLoader<T>({ size, now, lifetime, load }: LoaderOptions<T>): Loader<T> {
  const entries = createRecent<Entry<T>>(size, now);
  const unknown = createRecent<true>(size, now);
  const loads = new Map<string, Promise<T | undefined>>();

  const store = (key: string, loaded: Versioned<T> | undefined): T | undefined => {
    if (!loaded) {
      entries.delete(key);
      unknown.set(key, true, now() + UNKNOWN_LIFETIME);
      return undefined;
    }
    const old = entries.get(key);
    const value = old?.version === loaded.version ? old.value : loaded.value;
    entries.set(key, { value, version: loaded.version, loadedAt: now() }, FOREVER);
    return value;
  };

  const start = (key: string): Promise<T | undefined> => {
    const result: Promise<T | undefined> = load(key)
      .then((loaded) => (loads.get(key) === result ? store(key, loaded) : loaded?.value))
      .finally(() => {
        if (loads.get(key) === result) loads.delete(key);
      });
    loads.set(key, result);
    return result;
  };

  return {
    get(key) {
      const entry = entries.get(key);
      if (entry && now() - entry.loadedAt < lifetime()) return entry.value;
      if (unknown.get(key)) return undefined;
      return loads.get(key) ?? start(key);
    },
    invalidate(keys, loading = () => false) {
      unknown.clear();
      for (const key of keys) {
        const entry = entries.get(key);
        if (entry) entry.loadedAt = -FOREVER;
        loads.delete(key);
      }
      for (const key of loads.keys()) if (loading(key)) loads.delete(key);
    },
    invalidateAll() {
      unknown.clear();
      loads.clear();
      entries.forEach((entry) => (entry.loadedAt = -FOREVER));
    },
  };
}
