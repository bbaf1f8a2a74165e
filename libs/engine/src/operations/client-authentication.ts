import { effectsOfRefusal, refusalOf, refusalOfOutcome, singleUseOf } from '../decide.js';
import { clientRequestFacts } from '../facts/client-request.js';
import { given } from '../model/given.js';
import type { Service } from '../model/service.js';
import { errorBody, resultOf } from '../issue/errors.js';
import { parseParameters, valuesOf } from '../parse/parameters.js';
import type { Ports } from '../ports/index.js';
import type { Engine } from './engine.js';
import { examine } from './examine.js';

const views = new WeakMap<Service, Service>();

/** The service, as if its introspection endpoint were the revocation endpoint: one for each version, for what hangs on it. */
function introspecting(service: Service): Service {
  const known = views.get(service);
  if (known !== undefined) return known;
  const { revocationEndpoint: _, supportedRevocationAuthMethods: __, ...rest } = service;
  const view: Service = { ...rest, ...given({ revocationEndpoint: service.introspectionEndpoint, supportedRevocationAuthMethods: service.supportedIntrospectionAuthMethods }) };
  views.set(service, view);
  return view;
}

/**
 * Who asks, at an endpoint of the front end's own that is for confidential clients alone: introspection (RFC 7662, 2.1). Judged as
 * at the revocation endpoint, which wants the same of its clients and has the same parameters. The reference has no such API.
 */
export const clientAuthentication = (ports: Ports): Engine['clientAuthentication'] => async (asked, request) => {
  const service = introspecting(asked);
  const now = ports.clock.now();
  const parameters = parseParameters(request.parameters);
  const shown = await clientRequestFacts(ports, { service, endpoint: 'revocation', now, request, values: valuesOf(parameters) });
  const { facts, findings } = examine({ endpoint: 'revocation', now, service, parameters, ...shown, proof: { kind: 'none' } }, {});
  const isPublic = shown.client.client?.clientType === 'PUBLIC';
  const refusal = refusalOf(facts, findings) ?? (isPublic ? { error: 'invalid_client', resultCode: 'A157302' } as const : undefined);
  const singleUse = singleUseOf(facts);
  const spending = refusal === undefined ? { kind: 'remember', singleUse } as const : effectsOfRefusal(facts, findings);
  const outcome = spending === undefined || spending.kind === 'remember' && spending.singleUse.length === 0
    ? undefined : await ports.store.commit(service.apiKey, spending);
  const failed = (outcome === undefined ? undefined : refusalOfOutcome(outcome, 'revocation')) ?? refusal;
  if (failed === undefined) return { ...resultOf(ports.messages, { resultCode: 'A113001' }), action: 'OK' };
  return {
    ...resultOf(ports.messages, failed),
    action: failed.error === 'server_error' ? 'INTERNAL_SERVER_ERROR' : failed.error === 'invalid_client' ? 'INVALID_CLIENT' : 'BAD_REQUEST',
    responseContent: errorBody(ports.messages, service, failed),
  };
};
