import type { TokenCreateRequest } from '../model/administration.js';
import type { Client } from '../model/client.js';
import { given } from '../model/given.js';
import type { AccessToken, Confirmation, Grant, RefreshToken } from '../model/records.js';
import type { Service } from '../model/service.js';
import { parseJsonObject } from '../parse/json-object.js';
import type { Effects, Named, Ports } from '../ports/index.js';
import { issueAccessToken, type IssuedAccessToken, type TokenContext } from './access-token.js';
import { newRefreshToken, sole } from './tokens.js';

/** 9999-12-31T23:59:59Z, ms: the end of a token that never expires. */
export const NEVER = 253_402_300_799_000;

/** Tokens that an administrator has made. */
export interface CreatedTokens {
  readonly accessToken: IssuedAccessToken;
  readonly refreshToken?: Named<RefreshToken>;
  readonly effects: Effects;
}

/** Where no front end of ours takes part, these grants bring no refresh token. */
const WITHOUT_REFRESH: readonly unknown[] = ['IMPLICIT', 'CLIENT_CREDENTIALS'];

function grantOf(ports: Ports, client: Client, now: number, request: TokenCreateRequest): Grant {
  const { resources, properties, authorizationDetails, sessionId, jwtAtClaims } = request;
  const subject = request.grantType === 'CLIENT_CREDENTIALS' ? undefined : request.subject;
  return {
    chain: ports.crypto.value(now),
    clientId: client.clientId,
    scopes: [...new Set(request.scopes ?? [])].sort(),
    clientIdAliasUsed: request.clientIdAliasUsed === true,
    ...given({
      subject, resources, properties, authorizationDetails, sessionId, forExternalAttachment: request.forExternalAttachment === true ? true : undefined,
      jwtAtClaims: jwtAtClaims === undefined ? undefined : parseJsonObject(jwtAtClaims),
      // They describe a login, and without a user there was none.
      ...(subject === undefined ? {} : { acr: request.acr, authTime: request.authTime }),
    }),
  };
}

/** The tokens that a checked call asks for. A public client's refresh token is bound as its access token is. */
export async function createdTokens(ports: Ports, service: Service, client: Client, request: TokenCreateRequest): Promise<CreatedTokens | { readonly problem: string }> {
  const now = ports.clock.now();
  const { grantType = 'AUTHORIZATION_CODE', certificateThumbprint, dpopKeyThumbprint } = request;
  const confirmation: Confirmation = given({ jkt: dpopKeyThumbprint, x5tS256: certificateThumbprint });
  const persistent = request.accessTokenPersistent === true;
  const facts: TokenContext = {
    // A persistent token does not end with its refresh token.
    service: persistent ? { ...service, tokenExpirationLinked: false } : service,
    now, client: { named: {}, aliasUsed: request.clientIdAliasUsed === true, client }, proof: { kind: 'none' }, certificate: { kind: 'none' },
  };
  const grant = grantOf(ports, client, now, request);
  const refreshes = service.supportedGrantTypes?.includes('REFRESH_TOKEN') === true && !WITHOUT_REFRESH.includes(grantType);
  const made = refreshes ? newRefreshToken(ports, facts, grant, { refreshScopes: grant.scopes, profiles: [], grantType }, request.refreshTokenDuration) : undefined;
  const refreshToken = made && {
    value: request.refreshToken ?? made.value,
    record: client.clientType === 'PUBLIC' ? { ...made.record, confirmation } : made.record,
  };
  const accessToken = await issueAccessToken(ports, facts, grant, {
    grantType, confirmation,
    ...given({
      value: request.accessToken, refreshExpiresAt: refreshToken?.record.expiresAt,
      duration: persistent ? Math.floor((NEVER - now) / 1000) : request.accessTokenDuration,
    }),
  });
  if ('problem' in accessToken) return accessToken;
  const record: AccessToken = { ...accessToken.record, ...(persistent ? { expiresAt: NEVER } : {}) };
  return {
    accessToken: { ...accessToken, record },
    ...given({ refreshToken }),
    effects: { kind: 'grantTokens', singleUse: [], accessToken: { value: accessToken.value, record }, ...given({ refreshToken }), ...sole(facts, grant.subject) },
  };
}
