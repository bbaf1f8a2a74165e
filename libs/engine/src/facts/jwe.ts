import { JWEAlg, JWEEnc } from '../model/enums.js';
import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import { decodeAscii } from '../parse/base64url.js';
import { parseJsonObject } from '../parse/json-object.js';
import type { Jose, KeyFacts } from '../ports/jose.js';

const algorithms = new Map<string, JWEAlg>(Object.entries(JWEAlg).map(([name, spelling]) => [spelling, name as JWEAlg]));
const methods = new Map<string, JWEEnc>(Object.entries(JWEEnc).map(([name, spelling]) => [spelling, name as JWEEnc]));

/** Five parts: a compact JWE. */
export const looksEncrypted = (compact: string): boolean => compact.split('.', 6).length === 5;

/** What the header of a JWE says of its algorithms, whether known or not. */
export function encryptionHeader(compact: string): { readonly said: { readonly alg?: string; readonly enc?: string }; readonly alg?: JWEAlg; readonly enc?: JWEEnc } {
  const header = parseJsonObject(decodeAscii(compact.slice(0, compact.indexOf('.'))) ?? '');
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  const [saidAlg, saidEnc] = [text(header?.alg), text(header?.enc)];
  const [alg, enc] = [algorithms.get(saidAlg ?? ''), methods.get(saidEnc ?? '')];
  return {
    said: { ...(saidAlg === undefined ? {} : { alg: saidAlg }), ...(saidEnc === undefined ? {} : { enc: saidEnc }) },
    ...(alg === undefined ? {} : { alg }),
    ...(enc === undefined ? {} : { enc }),
  };
}

/** The two sides share a secret: the client's. */
export const isSymmetric = (alg: JWEAlg): boolean => alg === 'DIR' || alg.startsWith('PBES2') || /^A\d+/.test(alg);

const AGREEMENT_CURVES: Readonly<Record<string, readonly string[]>> = { EC: ['P-256', 'P-384', 'P-521'], OKP: ['X25519', 'X448'] };

/** Whether content can be encrypted to a key, or opened with it: type, curve, and what the JWK says of its own use. */
export function fitsEncryption(key: KeyFacts, alg: JWEAlg): boolean {
  if (key.alg !== undefined && key.alg !== JWEAlg[alg]) return false;
  if (key.use !== undefined && key.use !== 'enc') return false;
  if (alg.startsWith('RSA')) return key.kty === 'RSA';
  return alg.startsWith('ECDH') && key.crv !== undefined && AGREEMENT_CURVES[key.kty]?.includes(key.crv) === true;
}

/** Why there is no key to encrypt to. */
export type NoClientKey = { readonly why: 'unregistered' | 'unreadable' | 'noMatch'; readonly remote: boolean };

function bestOf(keys: readonly KeyFacts[], alg: JWEAlg): KeyFacts | undefined {
  const fitting = keys.filter(key => fitsEncryption(key, alg));
  return fitting.find(key => key.alg !== undefined) ?? fitting.find(key => key.use !== undefined) ?? fitting[0];
}

/** A public key of a client for content that it is to read; among several, one that says so itself goes first. */
export async function clientEncryptionKey(jose: Jose, client: Client, alg: JWEAlg): Promise<KeyFacts | NoClientKey> {
  const remote = client.jwks === undefined;
  if (client.jwks === undefined && client.jwksUri === undefined) return { why: 'unregistered', remote };
  const set = client.jwks === undefined ? await jose.remoteKeys(client.jwksUri ?? '') : jose.keys(client.jwks);
  if ('problem' in set) return { why: 'unreadable', remote };
  const known = bestOf(set.keys, alg);
  if (known !== undefined || client.jwks !== undefined) return known ?? { why: 'noMatch', remote };
  // One that the client has published since the last fetch.
  const renewed = await jose.remoteKeys(client.jwksUri ?? '', true);
  return ('keys' in renewed ? bestOf(renewed.keys, alg) : undefined) ?? { why: 'noMatch', remote };
}

/** The service's private key for content sent to it: the one that `kid` names, else the only one that fits. */
export function decryptionKey(jose: Jose, service: Service, alg: JWEAlg, kid: unknown): KeyFacts | 'noKeys' | 'noMatch' | 'ambiguous' {
  const set = service.jwks === undefined ? undefined : jose.keys(service.jwks);
  if (set === undefined || 'problem' in set) return 'noKeys';
  const fitting = set.keys.filter(key => key.hasPrivate && fitsEncryption(key, alg) && (typeof kid !== 'string' || key.kid === kid));
  const [key] = fitting;
  return key === undefined ? 'noMatch' : fitting.length > 1 ? 'ambiguous' : key;
}
