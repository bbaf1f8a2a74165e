import type { JsonObject } from '@symbolon/engine';

/** Somebody who signs in at one service. */
export interface EndUser {
  readonly number: number;
  /** API key of the service. */
  readonly service: number;
  /** `sub` at that service; never changes. */
  readonly subject: string;
  /** The name to sign in with; case and width of its letters do not matter. */
  readonly login: string;
  /** Encoded by the algorithm that made it; absent: this user cannot sign in with a password. */
  readonly passwordDigest?: string;
  /** Claims by name (OpenID Connect Core, 5.1), also with language tags. */
  readonly claims: JsonObject;
  readonly locked: boolean;
  /** One-time codes are set up. */
  readonly hasTotp: boolean;
  /** ms */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** As SQL answers it. */
export interface UserRow {
  readonly number: number;
  readonly service: number;
  readonly subject: string;
  readonly login: string;
  readonly password_digest: string | null;
  readonly claims: JsonObject;
  readonly locked: boolean;
  readonly totp: string | null;
  readonly created_at: number;
  readonly modified_at: number;
}

export const USER_COLUMNS = ['number', 'service', 'subject', 'login', 'password_digest', 'claims', 'locked', 'totp', 'created_at', 'modified_at']
  .map((column) => `u.${column}`).join(', ');

export const userOf = (row: UserRow): EndUser => ({
  number: row.number,
  service: row.service,
  subject: row.subject,
  login: row.login,
  claims: row.claims,
  locked: row.locked,
  hasTotp: row.totp !== null,
  createdAt: row.created_at,
  modifiedAt: row.modified_at,
  ...(row.password_digest === null ? {} : { passwordDigest: row.password_digest }),
});

/** What two login names have in common that are one and the same. */
export const loginKey = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

/** Where the secret for one-time codes stands; part of its encryption. */
export const userPlace = (number: number): string => `end_user/${number}/totp`;
