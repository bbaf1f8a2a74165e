import type { ListedClient } from '../model/administration.js';
import type { Client } from '../model/client.js';

const shown = [
  'number', 'clientId', 'clientIdAlias', 'clientIdAliasEnabled', 'clientName', 'clientNames', 'clientType', 'description', 'descriptions',
] as const satisfies readonly (keyof ListedClient)[];

/** The client as lists of tokens and consents show it. */
export const listedClient = (client: Client): ListedClient =>
  Object.fromEntries(shown.filter(name => client[name] !== undefined).map(name => [name, client[name]])) as unknown as ListedClient;
