import type { AccessToken } from '../model/records.js';
import type { IntrospectionRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import type { GatheredFacts } from './facts.js';
import { tokenValue } from './presented-token.js';
import { certificateFacts, proofFacts, proofUse } from './proof.js';

/** Facts of a question about an access token: of a resource server, or of our own UserInfo endpoint. The proof's `jti` is remembered by the round trip that reads the token. */
export async function gatherTokenUse(
  ports: Ports, service: Service, endpoint: 'introspection' | 'userinfo', request: IntrospectionRequest,
): Promise<GatheredFacts> {
  const now = ports.clock.now();
  const proving = proofFacts(ports, service, endpoint, now, { htm: 'GET', ...request }, request.token);
  const proof = proving instanceof Promise ? await proving : proving;
  const reading = request.token === undefined ? {} : tokenValue(ports, service, request.token);
  const { value, problem } = reading instanceof Promise ? await reading : reading;
  let found: { token?: AccessToken; replayed: boolean } = { replayed: false };
  if (value !== undefined) found = await ports.store.accessToken(service.apiKey, value, proofUse(proof, service.allowableClockSkew));
  const asking = found.token === undefined ? undefined : ports.clients.client(service.apiKey, String(found.token.clientId));
  const client = asking instanceof Promise ? await asking : asking;
  return {
    endpoint, now, service,
    parameters: { kind: 'missing' },
    client: { named: {}, aliasUsed: false, ...(client === undefined ? {} : { client }) },
    proof: proof.kind === 'decoded' ? { ...proof, replayed: found.replayed } : proof,
    certificate: certificateFacts(ports.crypto, request.clientCertificate),
    introspection: {
      request,
      ...(problem === undefined ? {} : { jwtProblem: problem }),
      ...(found.token === undefined ? {} : { token: found.token }),
    },
  };
}
