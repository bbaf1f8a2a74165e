import type { Verdict } from './rule.js';

const passed: Verdict = { kind: 'pass' };

/** The demand is met. */
export const pass = (): Verdict => passed;

/** The demand is not met; `expected` and `received` are for operators and never hold a secret. */
export const fail = (why: string, expected?: string, received?: string): Verdict => ({
  kind: 'fail',
  why,
  ...(expected === undefined ? {} : { expected }),
  ...(received === undefined ? {} : { received }),
});

/** The clause has nothing to say here. */
export const notApplicable = (why: string): Verdict => ({ kind: 'notApplicable', why });

/** The facts do not tell. */
export const unknown = (why: string): Verdict => ({ kind: 'unknown', why });

/** A text, or how to make it when it is needed: nothing is put together for a request that passes. */
type Lazy = string | (() => string);
const text = (lazy: Lazy | undefined): string | undefined => (typeof lazy === 'function' ? lazy() : lazy);

/** `pass` when the condition holds, else `fail`. */
export const demand = (holds: boolean, why: string, expected?: Lazy, received?: Lazy): Verdict =>
  holds ? passed : fail(why, text(expected), text(received));
