import type { PushedAuthReqRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import { first, parseParameters, valuesOf } from '../parse/parameters.js';
import type { Ports } from '../ports/index.js';
import { authorizationFacts, withHint } from './authorization.js';
import { clientRequestFacts } from './client-request.js';
import type { GatheredFacts } from './facts.js';
import { proofFacts } from './proof.js';
import { requestObjectFacts } from './request-object.js';
import { assembled } from './request-object-values.js';

/** Facts of a pushed authorization request. */
export async function gatherPushedRequest(ports: Ports, service: Service, request: PushedAuthReqRequest): Promise<GatheredFacts> {
  const now = ports.clock.now();
  const parameters = parseParameters(request.parameters);
  const values = valuesOf(parameters);
  const asking = clientRequestFacts(ports, { service, endpoint: 'par', now, request, values });
  const asker = asking instanceof Promise ? await asking : asking;
  const { client } = asker;
  const compact = first(values, 'request');
  const requestObject = compact === undefined || client.client === undefined ? undefined : await requestObjectFacts(ports, service, client.client, compact);
  const effective = requestObject === undefined ? values : assembled(requestObject, service, values);
  const asked = effective === undefined ? undefined : withHint(ports.jose, service, client.client, authorizationFacts(service, client.client, effective, 'pushing'));
  const authorization = asked instanceof Promise ? await asked : asked;
  const proving = proofFacts(ports, service, 'par', now, request);
  const proof = proving instanceof Promise ? await proving : proving;
  return {
    endpoint: 'par', now, service, parameters, ...asker, proof,
    ...(requestObject === undefined ? {} : { requestObject }),
    ...(authorization === undefined ? {} : { authorization }),
  };
}
