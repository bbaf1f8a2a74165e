import { hash, X509Certificate } from 'node:crypto';
import type { JoseProblem } from '@symbolon/engine';
import { derIn } from './certificates/pem.js';
import { createLru } from './lru.js';
import { problem } from './problem.js';

/**
 * Makes the function behind `Crypto.certificateThumbprint`. Parsing a certificate costs fifty times its digest, so it is
 * done once per certificate; `maxKnown` digests of good ones are remembered.
 */
export function createCertificateThumbprint(maxKnown = 10_000): (pem: string) => string | JoseProblem {
  const known = createLru<true>({ maxEntries: maxKnown });
  return (pem) => {
    const der = derIn(pem);
    if ('problem' in der) return der;
    const thumbprint = hash('sha256', der.bytes, 'base64url');
    if (known.get(thumbprint) === undefined) {
      if (x509In(der.bytes) === undefined) return problem('The text is base64, but not of an X.509 certificate.');
      known.set(thumbprint, true);
    }
    return thumbprint;
  };
}

/** Equality with what was parsed excludes bytes after the certificate, which would change its digest. */
export function x509In(der: Buffer): X509Certificate | undefined {
  try {
    const x509 = new X509Certificate(der);
    return x509.raw.equals(der) ? x509 : undefined;
  } catch {
    return undefined;
  }
}
