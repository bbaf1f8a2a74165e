import type { ResultCode } from '@symbolon/engine';
import { ApiProblem } from '../../platform/api-problem.js';

/**
 * The `modifiedAt` that a body carries: whoever sends back what was read wants to change that very state. A body without
 * it, or with 0 as SDKs send for what they do not set, replaces whatever is there.
 */
export function expectedModifiedAt(body: unknown): number | undefined {
  const { modifiedAt } = (typeof body === 'object' && body !== null ? body : {}) as { readonly modifiedAt?: unknown };
  if (modifiedAt === undefined || modifiedAt === null || modifiedAt === '' || Number(modifiedAt) === 0) return undefined;
  const time = typeof modifiedAt === 'string' || typeof modifiedAt === 'number' ? Number(modifiedAt) : Number.NaN;
  if (!Number.isSafeInteger(time)) throw new ApiProblem(400, 'A126202', { problem: "'modifiedAt' is not a number" });
  return time;
}

/** Somebody else was faster: nothing is overwritten, and both times are told. */
export const stale = (code: ResultCode, stored: number, sent: number): ApiProblem =>
  new ApiProblem(409, code, { modifiedAt: stored, sentModifiedAt: sent }, { members: { modifiedAt: stored, sentModifiedAt: sent } });

interface Timed {
  readonly modifiedAt: number;
}

export interface Replacement<T extends Timed> {
  readonly find: () => Promise<T | undefined>;
  /** Stores what follows from the present state, unless that has changed meanwhile. */
  readonly replace: (present: T, presentModifiedAt: number) => Promise<T | 'unknown' | 'stale'>;
  readonly sent: number | undefined;
  readonly staleCode: ResultCode;
}

const ATTEMPTS = 5;

/** Replaces a state by one that keeps some of its members, without ever undoing what somebody else did in between. */
export async function replaceSafely<T extends Timed>({ find, replace, sent, staleCode }: Replacement<T>): Promise<T | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const present = await find();
    if (present === undefined) return undefined;
    if (sent !== undefined && sent !== present.modifiedAt) throw stale(staleCode, present.modifiedAt, sent);
    const replaced = await replace(present, present.modifiedAt);
    if (replaced === 'unknown') return undefined;
    if (replaced !== 'stale') return replaced;
    if (attempt >= ATTEMPTS) throw stale(staleCode, present.modifiedAt, sent ?? present.modifiedAt);
  }
}
