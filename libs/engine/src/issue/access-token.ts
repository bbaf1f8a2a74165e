import { defaultDurations } from '../facts/limits.js';
import { shortestDuration } from '../facts/scopes.js';
import type { Facts } from '../facts/facts.js';
import { given } from '../model/given.js';
import type { Client } from '../model/client.js';
import type { GrantType } from '../model/enums.js';
import type { JsonObject } from '../model/json.js';
import type { AccessToken, Confirmation, Grant } from '../model/records.js';
import { resourcesOf } from '../model/resources.js';
import type { Service } from '../model/service.js';
import { bareAuthorizationDetails } from '../parse/authorization-details.js';
import type { Ports } from '../ports/index.js';
import { signingKey } from './signing-key.js';
import { subjectFor } from './subject.js';

/** An access token about to be stored, with the form that the client gets. */
export interface IssuedAccessToken {
  readonly value: string;
  readonly record: AccessToken;
  readonly jwt?: string;
  /** s */
  readonly duration: number;
}

/** What of a request decides about its token. */
export type TokenContext = Pick<Facts, 'service' | 'now' | 'client' | 'proof' | 'certificate'>;

/** Lifetime, s: the shortest of service, scopes and client; what the front end sets wins. */
export const accessTokenDuration = (service: Service, client: Client | undefined, scopes: readonly string[], wanted: number | undefined): number =>
  wanted !== undefined && wanted > 0 ? wanted
  : shortestDuration(service, scopes, service.accessTokenDuration || defaultDurations.accessToken, 'access_token.duration', client?.extension?.accessTokenDuration);

export const refreshTokenDuration = (service: Service, client: Client | undefined, scopes: readonly string[], wanted: number | undefined): number =>
  wanted !== undefined && wanted > 0 ? wanted
  : shortestDuration(service, scopes, service.refreshTokenDuration || defaultDurations.refreshToken, 'refresh_token.duration', client?.extension?.refreshTokenDuration);

/** To what the token of this request is bound: the key of the proof, and the certificate where both sides ask for it. */
export function confirmationOf({ proof, certificate, service, client }: TokenContext): Confirmation {
  const bound = service.tlsClientCertificateBoundAccessTokens && client.client?.tlsClientCertificateBoundAccessTokens === true;
  return given({
    jkt: proof.kind === 'decoded' ? proof.jkt : undefined,
    x5tS256: bound && certificate.kind === 'parsed' ? certificate.x5tS256 : undefined,
  });
}

/** `cnf` (RFC 7800) of a token. */
export const cnf = ({ jkt, x5tS256 }: Confirmation): JsonObject | undefined =>
  jkt === undefined && x5tS256 === undefined ? undefined
  : { ...(x5tS256 === undefined ? {} : { 'x5t#S256': x5tS256 }), ...(jkt === undefined ? {} : { jkt }) };

const visible = (grant: Grant): JsonObject => (grant.properties === undefined ? {} :
  Object.fromEntries(grant.properties.filter(({ hidden }) => !hidden).map(({ key, value }) => [key, value ?? null])));

/** Extra properties that the client may see; a name that the answer already has is left alone. */
export const visibleProperties = visible;

/** The JWT passes through the client's hands: a pairwise client learns its own name for the user there too (RFC 9068, 6). */
const subjectShown = (ports: Ports, { service, client: { client } }: TokenContext, subject: string | undefined, sub: string | undefined): string | undefined =>
  subject === undefined || client?.subjectType !== 'PAIRWISE' ? subject : subjectFor(ports.crypto, service, client, subject, sub);

function claimsOf(service: Service, token: AccessToken, value: string, sub: string | undefined): JsonObject {
  const confirmation = cnf(token.confirmation);
  const audience = resourcesOf(token);
  return {
    ...visible(token),
    ...token.jwtAtClaims,
    ...(sub === undefined ? {} : { sub }),
    scope: token.scopes.length === 0 ? null : token.scopes.join(' '),
    ...(service.issuer === undefined ? {} : { iss: service.issuer }),
    ...(confirmation === undefined ? {} : { cnf: confirmation }),
    exp: Math.floor(token.expiresAt / 1000),
    iat: Math.floor(token.createdAt / 1000),
    client_id: String(token.clientId),
    jti: value,
    ...(audience === undefined ? {} : { aud: audience }),
    ...(token.authorizationDetails === undefined ? {} : { authorization_details: bareAuthorizationDetails(token.authorizationDetails) }),
    ...(token.acr === undefined ? {} : { acr: token.acr }),
    ...(token.authTime === undefined ? {} : { auth_time: token.authTime }),
  };
}

/** Makes an access token, as a random string and, where the service signs them, as a JWT (RFC 9068). */
export async function issueAccessToken(
  ports: Ports, facts: TokenContext, grant: Grant,
  wanted: {
    readonly grantType: GrantType; readonly value?: string; readonly duration?: number; readonly refreshExpiresAt?: number;
    /** The resources to which the request narrows the grant. */
    readonly resources?: readonly string[];
    /** `sub` that the front end gave the ID token in place of the subject. */
    readonly sub?: string;
    /** Default: what this request proves. */
    readonly confirmation?: Confirmation;
  },
): Promise<IssuedAccessToken | { readonly problem: string }> {
  const { service, now } = facts;
  const lifetime = accessTokenDuration(service, facts.client.client, grant.scopes, wanted.duration);
  const linked = service.tokenExpirationLinked && wanted.refreshExpiresAt !== undefined;
  const duration = linked ? Math.min(lifetime, Math.floor(((wanted.refreshExpiresAt ?? 0) - now) / 1000)) : lifetime;
  const value = wanted.value ?? ports.crypto.value(now);
  // A literal that begins with a spread would be slow to fill (ADR 18).
  const { chain, ...agreed } = grant;
  const record: AccessToken = {
    chain,
    ...agreed,
    grantType: wanted.grantType,
    confirmation: wanted.confirmation ?? confirmationOf(facts),
    createdAt: now,
    expiresAt: now + duration * 1000,
    ...(wanted.refreshExpiresAt === undefined ? {} : { refreshExpiresAt: wanted.refreshExpiresAt }),
    ...(wanted.resources === undefined ? {} : { accessTokenResources: wanted.resources }),
  };
  const alg = service.accessTokenSignAlg;
  if (alg === undefined) return { value, record, duration };
  const key = signingKey(ports.jose, service, alg, service.accessTokenSignatureKeyId);
  if (typeof key === 'string') return { problem: `the service has no single signing key for ${alg}` };
  const header = { alg, ...(key.kid === undefined ? {} : { kid: key.kid }), typ: 'at+jwt' };
  return { value, record, duration, jwt: await ports.jose.sign(claimsOf(service, record, value, subjectShown(ports, facts, grant.subject, wanted.sub)), header, key) };
}

/** `token_type` of a token (RFC 6750, RFC 9449). */
export const tokenType = (service: Service, { jkt }: Confirmation): string => (jkt === undefined ? service.accessTokenType ?? 'Bearer' : 'DPoP');
