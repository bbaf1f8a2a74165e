import type { JsonObject, UserInfoResponse } from '@symbolon/engine';
import type { HostedCall } from '../call.js';
import { certificateOf, proofOf } from '../client-request.js';
import type { HostedParts } from '../parts.js';
import { respond, type EngineAnswer } from '../respond.js';
import { presentedToken, type PresentedToken } from './presented-token.js';

/** What stands for a proof where one must be and none came: no JWT, so it is refused as any bad proof is. */
const NO_PROOF = '-';

/** With the scheme DPoP there must be a proof; and under Bearer none counts, so a bound token is refused there (RFC 9449, 7.1 and 7.2). */
const proofFor = (call: HostedCall, { scheme }: PresentedToken): string | undefined => (scheme === 'dpop' ? proofOf(call) ?? NO_PROOF : undefined);

/** Claims of the user, as far as the request asked for them and nobody withheld consent. */
async function claimsOf({ interaction }: HostedParts, { service }: HostedCall, answer: UserInfoResponse): Promise<JsonObject> {
  const asked = answer.userInfoClaims === undefined ? [] : Object.keys(JSON.parse(answer.userInfoClaims) as object);
  const names = [...new Set([...(answer.claims ?? []), ...asked])].filter((name) => name !== 'sub');
  const wanted = answer.consentedClaims === undefined ? names : names.filter((name) => answer.consentedClaims?.includes(name));
  return answer.subject === undefined || wanted.length === 0 ? {} : await interaction.users?.claims(service, answer.subject, wanted) ?? {};
}

/**
 * Who presents nothing is told how it is done, without an error code; who presents it wrongly (in the query, twice, half), that the
 * request is at fault and no token (RFC 6750, 3 and 3.1).
 */
function withoutToken({ engine }: HostedParts, { service }: HostedCall, answer: UserInfoResponse, { nothing }: PresentedToken): EngineAnswer {
  if (!nothing) return { ...answer, action: 'BAD_REQUEST', responseContent: answer.responseContent?.replace('error="invalid_token"', 'error="invalid_request"') ?? 'Bearer' };
  const { dpop_signing_alg_values_supported: algs } = engine.configuration(service);
  return { ...answer, action: 'UNAUTHORIZED', responseContent: Array.isArray(algs) ? `Bearer, DPoP algs="${algs.join(' ')}"` : 'Bearer' };
}

/** The UserInfo endpoint (OpenID Connect Core, 5.3). */
export async function userInfo(parts: HostedParts, call: HostedCall): Promise<void> {
  const { service, request, reply } = call;
  const presented = presentedToken(call);
  const dpop = presented.token === undefined ? undefined : proofFor(call, presented);
  const { clientCertificate } = certificateOf(call);
  const answer = await parts.engine.userInfo(service, {
    ...(presented.token === undefined ? {} : { token: presented.token }),
    ...(dpop === undefined ? {} : { dpop, htm: request.method, ...(service.userInfoEndpoint === undefined ? { htu: call.url } : {}) }),
    ...(clientCertificate === undefined ? {} : { clientCertificate }),
  });
  if (presented.token === undefined && answer.action === 'BAD_REQUEST') return respond(request, reply, 'bearer', withoutToken(parts, call, answer, presented));
  if (answer.action !== 'OK') return respond(request, reply, 'bearer', answer);
  const issued = await parts.engine.userInfoIssue(service, { token: presented.token ?? '', claims: JSON.stringify(await claimsOf(parts, call, answer)) });
  respond(request, reply, 'bearer', { ...issued, ...(answer.dpopNonce === undefined ? {} : { dpopNonce: answer.dpopNonce }) });
}
