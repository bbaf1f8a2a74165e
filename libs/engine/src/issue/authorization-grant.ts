import type { Limits } from '../facts/limits.js';
import { scopeOf } from '../facts/scopes.js';
import { given } from '../model/given.js';
import type { JsonObject } from '../model/json.js';
import type { AuthorizationCode, Grant, IdTokenContent, Ticket } from '../model/records.js';
import type { AuthorizationIssueRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import { parseJsonObject } from '../parse/json-object.js';
import type { Crypto } from '../ports/jose.js';

const parsed = (text: string | undefined): JsonObject | undefined => (text === undefined ? undefined : parseJsonObject(text));

/** The scopes that the user granted: those of the request, or what the front end replaces them with; `openid` cannot be added. */
function grantedScopes(service: Service, requested: readonly string[], replaced: readonly string[] | undefined): readonly string[] {
  if (replaced === undefined) return requested;
  return [...new Set(replaced)].filter(name => scopeOf(service, name) !== undefined && (name !== 'openid' || requested.includes('openid'))).sort();
}

/** What the user agreed to, as the front end tells it. */
export function grantOf(crypto: Crypto, service: Service, ticket: Ticket, request: AuthorizationIssueRequest, now: number): Grant {
  const { request: asked } = ticket;
  const { subject, authTime, acr, properties, consentedClaims, sessionId } = request;
  return {
    chain: crypto.value(now),
    clientId: ticket.clientId,
    scopes: grantedScopes(service, asked.scopes, request.scopes),
    clientIdAliasUsed: asked.clientIdAliasUsed,
    ...given({ subject, authTime, acr, properties, consentedClaims, sessionId, resources: asked.resources, claims: asked.claims }),
    ...given({ authorizationDetails: request.authorizationDetails ?? asked.authorizationDetails, jwtAtClaims: parsed(request.jwtAtClaims) }),
  };
}

/** What ID tokens of a grant say; undefined where openid was not granted. */
export function idTokenContent({ request: asked }: Ticket, request: AuthorizationIssueRequest, { scopes }: Grant): IdTokenContent | undefined {
  if (!scopes.includes('openid')) return undefined;
  const { sub, idTokenAudType } = request;
  return {
    ...given({ sub, nonce: asked.nonce, claims: parsed(request.claims), headerParams: parsed(request.idtHeaderParams) }),
    ...(idTokenAudType === 'array' || idTokenAudType === 'string' ? { audType: idTokenAudType } as const : {}),
  };
}

/** The code for a grant. */
export function codeOf(
  ticket: Ticket, grant: Grant, idToken: IdTokenContent | undefined, accessTokenDuration: number | undefined, now: number, limits: Limits,
): AuthorizationCode {
  const { redirectUri, redirectUriExplicit, codeChallenge, codeChallengeMethod, dpopJkt } = ticket.request;
  return {
    request: { redirectUri, redirectUriExplicit, ...given({ codeChallenge, codeChallengeMethod, dpopJkt }) },
    ...grant,
    ...given({ idToken, accessTokenDuration }),
    profiles: ticket.profiles,
    createdAt: now,
    expiresAt: now + limits.authorizationCodeDuration * 1000,
  };
}
