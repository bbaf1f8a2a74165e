import type { Refusal } from '../decide.js';
import type { Facts } from '../facts/facts.js';
import { tokenType, visibleProperties } from '../issue/access-token.js';
import { errorBody, resultOf } from '../issue/errors.js';
import { nextNonce } from '../issue/next-nonce.js';
import type { IssuedTokens } from '../issue/tokens.js';
import type { Client } from '../model/client.js';
import { given } from '../model/given.js';
import type { GrantType } from '../model/enums.js';
import type { TokenResponse } from '../model/responses.js';
import type { ResultCode } from '../model/result-code.js';
import { resourcesOf } from '../model/resources.js';
import type { Service } from '../model/service.js';
import { bareAuthorizationDetails } from '../parse/authorization-details.js';
import { resourcesIn, valuesOf } from '../parse/parameters.js';
import type { Ports } from '../ports/index.js';

export const nothingIssued = { accessTokenExpiresAt: 0, accessTokenDuration: 0, refreshTokenExpiresAt: 0, refreshTokenDuration: 0 };
const flags = { clientIdAliasUsed: false, clientEntityIdUsed: false, metadataDocumentUsed: false, previousRefreshTokenUsed: false };
const successCodes: Readonly<Record<string, ResultCode>> = { REFRESH_TOKEN: 'A053001', CLIENT_CREDENTIALS: 'A052001' };

/** What every answer of the token endpoint says of service and client. */
export const clientMembers = (service: Service, client: Client | undefined, aliasUsed: boolean) => ({
  clientId: client?.clientId ?? 0,
  ...given({ clientIdAlias: client?.clientIdAlias, clientAuthMethod: client?.tokenAuthMethod, serviceAttributes: service.attributes, clientAttributes: client?.attributes }),
  ...flags,
  clientIdAliasUsed: aliasUsed,
});

/** A refused token request. */
export const refusedToken = (ports: Ports, facts: Facts, refusal: Refusal): TokenResponse => ({
  type: 'tokenResponse',
  ...resultOf(ports.messages, refusal),
  action: refusal.error === 'server_error' ? 'INTERNAL_SERVER_ERROR' : refusal.error === 'invalid_client' ? 'INVALID_CLIENT' : 'BAD_REQUEST',
  responseContent: errorBody(ports.messages, facts.service, refusal),
  ...nothingIssued, ...clientMembers(facts.service, facts.client.client, facts.client.aliasUsed), ...nextNonce(ports, facts),
  ...given({ grantType: facts.grant?.grantType }),
});

/** A code without scopes is answered `"scope":null`, as seed 002 prints it; elsewhere no scope is no member, as RFC 6749 knows it. */
const scopeMember = (scopes: readonly string[], grantType: GrantType): { readonly scope?: string | null } =>
  scopes.length > 0 ? { scope: scopes.join(' ') } : grantType === 'AUTHORIZATION_CODE' ? { scope: null } : {};

/** The token response of RFC 6749, 5.1, as text. */
export function tokenContent(service: Service, { grant, accessToken, refreshToken, idToken }: Omit<IssuedTokens, 'effects'>): string {
  const own = {
    access_token: accessToken.jwt ?? accessToken.value,
    ...given({ refresh_token: refreshToken?.value }),
    ...scopeMember(grant.scopes, accessToken.record.grantType),
    token_type: tokenType(service, accessToken.record.confirmation),
    expires_in: accessToken.duration,
    ...given({
      id_token: idToken,
      authorization_details: grant.authorizationDetails === undefined ? undefined : bareAuthorizationDetails(grant.authorizationDetails),
    }),
  };
  return JSON.stringify(grant.properties === undefined ? own : { ...visibleProperties(grant), ...own });
}

/** What token and token/issue tell the front end of the tokens made. */
export function tokenMembers(now: number, { grant, accessToken, refreshToken, idToken }: IssuedTokens) {
  return {
    accessToken: accessToken.value,
    accessTokenExpiresAt: accessToken.record.expiresAt,
    accessTokenDuration: accessToken.duration,
    refreshTokenExpiresAt: refreshToken?.record.expiresAt ?? 0,
    refreshTokenDuration: refreshToken === undefined ? 0 : Math.round((refreshToken.record.expiresAt - now) / 1000),
    scopes: grant.scopes,
    ...given({
      refreshToken: refreshToken?.value, refreshTokenScopes: refreshToken?.record.refreshScopes, idToken, jwtAccessToken: accessToken.jwt,
      subject: grant.subject, properties: grant.properties, accessTokenResources: resourcesOf(accessToken.record),
      authorizationDetails: grant.authorizationDetails, sessionId: grant.sessionId,
    }),
  };
}

/** A granted token request. */
export function grantedToken(ports: Ports, facts: Facts, issued: IssuedTokens): TokenResponse {
  const { service, client, now, grant } = facts;
  const asked = issued.grant.claims?.id_token;
  const reissuable = grant?.grantType === 'REFRESH_TOKEN' && service.idTokenReissuable && issued.grant.scopes.includes('openid') && issued.grant.subject !== undefined;
  return {
    type: 'tokenResponse',
    ...resultOf(ports.messages, { resultCode: successCodes[grant?.grantType ?? ''] ?? 'A050001' }),
    action: reissuable ? 'ID_TOKEN_REISSUABLE' : 'OK',
    responseContent: tokenContent(service, issued),
    ...clientMembers(service, client.client, client.aliasUsed), ...nextNonce(ports, facts),
    ...tokenMembers(now, issued),
    ...given({
      grantType: grant?.grantType,
      resources: resourcesIn(valuesOf(facts.parameters)),
      requestedIdTokenClaims: typeof asked === 'object' && asked !== null ? Object.keys(asked) : undefined,
      previousRefreshTokenUsed: issued.previousRefreshTokenUsed,
    }),
  };
}
