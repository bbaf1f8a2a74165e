import { hash } from 'node:crypto';
import type { JoseProblem, MaybePromise } from '@symbolon/engine';
import type { GuardedFetch } from './guarded-fetch.js';
import { createLru, type Lru } from './lru.js';
import { isProblem } from './problem.js';

/** What is made of a fetched JWK Set; `answer` is what callers see of it. */
export interface ReadSet<Answer extends object> {
  readonly answer: Answer;
}

export interface RemoteKeysOptions<Answer extends object, Kept extends ReadSet<Answer>> {
  readonly fetch: GuardedFetch;
  /** Reads a fetched JWK Set. */
  readonly read: (text: string) => Kept | JoseProblem;
  /** Bytes of a set, roughly. */
  readonly weigh: (set: Kept) => number;
  /** Called with each set that is no longer kept. */
  readonly free?: (set: Kept) => void;
  /** Time, ms since 1970. */
  readonly now: () => number;
  /** URLs kept, and bytes of their sets. */
  readonly maxUris: number;
  readonly maxWeight: number;
}

/* How long a set is kept when its sender says nothing, and the bounds within which the sender is listened to; seconds. */
const KEPT = { usual: 600, least: 60, most: 3600 };
const FAILURE_KEPT_MS = 10_000;
/* A key that nobody knows yet is asked for at once; strangers who make keys up get no more than this out of it. */
const FRESH_EVERY_MS = 5_000;

/** What the last fetch of a URL brought. */
interface RemoteSet<Answer extends object, Kept extends ReadSet<Answer>> {
  readonly answer: Answer | JoseProblem;
  /** The set behind the answer and the digest of its text; absent after a failure. */
  readonly set?: Kept;
  readonly digest?: string;
  /** When an answer that still counted was last fetched anew, and until when this one counts; ms since 1970. */
  readonly renewedAt: number | undefined;
  readonly expiresAt: number;
}

/** Makes the function behind `Jose.remoteKeys` and its like. Callers that want one URL at the same time share one fetch. */
export function createRemoteKeys<Answer extends object, Kept extends ReadSet<Answer>>(
  options: RemoteKeysOptions<Answer, Kept>,
): (uri: string, fresh?: boolean) => MaybePromise<Answer | JoseProblem> {
  const { now, free, weigh } = options;
  // Bounded by the places that the fetch has, since it refuses what goes beyond them at once.
  const pending = new Map<string, Promise<Answer | JoseProblem>>();
  const sets = createLru<RemoteSet<Answer, Kept>>({
    maxEntries: options.maxUris,
    maxWeight: options.maxWeight,
    weigh: (uri, { set }) => 2 * uri.length + (set === undefined ? 0 : weigh(set)),
    onEvict: ({ set }, replacement) => {
      if (set !== undefined && set !== replacement?.set) free?.(set);
    },
  });
  return (uri, fresh = false): MaybePromise<Answer | JoseProblem> => {
    const time = now();
    const known = sets.get(uri);
    const current = known !== undefined && time < known.expiresAt ? known : undefined;
    const running = pending.get(uri);
    if (running !== undefined && (current === undefined || fresh)) return running;
    const renew = fresh && current?.set !== undefined && (current.renewedAt === undefined || time - current.renewedAt >= FRESH_EVERY_MS);
    if (current !== undefined && !renew) return current.answer;
    const loading = load(uri, renew ? time : known?.renewedAt, sets, options).finally(() => pending.delete(uri));
    pending.set(uri, loading);
    return loading;
  };
}

async function load<Answer extends object, Kept extends ReadSet<Answer>>(
  uri: string,
  renewedAt: number | undefined,
  sets: Lru<RemoteSet<Answer, Kept>>,
  options: RemoteKeysOptions<Answer, Kept>,
): Promise<Answer | JoseProblem> {
  const document = await options.fetch(uri);
  const time = options.now();
  const former = sets.get(uri);
  const loaded = isProblem(document) ? failed(document, renewedAt, time, former) : read(document, renewedAt, time, former, options);
  sets.set(uri, loaded);
  return loaded.answer;
}

function read<Answer extends object, Kept extends ReadSet<Answer>>(
  document: { readonly text: string; readonly maxAge?: number },
  renewedAt: number | undefined,
  time: number,
  former: RemoteSet<Answer, Kept> | undefined,
  options: RemoteKeysOptions<Answer, Kept>,
): RemoteSet<Answer, Kept> {
  const digest = hash('sha256', document.text, 'base64url');
  const set = former?.set !== undefined && former.digest === digest ? former.set : options.read(document.text);
  if (isProblem(set)) return failed(set, renewedAt, time, former);
  const seconds = Math.min(Math.max(document.maxAge ?? KEPT.usual, KEPT.least), KEPT.most);
  return { answer: set.answer, set, digest, renewedAt, expiresAt: time + seconds * 1000 };
}

/** A set that has not expired outlives a failed attempt to refresh it. */
function failed<Answer extends object, Kept extends ReadSet<Answer>>(
  failure: JoseProblem,
  renewedAt: number | undefined,
  time: number,
  former: RemoteSet<Answer, Kept> | undefined,
): RemoteSet<Answer, Kept> {
  if (former?.set !== undefined && time < former.expiresAt) return { ...former, renewedAt };
  return { answer: failure, renewedAt, expiresAt: time + FAILURE_KEPT_MS };
}
