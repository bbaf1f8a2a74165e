/**
 * The partitioned tables and how many days one partition holds. Refresh tokens live long and are few, so theirs are
 * wide: a statement touches every partition's lock, if only one partition's rows.
 */
export const HOT_TABLES = [
  { table: 'ticket', days: 1 },
  { table: 'pushed_request', days: 1 },
  { table: 'authorization_code', days: 1 },
  { table: 'access_token', days: 1 },
  { table: 'refresh_token', days: 7 },
  { table: 'single_use', days: 1 },
] as const;

export type HotTable = (typeof HOT_TABLES)[number];

/** Tables of one piece whose rows are worth nothing after `expires_at`. */
export const EXPIRING_TABLES = ['end_user_session', 'interaction', 'sign_in_attempt'] as const;
