import type { Service, TokenResponse } from '@symbolon/engine';
import type { HostedCall } from '../call.js';
import { clientRequest, type BasicCredentials } from '../client-request.js';
import type { HostedParts } from '../parts.js';
import { respond, type EngineAnswer } from '../respond.js';

/** RFC 6749, 5.2, calls wrong credentials of a user an invalid grant; the API of the reference, an invalid request. */
const wrongPassword = (answer: EngineAnswer): EngineAnswer =>
  ({ ...answer, responseContent: JSON.stringify({ ...JSON.parse(answer.responseContent ?? '{}') as object, error: 'invalid_grant' }) });

/** The password grant (RFC 6749, 4.3): whose password it is, only we can know. */
async function checkPassword({ engine, interaction }: HostedParts, service: Service, { ticket = '', username, password }: TokenResponse): Promise<EngineAnswer> {
  const user = username === undefined || password === undefined ? undefined : await interaction.users?.verify(service, username, password);
  return user === undefined
    ? wrongPassword(await engine.tokenFail(service, { ticket, reason: 'INVALID_RESOURCE_OWNER_CREDENTIALS' }))
    : engine.tokenIssue(service, { ticket, subject: user.subject });
}

/** A refresh that may bring a new ID token brings one, with the claims that the first one was asked for; without it the tokens stand as they are. */
async function reissueIdToken({ engine, interaction }: HostedParts, service: Service, answer: TokenResponse): Promise<EngineAnswer> {
  const { subject, requestedIdTokenClaims: names = [], accessToken = '', jwtAccessToken, refreshToken = '' } = answer;
  const wanted = names.filter((name) => name !== 'sub');
  const claims = subject === undefined || wanted.length === 0 ? {} : await interaction.users?.claims(service, subject, wanted) ?? {};
  const reissued = await engine.idTokenReissue(service, { accessToken: jwtAccessToken ?? accessToken, refreshToken, claims: JSON.stringify(claims) });
  return reissued.action === 'OK' ? reissued : { ...answer, action: 'OK' };
}

/** Grants that are decided by rules of the one who uses them, so no front end for everybody has any. */
const unsupported = (answer: TokenResponse): EngineAnswer => ({
  ...answer, action: 'BAD_REQUEST', responseContent: JSON.stringify({ error: 'unsupported_grant_type' }),
});

/** What the engine leaves to its front end. */
async function settle(parts: HostedParts, service: Service, answer: TokenResponse): Promise<EngineAnswer> {
  switch (answer.action) {
    case 'PASSWORD': return checkPassword(parts, service, answer);
    case 'ID_TOKEN_REISSUABLE': return reissueIdToken(parts, service, answer);
    case 'TOKEN_EXCHANGE':
    case 'JWT_BEARER':
    case 'NATIVE_SSO': return unsupported(answer);
    default: return answer;
  }
}

/** The token endpoint (RFC 6749, 3.2). */
export async function token(parts: HostedParts, call: HostedCall, credentials: BasicCredentials): Promise<void> {
  const { service, request, reply } = call;
  const answer = await parts.engine.token(service, clientRequest(call, credentials, service.tokenEndpoint));
  respond(request, reply, 'client', { ...await settle(parts, service, answer), ...(answer.dpopNonce === undefined ? {} : { dpopNonce: answer.dpopNonce }) });
}
