import type { Outcome } from '@symbolon/engine';

const UNIQUE_VIOLATION = '23505';
/** The tables themselves, and their partitions. */
const TOKENS = /^(?:access|refresh)_token(?:_|$)/;

/** A front end may choose the value of a token. That it is taken, the database finds out; the whole statement has then done nothing. */
export function takenBy(error: unknown): Outcome {
  const { code, table } = error as { readonly code?: string; readonly table?: string };
  if (code === UNIQUE_VIOLATION && TOKENS.test(table ?? '')) return { kind: 'taken' };
  throw error;
}
