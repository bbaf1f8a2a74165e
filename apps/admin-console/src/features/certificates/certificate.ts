import type { X509Certificate } from '@peculiar/x509';
import { loadX509, type X509 } from './x509';

/** What people want to know of a certificate. */
export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  /** ms */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly names: readonly { readonly type: string; readonly value: string }[];
  readonly isAuthority: boolean;
  readonly isSelfIssued: boolean;
  readonly key: string;
  readonly signature: string;
  /** base64url of SHA-256 over the certificate: `x5t#S256` (RFC 8705 3.1). */
  readonly thumbprint: string;
  /** The same in hexadecimal, as most tools print it. */
  readonly fingerprint: string;
  readonly pem: string;
}

const base64url = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const hexadecimal = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join(':').toUpperCase();

const sizeOf = (algorithm: KeyAlgorithm): string => {
  const { namedCurve, modulusLength } = algorithm as { readonly namedCurve?: string; readonly modulusLength?: number };
  // WebCrypto names a key by what it is about to do with it.
  const family = algorithm.name.startsWith('RSA') ? 'RSA' : algorithm.name.startsWith('EC') ? 'EC' : algorithm.name;
  return [family, namedCurve ?? modulusLength].filter((part) => part !== undefined).join(' ');
};

async function shown({ BasicConstraintsExtension, SubjectAlternativeNameExtension }: X509, certificate: X509Certificate): Promise<ShownCertificate> {
  const digest = await certificate.getThumbprint('SHA-256');
  const { hash, name } = certificate.signatureAlgorithm as { readonly name: string; readonly hash?: { readonly name: string } };
  return {
    subject: certificate.subject, issuer: certificate.issuer, serialNumber: certificate.serialNumber,
    notBefore: certificate.notBefore.getTime(), notAfter: certificate.notAfter.getTime(),
    names: certificate.getExtension(SubjectAlternativeNameExtension)?.names.items.map(({ type, value }) => ({ type, value })) ?? [],
    isAuthority: certificate.getExtension(BasicConstraintsExtension)?.ca === true, isSelfIssued: certificate.subject === certificate.issuer,
    key: sizeOf(certificate.publicKey.algorithm), signature: [name, hash?.name].filter((part) => part !== undefined).join(' '),
    thumbprint: base64url(digest), fingerprint: hexadecimal(digest), pem: certificate.toString('pem'),
  };
}

const BASE64 = /^[A-Za-z0-9+/=\s]+$/;

/** Every certificate of a text (PEM, or the base64 of one alone, as in `x5c`); undefined where something in it is none. */
export async function certificatesIn(text: string): Promise<readonly ShownCertificate[] | undefined> {
  const x509 = await loadX509();
  const { PemConverter, X509Certificate } = x509;
  try {
    const parts = text.includes('-----BEGIN') ? PemConverter.decodeWithHeaders(text).filter(({ type }) => type === 'CERTIFICATE').map(({ rawData }) => rawData)
      : BASE64.test(text) ? [text.replaceAll(/\s/g, '')] : [];
    const found = await Promise.all(parts.map((part) => shown(x509, new X509Certificate(part))));
    return found.length === 0 ? undefined : found;
  } catch {
    return undefined;
  }
}
