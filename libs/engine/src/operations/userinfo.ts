import { refusalOf, type Refusal } from '../decide.js';
import { claimsFor } from '../facts/claims.js';
import type { Facts } from '../facts/facts.js';
import { gatherTokenUse } from '../facts/gather-introspection.js';
import { audienceOf } from '../issue/audience.js';
import { challenge } from '../issue/challenge.js';
import { clientJwt } from '../issue/client-jwt.js';
import { resultOf } from '../issue/errors.js';
import { nextNonce } from '../issue/next-nonce.js';
import { userInfoClaims } from '../issue/requested-claims.js';
import { subjectFor } from '../issue/subject.js';
import { given } from '../model/given.js';
import type { JsonObject } from '../model/json.js';
import type { AccessToken } from '../model/records.js';
import type { UserInfoIssueResponse, UserInfoResponse } from '../model/responses.js';
import { parseJsonObject } from '../parse/json-object.js';
import type { Ports } from '../ports/index.js';
import type { Noting } from '../trace/notes.js';
import type { Engine } from './engine.js';
import { examine } from './examine.js';
import { tokenValue } from '../facts/presented-token.js';

const flags = { clientIdAliasUsed: false, clientEntityIdUsed: false, metadataDocumentUsed: false };

const actionOf = ({ error, resultCode }: Refusal): 'INTERNAL_SERVER_ERROR' | 'BAD_REQUEST' | 'UNAUTHORIZED' | 'FORBIDDEN' => {
  if (error === 'server_error') return 'INTERNAL_SERVER_ERROR';
  if (resultCode === 'A088301' || resultCode === 'A092301') return 'BAD_REQUEST';
  return error === 'insufficient_scope' ? 'FORBIDDEN' : 'UNAUTHORIZED';
};

/** POST /auth/userinfo: may this token read UserInfo, and which claims? (OpenID Connect Core, 5.3) */
export const userInfo = (ports: Ports): Noting<Engine['userInfo']> => async (service, request, notes) => {
  const { facts, findings } = examine(await gatherTokenUse(ports, service, 'userinfo', request), notes);
  const refusal = refusalOf(facts, findings);
  const told = { ...describe(facts, request.token), ...nextNonce(ports, facts) };
  if (refusal === undefined) return { ...resultOf(ports.messages, { resultCode: 'A091001' }), action: 'OK', ...told };
  return { ...resultOf(ports.messages, refusal), action: actionOf(refusal), responseContent: challenge(ports.messages, facts, refusal), ...told };
};

function describe(facts: Facts, presented: string | undefined): Omit<UserInfoResponse, 'action' | 'resultCode' | 'resultMessage'> {
  const { service, client: { client }, introspection } = facts;
  const token = introspection?.token;
  if (token === undefined) return { clientId: 0, ...flags };
  const asked = token.claims === undefined ? undefined : { value: token.claims };
  const claims = userInfoClaims(token.scopes, asked);
  return {
    clientId: token.clientId,
    scopes: token.scopes,
    ...flags,
    clientIdAliasUsed: token.clientIdAliasUsed,
    ...given({
      subject: token.subject, token: presented, properties: token.properties, clientIdAlias: client?.clientIdAlias,
      claims: claims.length === 0 ? undefined : claims,
      userInfoClaims: asked?.value.userinfo === undefined ? undefined : JSON.stringify(claimsFor(asked, 'userinfo')),
      consentedClaims: token.consentedClaims, serviceAttributes: service.attributes, clientAttributes: client?.attributes,
    }),
  };
}

/** Why a known token is not good enough for userinfo/issue. */
function tokenProblem({ expiresAt, refreshExpiresAt, scopes, subject, grantType }: AccessToken, now: number): Refusal | undefined {
  if (expiresAt <= now) return { error: 'invalid_token', resultCode: refreshExpiresAt === undefined ? 'A093301' : refreshExpiresAt > now ? 'A093303' : 'A093302' };
  if (!scopes.includes('openid')) return { error: 'insufficient_scope', resultCode: 'A093304' };
  if (subject === undefined) return { error: 'invalid_token', resultCode: 'A093305' };
  return grantType === 'PASSWORD' ? { error: 'invalid_token', resultCode: 'A093306' } : undefined;
}

/** POST /auth/userinfo/issue: the answer, as JSON or as the JWT that the client registered for. */
export const userInfoIssue = (ports: Ports): Noting<Engine['userInfoIssue']> => async (service, request, notes) => {
  const now = ports.clock.now();
  const refused = (refusal: Refusal, token?: AccessToken): UserInfoIssueResponse => ({
    ...resultOf(ports.messages, refusal),
    action: actionOf(refusal),
    responseContent: challenge(ports.messages, { service, proof: { kind: 'none' }, introspection: { request: {}, ...given({ token }) } }, refusal),
  });
  if (request.token === undefined) return refused({ error: 'invalid_token', resultCode: 'A092301' });
  const claims = request.claims === undefined ? {} : parseJsonObject(request.claims);
  if (claims === undefined) return refused({ error: 'server_error', resultCode: 'A094201' });
  const { value } = await tokenValue(ports, service, request.token);
  if (value === undefined) return refused({ error: 'invalid_token', resultCode: 'A092306' });
  const { token } = await ports.store.accessToken(service.apiKey, value);
  notes.record = token;
  if (token === undefined) return refused({ error: 'invalid_token', resultCode: 'A092302' });
  const problem = tokenProblem(token, now);
  if (problem !== undefined) return refused(problem, token);
  const client = await ports.clients.client(service.apiKey, String(token.clientId));
  if (client === undefined) return refused({ error: 'invalid_token', resultCode: 'A095301' }, token);
  if (client.locked) return refused({ error: 'invalid_token', resultCode: 'A098303' }, token);
  const content: JsonObject = { ...claims, sub: subjectFor(ports.crypto, service, client, token.subject, request.sub) };
  const result = resultOf(ports.messages, { resultCode: 'A096001' });
  if (client.userInfoSignAlg === undefined && client.userInfoEncryptionAlg === undefined) return { ...result, action: 'JSON', responseContent: JSON.stringify(content) };
  const jwt = await clientJwt(ports, service, client, {
    claims: { ...content, ...given({ iss: service.issuer }), aud: [audienceOf(client, token.clientIdAliasUsed)], iat: Math.floor(now / 1000) },
    alg: client.userInfoSignAlg ?? 'NONE',
    keyId: service.userInfoSignatureKeyId,
    encryptionAlg: client.userInfoEncryptionAlg,
    encryptionEnc: client.userInfoEncryptionEnc,
  });
  if (typeof jwt !== 'string') return refused({ error: 'server_error', resultCode: jwt.step === 'sign' ? 'A095201' : 'A095302', values: { problem: jwt.why } }, token);
  return { ...result, action: 'JWT', responseContent: jwt };
};
