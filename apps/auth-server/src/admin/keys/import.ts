import type { X509Certificate } from 'node:crypto';
import { ApiProblem } from '../../platform/api-problem.js';
import type { Use } from './algorithms.js';
import { acceptJwk, type Jwk } from './jwk.js';
import { thumbprint } from '../../first-start/keys.js';
import type { KeyRing } from './key-ring.js';
import { certifiedKey, isPem, readPem } from './pem.js';

export interface Imported {
  readonly keys: readonly Jwk[];
  readonly certificates: readonly X509Certificate[];
}

const MOST_KEYS = 50;

const refused = (problem: string): ApiProblem => new ApiProblem(400, 'A804204', { problem });

function jsonKeys(text: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused('The text is neither JSON nor PEM.');
  }
  const { keys } = (typeof value === 'object' && value !== null ? value : {}) as { readonly keys?: unknown };
  return Array.isArray(keys) ? keys : [value];
}

/** The keys in a JWK, a JWK Set or a PEM text, each checked and with a name. */
export function importedKeys(text: string, otherwise: { readonly alg?: string | undefined; readonly use?: Use | undefined }): Imported {
  const { keys, certificates } = isPem(text) ? readPem(text) : { keys: jsonKeys(text), certificates: [] };
  if (keys.length > MOST_KEYS) throw refused(`There are more than ${MOST_KEYS} keys in it.`);
  if (keys.length + certificates.length === 0) throw refused('There is no key in it.');
  return { keys: keys.map((key) => acceptJwk(key, otherwise)), certificates };
}

/** Puts certificates to the keys that they certify, each with the certificates of its issuers behind it. */
export function withCertificates(ring: KeyRing, certificates: readonly X509Certificate[]): { readonly ring: KeyRing; readonly kids: readonly string[] } {
  const names = new Map(ring.keys.map((key) => [thumbprint(key), key.kid] as const));
  const certified = certificates.flatMap((certificate) => {
    const key = certifiedKey(certificate);
    const kid = key === undefined ? undefined : names.get(thumbprint(key));
    return kid === undefined ? [] : [{ kid, certificate }];
  });
  if (certificates.length > 0 && certified.length === 0) throw refused('No key of this service belongs to the certificate; import the private key with it.');
  const issuers = certificates.filter((one) => !certified.some(({ certificate }) => certificate === one));
  const chains = new Map(certified.map(({ kid, certificate }) => [kid, [certificate, ...issuers].map(({ raw }) => raw.toString('base64'))] as const));
  const put = (jwk: Jwk): Jwk => (chains.has(jwk.kid) ? { ...jwk, x5c: chains.get(jwk.kid) ?? [] } : jwk);
  if (chains.size === 0) return { ring, kids: [] };
  const waiting = new Map([...ring.waiting].map(([kid, jwk]) => [kid, put(jwk)] as const));
  return { ring: { ...ring, keys: ring.keys.map(put), waiting }, kids: [...chains.keys()] };
}
