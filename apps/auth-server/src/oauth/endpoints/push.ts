import type { HostedCall } from '../call.js';
import { clientRequest, type BasicCredentials } from '../client-request.js';
import type { HostedParts } from '../parts.js';
import { respond } from '../respond.js';

/** The pushed authorization request endpoint (RFC 9126). */
export async function push({ engine }: HostedParts, call: HostedCall, credentials: BasicCredentials): Promise<void> {
  const { service, request, reply } = call;
  respond(request, reply, 'client', await engine.pushedAuthReq(service, clientRequest(call, credentials, service.pushedAuthReqEndpoint)));
}
