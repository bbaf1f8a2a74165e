import { calculateJwkThumbprint, exportJWK, generateKeyPair, importPKCS8, importSPKI, importX509, type JWK } from 'jose';

/** Import this file lazily: jose is needed only where keys are made. */

export const algorithms = ['ES256', 'PS256', 'EdDSA', 'RS256', 'ES384', 'ES512', 'RSA-OAEP-256', 'ECDH-ES'] as const;
export type KeyAlgorithm = (typeof algorithms)[number];

const isEncryption = (alg: string): boolean => alg.startsWith('RSA-OAEP') || alg.startsWith('ECDH');

export interface MadeKey {
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

/** Makes a key pair in this browser; its id is the thumbprint of RFC 7638. */
export async function makeKey(alg: KeyAlgorithm, modulusLength = 2_048): Promise<MadeKey> {
  const pair = await generateKeyPair(alg, { extractable: true, modulusLength, ...(alg === 'EdDSA' ? { crv: 'Ed25519' } : alg === 'ECDH-ES' ? { crv: 'P-256' } : {}) });
  const publicPart = await exportJWK(pair.publicKey);
  const named = { kid: await calculateJwkThumbprint(publicPart), use: isEncryption(alg) ? 'enc' : 'sig', alg };
  return { publicJwk: { ...publicPart, ...named }, privateJwk: { ...(await exportJWK(pair.privateKey)), ...named } };
}

const readPem = (pem: string, alg: string) =>
  pem.includes('BEGIN CERTIFICATE') ? importX509(pem, alg, { extractable: true })
    : pem.includes('BEGIN PUBLIC KEY') ? importSPKI(pem, alg, { extractable: true })
      : importPKCS8(pem, alg, { extractable: true });

/** A PEM (public key, private key or certificate) as JWK; undefined when no algorithm fits it. */
export async function fromPem(pem: string): Promise<JWK | undefined> {
  for (const alg of ['ES256', 'PS256', 'EdDSA', 'ES384', 'ES512']) {
    try {
      const jwk = await exportJWK(await readPem(pem, alg));
      return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg };
    } catch {
      // The next algorithm may fit the key.
    }
  }
  return undefined;
}

const PRIVATE_MEMBERS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

/** Without its private members. */
export const publicPartOf = (jwk: JWK): JWK => Object.fromEntries(Object.entries(jwk).filter(([name]) => !PRIVATE_MEMBERS.has(name)));
