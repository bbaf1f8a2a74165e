import type { Outline } from '@symbolon/engine';
import { CLASSES, classOf } from './latency.js';

/** Counts are kept by intervals of five minutes, ms. */
export const BUCKET_MS = 300_000;

/** How often something happened within one interval. */
export interface Count extends Pick<Outline, 'service' | 'operation' | 'outcome' | 'action' | 'resultCode'> {
  readonly bucket: number;
  readonly profile: string;
  readonly rule: string;
  count: number;
  readonly latency: number[];
}

/** Different things counted at once; more would be an attack, not traffic. */
const MOST = 10_000;

const keyOf = ({ service, operation, action, resultCode, profile = '', rule }: Outline): string => `${service} ${operation} ${action} ${resultCode} ${profile} ${rule ?? ''}`;

/** Counts in memory, until somebody takes them. */
export interface Counters {
  count(outline: Outline): void;
  /** What was counted since the last time. */
  take(): readonly Count[];
  /** Counts that could not be stored, to be tried again. */
  putBack(counts: readonly Count[]): void;
}

export function createCounters(now: () => number): Counters {
  let counts = new Map<string, Count>();
  let waiting: readonly Count[] = [];
  let bucket = 0;

  const open = (outline: Outline, key: string): Count => {
    const { service, operation, outcome, action, resultCode, profile = '', rule } = outline;
    const fresh: Count = { service, operation, outcome, action, resultCode, profile, rule: rule ?? '', bucket, count: 0, latency: new Array<number>(CLASSES).fill(0) };
    if (counts.size < MOST) counts.set(key, fresh);
    return fresh;
  };

  const turn = (): void => {
    const present = Math.floor(now() / BUCKET_MS) * BUCKET_MS;
    if (present === bucket) return;
    waiting = [...waiting, ...counts.values()].slice(-MOST);
    counts = new Map();
    bucket = present;
  };

  return {
    count(outline) {
      turn();
      const key = keyOf(outline);
      const known = counts.get(key) ?? open(outline, key);
      known.count += 1;
      const index = classOf(outline.duration);
      known.latency[index] = (known.latency[index] ?? 0) + 1;
    },
    take() {
      const taken = [...waiting, ...counts.values()];
      waiting = [];
      counts = new Map();
      return taken;
    },
    putBack(again) {
      waiting = [...again, ...waiting].slice(0, MOST);
    },
  };
}
