import { allowedScopes } from '../facts/scopes.js';
import { tokenValue } from '../facts/presented-token.js';
import { accessTokenDuration, refreshTokenDuration, tokenType } from '../issue/access-token.js';
import { NEVER } from '../issue/created-tokens.js';
import { resultOf } from '../issue/errors.js';
import type { TokenUpdateRequest, TokenUpdateResponse } from '../model/administration.js';
import type { Client } from '../model/client.js';
import { given } from '../model/given.js';
import type { Confirmation } from '../model/records.js';
import type { ResultCode } from '../model/result-code.js';
import type { Service } from '../model/service.js';
import type { Ports, TokenName, TokenPair } from '../ports/index.js';
import type { Administration } from './administration.js';
import { areTooLarge, haveOddFields, MAX_PROPERTIES, oddThumbprint } from './call-values.js';

/** POST /auth/token/update: what is not given stays. A JWT that was handed out says what it said. */
export const tokenUpdate = (ports: Ports): Administration['tokenUpdate'] => async (service, request) => {
  const name = await nameOf(ports, service, request);
  if (name === undefined) return refused(ports, 'BAD_REQUEST', 'A134201');
  const wrong = wrongMember(request);
  if (wrong !== undefined) return refused(ports, 'BAD_REQUEST', wrong[0], wrong[1]);
  const pair = name === 'unknown' ? undefined : await ports.tokens.find(service.apiKey, name);
  if (pair === undefined) return refused(ports, 'NOT_FOUND', 'A134202');
  const client = await ports.clients.client(service.apiKey, String(pair.accessToken.clientId));
  if (client === undefined) return refused(ports, 'INTERNAL_SERVER_ERROR', 'A134107', { clientId: String(pair.accessToken.clientId) });
  const now = ports.clock.now();
  const changed = changedPair(service, client, now, pair, request);
  const value = request.accessTokenValueUpdated === true ? ports.crypto.value(now) : undefined;
  const found = await ports.tokens.replace(service.apiKey, pair.accessTokenHash, { ...changed, ...given({ value }) });
  return found ? answer(ports, service, changed, value ?? request.accessToken, value === undefined ? pair.accessTokenHash : ports.crypto.sha256(value))
    : refused(ports, 'NOT_FOUND', 'A134202');
};

/** The first of the names counts; a token id is the hash. */
async function nameOf(ports: Ports, service: Service, request: TokenUpdateRequest): Promise<TokenName | 'unknown' | undefined> {
  const { accessToken, accessTokenHash, refreshToken, refreshTokenHash, tokenId } = request;
  if (accessToken !== undefined) {
    const { value } = await tokenValue(ports, service, accessToken);
    return value === undefined ? 'unknown' : { accessToken: value };
  }
  if (accessTokenHash !== undefined) return { accessTokenHash };
  if (refreshToken !== undefined) return { refreshToken };
  if (refreshTokenHash !== undefined) return { refreshTokenHash };
  return tokenId === undefined ? undefined : { accessTokenHash: tokenId };
}

function wrongMember(request: TokenUpdateRequest): readonly [ResultCode, Readonly<Record<string, string>>] | undefined {
  if (haveOddFields(request.authorizationDetails)) return ['A134207', {}];
  const odd = oddThumbprint(request);
  if (odd !== undefined) return ['A134206', { parameter: odd }];
  return areTooLarge(request.properties) ? ['A134205', { max: String(MAX_PROPERTIES) }] : undefined;
}

const positive = (time: number | undefined): number | undefined => (time !== undefined && time > 0 ? time : undefined);

type Changed = Pick<TokenPair, 'accessToken' | 'refreshToken'>;

/** The refresh token changes along, or the next refresh would undo it all. */
function changedPair(service: Service, client: Client, now: number, { accessToken, refreshToken }: TokenPair, request: TokenUpdateRequest): Changed {
  const { properties, authorizationDetails, certificateThumbprint, dpopKeyThumbprint } = request;
  const scopes = request.scopes === undefined ? undefined : allowedScopes(service, client, request.scopes);
  const rescoped = scopes !== undefined && scopes.join(' ') !== accessToken.scopes.join(' ');
  const confirmation: Confirmation = given({ jkt: dpopKeyThumbprint, x5tS256: certificateThumbprint });
  const common = given({ scopes, properties, authorizationDetails, forExternalAttachment: request.forExternalAttachment === true ? true : undefined });
  const expiresAt = request.accessTokenPersistent === true ? NEVER
    : positive(request.accessTokenExpiresAt)
      ?? (rescoped && request.accessTokenExpiresAtUpdatedOnScopeUpdate === true ? now + accessTokenDuration(service, client, scopes, undefined) * 1000 : accessToken.expiresAt);
  const refreshExpiresAt = positive(request.refreshTokenExpiresAt)
    ?? (rescoped && request.refreshTokenExpiresAtUpdatedOnScopeUpdate === true ? now + refreshTokenDuration(service, client, scopes, undefined) * 1000 : refreshToken?.expiresAt);
  return {
    accessToken: {
      ...accessToken, ...common, expiresAt, confirmation: { ...accessToken.confirmation, ...confirmation },
      ...(refreshToken === undefined || refreshExpiresAt === undefined ? {} : { refreshExpiresAt }),
    },
    ...(refreshToken === undefined || refreshExpiresAt === undefined ? {} : {
      refreshToken: {
        ...refreshToken, ...common, ...given({ refreshScopes: scopes }), expiresAt: refreshExpiresAt,
        confirmation: client.clientType === 'PUBLIC' ? { ...refreshToken.confirmation, ...confirmation } : refreshToken.confirmation,
      },
    }),
  };
}

const refused = (
  ports: Ports, action: TokenUpdateResponse['action'], resultCode: ResultCode, values: Readonly<Record<string, string>> = {},
): TokenUpdateResponse => ({
  ...resultOf(ports.messages, { resultCode, values }), action, accessTokenExpiresAt: 0, refreshTokenExpiresAt: 0, forExternalAttachment: false,
});

/** Who named the token by a hash alone does not learn its value. */
const answer = (ports: Ports, service: Service, { accessToken: token, refreshToken }: Changed, value: string | undefined, tokenId: string): TokenUpdateResponse => ({
  ...resultOf(ports.messages, { resultCode: 'A135001' }),
  action: 'OK',
  tokenType: tokenType(service, token.confirmation),
  accessTokenExpiresAt: token.expiresAt,
  refreshTokenExpiresAt: refreshToken?.expiresAt ?? 0,
  scopes: token.scopes,
  forExternalAttachment: token.forExternalAttachment === true,
  tokenId,
  ...given({ accessToken: value, properties: token.properties, authorizationDetails: token.authorizationDetails }),
});
