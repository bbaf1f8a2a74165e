import type { HostedCall } from '../call.js';
import { clientRequest, type BasicCredentials } from '../client-request.js';
import type { HostedParts } from '../parts.js';
import { respond } from '../respond.js';

/** The revocation endpoint (RFC 7009). */
export async function revoke({ engine }: HostedParts, call: HostedCall, credentials: BasicCredentials): Promise<void> {
  const { service, request, reply } = call;
  respond(request, reply, 'client', await engine.revocation(service, clientRequest(call, credentials, service.revocationEndpoint)));
}
