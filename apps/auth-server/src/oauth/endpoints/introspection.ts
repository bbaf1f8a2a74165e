import type { HostedCall } from '../call.js';
import { clientRequest, type BasicCredentials } from '../client-request.js';
import type { HostedParts } from '../parts.js';
import { respond } from '../respond.js';

/** The introspection endpoint (RFC 7662, RFC 9701): for resource servers that are registered as confidential clients. */
export async function introspect({ engine }: HostedParts, call: HostedCall, credentials: BasicCredentials): Promise<void> {
  const { service, request, reply } = call;
  const asked = await engine.clientAuthentication(service, clientRequest(call, credentials, service.introspectionEndpoint));
  if (asked.action !== 'OK') return respond(request, reply, 'introspection', asked);
  const { accept } = request.headers;
  const wanted = accept === undefined || asked.jwt === undefined ? {} : { httpAcceptHeader: accept, ...asked.jwt };
  const answer = await engine.standardIntrospection(service, { parameters: call.body, ...wanted });
  respond(request, reply, 'introspection', answer);
}
