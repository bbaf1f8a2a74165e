import { createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier, AttributeTypeAndValue, AttributeValue, BasicConstraints, Certificate, Extension, Extensions, GeneralName, Name,
  RelativeDistinguishedName, SubjectAlternativeName, SubjectPublicKeyInfo, TBSCertificate, Validity, Version,
} from '@peculiar/asn1-x509';

/* Certificates for one run: an authority, servers and clients. */

/** A certificate and its private key, both PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

export interface Content {
  readonly organization?: string;
  readonly names?: readonly Partial<GeneralName>[];
  readonly expired?: boolean;
}

const ECDSA_WITH_SHA256 = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });
const DAY = 86_400_000;

const attribute = (type: string, utf8String: string): RelativeDistinguishedName =>
  new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) })]);

const nameOf = (commonName: string, organization?: string): Name =>
  new Name([...(organization === undefined ? [] : [attribute('2.5.4.10', organization)]), attribute('2.5.4.3', commonName)]);

const extension = (extnID: string, value: object, critical: boolean): Extension =>
  new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

const pem = (der: Buffer): string => `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;

/** The base64 of DER, as `x5c` has it. */
export const derOf = ({ cert }: Identity): string => cert.replace(/-----[^-]+-----|\s/g, '');

interface Issuer {
  readonly name: Name;
  readonly privateKey: KeyObject;
}

function certify(subject: Name, publicKey: KeyObject, issuer: Issuer, extensions: readonly Extension[], expired = false): string {
  const now = Date.now();
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: Uint8Array.of(1, ...randomBytes(8)).buffer,
    signature: ECDSA_WITH_SHA256,
    issuer: issuer.name,
    validity: new Validity({ notBefore: new Date(now - 10 * DAY), notAfter: new Date(now + (expired ? -DAY : DAY)) }),
    subject,
    subjectPublicKeyInfo: AsnConvert.parse(publicKey.export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo),
    extensions: new Extensions([...extensions]),
  });
  const signatureValue = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), issuer.privateKey);
  return pem(Buffer.from(AsnConvert.serialize(new Certificate({
    tbsCertificate, signatureAlgorithm: ECDSA_WITH_SHA256, signatureValue: Uint8Array.from(signatureValue).buffer,
  }))));
}

const alternatives = (names: Content['names']): readonly Extension[] =>
  (names === undefined ? [] : [extension('2.5.29.17', new SubjectAlternativeName(names.map((name) => new GeneralName(name))), false)]);

const newKeyPair = (): { readonly privateKey: KeyObject; readonly key: string } => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
};

export interface Authority {
  /** Its own certificate. */
  readonly cert: string;
  readonly issue: (commonName: string, content?: Content) => Identity;
}

export function newAuthority(commonName: string): Authority {
  const { privateKey } = newKeyPair();
  const issuer = { name: nameOf(commonName), privateKey };
  return {
    cert: certify(issuer.name, createPublicKey(privateKey), issuer, [extension('2.5.29.19', new BasicConstraints({ cA: true }), true)]),
    issue: (name, { organization, names, expired } = {}) => {
      const own = newKeyPair();
      return { key: own.key, cert: certify(nameOf(name, organization), createPublicKey(own.privateKey), issuer, alternatives(names), expired) };
    },
  };
}

/** A certificate that somebody made for their own key. */
export function selfSigned(commonName: string): Identity {
  const { privateKey, key } = newKeyPair();
  const name = nameOf(commonName);
  return { key, cert: certify(name, createPublicKey(privateKey), { name, privateKey }, []) };
}

/** A server that one reaches at this machine, by name and by address. */
export const localServer = (authority: Authority): Identity => authority.issue('localhost', { names: [{ dNSName: 'localhost' }, { iPAddress: '127.0.0.1' }] });

/** The public key of a certificate with the certificate in it, as a client registers it. */
export const jwkWithCertificate = (identity: Identity, kid: string): Record<string, unknown> =>
  ({ ...createPublicKey(identity.cert).export({ format: 'jwk' }), kid, use: 'sig', x5c: [derOf(identity)] });
