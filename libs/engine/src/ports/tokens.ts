import type { AccessToken, RefreshToken } from '../model/records.js';

/** How an administrator names a token: by value, or by the SHA-256 digest of it (base64url). */
export type TokenName =
  | { readonly accessToken: string } | { readonly accessTokenHash: string }
  | { readonly refreshToken: string } | { readonly refreshTokenHash: string };

/** An access token and the refresh token that belongs to it. */
export interface TokenPair {
  readonly accessTokenHash: string;
  readonly accessToken: AccessToken;
  readonly refreshTokenHash?: string;
  readonly refreshToken?: RefreshToken;
  /** Time of the last refresh, ms. */
  readonly lastRefreshedAt?: number;
}

export interface TokenFilter {
  readonly clientId?: number;
  readonly subject?: string;
  readonly status?: 'VALID' | 'INVALID' | 'ALL';
}

/** What a user granted to a client, as remembered beyond the life of the tokens. */
export interface GrantedScopes {
  readonly latest: readonly string[];
  readonly merged: readonly string[];
  readonly modifiedAt: number;
}

/** Tokens of a service as an administrator sees them; not for the hot path. Times in ms. */
export interface TokenDirectory {
  find(service: number, name: TokenName): Promise<TokenPair | undefined>;
  /** `start` inclusive, `end` exclusive; newest first. */
  list(service: number, filter: TokenFilter, start: number, end: number): Promise<{ readonly totalCount: number; readonly tokens: readonly TokenPair[] }>;
  /** Replaces the records of a pair; with `value` the access token gets a new value. False when the pair has gone. */
  replace(service: number, accessTokenHash: string, change: { readonly accessToken: AccessToken; readonly refreshToken?: RefreshToken; readonly value?: string }): Promise<boolean>;
  remove(service: number, name: TokenName): Promise<boolean>;
  /** Deletes codes and tokens of a client, a user, or both; the number of access tokens. */
  revoke(service: number, filter: { readonly clientId?: number; readonly subject?: string }): Promise<number>;
  /** Gives all tokens of the user at the client these scopes; the number of access tokens. */
  setScopes(service: number, clientId: number, subject: string, scopes: readonly string[]): Promise<number>;
  /** Clients that hold a live token of the user. */
  authorizedClients(service: number, subject: string, start: number, end: number, developer?: string): Promise<{ readonly totalCount: number; readonly clientIds: readonly number[] }>;
  grantedScopes(service: number, clientId: number, subject: string): Promise<GrantedScopes | undefined>;
  forgetGrantedScopes(service: number, clientId: number, subject: string): Promise<boolean>;
}
