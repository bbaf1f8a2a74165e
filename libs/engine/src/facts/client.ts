import { given } from '../model/given.js';
import { andThen, type MaybePromise } from '../model/maybe-promise.js';
import type { Service } from '../model/service.js';
import type { Jose, DecodedJws, JoseProblem } from '../ports/jose.js';
import type { ClientDirectory } from '../ports/store.js';
import { first } from '../parse/parameters.js';
import type { ClientFacts, Parameters } from './facts.js';

export type Assertion = DecodedJws | JoseProblem | undefined;

/** The client assertion of a request, taken apart once for all who read it. */
export const decodeAssertion = (jose: Jose, values: Parameters): Assertion => {
  const compact = first(values, 'client_assertion');
  return compact === undefined ? undefined : jose.decode(compact);
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Finds out which client a request names, and looks it up. An alias counts only when service and client allow it. */
export function identifyClient(
  clients: ClientDirectory, service: Service, values: Parameters, basic: string | undefined, assertion: Assertion, implied?: string,
): MaybePromise<ClientFacts> {
  const parameter = first(values, 'client_id');
  // RFC 7521, 4.2: `sub` names the client; it decides only when nothing else does.
  const claims = assertion !== undefined && 'claims' in assertion ? assertion.claims : undefined;
  const asserted = text(claims?.sub) ?? text(claims?.iss);
  const named = given({ parameter, basic, assertion: asserted });
  const identifier = basic ?? parameter ?? asserted;
  if (identifier === undefined) return implied === undefined ? { named, aliasUsed: false } : impliedClient(clients, service, implied);
  return andThen(clients.client(service.apiKey, identifier), client => (client === undefined
    ? { named, identifier, aliasUsed: false }
    : { named, identifier, aliasUsed: identifier !== String(client.clientId), client }));
}

/** A public client that names itself nowhere; a confidential one has to prove itself, and so to say who it is. */
const impliedClient = (clients: ClientDirectory, service: Service, identifier: string): MaybePromise<ClientFacts> =>
  andThen(clients.client(service.apiKey, identifier), client => (client === undefined ? { named: {}, identifier, aliasUsed: false }
    : client.clientType === 'PUBLIC' ? { named: {}, identifier, aliasUsed: false, client } : { named: {}, aliasUsed: false }));
