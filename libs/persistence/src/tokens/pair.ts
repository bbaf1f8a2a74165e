import type { AccessToken, RefreshToken, TokenPair } from '@symbolon/engine';
import { grantRecord, type GrantRow } from '../statements/records.js';

/** The refresh token `r` that belongs to the access token `t`. */
export const BESIDE = 'r.chain = t.chain and r.service = t.service and r.access_digest = t.digest and r.used_at is null';

/** A refresh token that has replaced an access token did so when it got its present one. */
export const PAIR = `t.digest, t.chain, t.client_id, t.subject, t.created_at, t.expires_at, t.record,
    r.digest as r_digest, r.client_id as r_client_id, r.subject as r_subject, r.created_at as r_created_at, r.expires_at as r_expires_at,
    r.record as r_record, case when r.replaced_digest is not null then t.created_at end as refreshed_at`;

export interface PairRow extends GrantRow {
  readonly digest: Buffer;
  readonly r_digest: Buffer | null;
  readonly r_client_id: number;
  readonly r_subject: string | null;
  readonly r_created_at: number;
  readonly r_expires_at: number;
  readonly r_record: object;
  readonly refreshed_at: number | null;
}

function refreshOf(row: PairRow): Pick<TokenPair, 'refreshToken' | 'refreshTokenHash'> {
  if (row.r_digest === null) return {};
  const { chain, r_client_id: client_id, r_subject: subject, r_created_at: created_at, r_expires_at: expires_at, r_record: record } = row;
  return {
    refreshTokenHash: row.r_digest.toString('base64url'),
    refreshToken: grantRecord<RefreshToken>({ chain, client_id, subject, created_at, expires_at, record }),
  };
}

export const pairOf = (row: PairRow): TokenPair => ({
  accessTokenHash: row.digest.toString('base64url'),
  accessToken: grantRecord<AccessToken>(row),
  ...refreshOf(row),
  ...(row.refreshed_at === null ? {} : { lastRefreshedAt: row.refreshed_at }),
});
