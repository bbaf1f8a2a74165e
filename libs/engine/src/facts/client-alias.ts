import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';

const URL_LIKE = /^https?:\/\//i;

/** An alias that looks like a URL could be taken for the client of another identification scheme; a service may rule them out. */
export const isProhibitedAlias = ({ httpAliasProhibited }: Pick<Service, 'httpAliasProhibited'>, alias: string | undefined): boolean =>
  httpAliasProhibited && alias !== undefined && URL_LIKE.test(alias);

/** Whether the alias of a client names it. */
export const mayUseAlias = (service: Service, { clientIdAlias, clientIdAliasEnabled }: Client): boolean =>
  service.clientIdAliasEnabled && clientIdAliasEnabled && !isProhibitedAlias(service, clientIdAlias);
