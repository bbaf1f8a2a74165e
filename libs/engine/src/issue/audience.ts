import type { Client } from '../model/client.js';

/** The client in `aud`: by the name under which it asked, which is the one that it knows itself by (OpenID Connect Core, 2; JARM, 2.1). */
export const audienceOf = ({ clientId, clientIdAlias }: Client, aliasUsed: boolean): string =>
  aliasUsed && clientIdAlias !== undefined ? clientIdAlias : String(clientId);
