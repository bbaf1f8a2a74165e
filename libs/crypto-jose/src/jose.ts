import type { Jose, JoseProblem, KeyFacts } from '@symbolon/engine';
import { decodeCompact } from './decode.js';
import { createEmbeddedKeys } from './embedded-key.js';
import { createGuardedFetch, type GuardedFetch, type GuardedFetchOptions } from './guarded-fetch.js';
import { decodeJwe } from './jwe/decode.js';
import { openJwe, type KeySource } from './jwe/open.js';
import { sealJwe } from './jwe/seal.js';
import { publishKeySet, readKeySet, weightOf, type KeySet } from './key-set.js';
import { createKeyTable, type KeyTable } from './key-table.js';
import { createLru } from './lru.js';
import { isProblem, problem } from './problem.js';
import { createRemoteKeys } from './remote-keys.js';
import { signCompact, signWithSecret } from './sign.js';
import { verifyWithKey, verifyWithSecret } from './verify.js';

/** Limits of the fetch that is made for `remoteKeys`, and of the caches. */
export interface JoseOptions extends GuardedFetchOptions {
  /** A fetch shared with others, instead of one of its own. */
  readonly fetch?: GuardedFetch;
  /** JWK Sets kept by their text, and JWK Sets kept by their URL; 10,000 each if absent. */
  readonly maxKeySets?: number;
  /** Keys from headers kept; 10,000 if absent. */
  readonly maxEmbeddedKeys?: number;
  /** Time for the cache of remote sets, ms since 1970; the system's clock if absent. */
  readonly now?: () => number;
}

const USUAL_ENTRIES = 10_000;
/* Bytes of each cache of sets: ten thousand usual sets are far below, ten thousand of the largest would be far above. */
const MAX_WEIGHT = 256 * 1_048_576;

const UNKNOWN_KEY = problem('The key is not known: its set was read too long ago.');

/** Makes the port `Jose` over node:crypto and, for JWE, the library jose, with its caches. */
export function createJose(options: JoseOptions = {}): Jose {
  const { maxKeySets = USUAL_ENTRIES, maxEmbeddedKeys = USUAL_ENTRIES } = options;
  const table = createKeyTable();
  const free = (set: KeySet): void => set.materials.forEach((material) => table.free(material));
  const sourceOf = (key: KeyFacts | { readonly secret: string }): KeySource | undefined => ('secret' in key ? key : table.find(key));
  return {
    decode: decodeCompact,
    keys: createKeys(table, free, maxKeySets),
    remoteKeys: createRemoteKeys({
      fetch: options.fetch ?? createGuardedFetch(options),
      read: (text) => readKeySet(text, table, true),
      weigh: weightOf,
      free,
      now: options.now ?? Date.now,
      maxUris: maxKeySets,
      maxWeight: MAX_WEIGHT,
    }),
    embeddedKey: createEmbeddedKeys(table, maxEmbeddedKeys),
    verify(jws, key, alg) {
      const material = table.find(key);
      return material !== undefined && verifyWithKey(jws, material, alg);
    },
    verifySecret: verifyWithSecret,
    sign(claims, header, key) {
      const material = table.find(key);
      if (material === undefined) throw new Error(UNKNOWN_KEY.problem);
      return signCompact(claims, header, material);
    },
    signSecret: signWithSecret,
    decodeJwe,
    async decrypt(compact, key, alg, enc) {
      const source = sourceOf(key);
      return source === undefined ? UNKNOWN_KEY : openJwe(compact, source, alg, enc);
    },
    async encrypt(text, header, key) {
      const source = sourceOf(key);
      return source === undefined ? UNKNOWN_KEY : sealJwe(text, header, source);
    },
    publicJwks: publishKeySet,
  };
}

function createKeys(table: KeyTable, free: (set: KeySet) => void, maxEntries: number): Jose['keys'] {
  const sets = createLru<KeySet>({
    maxEntries,
    maxWeight: MAX_WEIGHT,
    weigh: (text, set) => 2 * text.length + weightOf(set),
    onEvict: free,
  });
  return (text): KeySet['answer'] | JoseProblem => {
    const known = sets.get(text);
    if (known !== undefined) return known.answer;
    const set = readKeySet(text, table, false);
    if (isProblem(set)) return set;
    sets.set(text, set);
    return set.answer;
  };
}
