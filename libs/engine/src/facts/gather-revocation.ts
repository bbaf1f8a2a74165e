import type { RevocationRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import { first, parseParameters, valuesOf } from '../parse/parameters.js';
import type { Ports } from '../ports/index.js';
import { clientRequestFacts } from './client-request.js';
import type { GatheredFacts } from './facts.js';
import { presentedToken } from './presented-token.js';

/** Facts of a revocation request (RFC 7009). */
export async function gatherRevocation(ports: Ports, service: Service, request: RevocationRequest): Promise<GatheredFacts> {
  const now = ports.clock.now();
  const parameters = parseParameters(request.parameters);
  const values = valuesOf(parameters);
  const token = first(values, 'token');
  const found = token === undefined ? undefined : await presentedToken(ports, service, token);
  return {
    endpoint: 'revocation', now, service, parameters,
    ...await clientRequestFacts(ports, { service, endpoint: 'revocation', now, request, values }),
    proof: { kind: 'none' },
    ...(found === undefined ? {} : { revoked: {
      value: found.value, clientId: found.token.clientId,
      ...(found.type === 'refresh_token' ? { scopes: found.token.refreshScopes, profiles: found.token.profiles } : { scopes: found.token.scopes, profiles: [] }),
    } }),
  };
}
