import { JWSAlg } from '../model/enums.js';
import type { Client } from '../model/client.js';
import { andThen, type MaybePromise } from '../model/maybe-promise.js';
import type { DecodedJws, Jose, JoseProblem, KeyFacts } from '../ports/jose.js';
import type { JwtFacts, KeyLookup } from './facts.js';

/** The algorithm of a JWS header, when this server knows it. */
export const algOf = (jws: DecodedJws): JWSAlg | undefined => {
  const alg = jws.header.alg;
  return typeof alg === 'string' && alg !== 'NONE' && Object.hasOwn(JWSAlg, alg) ? (alg as JWSAlg) : undefined;
};

const CURVES: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521', ES256K: 'secp256k1' };

/** Whether a key can carry an algorithm: type, curve, and what the JWK says of its own use. */
export function fits(key: KeyFacts, alg: JWSAlg): boolean {
  // RFC 9864 names the curve where RFC 8037 names the family.
  const named = key.alg === 'Ed25519' ? 'EdDSA' : key.alg;
  if (named !== undefined && named !== alg) return false;
  if (key.use !== undefined && key.use !== 'sig') return false;
  if (alg.startsWith('RS') || alg.startsWith('PS')) return key.kty === 'RSA';
  if (alg === 'EdDSA') return key.kty === 'OKP' && key.crv === 'Ed25519';
  return key.kty === 'EC' && key.crv === CURVES[alg];
}

/** Keys of one `kid` that are tried at most; more is somebody's mistake. */
const MOST_TRIED = 4;

type Keys = { readonly keys: readonly KeyFacts[] } | JoseProblem;

/** Picks the one key that `kid` and `alg` name; a JWS without `kid` works where only one key fits. */
export function pickKey(keys: Keys, kid: unknown, alg: JWSAlg, remote: boolean): KeyLookup {
  if ('problem' in keys) return { kind: 'unreadable', problem: keys.problem, remote };
  const fitting = keys.keys.filter(key => fits(key, alg) && (typeof kid !== 'string' || key.kid === kid));
  const [key] = fitting;
  if (key === undefined) return { kind: 'noMatch', remote };
  if (fitting.length === 1) return { kind: 'found', key };
  return typeof kid === 'string' && fitting.length <= MOST_TRIED ? { kind: 'found', key, others: fitting.slice(1) } : { kind: 'ambiguous', remote };
}

function verifies(jose: Jose, jws: DecodedJws, { key, others = [] }: Extract<KeyLookup, { kind: 'found' }>, alg: JWSAlg): MaybePromise<boolean> {
  return andThen(jose.verify(jws, key, alg), valid => {
    const [next, ...more] = others;
    return valid || next === undefined ? valid : verifies(jose, jws, { kind: 'found', key: next, others: more }, alg);
  });
}

/** Verifies a JWS under the key that was picked. */
export function verifiedJwt(jose: Jose, jws: DecodedJws, alg: JWSAlg | undefined, keys: KeyLookup | undefined): MaybePromise<JwtFacts> {
  const verified = alg !== undefined && keys?.kind === 'found' ? verifies(jose, jws, keys, alg) : false;
  return andThen(verified, signatureValid => ({
    header: jws.header,
    ...(jws.claims === undefined ? {} : { claims: jws.claims }),
    ...(alg === undefined ? {} : { alg }),
    ...(keys === undefined ? {} : { keys }),
    signatureValid,
  }));
}

/** Verifies a JWS under a key of its client, from `jwks` or `jwksUri`. */
export function clientJwt(jose: Jose, client: Client, jws: DecodedJws, alg: JWSAlg): MaybePromise<JwtFacts> {
  if (client.jwks !== undefined) return verifiedJwt(jose, jws, alg, pickKey(jose.keys(client.jwks), jws.header.kid, alg, false));
  return client.jwksUri === undefined ? verifiedJwt(jose, jws, alg, { kind: 'unregistered' }) : remoteJwt(jose, client.jwksUri, jws, alg);
}

/** A key that is unknown, or of which the signature is not, may have been published since the last fetch (rotation). */
async function remoteJwt(jose: Jose, uri: string, jws: DecodedJws, alg: JWSAlg): Promise<JwtFacts> {
  const set = await jose.remoteKeys(uri);
  const facts = await verifiedJwt(jose, jws, alg, pickKey(set, jws.header.kid, alg, true));
  if (facts.signatureValid || 'problem' in set) return facts;
  const renewed = await jose.remoteKeys(uri, true);
  return renewed === set ? facts : verifiedJwt(jose, jws, alg, pickKey(renewed, jws.header.kid, alg, true));
}
