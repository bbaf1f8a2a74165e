import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import { readAuthorizationDetails } from '../parse/authorization-details.js';
import { first, words } from '../parse/parameters.js';
import type { Jose } from '../ports/jose.js';
import { claimsFacts } from './claims.js';
import type { AuthorizationFacts, Parameters } from './facts.js';
import { hintFacts } from './hint.js';
import { redirectUriFacts } from './redirect-uri.js';
import { responseTypeOf, yields } from './response.js';
import { requestedScopes } from './scopes.js';

/** `offline_access` counts only where a code comes back and the user is asked (OpenID Connect Core, 11); else it is ignored. */
function grantableScopes(scopes: readonly string[], values: Parameters): readonly string[] {
  if (!scopes.includes('offline_access') || !scopes.includes('openid')) return scopes;
  const type = responseTypeOf(values);
  const counts = type !== undefined && yields[type].code && words(first(values, 'prompt')).includes('consent');
  return counts ? scopes : scopes.filter(name => name !== 'offline_access');
}

/** The authorization request that the parameters make, at PAR and at the authorization endpoint alike. */
export function authorizationFacts(
  service: Service, client: Client | undefined, values: Parameters, pushed: AuthorizationFacts['pushed'],
): AuthorizationFacts {
  const claims = claimsFacts(values);
  const details = first(values, 'authorization_details');
  return {
    values,
    pushed,
    redirectUri: redirectUriFacts(service, client, first(values, 'redirect_uri')),
    scopes: grantableScopes(requestedScopes(service, client, first(values, 'scope')), values),
    ...(claims === undefined ? {} : { claims }),
    ...(details === undefined ? {} : { details: readAuthorizationDetails(details) }),
  };
}

/** The request with what its `id_token_hint` proves; there is nothing to wait for without one. */
export function withHint(jose: Jose, service: Service, client: Client | undefined, facts: AuthorizationFacts): AuthorizationFacts | Promise<AuthorizationFacts> {
  const compact = first(facts.values, 'id_token_hint');
  if (compact === undefined || client === undefined) return facts;
  return hintFacts(jose, service, client, compact).then(hint => ({ ...facts, hint }));
}

const CREDENTIALS = new Set(['client_secret', 'client_assertion', 'client_assertion_type']);

/** The parameters of a push without what authenticated it: nothing secret is kept. */
export function withoutCredentials(values: Parameters): Parameters {
  // Without a prototype, so that a parameter called __proto__ is one like any other.
  const kept: Record<string, readonly string[]> = Object.create(null) as Record<string, readonly string[]>;
  for (const name in values) if (!CREDENTIALS.has(name)) kept[name] = values[name] ?? [];
  return kept;
}
