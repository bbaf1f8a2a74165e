/** A value that came in as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [member: string]: Json | undefined;
}

/** A result that an adapter may have at once (cache) or only later (network, thread pool). */
export type MaybePromise<T> = T | Promise<T>;
