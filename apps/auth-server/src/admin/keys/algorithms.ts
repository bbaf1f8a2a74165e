import { JWEAlg, JWSAlg } from '@symbolon/engine';
import { ApiProblem } from '../../platform/api-problem.js';

export type Use = 'sig' | 'enc';

/** What kind of key an algorithm wants. */
export type KeyType =
  | { readonly kty: 'RSA' }
  /** `crv` fixed by the algorithm, or of the caller's choice. */
  | { readonly kty: 'EC'; readonly crv?: string }
  | { readonly kty: 'OKP'; readonly crv: string };

export interface KeyAlgorithm {
  /** As a JWK spells it. */
  readonly name: string;
  readonly use: Use;
  readonly type: KeyType;
}

const CURVE_OF: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521', ES256K: 'secp256k1' };

function typeOf(name: string): KeyType | undefined {
  if (/^(RS|PS)\d|^RSA/.test(name)) return { kty: 'RSA' };
  if (name === 'EdDSA') return { kty: 'OKP', crv: 'Ed25519' };
  if (name.startsWith('ECDH')) return { kty: 'EC' };
  const crv = CURVE_OF[name];
  return crv === undefined ? undefined : { kty: 'EC', crv };
}

const signing = Object.keys(JWSAlg).map((name) => [name, name, 'sig'] as const);
const encrypting = Object.entries(JWEAlg).map(([constant, name]) => [constant, name, 'enc'] as const);

/** Every algorithm with a key pair; the others take the secret of the client. */
export const keyAlgorithms: readonly KeyAlgorithm[] = [...signing, ...encrypting].flatMap(([, name, use]) => {
  const type = typeOf(name);
  return type === undefined ? [] : [{ name, use, type }];
});

const known = new Map([...signing, ...encrypting].flatMap(([constant, name]) => {
  const algorithm = keyAlgorithms.find((one) => one.name === name);
  return algorithm === undefined ? [] : [[constant, algorithm] as const, [name, algorithm] as const];
}));

/** The algorithm of this name, or the problem that says which ones there are. */
export function algorithmNamed(name: string, property = 'alg'): KeyAlgorithm {
  const algorithm = known.get(name);
  if (algorithm !== undefined) return algorithm;
  const problem = { property, resultCode: 'A804202', expected: `one of ${keyAlgorithms.map((one) => one.name).join(', ')}`, received: JSON.stringify(name.slice(0, 60)) };
  throw new ApiProblem(400, 'A804202', { value: name }, { members: { problems: [problem] } });
}

/** What a key is taken for that does not say so. */
export function usualAlgorithm(kty: unknown, crv: unknown, use: Use): string | undefined {
  if (kty === 'RSA') return use === 'enc' ? 'RSA-OAEP-256' : 'PS256';
  if (use === 'enc') return kty === 'EC' && crv !== 'secp256k1' ? 'ECDH-ES' : undefined;
  if (kty === 'OKP') return crv === 'Ed25519' ? 'EdDSA' : undefined;
  return Object.entries(CURVE_OF).find(([, curve]) => curve === crv)?.[0];
}
