import type { CertificateDetails } from '../ports/jose.js';
import { parseIpAddress } from '../parse/ip-address.js';
import { parseUri } from '../parse/uri.js';

/** Whether a name in a certificate is the registered one, by its kind (RFC 5280, 7; RFC 8705, 2.1.2). Wildcards stand for nothing: the names are compared, not matched. */
type Same = (registered: string, presented: string) => boolean;

const lower = (text: string): string => text.replace(/[A-Z]/g, letter => letter.toLowerCase());

const sameDns: Same = (registered, presented) => lower(registered) === lower(presented);

/** Scheme and host in any case, the rest exactly. */
const sameUri: Same = (registered, presented) => {
  const [a, b] = [parseUri(registered), parseUri(presented)];
  const parts = ['scheme', 'userinfo', 'host', 'port', 'path', 'query', 'fragment'] as const;
  return a !== undefined && b !== undefined && parts.every(part => a[part] === b[part]);
};

const sameIp: Same = (registered, presented) => {
  const address = parseIpAddress(registered);
  return address !== undefined && address.join() === parseIpAddress(presented)?.join();
};

/** The host in any case, the mailbox exactly. */
const sameEmail: Same = (registered, presented) => {
  const at = registered.lastIndexOf('@') + 1;
  return registered.slice(0, at) === presented.slice(0, at) && lower(registered.slice(at)) === lower(presented.slice(at));
};

/** The names that a client may register instead of a subject: where a certificate has them, and how they compare. */
export const alternativeNames = {
  tlsClientAuthSanDns: { of: (details: CertificateDetails) => details.sanDns, same: sameDns },
  tlsClientAuthSanUri: { of: (details: CertificateDetails) => details.sanUri, same: sameUri },
  tlsClientAuthSanIp: { of: (details: CertificateDetails) => details.sanIp, same: sameIp },
  tlsClientAuthSanEmail: { of: (details: CertificateDetails) => details.sanEmail, same: sameEmail },
} as const;

export type AlternativeName = keyof typeof alternativeNames;
