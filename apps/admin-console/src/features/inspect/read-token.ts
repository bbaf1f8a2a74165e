import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, type ProtectedHeaderParameters } from 'jose';

/* Import this file lazily: it brings jose. */

export interface ReadToken {
  readonly header: ProtectedHeaderParameters;
  /** Absent when they are encrypted. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signature: 'valid' | 'invalid' | 'none' | 'encrypted';
}

const PARTS = { jws: 3, jwe: 5 } as const;

function claimsIn(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

async function signatureOf(token: string, header: ProtectedHeaderParameters, keys: JSONWebKeySet): Promise<ReadToken['signature']> {
  if (header.alg === 'none') return 'none';
  try {
    await compactVerify(token, createLocalJWKSet(keys));
    return 'valid';
  } catch {
    return 'invalid';
  }
}

/** A compact JWS or JWE in words; undefined when the text is neither. Signatures are tried with the keys of the service. */
export async function readToken(token: string, keys: JSONWebKeySet): Promise<ReadToken | undefined> {
  const parts = token.split('.');
  if (parts.length !== PARTS.jws && parts.length !== PARTS.jwe) return undefined;
  try {
    const header = decodeProtectedHeader(token);
    if (parts.length === PARTS.jwe) return { header, signature: 'encrypted' };
    const claims = claimsIn(parts[1] ?? '');
    return claims === undefined ? undefined : { header, claims, signature: await signatureOf(token, header, keys) };
  } catch {
    return undefined;
  }
}
