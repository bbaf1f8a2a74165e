import type { AccessToken, AuthorizationCode, Grant, Named, PushedRequest, RefreshToken, Ticket, TokenTicket } from '@symbolon/engine';
import { EXPIRED_KEPT, REQUEST_URI_KEPT } from './lifetimes.js';
import { keyOfNew, keyOfTokenTicket } from './key.js';
import type { Parameters } from './statement.js';

/** A row of a table whose records descend from a grant; `record` lacks what has a column. */
export interface GrantRow {
  readonly chain: string;
  readonly client_id: number;
  readonly subject: string | null;
  readonly created_at: number;
  readonly expires_at: number;
  readonly used_at?: number | null;
  readonly record: object;
}

interface Lasting extends Grant {
  readonly createdAt: number;
  readonly expiresAt: number;
}

/* One literal for each table: this is the hottest code here, and names put together at run time cost more than all the rest. */

export function codeParameters({ value, record }: Named<AuthorizationCode>): Parameters {
  const { chain, clientId, subject = null, createdAt, expiresAt, ...rest } = record;
  const { day, digest } = keyOfNew(value);
  return {
    codeDay: day, codeDigest: digest, codeChain: chain, codeClient: clientId, codeSubject: subject, codeCreated: createdAt,
    codeExpires: expiresAt, codeForget: expiresAt, codeRecord: JSON.stringify(rest),
  };
}

export function tokenParameters({ value, record }: Named<AccessToken>): Parameters {
  const { chain, clientId, subject = null, createdAt, expiresAt, ...rest } = record;
  const { day, digest } = keyOfNew(value);
  return {
    tokenDay: day, tokenDigest: digest, tokenChain: chain, tokenClient: clientId, tokenSubject: subject, tokenCreated: createdAt,
    tokenExpires: expiresAt, tokenForget: expiresAt + EXPIRED_KEPT, tokenRecord: JSON.stringify(rest),
  };
}

export function refreshParameters({ value, record }: Named<RefreshToken>): Parameters {
  const { chain, clientId, subject = null, createdAt, expiresAt, ...rest } = record;
  const { day, digest } = keyOfNew(value);
  return {
    refreshDay: day, refreshDigest: digest, refreshChain: chain, refreshClient: clientId, refreshSubject: subject, refreshCreated: createdAt,
    refreshExpires: expiresAt, refreshForget: expiresAt + EXPIRED_KEPT, refreshRecord: JSON.stringify(rest),
  };
}

const GRANT_COLUMNS = 'service, day, digest, chain, client_id, subject, created_at, expires_at, forget_at, record';

const grantValues = (prefix: string): string =>
  `:service::bigint, :${prefix}Day::int, :${prefix}Digest::bytea, :${prefix}Chain::text, :${prefix}Client::bigint, :${prefix}Subject::text,
    :${prefix}Created::bigint, :${prefix}Expires::bigint, :${prefix}Forget::bigint, :${prefix}Record::json`;

/** Insertions that happen only when `condition` holds. */
export const insertCode = (condition: string): string => `code as (
    insert into authorization_code (${GRANT_COLUMNS}) select ${grantValues('code')} where ${condition})`;

export const insertAccessToken = (condition: string): string => `token as (
    insert into access_token (${GRANT_COLUMNS}) select ${grantValues('token')} where ${condition})`;

/**
 * A refresh token knows the access token issued beside it, so that the next refresh can replace that; and the one that
 * its last refresh replaced, which for a successor is in `replaced`.
 */
export const insertRefreshToken = (condition: string, replaced?: string): string => `refresh as (
    insert into refresh_token (${GRANT_COLUMNS}, access_day, access_digest${replaced === undefined ? '' : ', replaced_day, replaced_digest'})
    select ${grantValues('refresh')}, :tokenDay::int, :tokenDigest::bytea${replaced === undefined ? '' : `, (select day from ${replaced}), (select digest from ${replaced})`}
    where ${condition})`;

/** The record as it was given; whoever wrote it wrote the type that is asked for. */
export const grantRecord = <T extends Lasting>(row: GrantRow): T =>
  ({
    chain: row.chain,
    clientId: row.client_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...row.record,
    ...(row.subject === null ? {} : { subject: row.subject }),
  }) as unknown as T;

export interface TicketRow {
  readonly client_id: number;
  readonly context: string | null;
  readonly expires_at: number;
  readonly record: object;
}

export function ticketParameters({ value, record }: Named<Ticket>): Parameters {
  const { clientId, context, expiresAt, ...rest } = record;
  const { day, digest } = keyOfNew(value);
  return { day, digest, client: clientId, context: context ?? null, expires: expiresAt, record: JSON.stringify(rest) };
}

export const ticketRecord = (row: TicketRow): Ticket =>
  ({ clientId: row.client_id, expiresAt: row.expires_at, ...row.record, ...(row.context === null ? {} : { context: row.context }) }) as Ticket;

export function tokenTicketParameters({ value, record }: Named<TokenTicket>): Parameters {
  const { clientId, expiresAt, ...rest } = record;
  const { day } = keyOfNew(value);
  return { day, digest: keyOfTokenTicket(value)?.digest ?? null, client: clientId, expires: expiresAt, record: JSON.stringify(rest) };
}

export const tokenTicketRecord = (row: TicketRow): TokenTicket =>
  ({ ...row.record, clientId: row.client_id, expiresAt: row.expires_at }) as TokenTicket;

export interface PushedRow {
  readonly client_id: number;
  readonly expires_at: number;
  readonly record: object;
}

export function pushedParameters({ value, record }: Named<PushedRequest>): Parameters {
  const { clientId, expiresAt, ...rest } = record;
  const { day, digest } = keyOfNew(value);
  return { day, digest, client: clientId, expires: expiresAt, forget: expiresAt + REQUEST_URI_KEPT, record: JSON.stringify(rest) };
}

export const pushedRecord = (row: PushedRow): PushedRequest =>
  ({ ...row.record, clientId: row.client_id, expiresAt: row.expires_at }) as PushedRequest;
