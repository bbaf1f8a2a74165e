import { effectsOfRefusal, refusalOf, refusalOfOutcome, singleUseOf } from '../decide.js';
import { clientRequestFacts } from '../facts/client-request.js';
import type { ClientFacts } from '../facts/facts.js';
import { audienceOf } from '../issue/audience.js';
import { offeredBy } from '../metadata/offered.js';
import type { Client } from '../model/client.js';
import type { JWSAlg } from '../model/enums.js';
import { given } from '../model/given.js';
import type { ClientAuthenticationResponse } from '../model/responses.js';
import type { ResultCode } from '../model/result-code.js';
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

/** The reference numbers what is wrong with a revocation request; a caller of the introspection endpoint hears of an introspection request. */
const AT_INTROSPECTION: Readonly<Record<string, ResultCode>> = {
  A113201: 'A145201', A113202: 'A145202', A113301: 'A145301', A114301: 'A145351', A114302: 'A145352', A114303: 'A145353', A114304: 'A145354', A114307: 'A145355',
  A114312: 'A145356', A114314: 'A145357', A114315: 'A145358', A115301: 'A145302', A115302: 'A145359', A115303: 'A145360',
};

/** RFC 9701, 6: RS256 is for who registered nothing; where the service has no such key, what the client takes for its ID tokens, or whatever there is a key for. */
function signedWith(ports: Ports, service: Service, { idTokenSignAlg }: Client): JWSAlg | undefined {
  const able = offeredBy(ports, service).introspection.signing.filter(alg => !alg.startsWith('HS'));
  return able.find(alg => alg === 'RS256') ?? able.find(alg => alg === idTokenSignAlg) ?? able[0];
}

/** How an answer to this client becomes a JWT: made for it, under the name by which it asked. */
function jwtFor(ports: Ports, service: Service, { client, aliasUsed }: ClientFacts): ClientAuthenticationResponse['jwt'] {
  const introspectionSignAlg = client === undefined ? undefined : signedWith(ports, service, client);
  return client === undefined || introspectionSignAlg === undefined ? undefined : { rsUri: audienceOf(client, aliasUsed), introspectionSignAlg };
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
  if (failed === undefined) return { ...resultOf(ports.messages, { resultCode: 'A113001' }), action: 'OK', ...given({ jwt: jwtFor(ports, asked, shown.client) }) };
  const told = { ...failed, resultCode: AT_INTROSPECTION[failed.resultCode] ?? failed.resultCode };
  return {
    ...resultOf(ports.messages, told),
    action: failed.error === 'server_error' ? 'INTERNAL_SERVER_ERROR' : failed.error === 'invalid_client' ? 'INVALID_CLIENT' : 'BAD_REQUEST',
    responseContent: errorBody(ports.messages, service, told),
  };
};
