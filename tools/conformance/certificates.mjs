// An authority and client certificates for one preparation.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto);

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const YEAR = 365 * 86_400_000;

const newKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

const pemOf = async (key) => x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');

const validity = () => ({ notBefore: new Date(Date.now() - 3_600_000), notAfter: new Date(Date.now() + YEAR) });

/** An authority; `issue` makes a certificate, its key and the name that the client registers. */
export async function newAuthority() {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Conformance authority', keys, signingAlgorithm: ALGORITHM, ...validity(), extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  });
  const ca = certificate.toString('pem');
  const issue = async (commonName) => {
    const own = await newKeys();
    // RFC 4514, 2.1: the text starts with the last part, the certificate with the first.
    const parts = ['O=Symbolon conformance', `CN=${commonName}`];
    const issued = await x509.X509CertificateGenerator.create({
      subject: parts.join(','), issuer: certificate.subject, signingKey: keys.privateKey, publicKey: own.publicKey, signingAlgorithm: ALGORITHM, ...validity(),
      extensions: [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])],
    });
    return { subjectDn: parts.reverse().join(','), certificate: { cert: issued.toString('pem'), key: await pemOf(own.privateKey), ca } };
  };
  return { issue };
}
