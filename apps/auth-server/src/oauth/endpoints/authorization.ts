import type { HostedCall } from '../call.js';
import type { HostedParts } from '../parts.js';
import { respond } from '../respond.js';

/** The authorization endpoint (RFC 6749, 3.1): GET, or POST of a form (OpenID Connect Core, 3.1.2.1). */
export async function authorize({ engine, interaction }: HostedParts, call: HostedCall): Promise<void> {
  const { service, request, reply } = call;
  const answer = await engine.authorization(service, { parameters: request.method === 'GET' ? call.query : call.body });
  if (answer.action === 'INTERACTION' || answer.action === 'NO_INTERACTION') return interaction.begin(service, answer, request, reply);
  respond(request, reply, 'browser', answer);
}
