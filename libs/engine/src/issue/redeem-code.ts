import { singleUseOf, type Refusal } from '../decide.js';
import type { Facts } from '../facts/facts.js';
import { detailsLeft } from '../facts/granted-details.js';
import { given } from '../model/given.js';
import type { AuthorizationCode } from '../model/records.js';
import type { TokenRequest } from '../model/requests.js';
import { first, resourcesIn, valuesOf } from '../parse/parameters.js';
import type { Effects, Ports } from '../ports/index.js';
import { issueAccessToken } from './access-token.js';
import { issueIdToken } from './id-token.js';
import { grantOf, newRefreshToken, serverError, sole, wantsRefreshToken, withDetails, type IssuedTokens } from './tokens.js';

/** Tokens for an authorization code (RFC 6749, 4.1.4). */
export async function redeemCode(ports: Ports, facts: Facts, code: AuthorizationCode, request: TokenRequest): Promise<IssuedTokens | Refusal> {
  const { service, client, now } = facts;
  const whole = grantOf(code, code.scopes, request);
  // The refresh token keeps all that was granted.
  const grant = withDetails(whole, detailsLeft(code.authorizationDetails, facts.grant));
  const carried = { refreshScopes: code.scopes, profiles: code.profiles, grantType: 'AUTHORIZATION_CODE' as const, ...given({ idToken: code.idToken }) };
  const refreshToken = wantsRefreshToken(facts) ? newRefreshToken(ports, facts, whole, carried, request.refreshTokenDuration) : undefined;
  const accessToken = await issueAccessToken(ports, facts, grant, {
    grantType: 'AUTHORIZATION_CODE',
    ...given({ value: request.accessToken, duration: request.accessTokenDuration ?? code.accessTokenDuration, refreshExpiresAt: refreshToken?.record.expiresAt, resources: resourcesIn(valuesOf(facts.parameters)), sub: code.idToken?.sub }),
  });
  if ('problem' in accessToken) return serverError('A050202', accessToken.problem);
  let idToken: string | undefined;
  if (code.idToken !== undefined && client.client !== undefined) {
    const issued = await issueIdToken(ports, service, client.client, now, grant, code.idToken, { accessToken: accessToken.jwt ?? accessToken.value });
    if ('resultCode' in issued) return serverError(issued.resultCode, 'the ID token could not be made');
    idToken = issued.idToken;
  }
  const effects: Effects = {
    kind: 'redeemCode',
    singleUse: singleUseOf(facts),
    code: first(valuesOf(facts.parameters), 'code') ?? '',
    accessToken: { value: accessToken.value, record: accessToken.record },
    ...given({ refreshToken }),
    ...sole(facts, grant.subject),
  };
  return { grant, accessToken, effects, ...given({ refreshToken, idToken }) };
}
