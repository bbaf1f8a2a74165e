import type { MaybePromise } from '../model/json.js';
import type { Client } from '../model/client.js';
import type { AccessToken, AuthorizationCode, PushedRequest, RefreshToken, Ticket, TokenTicket } from '../model/records.js';

/** A record and the value that names it; storage keeps only the value's digest. */
export interface Named<T> {
  readonly value: string;
  readonly record: T;
}

/** A record read back. `usedAt` (ms) is set on what was spent but is remembered: codes and rotated refresh tokens. */
export interface Found<T> {
  readonly record: T;
  readonly usedAt?: number;
}

/** What is remembered so that a JWT is accepted once: RFC 7523 assertions by client, DPoP proofs by key. */
export interface SingleUse {
  readonly kind: 'assertion' | 'proof';
  /** Client id or key thumbprint: `jti` values are unique within it. */
  readonly owner: string;
  readonly jti: string;
  /** Day of the JWT's own time claim (`exp` of an assertion, `iat` of a proof), so that a replay meets the same row. */
  readonly day: number;
  /** From then on the JWT is refused for its age alone, ms. */
  readonly expiresAt: number;
}

/**
 * Everything that one decision changes, applied as one atomic statement. With `sole`, every other token of the same client
 * and subject goes (singleAccessTokenPerSubject).
 */
export type Effects =
  /** A rejected request still burns the assertion that it was authenticated with. */
  | { readonly kind: 'remember'; readonly singleUse: readonly SingleUse[] }
  | { readonly kind: 'push'; readonly singleUse: readonly SingleUse[]; readonly pushed: Named<PushedRequest> }
  | { readonly kind: 'openTicket'; readonly ticket: Named<Ticket> }
  /** Spends the ticket and, when the request was pushed, its request_uri; then and only then stores the code. */
  | { readonly kind: 'completeTicket'; readonly ticket: string; readonly requestUri?: string;
      readonly code?: Named<AuthorizationCode>; readonly accessToken?: Named<AccessToken>; readonly sole?: boolean }
  /** The end of a ticket without a grant; spends the request_uri too. */
  | { readonly kind: 'dropTicket'; readonly ticket: string; readonly requestUri?: string }
  | { readonly kind: 'updateTicket'; readonly ticket: string; readonly context: string | undefined }
  /** Spends the code (it stays as a tombstone until it expires) when every single-use JWT is fresh. */
  | { readonly kind: 'redeemCode'; readonly singleUse: readonly SingleUse[]; readonly code: string;
      readonly accessToken: Named<AccessToken>; readonly refreshToken?: Named<RefreshToken>; readonly sole?: boolean }
  /**
   * Replaces the access token that belongs to the refresh token. With `successor` the refresh token is rotated away,
   * otherwise it is kept, with `expiresAt` (ms) when its lifetime starts again.
   */
  | { readonly kind: 'refresh'; readonly singleUse: readonly SingleUse[]; readonly refreshToken: string;
      readonly accessToken: Named<AccessToken>; readonly successor?: Named<RefreshToken>; readonly expiresAt?: number }
  | { readonly kind: 'openTokenTicket'; readonly singleUse: readonly SingleUse[]; readonly ticket: Named<TokenTicket> }
  /** Tokens without a code: client credentials, the end of a password grant (which spends its ticket), token/create. */
  | { readonly kind: 'grantTokens'; readonly singleUse: readonly SingleUse[]; readonly ticket?: string;
      readonly accessToken: Named<AccessToken>; readonly refreshToken?: Named<RefreshToken>; readonly sole?: boolean }
  /** Ends a password grant without tokens. */
  | { readonly kind: 'dropTokenTicket'; readonly ticket: string }
  /** Deletes an access token with the refresh token issued beside it, or a refresh token with its access token; by value. */
  | { readonly kind: 'revokeToken'; readonly token: string }
  /** Deletes every code, access token and refresh token of one consent. */
  | { readonly kind: 'revokeChain'; readonly chain: string };

/**
 * Whether everything that the effects wanted to spend was still fresh; `spent` says what was not. `taken`: a token of that value is there
 * already, which only values can be that a front end chose; then nothing has changed.
 */
export type Outcome =
  /** `context`: what a completed ticket held in the end; another instance may have changed it since it was read. */
  | { readonly kind: 'fresh'; readonly context?: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'spent'; readonly spent: readonly ('assertion' | 'proof' | 'ticket' | 'requestUri' | 'code' | 'refreshToken')[] };

/** Storage of one service's protocol state. A request_uri is named by its value, the `urn:` prefix left out. Values that carry no day (model/values.ts) are simply unknown. */
export interface Store {
  pushedRequest(service: number, requestUri: string): MaybePromise<PushedRequest | undefined>;
  /** `fresh` asks the database even for what this instance wrote: only a ticket's context can change. */
  ticket(service: number, ticket: string, fresh?: boolean): MaybePromise<Ticket | undefined>;
  code(service: number, code: string): MaybePromise<Found<AuthorizationCode> | undefined>;
  refreshToken(service: number, value: string): MaybePromise<Found<RefreshToken> | undefined>;
  /** `remember`: a DPoP proof's `jti`, stored by the same round trip; `replayed` tells that it was there already. */
  accessToken(service: number, value: string, remember?: SingleUse): MaybePromise<{ readonly token?: AccessToken; readonly replayed: boolean }>;
  tokenTicket(service: number, ticket: string): MaybePromise<TokenTicket | undefined>;
  commit(service: number, effects: Effects): Promise<Outcome>;
}

/** Clients of a service, cached by every instance. `identifier`: client id in decimal, or alias. */
export interface ClientDirectory {
  client(service: number, identifier: string): MaybePromise<Client | undefined>;
}
