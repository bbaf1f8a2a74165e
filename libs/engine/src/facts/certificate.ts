import type { Client } from '../model/client.js';
import type { ClientRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import type { Certificates, CertificateDetails, Jose, JoseProblem } from '../ports/jose.js';
import type { CertificateFacts, ChainFacts, NameComparison, RegisteredCertificates } from './facts.js';

/** A certificate that is one. */
export type ParsedCertificate = Extract<CertificateFacts, { kind: 'parsed' }>;

/** The first of several certificates that cannot be read. */
function unreadable(certificates: Certificates, of: 'roots' | 'path', pems: readonly string[]): ChainFacts | undefined {
  for (const pem of pems) {
    const read = certificates.read(pem);
    if ('problem' in read) return { kind: 'unreadable', of, problem: read.problem };
  }
  return undefined;
}

function chainFacts(certificates: Certificates, service: Service, pem: string, path: readonly string[], now: number): ChainFacts {
  const roots = service.trustedRootCertificates ?? [];
  if (roots.length === 0) return { kind: 'noRoots' };
  const trusted = certificates.isTrusted(pem, path, roots, now);
  if (trusted === true) return { kind: 'trusted' };
  // Whose mistake it is matters only now that there is one.
  return unreadable(certificates, 'roots', roots) ?? unreadable(certificates, 'path', path) ?? { kind: 'untrusted', problem: trusted.problem };
}

/** A certificate with what tls_client_auth needs of it (RFC 8705, 2.1). */
export const pkiCertificate = (
  certificates: Certificates, service: Service, parsed: ParsedCertificate, { clientCertificate = '', clientCertificatePath = [] }: ClientRequest, now: number,
): ParsedCertificate & { readonly details: CertificateDetails | JoseProblem } => ({
  ...parsed,
  details: certificates.read(clientCertificate),
  ...(service.mutualTlsValidatePkiCertChain ? { chain: chainFacts(certificates, service, clientCertificate, clientCertificatePath, now) } : {}),
});

/** Compares the subject of a certificate with the name that the client registered (RFC 8705, 2.1.2). */
export function compareNames(certificates: Certificates, registered: string, presented: string): NameComparison {
  const same = certificates.sameName(registered, presented);
  if (typeof same === 'boolean') return { kind: same ? 'same' : 'different' };
  const own = certificates.sameName(registered, registered);
  return typeof own === 'boolean' ? { kind: 'malformed', which: 'presented', problem: same.problem } : { kind: 'malformed', which: 'registered', problem: own.problem };
}

type Thumbprints = ReturnType<Certificates['thumbprints']>;
type Keys = Awaited<ReturnType<Jose['remoteKeys']>>;

/** The thumbprints that count: those of the key that the client named, or all. */
async function select(found: Thumbprints, kid: string | undefined, keys: () => Keys | Promise<Keys>): Promise<RegisteredCertificates> {
  if ('problem' in found) return { kind: 'noKey', problem: found.problem };
  const x5tS256 = found.filter(key => kid === undefined || key.kid === kid).map(key => key.x5tS256);
  if (x5tS256.length > 0) return { kind: 'found', x5tS256 };
  const set = await keys();
  if ('problem' in set) return { kind: 'noKey', problem: set.problem };
  const known = set.keys.some(key => kid === undefined || key.kid === kid);
  return known ? { kind: 'noCertificate' } : { kind: 'noKey', problem: kid === undefined ? 'the set has no keys' : `no key has the kid ${kid.slice(0, 100)}` };
}

/** The self-signed certificates that a client registered (RFC 8705, 2.2), for one that came. */
export async function registeredCertificates(
  { certificates, jose }: { readonly certificates: Certificates; readonly jose: Jose }, client: Client, x5tS256: string,
): Promise<RegisteredCertificates> {
  const { jwks, jwksUri, selfSignedCertificateKeyId: kid } = client;
  if (jwks !== undefined) return select(certificates.thumbprints(jwks), kid, () => jose.keys(jwks));
  if (jwksUri === undefined) return { kind: 'noKey', problem: 'neither jwks nor jwksUri is registered' };
  const known = await select(await certificates.remoteThumbprints(jwksUri), kid, () => jose.remoteKeys(jwksUri));
  if (known.kind === 'found' && known.x5tS256.includes(x5tS256)) return known;
  // A certificate that the client has published since the last fetch (rotation: RFC 8705, 2.2.2).
  return select(await certificates.remoteThumbprints(jwksUri, true), kid, () => jose.remoteKeys(jwksUri));
}
