import { createPrivateKey, X509Certificate, type JsonWebKey, type KeyObject } from 'node:crypto';
import { ApiProblem } from '../../platform/api-problem.js';

/** What a text in PEM holds. */
export interface PemContent {
  readonly keys: readonly JsonWebKey[];
  readonly certificates: readonly X509Certificate[];
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]{1,40})-----[^-]*-----END \1-----/g;

const refused = (problem: string): ApiProblem => new ApiProblem(400, 'A804204', { problem });

function jwkOf(pem: string): JsonWebKey {
  if (/ENCRYPTED/.test(pem)) throw refused('The private key is encrypted; take its password off first.');
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw refused('A private key cannot be read.');
  }
  try {
    return key.export({ format: 'jwk' });
  } catch {
    throw refused('No algorithm that is supported takes this key.');
  }
}

function certificateOf(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw refused('A certificate cannot be read.');
  }
}

export const isPem = (text: string): boolean => text.includes('-----BEGIN ');

/** Private keys (PKCS #8, PKCS #1, SEC 1) and certificates; anything between them is ignored, as RFC 7468 demands. */
export function readPem(text: string): PemContent {
  const blocks = [...text.matchAll(BLOCK)].map(([pem, label = '']) => ({ pem, label }));
  const ofKind = (kind: RegExp): readonly string[] => blocks.filter(({ label }) => kind.test(label)).map(({ pem }) => pem);
  const keys = ofKind(/PRIVATE KEY$/).map(jwkOf);
  const certificates = ofKind(/^(X509 |TRUSTED )?CERTIFICATE$/).map(certificateOf);
  if (keys.length + certificates.length > 0) return { keys, certificates };
  throw refused(blocks.length > 0 ? `There is neither a private key nor a certificate in it, but ${blocks[0]?.label}.` : 'The PEM text has no end.');
}

export const certifiedKey = (certificate: X509Certificate): JsonWebKey | undefined => {
  try {
    return certificate.publicKey.export({ format: 'jwk' });
  } catch {
    return undefined;
  }
};
