import type { AccessToken, AuthorizationCode, Grant, Named, PushedRequest, RefreshToken, SingleUse, Ticket } from '@symbolon/engine';
import { dayOf } from '@symbolon/engine';
import { aValue } from './instances.js';

/** Small records; libs/testing has the full ones, but it stands above this library. */
const grant: Grant = { chain: 'chain', clientId: 1, subject: 'john', scopes: ['openid'], clientIdAliasUsed: false };

export const pushed = (now: number): Named<PushedRequest> =>
  ({ value: aValue(now), record: { clientId: 1, parameters: { scope: ['openid'] }, expiresAt: now + 60_000 } });

export const ticket = (now: number, change: Partial<Ticket> = {}): Named<Ticket> => ({
  value: aValue(now),
  record: {
    clientId: 1, profiles: [], expiresAt: now + 600_000,
    request: { responseType: 'CODE', redirectUri: 'https://client.example.org/cb', redirectUriExplicit: true, scopes: ['openid'], clientIdAliasUsed: false },
    ...change,
  },
});

export const code = (now: number, change: Partial<AuthorizationCode> = {}): Named<AuthorizationCode> => ({
  value: aValue(now),
  record: {
    ...grant, request: { redirectUri: 'https://client.example.org/cb', redirectUriExplicit: true }, profiles: [], createdAt: now, expiresAt: now + 60_000,
    ...change,
  },
});

export const accessToken = (now: number, change: Partial<AccessToken> = {}): Named<AccessToken> => ({
  value: aValue(now),
  record: { ...grant, grantType: 'AUTHORIZATION_CODE', confirmation: {}, createdAt: now, expiresAt: now + 300_000, ...change },
});

export const refreshToken = (now: number, change: Partial<RefreshToken> = {}): Named<RefreshToken> => ({
  value: aValue(now),
  record: {
    ...grant, grantType: 'AUTHORIZATION_CODE', confirmation: {}, refreshScopes: [], profiles: [], createdAt: now, expiresAt: now + 86_400_000, ...change,
  },
});

export const singleUse = (now: number, kind: SingleUse['kind'] = 'proof'): SingleUse =>
  ({ kind, owner: 'owner', jti: aValue(now), day: dayOf(now), expiresAt: now + 60_000 });
