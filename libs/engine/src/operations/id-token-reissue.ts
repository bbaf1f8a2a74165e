import { tokenValue } from '../facts/presented-token.js';
import { errorBody, resultOf } from '../issue/errors.js';
import { issueIdToken } from '../issue/id-token.js';
import { serverError } from '../issue/tokens.js';
import type { Refusal } from '../decide.js';
import type { IdTokenReissueRequest, IdTokenReissueResponse } from '../model/administration.js';
import { given } from '../model/given.js';
import type { IdTokenContent, RefreshToken } from '../model/records.js';
import type { ResultCode } from '../model/result-code.js';
import type { Service } from '../model/service.js';
import { parseJsonObject } from '../parse/json-object.js';
import type { Ports, TokenPair } from '../ports/index.js';
import type { Administration } from './administration.js';
import { isNoObject } from './call-values.js';
import { tokenContent } from './token-answer.js';

/** POST /idtoken/reissue: the token response of a refresh once more, with a new ID token (OpenID Connect Core, 12.2). */
export const idTokenReissue = (ports: Ports): Administration['idTokenReissue'] => async (service, request) => {
  const wrong = callProblem(request);
  if (wrong !== undefined) return refused(ports, service, 'CALLER_ERROR', { error: 'server_error', ...wrong });
  const { accessToken = '', refreshToken = '' } = request;
  const { value } = await tokenValue(ports, service, accessToken);
  const pair = value === undefined ? undefined : await ports.tokens.find(service.apiKey, { accessToken: value });
  const unfit = pairProblem(ports, pair, refreshToken);
  if (pair?.refreshToken === undefined || value === undefined || unfit !== undefined) {
    return refused(ports, service, 'CALLER_ERROR', { error: 'server_error', resultCode: unfit ?? 'A390203' });
  }
  const record = pair.accessToken;
  const client = await ports.clients.client(service.apiKey, String(record.clientId));
  if (client === undefined || client.locked) return refused(ports, service, 'INTERNAL_SERVER_ERROR', { error: 'server_error', resultCode: 'A390207' });
  const now = ports.clock.now();
  const issued = await issueIdToken(ports, service, client, now, record, contentOf(pair.refreshToken, request), { accessToken });
  if ('resultCode' in issued) return refused(ports, service, 'INTERNAL_SERVER_ERROR', serverError(issued.resultCode, 'the ID token could not be made'));
  return {
    ...resultOf(ports.messages, { resultCode: 'A390001' }),
    action: 'OK',
    responseContent: tokenContent(service, {
      grant: record,
      accessToken: { value, record, duration: Math.max(0, Math.floor((record.expiresAt - now) / 1000)), ...(accessToken === value ? {} : { jwt: accessToken }) },
      refreshToken: { value: refreshToken, record: pair.refreshToken },
      idToken: issued.idToken,
    }),
    idToken: issued.idToken,
  };
};

/** Mistakes that show without a look at the tokens. */
function callProblem({ accessToken, refreshToken, claims, idtHeaderParams }: IdTokenReissueRequest): Omit<Refusal, 'error'> | undefined {
  if (accessToken === undefined) return { resultCode: 'A390201' };
  if (refreshToken === undefined) return { resultCode: 'A390202' };
  const odd = Object.entries({ claims, idtHeaderParams }).find(([, text]) => isNoObject(text));
  return odd === undefined ? undefined : { resultCode: 'A390206', values: { parameter: odd[0] } };
}

/** The two tokens must be the pair that one refresh brought, and a user's login must stand behind them. */
function pairProblem({ crypto, clock }: Ports, pair: TokenPair | undefined, refreshToken: string): ResultCode | undefined {
  if (pair === undefined || pair.accessToken.expiresAt <= clock.now()) return 'A390203';
  if (pair.refreshTokenHash !== crypto.sha256(refreshToken)) return 'A390204';
  return pair.accessToken.scopes.includes('openid') && pair.accessToken.subject !== undefined ? undefined : 'A390205';
}

/** A new ID token says of the login what the first one said, but answers no nonce. */
function contentOf({ idToken }: RefreshToken, { sub, claims, idtHeaderParams, idTokenAudType: audType }: IdTokenReissueRequest): IdTokenContent {
  const { nonce: _, ...before } = idToken ?? {};
  return {
    ...before,
    ...given({ sub, claims: claims === undefined ? undefined : parseJsonObject(claims), headerParams: idtHeaderParams === undefined ? undefined : parseJsonObject(idtHeaderParams) }),
    ...(audType === 'array' || audType === 'string' ? { audType } as const : {}),
  };
}

const refused = (ports: Ports, service: Service, action: IdTokenReissueResponse['action'], refusal: Refusal): IdTokenReissueResponse => ({
  ...resultOf(ports.messages, refusal), action, responseContent: errorBody(ports.messages, service, refusal),
});
