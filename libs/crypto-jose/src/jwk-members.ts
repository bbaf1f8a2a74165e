import type { JoseProblem, JsonObject, KeyFacts } from '@symbolon/engine';
import { decodeBase64url } from './base64url.js';
import { problem } from './problem.js';
import { isRocaModulus } from './roca.js';

/** The members that make a public key or a secret, checked; nothing else of the JWK is in here. */
export type KeyMembers =
  | { readonly kty: 'RSA'; readonly n: string; readonly e: string; readonly bits: number; readonly minimal: boolean }
  | { readonly kty: 'EC'; readonly crv: string; readonly x: string; readonly y: string; readonly bits: number }
  | { readonly kty: 'OKP'; readonly crv: string; readonly x: string; readonly bits: number }
  | { readonly kty: 'oct'; readonly k: string; readonly bits: number };

/* Below, a signature proves nothing; above, a verification takes long enough to be an attack. */
const RSA_BITS = { least: 1024, most: 8192 };
const MAX_EXPONENT_BYTES = 8;

const CURVES: { readonly [crv: string]: { readonly bits: number; readonly bytes: number } } = {
  'P-256': { bits: 256, bytes: 32 },
  'P-384': { bits: 384, bytes: 48 },
  'P-521': { bits: 521, bytes: 66 },
  secp256k1: { bits: 256, bytes: 32 },
};
/* X25519 cannot sign; it is read because a client's set may hold it for encryption. */
const OKP_CURVES = ['Ed25519', 'X25519'];
const OKP_BYTES = 32;

const PRIVATE_MEMBERS: { readonly [kty in KeyFacts['kty']]: readonly string[] } = {
  RSA: ['d', 'p', 'q', 'dp', 'dq', 'qi'],
  EC: ['d'],
  OKP: ['d'],
  oct: [],
};
/** Members that no public key has, whatever its type. */
export const NEVER_PUBLIC = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

/** Reads the members that make the key. */
export function readMembers(jwk: JsonObject): KeyMembers | JoseProblem {
  switch (jwk['kty']) {
    case 'RSA':
      return readRsa(jwk);
    case 'EC':
      return readEc(jwk);
    case 'OKP':
      return readOkp(jwk);
    case 'oct':
      return readOct(jwk);
    default:
      return problem('The key type (kty) is not supported.');
  }
}

/** The private members of a JWK; undefined when there are none, a problem when they are incomplete. */
export function readPrivateMembers(jwk: JsonObject, kty: KeyFacts['kty']): Readonly<Record<string, string>> | JoseProblem | undefined {
  if (!NEVER_PUBLIC.some((name) => Object.hasOwn(jwk, name)) || kty === 'oct') return undefined;
  if (Object.hasOwn(jwk, 'oth')) return problem('RSA keys of more than two primes are not supported.');
  const members: Record<string, string> = {};
  for (const name of PRIVATE_MEMBERS[kty]) {
    const value = textOf(jwk, name);
    if (value === undefined || bytesOf(jwk, name) === undefined) return problem(`The private key has no usable ${name}.`);
    members[name] = value;
  }
  return members;
}

function readRsa(jwk: JsonObject): KeyMembers | JoseProblem {
  const n = textOf(jwk, 'n');
  const e = textOf(jwk, 'e');
  const written = [bytesOf(jwk, 'n'), bytesOf(jwk, 'e')];
  const [modulus, exponent] = written.map(withoutLeadingZeros);
  if (n === undefined || e === undefined || modulus === undefined || exponent === undefined) {
    return problem('The RSA key has no usable n and e.');
  }
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (bits < RSA_BITS.least || bits > RSA_BITS.most) return problem(`The RSA key has ${bits} bits.`);
  if (!isOdd(modulus) || !isExponent(exponent)) return problem('The RSA key is not sound.');
  if (isRocaModulus(modulus)) return problem('The RSA key was made by a generator whose keys can be factored.');
  const minimal = written[0]?.length === modulus.length && written[1]?.length === exponent.length;
  return { kty: 'RSA', n, e, bits, minimal };
}

function readEc(jwk: JsonObject): KeyMembers | JoseProblem {
  const crv = textOf(jwk, 'crv') ?? '';
  const curve = Object.hasOwn(CURVES, crv) ? CURVES[crv] : undefined;
  if (curve === undefined) return problem('The curve of the key is not supported.');
  const x = textOf(jwk, 'x');
  const y = textOf(jwk, 'y');
  const fits = bytesOf(jwk, 'x')?.length === curve.bytes && bytesOf(jwk, 'y')?.length === curve.bytes;
  if (x === undefined || y === undefined || !fits) return problem('The coordinates of the EC key do not have the length of its curve.');
  return { kty: 'EC', crv, x, y, bits: curve.bits };
}

function readOkp(jwk: JsonObject): KeyMembers | JoseProblem {
  const crv = textOf(jwk, 'crv') ?? '';
  if (!OKP_CURVES.includes(crv)) return problem('The curve of the key is not supported.');
  const x = textOf(jwk, 'x');
  if (x === undefined || bytesOf(jwk, 'x')?.length !== OKP_BYTES) return problem('The OKP key does not have the length of its curve.');
  return { kty: 'OKP', crv, x, bits: 256 };
}

function readOct(jwk: JsonObject): KeyMembers | JoseProblem {
  const k = textOf(jwk, 'k');
  const bytes = bytesOf(jwk, 'k');
  if (k === undefined || bytes === undefined || bytes.length === 0) return problem('The secret key is empty.');
  return { kty: 'oct', k, bits: bytes.length * 8 };
}

function textOf(jwk: JsonObject, name: string): string | undefined {
  const value = jwk[name];
  return typeof value === 'string' ? value : undefined;
}

function bytesOf(jwk: JsonObject, name: string): Buffer | undefined {
  const text = textOf(jwk, name);
  return text === undefined || text === '' ? undefined : decodeBase64url(text);
}

/** Some libraries write the sign byte of a big integer; it does not change the number. */
function withoutLeadingZeros(bytes: Buffer | undefined): Buffer | undefined {
  const first = bytes?.findIndex((byte) => byte !== 0) ?? -1;
  return first === -1 ? undefined : bytes?.subarray(first);
}

const isOdd = (bytes: Buffer): boolean => ((bytes.at(-1) ?? 0) & 1) === 1;

/** An exponent of 1 signs nothing; a huge one makes verification as slow as signing. */
const isExponent = (bytes: Buffer): boolean =>
  isOdd(bytes) && bytes.length <= MAX_EXPONENT_BYTES && !(bytes.length === 1 && bytes[0] === 1);
