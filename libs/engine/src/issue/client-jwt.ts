import { clientEncryptionKey, isSymmetric } from '../facts/jwe.js';
import type { Client } from '../model/client.js';
import type { JWEAlg, JWEEnc, JWSAlg } from '../model/enums.js';
import type { JsonObject } from '../model/json.js';
import type { Service } from '../model/service.js';
import { encodeText } from '../parse/base64url.js';
import type { Ports } from '../ports/index.js';
import { signingKey } from './signing-key.js';

/** A JWT that the service makes for one client: an ID token, an authorization response, UserInfo. */
export interface WantedJwt {
  readonly claims: JsonObject;
  readonly alg: JWSAlg;
  /** Further members of the JWS header. */
  readonly header?: JsonObject | undefined;
  /** `kid` of the service's key, where one is set for this purpose. */
  readonly keyId: string | undefined;
  readonly encryptionAlg: JWEAlg | undefined;
  readonly encryptionEnc: JWEEnc | undefined;
}

/** Why it could not be made. */
export type JwtProblem =
  | { readonly step: 'sign'; readonly why: 'noJwks' | 'none' | 'ambiguous' | 'secret' }
  | { readonly step: 'encrypt'; readonly why: 'unregistered' | 'unreadable' | 'noMatch' | 'secret' | 'failed'; readonly remote: boolean };

const secretOf = ({ clientType, clientSecret }: Client): string | undefined => (clientType === 'CONFIDENTIAL' ? clientSecret : undefined);

async function sign({ jose }: Ports, service: Service, client: Client, { claims, alg, header, keyId }: WantedJwt): Promise<string | JwtProblem> {
  if (alg === 'NONE') return `${encodeText(JSON.stringify({ ...header, alg: 'none' }))}.${encodeText(JSON.stringify(claims))}.`;
  if (alg.startsWith('HS')) {
    const secret = secretOf(client);
    const signed = secret === undefined ? { problem: 'there is no secret' } : jose.signSecret(claims, { ...header, alg }, secret);
    return typeof signed === 'string' ? signed : { step: 'sign', why: 'secret' };
  }
  const key = signingKey(jose, service, alg, keyId);
  if (typeof key === 'string') return { step: 'sign', why: key };
  return jose.sign(claims, { ...header, alg, ...(key.kid === undefined ? {} : { kid: key.kid }) }, key);
}

async function encrypt({ jose }: Ports, client: Client, jws: string, alg: JWEAlg, enc: JWEEnc): Promise<string | JwtProblem> {
  const failed = (why: 'secret' | 'failed'): JwtProblem => ({ step: 'encrypt', why, remote: client.jwks === undefined });
  if (isSymmetric(alg)) {
    const secret = secretOf(client);
    if (secret === undefined) return failed('secret');
    const sealed = await jose.encrypt(jws, { alg, enc, cty: 'JWT' }, { secret });
    return typeof sealed === 'string' ? sealed : failed('failed');
  }
  const key = await clientEncryptionKey(jose, client, alg);
  if ('why' in key) return { step: 'encrypt', ...key };
  const sealed = await jose.encrypt(jws, { alg, enc, cty: 'JWT', ...(key.kid === undefined ? {} : { kid: key.kid }) }, key);
  return typeof sealed === 'string' ? sealed : failed('failed');
}

/** Signs claims as the client registered it, then encrypts them where it registered that too (nested JWT, RFC 7519, 5.2). */
export async function clientJwt(ports: Ports, service: Service, client: Client, wanted: WantedJwt): Promise<string | JwtProblem> {
  const jws = await sign(ports, service, client, wanted);
  const { encryptionAlg, encryptionEnc } = wanted;
  if (encryptionAlg === undefined || typeof jws !== 'string') return jws;
  return encrypt(ports, client, jws, encryptionAlg, encryptionEnc ?? 'A128CBC_HS256');
}
