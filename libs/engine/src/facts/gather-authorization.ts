import { andThen, type MaybePromise } from '../model/maybe-promise.js';
import type { AuthorizationRequestCall } from '../model/requests.js';
import type { Service } from '../model/service.js';
import { first, parseParameters, valuesOf } from '../parse/parameters.js';
import type { Ports } from '../ports/index.js';
import type { Client } from '../model/client.js';
import { authorizationFacts, withHint } from './authorization.js';
import { identifyClient } from './client.js';
import type { AuthorizationFacts, GatheredFacts, Parameters, RequestUriFacts } from './facts.js';
import { referencedObjectFacts, requestObjectFacts, type RequestObjectFacts } from './request-object.js';
import { assembled } from './request-object-values.js';

/** Prefix of the request URIs that the PAR endpoint issues (RFC 9126, 2.2). */
export const REQUEST_URI = 'urn:ietf:params:oauth:request_uri:';

function requestUriFacts(ports: Ports, service: Service, value: string): MaybePromise<RequestUriFacts> {
  if (!value.startsWith(REQUEST_URI)) return { value, issuedHere: false };
  return andThen(ports.store.pushedRequest(service.apiKey, value.slice(REQUEST_URI.length)), record =>
    ({ value, issuedHere: true, ...(record === undefined ? {} : { record }) }));
}

/** The request object, by value or by reference; a request that has both has neither. */
function objectFacts(ports: Ports, service: Service, client: Client | undefined, values: Parameters, requestUri: RequestUriFacts | undefined): Promise<RequestObjectFacts> | undefined {
  const compact = first(values, 'request');
  if (client === undefined || requestUri?.issuedHere === true) return undefined;
  if (requestUri === undefined) return compact === undefined ? undefined : requestObjectFacts(ports, service, client, compact);
  return compact === undefined ? referencedObjectFacts(ports, service, client, requestUri.value) : undefined;
}

/** The parameters in force; undefined when those outside may not speak for what could not be read. */
function effective(service: Service, outside: Parameters, client: Client | undefined, requestUri: RequestUriFacts | undefined, object: RequestObjectFacts | undefined): Parameters | undefined {
  if (object !== undefined) return assembled(object, service, outside);
  if (requestUri === undefined) return outside;
  // Only what its own client pushed speaks for the request; everything beside client_id and request_uri is ignored.
  const pushed = requestUri.record;
  return pushed !== undefined && pushed.clientId === client?.clientId ? pushed.parameters : undefined;
}

/** Facts of an authorization request: plain, in a request object, or named by a request_uri. */
export async function gatherAuthorization(ports: Ports, service: Service, request: AuthorizationRequestCall): Promise<GatheredFacts> {
  const now = ports.clock.now();
  const parameters = parseParameters(request.parameters);
  const values = valuesOf(parameters);
  const asking = identifyClient(ports.clients, service, values, undefined, undefined);
  const client = asking instanceof Promise ? await asking : asking;
  const named = first(values, 'request_uri');
  const finding = named === undefined ? undefined : requestUriFacts(ports, service, named);
  const requestUri = finding instanceof Promise ? await finding : finding;
  const reading = objectFacts(ports, service, client.client, values, requestUri);
  const requestObject = reading === undefined ? undefined : await reading;
  const inForce = effective(service, values, client.client, requestUri, requestObject);
  const pushed: AuthorizationFacts['pushed'] = requestUri?.issuedHere === true ? 'pushed' : 'plain';
  const asked = inForce === undefined ? undefined : withHint(ports.jose, service, client.client, authorizationFacts(service, client.client, inForce, pushed));
  const authorization = asked instanceof Promise ? await asked : asked;
  return {
    endpoint: 'authorization', now, service, parameters, client,
    proof: { kind: 'none' },
    certificate: { kind: 'none' },
    ...(requestUri === undefined ? {} : { requestUri }),
    ...(requestObject === undefined ? {} : { requestObject }),
    ...(authorization === undefined ? {} : { authorization }),
  };
}
