import type { KeyFacts } from '@symbolon/engine';
import type { ImportedKey } from './import-key.js';

/** An imported key with its handle. */
export interface KeyMaterial extends ImportedKey {
  readonly facts: KeyFacts;
}

/** Keys by handle. Handles are never given twice, so that a freed one can never mean another key. */
export interface KeyTable {
  add(key: ImportedKey): KeyMaterial;
  find(facts: KeyFacts): KeyMaterial | undefined;
  /** The handle finds nothing any more; who still holds the very facts that `add` gave keeps the key. */
  free(material: KeyMaterial): void;
  readonly size: number;
}

export function createKeyTable(): KeyTable {
  const byHandle = new Map<number, KeyMaterial>();
  // A request that is under way must not lose its key because another one pushed it out of a cache.
  const byFacts = new WeakMap<KeyFacts, KeyMaterial>();
  let last = 0;
  return {
    add(key) {
      last += 1;
      const facts: KeyFacts = Object.freeze({ handle: last, ...key.facts });
      const material: KeyMaterial = { ...key, facts };
      byHandle.set(last, material);
      byFacts.set(facts, material);
      return material;
    },
    find: (facts) => byFacts.get(facts) ?? byHandle.get(facts.handle),
    free(material) {
      byHandle.delete(material.facts.handle);
    },
    get size() {
      return byHandle.size;
    },
  };
}
