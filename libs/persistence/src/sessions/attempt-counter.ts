import type { Database } from '../connection/database.js';
import { sha256 } from '../statements/key.js';

/** So many attempts are allowed in so many ms, counted from the first one. */
export interface AttemptLimit {
  readonly attempts: number;
  readonly window: number;
}

/** Counts attempts for all instances together. */
export interface AttemptCounter {
  /**
   * Counts an attempt before it is made, so that many at once cannot slip through. Undefined: go ahead; otherwise the
   * time (ms) from which on it is allowed again.
   */
  attempt(service: number, kind: string, key: string, limit: AttemptLimit): Promise<number | undefined>;
  /** It went well: this one attempt does not count. */
  takeBack(service: number, kind: string, key: string): Promise<void>;
  /** It went well: start again. */
  reset(service: number, kind: string, key: string): Promise<void>;
}

const ATTEMPT = `
  insert into sign_in_attempt as a (service, kind, key, attempts, expires_at) values ($1, $2, $3, 1, $4::bigint + $5::bigint)
  on conflict (service, kind, key) do update set
    attempts = case when a.expires_at <= $4::bigint then 1 else least(a.attempts, 1000000) + 1 end,
    expires_at = case when a.expires_at <= $4::bigint then $4::bigint + $5::bigint else a.expires_at end
  returning attempts, expires_at`;

/** What somebody typed as a login name may have been a password, so only digests are kept. */
export function createAttemptCounter({ dataSource, now }: Database): AttemptCounter {
  return {
    async attempt(service, kind, key, { attempts, window }) {
      const [row]: readonly { attempts: number; expires_at: number }[] = await dataSource.query(ATTEMPT, [service, kind, sha256(key), now(), window]);
      return row !== undefined && row.attempts > attempts ? row.expires_at : undefined;
    },
    async takeBack(service, kind, key) {
      await dataSource.query(
        'update sign_in_attempt set attempts = greatest(attempts - 1, 0) where service = $1 and kind = $2 and key = $3', [service, kind, sha256(key)]);
    },
    async reset(service, kind, key) {
      await dataSource.query('delete from sign_in_attempt where service = $1 and kind = $2 and key = $3', [service, kind, sha256(key)]);
    },
  };
}
