import type { Client } from '../model/client.js';
import { andThen, type MaybePromise } from '../model/maybe-promise.js';
import type { ClientRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import { first } from '../parse/parameters.js';
import type { Crypto, Jose } from '../ports/jose.js';
import type { Assertion } from './client.js';
import type { AuthenticationFacts, Endpoint, JwtFacts, Parameters } from './facts.js';
import { algOf, clientJwt, verifiedJwt } from './jwt.js';

/** The audiences that RFC 7523 and RFC 9126, section 2, allow in an assertion at this endpoint. */
export function audiencesOf(service: Service, endpoint: Endpoint): readonly string[] {
  if (service.clientAssertionAudRestrictedToIssuer) return service.issuer === undefined ? [] : [service.issuer];
  const own = endpoint === 'par' ? service.pushedAuthReqEndpoint : endpoint === 'revocation' ? service.revocationEndpoint : undefined;
  const aliases = (service.mtlsEndpointAliases ?? [])
    .filter(({ name }) => name === 'token_endpoint' || (endpoint === 'par' && name === 'pushed_authorization_request_endpoint'))
    .map(({ uri }) => uri);
  return [service.issuer, service.tokenEndpoint, own, ...aliases].filter(uri => uri !== undefined);
}

function assertionFacts(jose: Jose, client: Client, assertion: NonNullable<Assertion>): MaybePromise<JwtFacts | { problem: string }> {
  if ('problem' in assertion) return assertion;
  const alg = algOf(assertion);
  if (alg === undefined) return verifiedJwt(jose, assertion, undefined, undefined);
  if (!alg.startsWith('HS')) return clientJwt(jose, client, assertion, alg);
  // An HMAC is checked only where the client registered for it: never under the bytes of a public key.
  const shared = client.tokenAuthMethod === 'CLIENT_SECRET_JWT' && client.clientSecret !== undefined;
  const signatureValid = shared && jose.verifySecret(assertion, client.clientSecret, alg);
  return andThen(verifiedJwt(jose, assertion, alg, undefined), facts => ({ ...facts, signatureValid }));
}

/** What the client showed to authenticate itself; whether it suffices is for the rules to say. */
export function authenticationFacts(
  { crypto, jose }: { readonly crypto: Crypto; readonly jose: Jose },
  service: Service, client: Client, endpoint: Endpoint, request: ClientRequest, values: Parameters, assertion: Assertion,
): MaybePromise<AuthenticationFacts> {
  const secret = client.clientSecret ?? '';
  const matches = (given: string): { matches: boolean } => ({ matches: secret !== '' && crypto.equal(given, secret) });
  const posted = first(values, 'client_secret');
  return andThen(assertion === undefined ? undefined : assertionFacts(jose, client, assertion), read => ({
    method: client.tokenAuthMethod,
    audiences: audiencesOf(service, endpoint),
    ...(request.clientSecret === undefined ? {} : { basicSecret: matches(request.clientSecret) }),
    ...(posted === undefined ? {} : { postSecret: matches(posted) }),
    ...(read === undefined ? {} : { assertion: read }),
  }));
}
