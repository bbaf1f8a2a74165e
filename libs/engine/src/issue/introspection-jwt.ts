import type { Refusal } from '../decide.js';
import type { JsonObject } from '../model/json.js';
import type { StandardIntrospectionRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import { given } from '../model/given.js';
import { parseJsonObject } from '../parse/json-object.js';
import type { Ports } from '../ports/index.js';
import { signingKey } from './signing-key.js';

/** What signs where nobody said otherwise (RFC 9701, 6). */
export const DEFAULT_ALG = 'RS256';

const failed = (problem: string): Refusal => ({ error: 'server_error', resultCode: 'A405201', values: { problem } });

/** An introspection response as a signed, perhaps encrypted JWT for the resource server (RFC 9701, 5). */
export async function introspectionJwt(ports: Ports, service: Service, request: StandardIntrospectionRequest, content: JsonObject): Promise<string | Refusal> {
  if (request.rsUri === undefined) return { error: 'invalid_request', resultCode: 'A404301' };
  const claims: JsonObject = {
    ...given({ iss: service.issuer }), aud: request.rsUri, iat: Math.floor(ports.clock.now() / 1000), token_introspection: content,
  };
  const signed = await sign(ports, service, request, claims);
  return typeof signed === 'string' && request.introspectionEncryptionAlg !== undefined ? encrypt(ports, request, signed) : signed;
}

async function sign({ jose }: Ports, service: Service, request: StandardIntrospectionRequest, claims: JsonObject): Promise<string | Refusal> {
  const alg = request.introspectionSignAlg ?? DEFAULT_ALG;
  const header = { alg, typ: 'token-introspection+jwt' };
  // RFC 9701, 5: the answer is always signed.
  if (alg === 'NONE') return failed('an introspection response is never unsigned');
  if (alg.startsWith('HS')) {
    if (request.sharedKeyForSign === undefined) return failed("'sharedKeyForSign' is missing");
    const signed = jose.signSecret(claims, header, request.sharedKeyForSign);
    return typeof signed === 'string' ? signed : failed(signed.problem);
  }
  const key = signingKey(jose, service, alg, service.introspectionSignatureKeyId);
  if (typeof key === 'string') return failed(`the service has no single signing key for ${alg}`);
  return jose.sign(claims, { ...header, ...(key.kid === undefined ? {} : { kid: key.kid }) }, key);
}

async function encrypt({ jose }: Ports, request: StandardIntrospectionRequest, signed: string): Promise<string | Refusal> {
  const { introspectionEncryptionAlg: alg, introspectionEncryptionEnc: enc = 'A128CBC_HS256', sharedKeyForEncryption: secret, publicKeyForEncryption: jwk } = request;
  if (alg === undefined) return signed;
  const header = { alg, enc, cty: 'token-introspection+jwt' };
  if (secret !== undefined) return sealed(await jose.encrypt(signed, header, { secret }));
  const keys = jwk === undefined || parseJsonObject(jwk) === undefined ? undefined : jose.keys(`{"keys":[${jwk}]}`);
  const [key] = keys === undefined || 'problem' in keys ? [] : keys.keys;
  return key === undefined ? failed("there is no usable 'publicKeyForEncryption' or 'sharedKeyForEncryption'") : sealed(await jose.encrypt(signed, header, key));
}

const sealed = (jwe: string | { readonly problem: string }): string | Refusal => (typeof jwe === 'string' ? jwe : failed(jwe.problem));
