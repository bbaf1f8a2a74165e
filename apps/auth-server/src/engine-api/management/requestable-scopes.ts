import { clientSettings, requestableScopesRequest, type RequestableScopesRequest } from '@symbolon/contract';
import type { Client, ClientExtension, Service } from '@symbolon/engine';
import type { ClientSettings } from '@symbolon/persistence';
import type { Call } from '../caller.js';
import { requestOf } from '../read.js';
import { identifierOf, unknownClient, type FindClient, type NamedClient } from './client-identity.js';
import type { RecordChange } from './record.js';
import { replaceClient } from './replace.js';
import { replaceSafely } from './stale.js';

/** The APIs /client/extension/requestable_scopes/{get,update,delete}. */
export interface RequestableScopes {
  requestableScopes(call: Call): Promise<RequestableScopesRequest>;
  setRequestableScopes(call: Call): Promise<RequestableScopesRequest>;
  removeRequestableScopes(call: Call): Promise<void>;
}

const NO_LIMITS: ClientExtension = {
  requestableScopesEnabled: false, accessTokenDuration: 0, refreshTokenDuration: 0, idTokenDuration: 0, tokenExchangePermitted: false,
};

const shown = ({ extension }: Client): RequestableScopesRequest =>
  (extension?.requestableScopesEnabled === true ? { requestableScopes: extension.requestableScopes ?? [] } : {});

/** The settings of a client, which are all that a replacement takes. */
const settingsOf = (client: Client): ClientSettings =>
  Object.fromEntries(Object.entries(client).filter(([name]) => name in clientSettings)) as unknown as ClientSettings;

/** Without scopes there is no limit; a scope that the service does not know is left out. */
function limited({ supportedScopes = [] }: Service, client: Client, scopes: readonly string[] | undefined): ClientSettings {
  const { requestableScopes: _, ...others } = { ...NO_LIMITS, ...client.extension };
  const known = scopes?.filter((name) => supportedScopes.some((scope) => scope.name === name));
  const extension = known === undefined ? { ...others, requestableScopesEnabled: false }
    : { ...others, requestableScopesEnabled: true, requestableScopes: [...new Set(known)].sort() };
  return { ...settingsOf(client), extension };
}

/** The time of the pair is the client's. */
const timed = (named: NamedClient) => ({ ...named, modifiedAt: named.client.modifiedAt });

export function createRequestableScopes(find: FindClient, findUnlocked: FindClient, record: RecordChange): RequestableScopes {
  const change = async (call: Call, scopes: readonly string[] | undefined): Promise<Client> => {
    const changed = await replaceSafely({
      find: async () => timed(await findUnlocked(call)),
      replace: async ({ service, client }, time) => {
        const replaced = await replaceClient(record, call, { apiKey: service.apiKey, present: client }, limited(service, client, scopes), time);
        return typeof replaced === 'string' ? replaced : timed({ service, client: replaced });
      },
      sent: undefined, staleCode: 'A029205',
    });
    if (changed === undefined) throw unknownClient(identifierOf(call));
    return changed.client;
  };
  return {
    requestableScopes: async (call) => shown((await find(call)).client),
    setRequestableScopes: async (call) => shown(await change(call, requestOf(requestableScopesRequest, call).requestableScopes)),
    removeRequestableScopes: async (call) => void (await change(call, undefined)),
  };
}
