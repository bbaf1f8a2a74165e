import { singleUseOf, type Refusal } from '../decide.js';
import type { Facts } from '../facts/facts.js';
import { requestedScopes } from '../facts/scopes.js';
import { given } from '../model/given.js';
import type { Grant, TokenTicket } from '../model/records.js';
import type { TokenRequest } from '../model/requests.js';
import type { AuthzDetails } from '../model/types.js';
import { parseJsonObject } from '../parse/json-object.js';
import { first, resourcesIn, valuesOf } from '../parse/parameters.js';
import type { Ports } from '../ports/index.js';
import { confirmationOf } from './access-token.js';
import { grantTokens, type IssuedTokens } from './tokens.js';

/** How long a front end may take to check a password, s. */
const PASSWORD_TICKET = 600;

const scopesAsked = ({ service, client, parameters }: Facts): readonly string[] =>
  requestedScopes(service, client.client, first(valuesOf(parameters), 'scope'));

/** The authorization details of a request that no earlier grant limits (RFC 9396, 3). */
const detailsAsked = ({ grant }: Facts): AuthzDetails | undefined => (grant?.details !== undefined && 'details' in grant.details ? grant.details.details : undefined);

/** A token for the client itself (RFC 6749, 4.4); no refresh token comes with it. */
export function clientCredentials(ports: Ports, facts: Facts, profiles: readonly string[], request: TokenRequest): Promise<IssuedTokens | Refusal> {
  const { client, now } = facts;
  const grant: Grant = {
    chain: ports.crypto.value(now),
    clientId: client.client?.clientId ?? 0,
    scopes: scopesAsked(facts),
    clientIdAliasUsed: client.aliasUsed,
    ...given({
      properties: request.properties, resources: resourcesIn(valuesOf(facts.parameters)), authorizationDetails: detailsAsked(facts),
      jwtAtClaims: request.jwtAtClaims === undefined ? undefined : parseJsonObject(request.jwtAtClaims),
    }),
  };
  return grantTokens(ports, facts, {
    grant, grantType: 'CLIENT_CREDENTIALS', profiles, withRefreshToken: false, singleUse: singleUseOf(facts),
    ...given({ value: request.accessToken, accessTokenDuration: request.accessTokenDuration }),
  }, 'A052202');
}

/** What is remembered of a password request until the front end has checked the password (RFC 6749, 4.3). */
export function passwordTicket(facts: Facts, profiles: readonly string[], request: TokenRequest): TokenTicket {
  const { client, now } = facts;
  return {
    grantType: 'PASSWORD',
    clientId: client.client?.clientId ?? 0,
    clientIdAliasUsed: client.aliasUsed,
    scopes: scopesAsked(facts),
    confirmation: confirmationOf(facts),
    profiles,
    ...given({
      properties: request.properties, resources: resourcesIn(valuesOf(facts.parameters)), authorizationDetails: detailsAsked(facts),
      accessTokenDuration: request.accessTokenDuration, refreshTokenDuration: request.refreshTokenDuration,
      jwtAtClaims: request.jwtAtClaims === undefined ? undefined : parseJsonObject(request.jwtAtClaims),
    }),
    expiresAt: now + PASSWORD_TICKET * 1000,
  };
}
