import { namedClient } from '../facts/named-client.js';
import { listedClient } from '../issue/listed-client.js';
import { TokenStatus, type ListedToken } from '../model/administration.js';
import { given } from '../model/given.js';
import type { Ports, TokenPair } from '../ports/index.js';
import type { Administration } from './administration.js';

/** Entries of one answer at most. */
const LARGEST = 1_000;

const isStatus = (text: string): text is TokenStatus => (TokenStatus as readonly string[]).includes(text);

/** GET /auth/token/get/list, newest first. A status that nobody knows is as good as none. */
export const tokenList = (ports: Ports): Administration['tokenList'] => async (service, { clientIdentifier, subject, tokenStatus, start, end }) => {
  if (end - start > LARGEST) return { refused: 'badRequest', resultCode: 'A159205', values: { max: String(LARGEST) } };
  const client = clientIdentifier === undefined ? undefined : await namedClient(ports.clients, service, clientIdentifier);
  if (client !== undefined && 'refused' in client) return client;
  const status = tokenStatus?.toUpperCase();
  const filter = given({ clientId: client?.clientId, subject, status: status !== undefined && isStatus(status) ? status : undefined });
  const { totalCount, tokens } = await ports.tokens.list(service.apiKey, filter, start, end);
  return {
    start, end, totalCount,
    ...given({ client: client && listedClient(client), subject }),
    accessTokens: tokens.map(listed),
  };
};

/** A refresh token knows how old the grant is; the access token beside it does not. */
const listed = ({ accessTokenHash, accessToken, refreshTokenHash, refreshToken, lastRefreshedAt }: TokenPair): ListedToken => ({
  accessTokenHash,
  clientId: accessToken.clientId,
  grantType: accessToken.grantType,
  scopes: accessToken.scopes,
  accessTokenExpiresAt: accessToken.expiresAt,
  refreshTokenExpiresAt: refreshToken?.expiresAt ?? 0,
  createdAt: refreshToken?.firstCreatedAt ?? Math.min(accessToken.createdAt, refreshToken?.createdAt ?? accessToken.createdAt),
  lastRefreshedAt: lastRefreshedAt ?? 0,
  ...given({ refreshTokenHash, subject: accessToken.subject, properties: accessToken.properties, refreshTokenScopes: refreshToken?.refreshScopes }),
});
