import type { Facts } from '../facts/facts.js';
import type { Client } from '../model/client.js';
import type { ClientAuthMethod } from '../model/enums.js';
import type { CertificateDetails } from '../ports/jose.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable, pass } from '../rules/verdict.js';
import { alternativeNames, type AlternativeName } from './alternative-name.js';

const METHODS: readonly ClientAuthMethod[] = ['TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH'];

/** The client is to authenticate with a certificate. */
export const usesCertificate = ({ authentication }: Facts): boolean => authentication !== undefined && METHODS.includes(authentication.method);

/** A check for clients that authenticate with a certificate: by one method, or by either. */
export const ofCertificateClient = (check: (facts: Facts, client: Client) => Verdict, method?: ClientAuthMethod) => (facts: Facts): Verdict => {
  const { client } = facts.client;
  return client !== undefined && usesCertificate(facts) && (method === undefined || facts.authentication?.method === method)
    ? check(facts, client) : notApplicable('the client does not authenticate this way');
};

/** The names, one of which a client registers (RFC 8705, 2.1.2). */
export const CERTIFICATE_NAMES = ['tlsClientAuthSubjectDn', ...Object.keys(alternativeNames) as AlternativeName[]] as const;

/** Those that this client registered. */
export const registeredNames = (client: Client): readonly string[] => CERTIFICATE_NAMES.filter(name => client[name] !== undefined);

/** A check of what the certificate of a tls_client_auth client says; a content that cannot be read fails. */
const ofDetails = (check: (details: CertificateDetails, facts: Facts, client: Client) => Verdict) => ofCertificateClient((facts, client) => {
  const details = facts.certificate.kind === 'parsed' ? facts.certificate.details : undefined;
  if (details === undefined) return notApplicable('there is no certificate to read');
  return 'problem' in details ? fail(`the client certificate cannot be read: ${details.problem}`) : check(details, facts, client);
}, 'TLS_CLIENT_AUTH');

const MOST_SHOWN = 500;

/** The registered alternative name is among those of the certificate. */
export const hasAlternativeName = (name: AlternativeName) => {
  const { of, same } = alternativeNames[name];
  const check = ofDetails((details, _, client) => {
    const registered = client[name] ?? '';
    return demand(of(details).some(presented => same(registered, presented)), 'the certificate does not have the name of the client',
      registered, of(details).join(' ').slice(0, MOST_SHOWN) || 'none');
  });
  return (facts: Facts): Verdict => (facts.client.client?.[name] === undefined ? notApplicable('the client did not register this name') : check(facts));
};

const subject = ofDetails(({ subjectDn }, { authentication }, { tlsClientAuthSubjectDn: registered }) => {
  const compared = authentication?.subjectDn;
  return compared?.kind === 'malformed' ? fail(`the ${compared.which} subject DN cannot be read: ${compared.problem}`)
    : demand(compared?.kind === 'same', 'the subject of the certificate is not that of the client', registered, subjectDn.slice(0, MOST_SHOWN));
});

/** The subject of the certificate is the registered one. */
export const hasSubject = (facts: Facts): Verdict =>
  facts.client.client?.tlsClientAuthSubjectDn === undefined ? notApplicable('the client did not register a subject') : subject(facts);

const date = (ms: number): string => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : String(ms));

/** The certificate is used within its dates; its last second belongs to them (RFC 5280, 4.1.2.5). */
export const isInItsTime = ofDetails(({ notBefore, notAfter }, { now }) => demand(notBefore <= now && now < notAfter + 1000,
  now < notBefore ? 'the client certificate is not valid yet' : 'the client certificate has expired', `${date(notBefore)} to ${date(notAfter)}`, date(now)));

/** A chain leads from the certificate to a trusted root, where the service has that checked. */
export const isTrusted = ofCertificateClient(({ certificate }) => {
  const chain = certificate.kind === 'parsed' ? certificate.chain : undefined;
  switch (chain?.kind) {
    case undefined: return notApplicable('no chain is to be checked here');
    case 'trusted': return pass();
    case 'noRoots': return fail('the service trusts no root', 'trustedRootCertificates');
    case 'unreadable': return fail(`a certificate of the ${chain.of === 'roots' ? 'trusted roots' : 'presented path'} cannot be read: ${chain.problem}`);
    case 'untrusted': return fail(`no chain leads to a trusted root: ${chain.problem}`);
  }
}, 'TLS_CLIENT_AUTH');

/** The client registered a self-signed certificate in its keys. */
export const hasRegistered = ofCertificateClient(({ authentication }) => {
  const registered = authentication?.registered;
  switch (registered?.kind) {
    case undefined: return notApplicable('there is no certificate to look for');
    case 'found': return pass();
    case 'noKey': return fail(`the keys of the client hold no certificate: ${registered.problem}`, "a key with 'x5c'");
    case 'noCertificate': return fail('the key of the client has no certificate', "a key with 'x5c'");
  }
}, 'SELF_SIGNED_TLS_CLIENT_AUTH');

/** The certificate is one that the client registered. */
export const isRegistered = ofCertificateClient(({ authentication, certificate }) => {
  const registered = authentication?.registered;
  if (registered?.kind !== 'found' || certificate.kind !== 'parsed') return notApplicable('there is nothing to compare');
  return demand(registered.x5tS256.includes(certificate.x5tS256), 'the certificate is not one that the client registered',
    registered.x5tS256.slice(0, 5).join(' '), certificate.x5tS256);
}, 'SELF_SIGNED_TLS_CLIENT_AUTH');
