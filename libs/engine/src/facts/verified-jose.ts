import type { Client } from '../model/client.js';
import type { JsonObject } from '../model/json.js';
import type { ResultCode } from '../model/result-code.js';
import type { Service } from '../model/service.js';
import type { DecodedJws, Jose } from '../ports/jose.js';
import type { KeyLookup } from './facts.js';
import { looksEncrypted } from './jwe.js';
import { algOf, clientJwt, pickKey, verifiedJwt } from './jwt.js';
import { openJwe, sharedSecret } from './open-jwe.js';

/** What is wrong with a JOSE object. */
export interface JoseFault {
  readonly resultCode: ResultCode;
  readonly values?: Readonly<Record<string, string>>;
}

/** A JOSE object opened and checked. */
export interface CheckedJose {
  readonly fault?: JoseFault;
  readonly signatureValid: boolean;
  /** Undefined when the payload is no JSON object. */
  readonly claims?: JsonObject;
}

const fault = (resultCode: ResultCode, values?: JoseFault['values']): CheckedJose =>
  ({ fault: { resultCode, ...(values === undefined ? {} : { values }) }, signatureValid: false });

/** The JWS inside a JWE for the service, or for a secret that it shares with the client. */
async function opened(jose: Jose, service: Service, client: Client | undefined, compact: string): Promise<string | CheckedJose> {
  const { text, facts: { alg, enc, problem, key } } = await openJwe(jose, service, client, compact);
  if (text !== undefined) return text;
  if (key === 'public') return fault('A160217');
  const why = alg === undefined || enc === undefined ? 'its encryption is of an unknown kind' : problem ?? 'the service has no key, or no single key, to open it with';
  return fault('A160202', { problem: why });
}

const unregistered: KeyLookup = { kind: 'unregistered' };

/** Why no key verifies it; `whose` keys were looked through. */
function keyFault(lookup: Exclude<KeyLookup, { kind: 'found' }>, whose: 'client' | 'service', jws: DecodedJws): CheckedJose {
  const values = { type: whose, alg: String(jws.header.alg), kid: typeof jws.header.kid === 'string' ? jws.header.kid : '' };
  switch (lookup.kind) {
    case 'unregistered': return fault(whose === 'client' ? 'A160301' : 'A160218');
    case 'unreadable': return fault(whose === 'client' ? 'A160108' : 'A160103', { problem: lookup.problem });
    case 'noMatch': return fault('A160221', values);
    case 'ambiguous': return fault('A160220', values);
  }
}

/** Opens what is encrypted, then verifies the signature: with the client's key or secret, or else with the service's key. */
export async function checkedJose(jose: Jose, service: Service, client: Client | undefined, compact: string, signedByClient: boolean): Promise<CheckedJose> {
  const text = looksEncrypted(compact) ? await opened(jose, service, client, compact) : compact;
  if (typeof text !== 'string') return text;
  const jws = jose.decode(text);
  if ('problem' in jws) return fault('A160202', { problem: jws.problem });
  if (typeof jws.header.alg !== 'string') return fault('A160210');
  const alg = algOf(jws);
  if (alg === undefined) return fault('A160211', { alg: jws.header.alg });
  const claims = jws.claims === undefined ? {} : { claims: jws.claims };
  if (alg.startsWith('HS')) {
    const secret = signedByClient ? sharedSecret(client) : undefined;
    if (secret === undefined) return { ...fault('A160217'), ...claims };
    return jose.verifySecret(jws, secret, alg) ? { signatureValid: true, ...claims } : { ...fault('A160219'), ...claims };
  }
  const { keys = unregistered, signatureValid } = signedByClient && client !== undefined ? await clientJwt(jose, client, jws, alg)
    : await verifiedJwt(jose, jws, alg, service.jwks === undefined ? unregistered : pickKey(jose.keys(service.jwks), jws.header.kid, alg, false));
  if (keys.kind !== 'found') return { ...keyFault(keys, signedByClient ? 'client' : 'service', jws), ...claims };
  return signatureValid ? { signatureValid, ...claims } : { ...fault('A160219'), ...claims };
}
