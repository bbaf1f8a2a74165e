import { randomBytes } from 'node:crypto';
import type { Database } from '../connection/database.js';
import { sha256 } from '../statements/key.js';
import { USER_COLUMNS, userOf, type EndUser, type UserRow } from '../users/user-row.js';

/** That a browser's user signed in at a service. */
export interface UserSession {
  /** Tells sessions apart; the browser's value cannot be found from it. */
  readonly id: string;
  readonly user: EndUser;
  /** How the user proved who they are (RFC 8176): `pwd`, `otp`. */
  readonly methods: readonly string[];
  /** When they did, ms. */
  readonly authenticatedAt: number;
  readonly expiresAt: number;
}

export interface NewUserSession {
  readonly user: EndUser;
  readonly methods: readonly string[];
  readonly authenticatedAt: number;
  readonly expiresAt: number;
  /** The browser's value until now: it stops working at the same moment (session fixation). */
  readonly replaces: string | undefined;
}

export interface UserSessionStore {
  /** The value that the browser keeps; told here only. */
  create(session: NewUserSession): Promise<{ readonly value: string; readonly id: string }>;
  /** A session that has not expired, of a user who is not locked. */
  find(service: number, value: string): Promise<UserSession | undefined>;
  remove(service: number, value: string): Promise<void>;
}

const VALUE = /^[A-Za-z0-9_-]{43}$/;

const CREATE = `
  with replaced as (delete from end_user_session where digest = $7)
  insert into end_user_session (digest, service, end_user, methods, authenticated_at, expires_at) values ($1, $2, $3, $4, $5, $6)`;

const FIND = `select s.methods, s.authenticated_at, s.expires_at, ${USER_COLUMNS}
  from end_user_session s join end_user u on u.number = s.end_user
  where s.digest = $1 and s.service = $2 and s.expires_at > $3 and not u.locked`;

interface SessionRow extends UserRow {
  readonly methods: readonly string[];
  readonly authenticated_at: number;
  readonly expires_at: number;
}

export function createUserSessionStore({ dataSource, now }: Database): UserSessionStore {
  return {
    async create({ user, methods, authenticatedAt, expiresAt, replaces }) {
      const value = randomBytes(32).toString('base64url');
      const digest = sha256(value);
      await dataSource.query(CREATE, [digest, user.service, user.number, methods, authenticatedAt, expiresAt, replaces === undefined ? null : sha256(replaces)]);
      return { value, id: digest.toString('hex') };
    },
    async find(service, value) {
      if (!VALUE.test(value)) return undefined;
      const digest = sha256(value);
      const [row]: readonly SessionRow[] = await dataSource.query(FIND, [digest, service, now()]);
      return row && {
        id: digest.toString('hex'), user: userOf(row), methods: row.methods, authenticatedAt: row.authenticated_at, expiresAt: row.expires_at,
      };
    },
    async remove(service, value) {
      await dataSource.query('delete from end_user_session where digest = $1 and service = $2', [sha256(value), service]);
    },
  };
}
