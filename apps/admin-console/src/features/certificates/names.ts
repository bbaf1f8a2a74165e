import type { JsonName } from '@peculiar/x509';
import { certificatesIn, type ShownCertificate } from './certificate';
import { loadX509 } from './x509';

/** As RFC 4514 writes a name: the most specific part first, the other way round than the certificate has it. */
export async function asRfc4514(subject: string): Promise<string> {
  const { Name } = await loadX509();
  const parts: JsonName = new Name(subject).toJSON();
  return new Name(parts.toReversed()).toString();
}

const TYPES: Readonly<Record<string, string>> = { tlsClientAuthSanDns: 'dns', tlsClientAuthSanUri: 'url', tlsClientAuthSanIp: 'ip', tlsClientAuthSanEmail: 'email' };

async function namesOf(setting: string, { subject, names }: ShownCertificate): Promise<readonly string[]> {
  if (setting !== 'tlsClientAuthSubjectDn') return names.filter(({ type }) => type === TYPES[setting]).map(({ value }) => value);
  return subject === '' ? [] : [await asRfc4514(subject)];
}

/** What a certificate has to offer for a setting; undefined where the text is none. */
export async function namesFor(setting: string, pem: string): Promise<readonly string[] | undefined> {
  const [first] = (await certificatesIn(pem)) ?? [];
  return first && namesOf(setting, first);
}
