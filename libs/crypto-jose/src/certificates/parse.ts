import { hash, type X509Certificate } from 'node:crypto';
import type { CertificateDetails, JoseProblem } from '@symbolon/engine';
import { x509In } from '../certificate.js';
import { problem } from '../problem.js';
import { alternativeNamesIn } from './alternative-names.js';
import { childrenOf, contentOf, DerError, oidOf, readDer, TAG, timeOf, type Der } from './der.js';
import { isSoundSignature } from './signature-algorithms.js';
import { writeName } from './write-name.js';

/** A certificate as it was read. */
export interface ParsedCertificate {
  readonly details: CertificateDetails;
  readonly x509: X509Certificate;
  /** Issuer and subject are the same, byte for byte. */
  readonly isSelfIssued: boolean;
  /** Signed with an algorithm that still proves something. */
  readonly hasSoundSignature: boolean;
  /** Most certificates between this one and the last of a chain. */
  readonly pathLength?: number;
  /** Absent when the certificate may be used for everything. */
  readonly purposes?: readonly string[];
  /** Object identifiers of extensions that change what the certificate means and are not understood here. */
  readonly notUnderstood: readonly string[];
}

const BASIC_CONSTRAINTS = '2.5.29.19';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
/* Its limits are not checked here, so it must not be ignored even where somebody forgot to call it critical. */
const NAME_CONSTRAINTS = '2.5.29.30';

/* Key usage is checked by OpenSSL; policies concern only those who ask for one, which nobody here does. */
const UNDERSTOOD = new Set([BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE, SUBJECT_ALTERNATIVE_NAME, '2.5.29.15', '2.5.29.32', '2.5.29.54']);

interface Extension {
  readonly isCritical: boolean;
  readonly value: Buffer;
}

/**
 * Reads DER bytes. OpenSSL, through node:crypto, decides whether they are a certificate; the names are read from the same bytes, since
 * their text forms there are ambiguous (CVE-2021-44532) and tell no multi-valued part.
 */
export function parseCertificate(der: Buffer): ParsedCertificate | JoseProblem {
  const x509 = x509In(der);
  if (x509 === undefined) return problem('The text is base64, but not of an X.509 certificate.');
  try {
    return parsed(x509, der);
  } catch (error) {
    if (error instanceof DerError) return problem(`The certificate is not encoded as X.509 demands. ${error.message}`);
    throw error;
  }
}

function parsed(x509: X509Certificate, der: Buffer): ParsedCertificate {
  const [toBeSigned, algorithm] = childrenOf(readDer(der), TAG.sequence);
  if (toBeSigned === undefined) throw new DerError('There is nothing signed.');
  const all = childrenOf(toBeSigned, TAG.sequence);
  // The version is left out in certificates of version 1.
  const [, , issuer, validity, subject, , ...more] = all[0]?.tag === 0xa0 ? all.slice(1) : all;
  if (issuer === undefined || validity === undefined || subject === undefined) throw new DerError('Something is missing.');
  const [notBefore, notAfter] = childrenOf(validity, TAG.sequence);
  const extensions = extensionsIn(more.find(({ tag }) => tag === 0xa3));
  const details: CertificateDetails = Object.freeze({
    x5tS256: hash('sha256', der, 'base64url'),
    subjectDn: writeName(subject),
    ...alternativeNamesIn(extensions.get(SUBJECT_ALTERNATIVE_NAME)?.value),
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
  });
  return {
    details,
    x509,
    isSelfIssued: issuer.raw.equals(subject.raw),
    hasSoundSignature: isSoundSignature(algorithm),
    ...constraintsIn(extensions),
    notUnderstood: [...extensions].flatMap(([oid, { isCritical }]) =>
      (isCritical && !UNDERSTOOD.has(oid)) || oid === NAME_CONSTRAINTS ? [oid] : [],
    ),
  };
}

function extensionsIn(wrapper: Der | undefined): ReadonlyMap<string, Extension> {
  const [list] = wrapper === undefined ? [] : childrenOf(wrapper, 0xa3);
  const found = new Map<string, Extension>();
  for (const extension of list === undefined ? [] : childrenOf(list, TAG.sequence)) {
    const [type, ...rest] = childrenOf(extension, TAG.sequence);
    const oid = oidOf(type);
    if (found.has(oid)) throw new DerError('An extension is there twice.');
    const isCritical = rest[0]?.tag === TAG.boolean && rest[0].content[0] !== 0;
    found.set(oid, { isCritical, value: contentOf(rest.at(-1), TAG.octetString) });
  }
  return found;
}

function constraintsIn(extensions: ReadonlyMap<string, Extension>): Pick<ParsedCertificate, 'pathLength' | 'purposes'> {
  const basic = extensions.get(BASIC_CONSTRAINTS);
  const length = basic === undefined ? undefined : childrenOf(readDer(basic.value), TAG.sequence).find(({ tag }) => tag === TAG.integer);
  const usage = extensions.get(EXTENDED_KEY_USAGE);
  return {
    ...(length === undefined ? {} : { pathLength: smallNumberIn(length) }),
    ...(usage === undefined ? {} : { purposes: childrenOf(readDer(usage.value), TAG.sequence).map(oidOf) }),
  };
}

function smallNumberIn({ content }: Der): number {
  if (content.length < 1 || content.length > 4 || content.readInt8(0) < 0) throw new DerError('A length of a path is not a small number.');
  return content.readIntBE(0, content.length);
}
