import { namedClient } from '../facts/named-client.js';
import { tokenValue } from '../facts/presented-token.js';
import { resultOf } from '../issue/errors.js';
import type { CallRefusal, TokenRevokeRequest } from '../model/administration.js';
import { given } from '../model/given.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import type { Administration } from './administration.js';

/** Deletes the pair of an access token named by value, by JWT or by hash. */
async function removeAccessToken(ports: Ports, service: Service, identifier: string): Promise<boolean> {
  const { value } = await tokenValue(ports, service, identifier);
  if (value === undefined) return false;
  return await ports.tokens.remove(service.apiKey, { accessToken: value }) || ports.tokens.remove(service.apiKey, { accessTokenHash: value });
}

const removeRefreshToken = async ({ tokens }: Ports, { apiKey }: Service, value: string): Promise<boolean> =>
  await tokens.remove(apiKey, { refreshToken: value }) || tokens.remove(apiKey, { refreshTokenHash: value });

/** DELETE /auth/token/delete/{accessTokenIdentifier}; the refresh token goes along. */
export const tokenDelete = (ports: Ports): Administration['tokenDelete'] => async (service, token) =>
  (await removeAccessToken(ports, service, token)) ? resultOf(ports.messages, { resultCode: 'A161001' }) : { refused: 'notFound', resultCode: 'A161202' };

/** POST /auth/token/revoke: the first parameter in order decides; only client and subject go together. */
export const tokenRevoke = (ports: Ports): Administration['tokenRevoke'] => async (service, request) => {
  const count = await revoked(ports, service, request);
  if (typeof count !== 'number') return count;
  return { ...resultOf(ports.messages, { resultCode: 'A312001', values: { value: String(count) } }), count };
};

async function revoked(ports: Ports, service: Service, request: TokenRevokeRequest): Promise<number | CallRefusal> {
  const { accessTokenIdentifier, refreshTokenIdentifier, clientIdentifier, subject } = request;
  if (accessTokenIdentifier !== undefined) return Number(await removeAccessToken(ports, service, accessTokenIdentifier));
  if (refreshTokenIdentifier !== undefined) return Number(await removeRefreshToken(ports, service, refreshTokenIdentifier));
  if (clientIdentifier === undefined && subject === undefined) return { refused: 'badRequest', resultCode: 'A312201' };
  const client = clientIdentifier === undefined ? undefined : await namedClient(ports.clients, service, clientIdentifier);
  if (client !== undefined && 'refused' in client) return client;
  return ports.tokens.revoke(service.apiKey, given({ clientId: client?.clientId, subject }));
}
