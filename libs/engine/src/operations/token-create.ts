import { namedClient } from '../facts/named-client.js';
import { scopeOf } from '../facts/scopes.js';
import { tokenType } from '../issue/access-token.js';
import { resultOf } from '../issue/errors.js';
import { createdTokens, type CreatedTokens } from '../issue/created-tokens.js';
import type { TokenCreateRequest, TokenCreateResponse } from '../model/administration.js';
import type { Client } from '../model/client.js';
import { given } from '../model/given.js';
import type { ResultCode } from '../model/result-code.js';
import type { Service } from '../model/service.js';
import { words } from '../parse/parameters.js';
import type { Ports } from '../ports/index.js';
import type { Administration } from './administration.js';
import { areTooLarge, haveOddFields, isForeign, isNoObject, MAX_PROPERTIES, MAX_SUBJECT, oddThumbprint, subjectFlaw } from './call-values.js';

/** What is wrong with the call, and the action that says so. */
interface Wrong {
  readonly resultCode: ResultCode;
  readonly action?: TokenCreateResponse['action'];
  readonly values?: Readonly<Record<string, string>>;
}

/** POST /auth/token/create: tokens that no client asked for. */
export const tokenCreate = (ports: Ports): Administration['tokenCreate'] => async (service, asked) => {
  const request = { ...asked, ...given({ scopes: asked.scopes?.flatMap(entry => words(entry)) }) };
  const wrong = grantTypeProblem(service, request) ?? subjectProblem(request) ?? scopeProblem(service, request) ?? valueProblem(service, request);
  if (wrong !== undefined) return refused(ports, request, wrong);
  const client = await clientOf(ports, service, request);
  if ('resultCode' in client) return refused(ports, request, client);
  const taken = await takenValue(ports, service, request);
  if (taken !== undefined) return refused(ports, request, taken);
  const created = await createdTokens(ports, service, client, request);
  if ('problem' in created) return refused(ports, request, { resultCode: 'A108205', action: 'INTERNAL_SERVER_ERROR', values: created });
  const outcome = await ports.store.commit(service.apiKey, created.effects);
  // Another call was faster with the same value.
  if (outcome.kind === 'taken') return refused(ports, request, { resultCode: request.accessToken === undefined ? 'A144202' : 'A144201' });
  return answer(ports, service, request, created);
};

function grantTypeProblem({ supportedGrantTypes, apiKey }: Service, { grantType }: TokenCreateRequest): Wrong | undefined {
  if (grantType === undefined) return { resultCode: 'A104201' };
  if (grantType === 'REFRESH_TOKEN') return { resultCode: 'A104202' };
  return supportedGrantTypes?.includes(grantType) === true ? undefined : { resultCode: 'A104203', values: { grantType, apiKey: String(apiKey) } };
}

function subjectProblem({ grantType, subject }: TokenCreateRequest): Wrong | undefined {
  if (grantType === 'CLIENT_CREDENTIALS') return undefined;
  if (subject === undefined) return grantType === 'JWT_BEARER' ? undefined : { resultCode: 'A105201' };
  const flaw = subjectFlaw(subject);
  return flaw === undefined ? undefined : { resultCode: flaw === 'tooLong' ? 'A105202' : 'A105203', values: { max: String(MAX_SUBJECT) } };
}

function scopeProblem(service: Service, { scopes = [] }: TokenCreateRequest): Wrong | undefined {
  const unknown = scopes.find(scope => scopeOf(service, scope) === undefined);
  return unknown === undefined ? undefined : { resultCode: 'A106201', values: { scope: unknown } };
}

function valueProblem({ supportedGrantTypes }: Service, request: TokenCreateRequest): Wrong | undefined {
  const { grantType, refreshToken, properties, jwtAtClaims } = request;
  if (areTooLarge(properties)) return { resultCode: 'A108201', values: { max: String(MAX_PROPERTIES) } };
  if (refreshToken !== undefined) {
    if (supportedGrantTypes?.includes('REFRESH_TOKEN') !== true) return { resultCode: 'A108202' };
    if (grantType === 'IMPLICIT') return { resultCode: 'A108203' };
    if (grantType === 'CLIENT_CREDENTIALS') return { resultCode: 'A108204' };
  }
  if (isNoObject(jwtAtClaims)) return { resultCode: 'A108205', values: { problem: "'jwtAtClaims' is no JSON object" } };
  if (haveOddFields(request.authorizationDetails)) return { resultCode: 'A108208' };
  const odd = oddThumbprint(request);
  if (odd !== undefined) return { resultCode: 'A108206', values: { parameter: odd } };
  const foreign = (['accessToken', 'refreshToken'] as const).find(name => isForeign(request[name]));
  return foreign === undefined ? undefined : { resultCode: 'A108207', values: { parameter: foreign } };
}

async function clientOf(ports: Ports, service: Service, { clientIdentifier, clientId }: TokenCreateRequest): Promise<Client | Wrong> {
  const identifier = clientIdentifier ?? String(clientId ?? '');
  const client = await namedClient(ports.clients, service, identifier);
  if ('refused' in client) return { resultCode: 'A107201', values: { clientId: identifier } };
  return client.locked ? { resultCode: 'A107203', action: 'FORBIDDEN', values: { clientId: identifier } } : client;
}

async function takenValue({ store }: Ports, { apiKey }: Service, { accessToken, refreshToken }: TokenCreateRequest): Promise<Wrong | undefined> {
  if (accessToken !== undefined && (await store.accessToken(apiKey, accessToken)).token !== undefined) return { resultCode: 'A144201' };
  if (refreshToken !== undefined && (await store.refreshToken(apiKey, refreshToken)) !== undefined) return { resultCode: 'A144202' };
  return accessToken !== undefined && accessToken === refreshToken ? { resultCode: 'A144202' } : undefined;
}

const refused = (ports: Ports, { grantType, clientId = 0, subject, forExternalAttachment = false }: TokenCreateRequest, wrong: Wrong): TokenCreateResponse => ({
  ...resultOf(ports.messages, wrong), action: wrong.action ?? 'BAD_REQUEST',
  clientId, expiresIn: 0, expiresAt: 0, forExternalAttachment, ...given({ grantType, subject }),
});

function answer(ports: Ports, service: Service, request: TokenCreateRequest, { accessToken, refreshToken }: CreatedTokens): TokenCreateResponse {
  const { value, record, jwt, duration } = accessToken;
  const { grantType, clientId, subject, scopes, properties, authorizationDetails, sessionId } = record;
  return {
    ...resultOf(ports.messages, { resultCode: 'A109001', values: { grantType, clientId: String(clientId) } }),
    action: 'OK',
    grantType, clientId, scopes,
    accessToken: value,
    tokenType: tokenType(service, record.confirmation),
    expiresIn: duration,
    expiresAt: record.expiresAt,
    forExternalAttachment: record.forExternalAttachment === true,
    tokenId: ports.crypto.sha256(value),
    ...given({
      subject, properties, authorizationDetails, sessionId, jwtAccessToken: jwt, clientIdentifier: request.clientIdentifier,
      refreshToken: refreshToken?.value, refreshTokenScopes: refreshToken?.record.refreshScopes,
    }),
  };
}
