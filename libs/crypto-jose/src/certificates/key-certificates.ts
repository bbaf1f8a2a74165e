import type { JoseProblem, Json } from '@symbolon/engine';
import { importKey } from '../import-key.js';
import { keysIn } from '../key-set.js';
import { isProblem } from '../problem.js';
import { isJsonObject } from '../strict-json.js';
import { parseCertificate, type ParsedCertificate } from './parse.js';
import { MAX_PEM } from './pem.js';

export interface KeyThumbprint {
  readonly kid?: string;
  readonly x5tS256: string;
}

/* Base64 as RFC 7517, 4.7 demands it: not base64url, no line ends. */
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Thumbprints of the certificates (first of each `x5c`) in a JWK Set. A certificate of another key than the JWK around it is left out, as
 * RFC 7517, 4.7 demands; so is what cannot be read, and from a public place what has a private part, which everybody knows.
 */
export function thumbprintsIn(jwks: string, fromPublicPlace: boolean): readonly KeyThumbprint[] | JoseProblem {
  const keys = keysIn(jwks);
  return isProblem(keys) ? keys : Object.freeze(keys.flatMap((jwk) => thumbprintOf(jwk, fromPublicPlace)));
}

function thumbprintOf(jwk: Json, fromPublicPlace: boolean): readonly KeyThumbprint[] {
  const chain = isJsonObject(jwk) ? jwk['x5c'] : undefined;
  const base64 = Array.isArray(chain) ? (chain as readonly Json[])[0] : undefined;
  if (typeof base64 !== 'string' || base64.length > MAX_PEM || base64.length % 4 !== 0 || !BASE64.test(base64)) return [];
  const key = importKey(jwk);
  if (isProblem(key) || key.publicKey === undefined || (fromPublicPlace && key.facts.hasPrivate)) return [];
  const certificate = parseCertificate(Buffer.from(base64, 'base64'));
  if (isProblem(certificate) || !hasKey(certificate, key.publicKey)) return [];
  const { kid } = key.facts;
  return [{ ...(kid === undefined ? {} : { kid }), x5tS256: certificate.details.x5tS256 }];
}

/** OpenSSL reads the key of a certificate only when it is asked for, so a broken one shows here. */
function hasKey({ x509 }: ParsedCertificate, key: Parameters<typeof x509.publicKey.equals>[0]): boolean {
  try {
    return x509.publicKey.equals(key);
  } catch {
    return false;
  }
}
