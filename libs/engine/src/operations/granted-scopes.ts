import { namedClient } from '../facts/named-client.js';
import { resultOf } from '../issue/errors.js';
import type { Ports } from '../ports/index.js';
import type { Administration } from './administration.js';

const named = (clientId: number, subject: string) => ({ clientId: String(clientId), subject });

/** GET and POST /client/granted_scopes/get: what the user granted to the client, the last time and all times. */
export const grantedScopes = (ports: Ports): Administration['grantedScopes'] => async (service, identifier, { subject }) => {
  const client = await namedClient(ports.clients, service, identifier);
  if ('refused' in client) return client;
  if (subject === undefined) return { refused: 'badRequest', resultCode: 'A139202' };
  const { clientId } = client;
  const granted = await ports.tokens.grantedScopes(service.apiKey, clientId, subject);
  return {
    ...resultOf(ports.messages, { resultCode: granted === undefined ? 'A139001' : 'A139002', values: named(clientId, subject) }),
    serviceApiKey: service.apiKey, clientId, subject,
    ...(granted === undefined ? {} : { latestGrantedScopes: granted.latest, mergedGrantedScopes: granted.merged }),
    modifiedAt: granted?.modifiedAt ?? 0,
  };
};

/** POST and DELETE /client/granted_scopes/delete: forgets that; tokens stay as they are. */
export const grantedScopesDelete = (ports: Ports): Administration['grantedScopesDelete'] => async (service, identifier, { subject }) => {
  const client = await namedClient(ports.clients, service, identifier);
  if ('refused' in client) return client;
  if (subject === undefined) return { refused: 'badRequest', resultCode: 'A140202' };
  const forgotten = await ports.tokens.forgetGrantedScopes(service.apiKey, client.clientId, subject);
  return resultOf(ports.messages, { resultCode: forgotten ? 'A140002' : 'A140001', values: named(client.clientId, subject) });
};
