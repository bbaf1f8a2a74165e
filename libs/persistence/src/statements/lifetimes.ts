const HOUR = 3_600_000;

/** Expired tokens stay a day, so that introspection can say "expired" and not "unknown". */
export const EXPIRED_KEPT = 24 * HOUR;

/** A spent code stays at least a day: its reuse revokes what it bought. */
export const SPENT_CODE_KEPT = 24 * HOUR;

/** A rotated refresh token stays a week: its reuse shows a theft. */
export const ROTATED_KEPT = 7 * 24 * HOUR;

/** A request_uri outlives its expiry by a day: it is spent when the ticket completes, however long the user thinks. */
export const REQUEST_URI_KEPT = 24 * HOUR;
