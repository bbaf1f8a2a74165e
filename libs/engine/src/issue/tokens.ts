import type { Refusal } from '../decide.js';
import { given } from '../model/given.js';
import type { Client } from '../model/client.js';
import type { Confirmation, Grant, IdTokenContent, RefreshToken } from '../model/records.js';
import type { TokenRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import type { AuthzDetails } from '../model/types.js';
import { parseJsonObject } from '../parse/json-object.js';
import type { Effects, Named, Ports, SingleUse } from '../ports/index.js';
import { confirmationOf, issueAccessToken, refreshTokenDuration, type IssuedAccessToken, type TokenContext } from './access-token.js';

/** Everything that a granted token request brings forth. */
export interface IssuedTokens {
  readonly grant: Grant;
  readonly accessToken: IssuedAccessToken;
  readonly refreshToken?: Named<RefreshToken>;
  readonly idToken?: string;
  /** A refresh token already rotated away was presented within the grace time. */
  readonly previousRefreshTokenUsed?: boolean;
  readonly effects: Effects;
}

export const serverError = (resultCode: Refusal['resultCode'], problem: string): Refusal => ({ error: 'server_error', resultCode, values: { problem } });

/** What the user agreed to, without what belongs to the code or token that carried it. */
export const grantOf = (source: Grant, scopes: readonly string[], request: Pick<TokenRequest, 'properties' | 'jwtAtClaims'>): Grant => ({
  chain: source.chain,
  clientId: source.clientId,
  scopes,
  clientIdAliasUsed: source.clientIdAliasUsed,
  ...given({
    subject: source.subject, acr: source.acr, authTime: source.authTime, resources: source.resources,
    authorizationDetails: source.authorizationDetails, claims: source.claims, consentedClaims: source.consentedClaims,
    sessionId: source.sessionId, forExternalAttachment: source.forExternalAttachment,
    properties: request.properties === undefined ? source.properties : [...(source.properties ?? []), ...request.properties],
    jwtAtClaims: request.jwtAtClaims === undefined ? source.jwtAtClaims : { ...source.jwtAtClaims, ...parseJsonObject(request.jwtAtClaims) },
  }),
});

/** The grant with other authorization details, or with none. */
export function withDetails(grant: Grant, details: AuthzDetails | undefined): Grant {
  if (details === grant.authorizationDetails) return grant;
  const { authorizationDetails: _, ...others } = grant;
  return { ...others, ...given({ authorizationDetails: details }) };
}

/** A refresh token is issued where service and client use them. */
export const wantsRefreshToken = ({ service, client }: TokenContext): boolean =>
  service.supportedGrantTypes?.includes('REFRESH_TOKEN') === true && client.client?.grantTypes?.includes('REFRESH_TOKEN') === true;

/** The tokens of a user and client replace each other (singleAccessTokenPerSubject). */
export const sole = ({ service, client }: { readonly service: Service; readonly client: { readonly client?: Client | undefined } }, subject: string | undefined): { readonly sole?: true } =>
  subject !== undefined && (service.singleAccessTokenPerSubject || client.client?.singleAccessTokenPerSubject === true) ? { sole: true } : {};

/** A public client's refresh token is bound as its access tokens are; a confidential client authenticates instead (RFC 9449, 5; RFC 8705, 7.1). */
const refreshBinding = (facts: TokenContext, proven: Confirmation | undefined): RefreshToken['confirmation'] =>
  facts.client.client?.clientType === 'PUBLIC' ? proven ?? confirmationOf(facts) : {};

type Carried = Pick<RefreshToken, 'refreshScopes' | 'profiles' | 'grantType'> & {
  readonly idToken?: IdTokenContent;
  /** What the grant is bound to, when an earlier request proved it. */
  readonly proven?: Confirmation;
};

export function newRefreshToken(
  ports: Ports, facts: TokenContext, grant: Grant, { proven, ...carried }: Carried, wanted: number | undefined,
): Named<RefreshToken> {
  const { service, client, now } = facts;
  // A literal that begins with a spread would be slow to fill (ADR 18).
  const { chain, ...agreed } = grant;
  const expiresAt = now + refreshTokenDuration(service, client.client, carried.refreshScopes, wanted) * 1000;
  return {
    value: ports.crypto.value(now),
    record: { chain, ...agreed, ...carried, scopes: carried.refreshScopes, confirmation: refreshBinding(facts, proven), createdAt: now, expiresAt },
  };
}

/** A grant of its own, for what no code led to. */
export interface FreshGrant {
  readonly grant: Grant;
  readonly grantType: RefreshToken['grantType'];
  readonly profiles: readonly string[];
  readonly withRefreshToken: boolean;
  readonly ticket?: string;
  readonly singleUse: readonly SingleUse[];
  /** What the token is bound to, when an earlier request proved it. */
  readonly confirmation?: Confirmation;
  readonly value?: string;
  readonly accessTokenDuration?: number;
  readonly refreshTokenDuration?: number;
}

/** Tokens without a code: client credentials, the end of a password grant. */
export async function grantTokens(ports: Ports, facts: TokenContext, fresh: FreshGrant, failed: Refusal['resultCode']): Promise<IssuedTokens | Refusal> {
  const { grant, grantType, profiles } = fresh;
  const refreshToken = fresh.withRefreshToken
    ? newRefreshToken(ports, facts, grant, { refreshScopes: grant.scopes, profiles, grantType, ...given({ proven: fresh.confirmation }) }, fresh.refreshTokenDuration) : undefined;
  const accessToken = await issueAccessToken(ports, facts, grant, {
    grantType, ...given({ value: fresh.value, duration: fresh.accessTokenDuration, refreshExpiresAt: refreshToken?.record.expiresAt, confirmation: fresh.confirmation }),
  });
  if ('problem' in accessToken) return serverError(failed, accessToken.problem);
  const effects: Effects = {
    kind: 'grantTokens',
    singleUse: fresh.singleUse,
    accessToken: { value: accessToken.value, record: accessToken.record },
    ...given({ ticket: fresh.ticket, refreshToken }),
    ...sole(facts, grant.subject),
  };
  return { grant, accessToken, effects, ...given({ refreshToken }) };
}
