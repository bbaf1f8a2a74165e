import type { Refusal } from '../decide.js';
import { yields } from '../facts/response.js';
import type { Client } from '../model/client.js';
import type { Grant, IdTokenContent, Ticket } from '../model/records.js';
import type { AuthorizationIssueRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import { given } from '../model/given.js';
import type { Ports } from '../ports/index.js';
import { issueAccessToken, tokenType, type IssuedAccessToken } from './access-token.js';
import type { Answer } from './authorization-response.js';
import { issueIdToken } from './id-token.js';

/** The tokens that come back from the authorization endpoint itself. */
export interface FrontChannelTokens {
  readonly accessToken?: IssuedAccessToken;
  readonly idToken?: string;
}

/** A grant about to be answered. */
export interface Granting {
  readonly service: Service;
  readonly client: Client;
  readonly now: number;
  readonly ticket: Ticket;
  readonly grant: Grant;
  readonly idToken: IdTokenContent | undefined;
  /** The code that goes beside the tokens. */
  readonly code: string | undefined;
}

/** Makes the tokens of an implicit or hybrid flow (OpenID Connect Core, 3.2.2 and 3.3.2). */
export async function frontChannelTokens(
  ports: Ports, { service, client, now, ticket, grant, idToken, code }: Granting, request: AuthorizationIssueRequest,
): Promise<FrontChannelTokens | Refusal> {
  const wanted = yields[ticket.request.responseType];
  const failed = (resultCode: Refusal['resultCode'], problem: string): Refusal =>
    ({ error: 'server_error', resultCode, values: { problem, clientId: String(client.clientId), alg: client.idTokenSignAlg } });
  let accessToken: IssuedAccessToken | undefined;
  if (wanted.token) {
    // No proof of possession reaches the authorization endpoint, so these are never bound.
    const context = { service, now, client: { named: {}, aliasUsed: false, client }, proof: { kind: 'none' }, certificate: { kind: 'none' } } as const;
    const issued = await issueAccessToken(ports, context, grant, { grantType: 'IMPLICIT', ...given({ value: request.accessToken, duration: request.accessTokenDuration, sub: request.sub }) });
    if ('problem' in issued) return failed('A045202', issued.problem);
    accessToken = issued;
  }
  if (!wanted.idToken || idToken === undefined) return given({ accessToken });
  if (client.idTokenSignAlg === 'NONE') return failed('A045302', 'the ID token would not be signed');
  const made = await issueIdToken(ports, service, client, now, grant, idToken, given({
    accessToken: accessToken === undefined ? undefined : accessToken.jwt ?? accessToken.value, code, state: ticket.request.state,
  }));
  return 'resultCode' in made ? failed(made.resultCode, 'the ID token could not be made') : { idToken: made.idToken, ...given({ accessToken }) };
}

/** The same as parameters of the answer (RFC 6749, 4.2.2). */
export const answerOf = (service: Service, { scopes }: Grant, code: string | undefined, { accessToken, idToken }: FrontChannelTokens): Answer => ({
  ...(code === undefined ? {} : { code }),
  ...(accessToken === undefined ? {} : {
    access_token: accessToken.jwt ?? accessToken.value,
    token_type: tokenType(service, accessToken.record.confirmation),
    expires_in: String(accessToken.duration),
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
  }),
  ...(idToken === undefined ? {} : { id_token: idToken }),
});
