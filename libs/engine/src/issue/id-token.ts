import { defaultDurations } from '../facts/limits.js';
import { shortestDuration } from '../facts/scopes.js';
import type { Client } from '../model/client.js';
import type { JsonObject } from '../model/json.js';
import type { Grant, IdTokenContent } from '../model/records.js';
import type { ResultCode } from '../model/result-code.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import { audienceOf } from './audience.js';
import { clientJwt, type JwtProblem } from './client-jwt.js';
import { subjectFor } from './subject.js';

/** Values whose digests the ID token carries (OpenID Connect Core, 3.1.3.6 and 3.3.2.11; `s_hash` is the same of the state). */
export interface Hashed {
  readonly accessToken?: string;
  readonly code?: string;
  readonly state?: string;
}

const signCodes: Readonly<Record<Extract<JwtProblem, { step: 'sign' }>['why'], ResultCode>> = {
  noJwks: 'A046201', none: 'A046203', ambiguous: 'A046204', secret: 'A046113',
};

/** The result code behind an ID token that could not be made. */
export function idTokenCode(problem: JwtProblem): ResultCode {
  if (problem.step === 'sign') return signCodes[problem.why];
  switch (problem.why) {
    case 'unregistered': return 'A046303';
    case 'unreadable': return problem.remote ? 'A046304' : 'A046307';
    case 'noMatch': return problem.remote ? 'A046310' : 'A046309';
    case 'secret': return 'A046313';
    case 'failed': return 'A046108';
  }
}

/** Claims that only the engine makes; the front end's claims of the user cannot take their place. */
const OWN = new Set(['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'jti', 'nonce', 'azp', 'at_hash', 'c_hash', 's_hash']);

const userClaims = (claims: JsonObject | undefined): JsonObject =>
  claims === undefined ? {} : Object.fromEntries(Object.entries(claims).filter(([name]) => !OWN.has(name)));

function hashes({ crypto }: Ports, { idTokenSignAlg: alg }: Client, { accessToken, code, state }: Hashed): JsonObject {
  // The digest is that of the signature; without one nothing says which.
  if (alg === 'NONE') return {};
  return {
    ...(accessToken === undefined ? {} : { at_hash: crypto.leftHash(accessToken, alg) }),
    ...(code === undefined ? {} : { c_hash: crypto.leftHash(code, alg) }),
    ...(state === undefined ? {} : { s_hash: crypto.leftHash(state, alg) }),
  };
}

/** Makes an ID token (OpenID Connect Core, 2), signed and encrypted as the client registered it. */
export async function issueIdToken(
  ports: Ports, service: Service, client: Client, now: number, grant: Grant, content: IdTokenContent, hashed: Hashed,
): Promise<{ readonly idToken: string } | { readonly resultCode: ResultCode }> {
  const duration = shortestDuration(service, grant.scopes, service.idTokenDuration || defaultDurations.idToken, 'id_token.duration', client.extension?.idTokenDuration);
  const iat = Math.floor(now / 1000);
  const audience = audienceOf(client, grant.clientIdAliasUsed);
  const claims: JsonObject = {
    ...userClaims(content.claims),
    ...(service.issuer === undefined ? {} : { iss: service.issuer }),
    sub: subjectFor(ports.crypto, service, client, grant.subject, content.sub),
    aud: (content.audType ?? service.idTokenAudType) === 'string' ? audience : [audience],
    exp: iat + duration,
    iat,
    ...(grant.authTime === undefined ? {} : { auth_time: grant.authTime }),
    ...(content.nonce === undefined ? {} : { nonce: content.nonce }),
    ...(grant.acr === undefined ? {} : { acr: grant.acr }),
    ...(grant.sessionId === undefined ? {} : { sid: grant.sessionId }),
    ...hashes(ports, client, hashed),
  };
  const jwt = await clientJwt(ports, service, client, {
    claims, alg: client.idTokenSignAlg, header: content.headerParams, keyId: service.idTokenSignatureKeyId,
    encryptionAlg: client.idTokenEncryptionAlg, encryptionEnc: client.idTokenEncryptionEnc,
  });
  return typeof jwt === 'string' ? { idToken: jwt } : { resultCode: idTokenCode(jwt) };
}
