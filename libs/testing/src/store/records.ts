import { randomBytes } from 'node:crypto';
import { dayOf, type AccessToken, type AuthorizationCode, type Grant, type Named, type PushedRequest, type RefreshToken, type SingleUse, type Ticket, type TokenTicket } from '@symbolon/engine';

/** A new value as in model/values.ts, made at `now` (ms). */
export function aValue(now: number): string {
  const bytes = randomBytes(32);
  bytes.writeUInt16BE(dayOf(now), 0);
  return bytes.toString('base64url');
}

const named = <T>(now: number, record: T): Named<T> => ({ value: aValue(now), record });

export const aGrant = (change: Partial<Grant> = {}): Grant => ({
  chain: randomBytes(16).toString('base64url'), clientId: 1234567890123, subject: 'john', scopes: ['openid', 'accounts'],
  clientIdAliasUsed: false, acr: 'urn:example:gold', authTime: 1_700_000_000, properties: [{ key: 'a', value: 'ä\u0000', hidden: true }],
  ...change,
});

export const aPushedRequest = (now: number, change: Partial<PushedRequest> = {}): Named<PushedRequest> =>
  named(now, { clientId: 1234567890123, parameters: { scope: ['openid accounts'], state: ['日本'] }, dpopJkt: 'thumbprint', expiresAt: now + 60_000, ...change });

export const aTicket = (now: number, change: Partial<Ticket> = {}): Named<Ticket> =>
  named(now, {
    clientId: 1234567890123,
    request: { responseType: 'CODE', redirectUri: 'https://client.example.org/cb', redirectUriExplicit: true, scopes: ['openid'], clientIdAliasUsed: false },
    profiles: ['fapi2-security'], expiresAt: now + 600_000, ...change,
  });

export const aTokenTicket = (now: number, change: Partial<TokenTicket> = {}): Named<TokenTicket> =>
  named(now, {
    grantType: 'PASSWORD', clientId: 1234567890123, clientIdAliasUsed: true, scopes: ['accounts'], properties: [{ key: 'a', value: 'ä', hidden: false }],
    confirmation: { jkt: 'thumbprint' }, profiles: ['oauth2'], expiresAt: now + 600_000, ...change,
  });

export const aCode = (now: number, change: Partial<AuthorizationCode> = {}): Named<AuthorizationCode> =>
  named(now, {
    ...aGrant(), request: { redirectUri: 'https://client.example.org/cb', redirectUriExplicit: true, codeChallenge: 'challenge', codeChallengeMethod: 'S256' },
    profiles: [], createdAt: now, expiresAt: now + 60_000, ...change,
  });

export const anAccessToken = (now: number, change: Partial<AccessToken> = {}): Named<AccessToken> =>
  named(now, { ...aGrant(), grantType: 'AUTHORIZATION_CODE', confirmation: { jkt: 'thumbprint' }, createdAt: now, expiresAt: now + 300_000, ...change });

export const aRefreshToken = (now: number, change: Partial<RefreshToken> = {}): Named<RefreshToken> =>
  named(now, {
    ...aGrant(), grantType: 'AUTHORIZATION_CODE', confirmation: {}, refreshScopes: ['openid'], profiles: [], createdAt: now, expiresAt: now + 86_400_000, ...change,
  });

export const anAssertion = (now: number, change: Partial<SingleUse> = {}): SingleUse =>
  ({ kind: 'assertion', owner: '1234567890123', jti: randomBytes(8).toString('hex'), day: dayOf(now), expiresAt: now + 60_000, ...change });

export const aProof = (now: number, change: Partial<SingleUse> = {}): SingleUse => anAssertion(now, { kind: 'proof', owner: 'thumbprint', ...change });
