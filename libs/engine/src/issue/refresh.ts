import { singleUseOf, type Refusal } from '../decide.js';
import type { Facts } from '../facts/facts.js';
import { detailsLeft } from '../facts/granted-details.js';
import { given } from '../model/given.js';
import type { RefreshToken } from '../model/records.js';
import type { TokenRequest } from '../model/requests.js';
import { first, resourcesIn, valuesOf, words } from '../parse/parameters.js';
import type { Effects, Named, Ports } from '../ports/index.js';
import { issueAccessToken, refreshTokenDuration } from './access-token.js';
import { grantOf, newRefreshToken, serverError, withDetails, type IssuedTokens } from './tokens.js';

/** The scopes of the new access token: all that were granted, or those of them that the request names. */
function refreshedScopes({ service, parameters }: Facts, token: RefreshToken): readonly string[] {
  const asked = words(first(valuesOf(parameters), 'scope'));
  const scopes = asked.length === 0 ? token.refreshScopes : [...asked].sort();
  // What the refresh token has counts, not what this request leaves of it.
  const offline = token.refreshScopes.includes('offline_access') || !service.openidDroppedOnRefreshWithoutOfflineAccess;
  return offline ? scopes : scopes.filter(scope => scope !== 'openid');
}

/** Tokens for a refresh token (RFC 6749, 6). */
export async function refresh(ports: Ports, facts: Facts, presented: Named<RefreshToken>, request: TokenRequest): Promise<IssuedTokens | Refusal> {
  const { service, limits, now, grant: asked } = facts;
  const previousRefreshTokenUsed = asked?.refreshToken?.successor !== undefined;
  // A token presented again within the grace time stands for its successor, which is then kept.
  const current = asked?.refreshToken?.successor ?? presented;
  const token = current.record;
  const grant = withDetails(grantOf(token, refreshedScopes(facts, token), request), detailsLeft(token.authorizationDetails, asked));
  const kept = limits.refreshTokenKept || previousRefreshTokenUsed;
  const successor = kept ? undefined : rotated(ports, facts, current, request);
  const restarted = limits.refreshTokenKept && service.refreshTokenDurationReset
    ? now + refreshTokenDuration(service, facts.client.client, token.refreshScopes, request.refreshTokenDuration) * 1000 : undefined;
  const refreshExpiresAt = successor?.record.expiresAt ?? restarted ?? token.expiresAt;
  const accessToken = await issueAccessToken(ports, facts, grant, {
    grantType: token.grantType, refreshExpiresAt, ...given({ value: request.accessToken, duration: request.accessTokenDuration, resources: resourcesIn(valuesOf(facts.parameters)), sub: token.idToken?.sub }),
  });
  if ('problem' in accessToken) return serverError('A053202', accessToken.problem);
  const effects: Effects = {
    kind: 'refresh',
    singleUse: singleUseOf(facts),
    refreshToken: current.value,
    accessToken: { value: accessToken.value, record: accessToken.record },
    ...given({ successor, expiresAt: restarted }),
  };
  const refreshToken = successor ?? { value: current.value, record: { ...token, expiresAt: refreshExpiresAt } };
  return { grant, accessToken, effects, refreshToken, ...(previousRefreshTokenUsed ? { previousRefreshTokenUsed } : {}) };
}

/** The successor of a refresh token. Where a retry must meet the same one, its value follows from the old value. */
function rotated(ports: Ports, facts: Facts, { value, record: token }: Named<RefreshToken>, request: TokenRequest): Named<RefreshToken> {
  const carried = { refreshScopes: token.refreshScopes, profiles: token.profiles, grantType: token.grantType, ...given({ idToken: token.idToken }) };
  const next = newRefreshToken(ports, facts, token, carried, request.refreshTokenDuration);
  const { refreshTokenDurationKept: inherited, refreshTokenIdempotent: repeatable } = facts.service;
  return {
    value: repeatable ? ports.crypto.successor(value, facts.now) : next.value,
    record: { ...next.record, confirmation: token.confirmation, firstCreatedAt: token.firstCreatedAt ?? token.createdAt, ...(inherited ? { expiresAt: token.expiresAt } : {}) },
  };
}
