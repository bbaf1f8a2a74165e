import { Name, type JsonName } from '@peculiar/x509';
import { certificatesIn, type ShownCertificate } from './certificate';

/* Import this file lazily. */

/** As RFC 4514 writes a name: the most specific part first, the other way round than the certificate has it. */
export const asRfc4514 = (subject: string): string => new Name((new Name(subject).toJSON() as JsonName).toReversed()).toString();

const TYPES: Readonly<Record<string, string>> = { tlsClientAuthSanDns: 'dns', tlsClientAuthSanUri: 'url', tlsClientAuthSanIp: 'ip', tlsClientAuthSanEmail: 'email' };

const namesOf = (setting: string, { subject, names }: ShownCertificate): readonly string[] =>
  (setting === 'tlsClientAuthSubjectDn' ? (subject === '' ? [] : [asRfc4514(subject)]) : names.filter(({ type }) => type === TYPES[setting]).map(({ value }) => value));

/** What a certificate has to offer for a setting; undefined where the text is none. */
export async function namesFor(setting: string, pem: string): Promise<readonly string[] | undefined> {
  const [first] = (await certificatesIn(pem)) ?? [];
  return first && namesOf(setting, first);
}
