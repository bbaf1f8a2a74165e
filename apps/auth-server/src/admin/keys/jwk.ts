import { createPrivateKey, createPublicKey, generateKeyPair, sign, verify, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import { publicJwk } from '@symbolon/contract';
import { importKey } from '@symbolon/crypto-jose';
import type { Json } from '@symbolon/engine';
import { thumbprint } from '../../first-start/keys.js';
import { ApiProblem } from '../../platform/api-problem.js';
import { algorithmNamed, usualAlgorithm, type KeyAlgorithm, type Use } from './algorithms.js';

/** A key of a service, with its private part or without. */
export type Jwk = JsonWebKey & { readonly kid: string; readonly use?: string; readonly alg?: string; readonly x5c?: readonly string[] };

const make = promisify(generateKeyPair) as unknown as (type: string, options: object) => Promise<{ readonly privateKey: ReturnType<typeof createPrivateKey> }>;

const RSA_SIZES = [2048, 3072, 4096];
const CURVES: Readonly<Record<number, string>> = { 256: 'P-256', 384: 'P-384', 521: 'P-521' };

const wrongSize = (size: number, sizes: readonly number[]): ApiProblem => {
  const problem = { property: 'size', resultCode: 'A804203', expected: `one of ${sizes.join(', ')}`, received: String(size) };
  return new ApiProblem(400, 'A804203', { value: size }, { members: { problems: [problem] } });
};

function optionsOf({ type }: KeyAlgorithm, size: number | undefined): readonly [string, object] {
  if (type.kty === 'RSA') {
    if (size !== undefined && !RSA_SIZES.includes(size)) throw wrongSize(size, RSA_SIZES);
    return ['rsa', { modulusLength: size ?? 2048 }];
  }
  if (type.kty === 'OKP') return ['ed25519', {}];
  const namedCurve = type.crv ?? CURVES[size ?? 256];
  if (namedCurve === undefined) throw wrongSize(size ?? 0, Object.keys(CURVES).map(Number));
  return ['ec', { namedCurve }];
}

/** A new private key; without a name its thumbprint is its name (RFC 7638). */
export async function generateJwk(algorithm: KeyAlgorithm, { kid, size }: { readonly kid?: string | undefined; readonly size?: number | undefined }): Promise<Jwk> {
  const { privateKey } = await make(...optionsOf(algorithm, size));
  const jwk = privateKey.export({ format: 'jwk' });
  return { ...jwk, kid: kid ?? thumbprint(jwk), alg: algorithm.name, use: algorithm.use };
}

const refused = (problem: string): ApiProblem => new ApiProblem(400, 'A804204', { problem });

/** Whether the private part belongs to the public one: what one signs, the other verifies. */
function isPair(jwk: JsonWebKey): boolean {
  if (jwk.crv === 'X25519') return true;
  const digest = jwk.kty === 'OKP' ? null : 'sha256';
  const input = Buffer.from('symbolon');
  return verify(digest, input, createPublicKey({ key: publicJwk(jwk as Record<string, unknown>) as JsonWebKey, format: 'jwk' }), sign(digest, input, createPrivateKey({ key: jwk, format: 'jwk' })));
}

/** Checks a key from elsewhere and completes what it does not say. */
export function acceptJwk(given: unknown, otherwise: { readonly alg?: string | undefined; readonly use?: Use | undefined }): Jwk {
  const key = importKey(given as Json);
  if ('problem' in key) throw refused(key.problem);
  const { kid, use: ownUse, alg: ownAlg, kty, crv, hasPrivate, bits } = key.facts;
  if (kty === 'oct') throw refused('A shared secret is no key of a service.');
  if (!hasPrivate) throw refused('The key has no private part.');
  if (kty === 'RSA' && bits < 2048) throw refused(`The RSA key has ${bits} bits; 2048 are the least.`);
  const stated = ownAlg ?? otherwise.alg;
  const use = (ownUse === 'enc' || ownUse === 'sig' ? ownUse : undefined) ?? (stated === undefined ? otherwise.use ?? 'sig' : algorithmNamed(stated).use);
  const name = stated ?? usualAlgorithm(kty, crv, use);
  if (name === undefined) throw refused('No algorithm that is supported takes this key.');
  const algorithm = algorithmNamed(name);
  const { type } = algorithm;
  if (type.kty !== kty || ('crv' in type && type.crv !== crv) || algorithm.use !== use) throw refused(`The key does not fit ${name} and the use ${use}.`);
  const jwk = given as JsonWebKey;
  if (!isPair(jwk)) throw refused('The private part does not belong to the public part.');
  return { ...jwk, kid: kid ?? thumbprint(jwk), alg: algorithm.name, use };
}
