import type { MaybePromise } from './json.js';

export type { MaybePromise } from './json.js';

/** Goes on with a value: at once where it is at hand, since to await it all the same would take a turn of the queue. */
export const andThen = <T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> =>
  value instanceof Promise ? value.then(next) : next(value);
