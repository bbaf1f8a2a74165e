import type { JoseProblem } from '@symbolon/engine';
import { createLru } from '../lru.js';
import { problem } from '../problem.js';
import type { ParsedCertificate } from './parse.js';

/** Most certificates between the one in question and a root. */
const MAX_DEPTH = 8;
/** Most issuers of the right name tried for one answer: with many of one name there are more ways than anybody can go. */
const MAX_STEPS = 100;
const LEAST_RSA_BITS = 2048;
const KNOWN_SIGNATURES = 10_000;

const CLIENT_AUTHENTICATION = ['1.3.6.1.5.5.7.3.2', '2.5.29.37.0'];

export interface TrustQuestion {
  readonly leaf: ParsedCertificate;
  readonly intermediates: readonly ParsedCertificate[];
  readonly roots: readonly ParsedCertificate[];
  readonly now: number;
}

type Verify = (child: ParsedCertificate, issuer: ParsedCertificate) => boolean;

interface Search extends TrustQuestion {
  readonly verify: Verify;
  steps: number;
  /** Why the first issuer that had the right name did not do. */
  reason: string | undefined;
}

/** Makes the function that looks for a way from a certificate to a root (RFC 5280, 6). */
export function createTrust(): (question: TrustQuestion) => true | JoseProblem {
  const verify = createVerify();
  return (question) => {
    const { leaf, now } = question;
    const objection = objectionToDates(leaf, now) ?? objectionToPurpose(leaf) ?? objectionToExtensions(leaf);
    if (objection !== undefined) return problem(`The certificate ${objection}.`);
    const search: Search = { ...question, verify, steps: 0, reason: undefined };
    if (climb(search, leaf, [])) return true;
    if (search.steps > MAX_STEPS) return problem('The certificates leave too many ways to a trusted root.');
    const because = search.reason === undefined ? '' : ` An issuing certificate ${search.reason}.`;
    return problem(`No chain of certificates leads to a trusted root.${because}`);
  };
}

/** Whether a way leads on from a certificate; `below` are the issuers that were passed, first the one next to the leaf. */
function climb(search: Search, child: ParsedCertificate, below: readonly ParsedCertificate[]): boolean {
  if (search.roots.some((root) => isSame(root, child))) return true;
  if (search.roots.some((root) => mayIssue(search, root, child, below))) return true;
  if (below.length === MAX_DEPTH) return false;
  return search.intermediates.some((issuer) => {
    if (isSame(issuer, search.leaf) || below.some((passed) => isSame(passed, issuer))) return false;
    return mayIssue(search, issuer, child, below) && climb(search, issuer, [...below, issuer]);
  });
}

const isSame = (a: ParsedCertificate, b: ParsedCertificate): boolean => a.details.x5tS256 === b.details.x5tS256;

function mayIssue(search: Search, issuer: ParsedCertificate, child: ParsedCertificate, below: readonly ParsedCertificate[]): boolean {
  // OpenSSL compares the names, the key identifiers where given, and asks for the right to sign certificates.
  if (search.steps > MAX_STEPS || !child.x509.checkIssued(issuer.x509)) return false;
  search.steps += 1;
  const objection = objectionToIssuer(issuer, below, search.now) ?? objectionToSignature(child, issuer, search.verify);
  search.reason ??= objection;
  return objection === undefined;
}

function objectionToIssuer(issuer: ParsedCertificate, below: readonly ParsedCertificate[], now: number): string | undefined {
  if (!issuer.x509.ca) return 'is not that of a certification authority';
  // Certificates that an authority issues to itself do not count (RFC 5280, 4.2.1.9).
  const between = below.filter((passed) => !passed.isSelfIssued).length;
  if (between > (issuer.pathLength ?? Infinity)) return 'allows fewer certificates below it';
  return objectionToDates(issuer, now) ?? objectionToExtensions(issuer);
}

function objectionToDates({ details }: ParsedCertificate, now: number): string | undefined {
  if (now < details.notBefore) return 'is not valid yet';
  // Both ends belong to the validity, to the second (RFC 5280, 4.1.2.5).
  return now < details.notAfter + 1000 ? undefined : 'has expired';
}

function objectionToPurpose({ purposes }: ParsedCertificate): string | undefined {
  const allowed = purposes === undefined || purposes.some((purpose) => CLIENT_AUTHENTICATION.includes(purpose));
  return allowed ? undefined : 'is not meant for clients (extended key usage)';
}

function objectionToExtensions({ notUnderstood: [oid] }: ParsedCertificate): string | undefined {
  return oid === undefined ? undefined : `has the extension ${oid}, which is not supported`;
}

function objectionToSignature(child: ParsedCertificate, issuer: ParsedCertificate, verify: Verify): string | undefined {
  if (!child.hasSoundSignature) return 'has signed with an algorithm that proves nothing any more';
  if ((issuer.x509.publicKey.asymmetricKeyDetails?.modulusLength ?? LEAST_RSA_BITS) < LEAST_RSA_BITS) return 'has too short a key';
  return verify(child, issuer) ? undefined : 'has not made the signature';
}

/** A signature does not change, so each is verified once. */
function createVerify(): Verify {
  const known = createLru<boolean>({ maxEntries: KNOWN_SIGNATURES });
  return (child, issuer) => {
    const name = `${child.details.x5tS256} ${issuer.details.x5tS256}`;
    const former = known.get(name);
    if (former !== undefined) return former;
    const verdict = verified(child, issuer);
    known.set(name, verdict);
    return verdict;
  };
}

function verified(child: ParsedCertificate, issuer: ParsedCertificate): boolean {
  try {
    return child.x509.verify(issuer.x509.publicKey);
  } catch {
    return false;
  }
}
