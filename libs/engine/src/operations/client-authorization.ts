import { namedClient } from '../facts/named-client.js';
import { allowedScopes } from '../facts/scopes.js';
import { resultOf } from '../issue/errors.js';
import { listedClient } from '../issue/listed-client.js';
import { given } from '../model/given.js';
import type { ResultCode } from '../model/result-code.js';
import type { ApiResponse } from '../model/responses.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import type { Administration } from './administration.js';

const told = (ports: Ports, resultCode: ResultCode, service: Service, clientId: number, count: number): ApiResponse =>
  resultOf(ports.messages, { resultCode, values: { value: String(count), clientId: String(clientId), apiKey: String(service.apiKey) } });

/** GET and POST /client/authorization/get/list: the clients that hold a live token of the user. */
export const authorizedClients = (ports: Ports): Administration['authorizedClients'] => async (service, { subject, developer, start, end }) => {
  if (subject === undefined) return { refused: 'badRequest', resultCode: 'A136206' };
  const { totalCount, clientIds } = await ports.tokens.authorizedClients(service.apiKey, subject, start, end, developer);
  const clients = await Promise.all(clientIds.map(async id => ports.clients.client(service.apiKey, String(id))));
  return { start, end, subject, totalCount, ...given({ developer }), clients: clients.filter(client => client !== undefined).map(listedClient) };
};

/** POST /client/authorization/update: gives all tokens of the user at the client other scopes; those that the client cannot have are ignored. */
export const clientAuthorizationUpdate = (ports: Ports): Administration['clientAuthorizationUpdate'] => async (service, identifier, { subject, scopes }) => {
  const client = await namedClient(ports.clients, service, identifier);
  if ('refused' in client) return client;
  if (subject === undefined) return { refused: 'badRequest', resultCode: 'A138201' };
  const count = scopes === undefined ? 0 : await ports.tokens.setScopes(service.apiKey, client.clientId, subject, allowedScopes(service, client, scopes));
  return told(ports, 'A138001', service, client.clientId, count);
};

/** POST and DELETE /client/authorization/delete: deletes what the client holds of the user. */
export const clientAuthorizationDelete = (ports: Ports): Administration['clientAuthorizationDelete'] => async (service, identifier, { subject }) => {
  const client = await namedClient(ports.clients, service, identifier);
  if ('refused' in client) return client;
  if (subject === undefined) return { refused: 'badRequest', resultCode: 'A137202' };
  const count = await ports.tokens.revoke(service.apiKey, { clientId: client.clientId, subject });
  return told(ports, 'A137001', service, client.clientId, count);
};
