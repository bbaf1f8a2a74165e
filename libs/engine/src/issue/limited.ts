import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import type { LimitedService } from '../model/responses.js';

/** The service as a consent page may know it. */
export const limitedService = (service: Service): LimitedService => ({
  apiKey: service.apiKey,
  clientIdAliasEnabled: service.clientIdAliasEnabled,
  number: service.number,
  ...(service.serviceName === undefined ? {} : { serviceName: service.serviceName }),
});

const shown = [
  'number', 'serviceNumber', 'clientId', 'clientIdAlias', 'clientIdAliasEnabled', 'clientName', 'clientNames', 'clientType',
  'description', 'descriptions', 'logoUri', 'logoUris', 'clientUri', 'clientUris', 'tosUri', 'tosUris', 'policyUri', 'policyUris',
  'defaultMaxAge', 'authTimeRequired', 'createdAt', 'modifiedAt', 'bcUserCodeRequired', 'dynamicallyRegistered', 'parRequired',
  'requestObjectRequired', 'tlsClientCertificateBoundAccessTokens', 'dpopRequired', 'locked',
] as const satisfies readonly (keyof Client)[];

const byClient = new WeakMap<Client, Readonly<Record<string, unknown>>>();

/** The client as a consent page may know it: no secrets, no keys. Put together once for each registration. */
export function limitedClient(client: Client): Readonly<Record<string, unknown>> {
  const known = byClient.get(client) ?? Object.fromEntries(shown.filter(name => client[name] !== undefined).map(name => [name, client[name]]));
  byClient.set(client, known);
  return known;
}
