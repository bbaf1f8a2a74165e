import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, test } from '@jest/globals';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import type { CertificateDetails } from '@symbolon/engine';
import { certificate, CN, derCertificate, nameOf, O, party, rawExtension, selfMade, type Attribute } from '../fixtures/certificates.js';
import { FOLDED_CERTIFICATE, FOLDED_CERTIFICATE_THUMBPRINT } from '../fixtures/folded-certificate.js';
import { good } from '../fixtures/keys.js';
import { pem } from '../fixtures/self-signed.js';
import { createCertificates } from './certificates.js';

const certificates = createCertificates();
const read = (text: string): CertificateDetails => good(certificates.read(text));
const PROBLEM = { problem: expect.any(String) };

const someone = party(nameOf([[O, 'Client1']], [[CN, 'client.example.org']]));
const text = selfMade(someone, { names: [{ dNSName: 'client.example.org' }] });
const der = new X509Certificate(text).raw;
const { x5tS256 } = read(text);

describe('forms of the text', () => {
  const escaped = (value: string): string => encodeURIComponent(value);
  const unfolded = FOLDED_CERTIFICATE.replaceAll('\\n', '').replaceAll('\n', '');

  test.each([
    ['as printed, folded with escapes and line ends', FOLDED_CERTIFICATE],
    ['on one line', unfolded],
    ['with odd white space', FOLDED_CERTIFICATE.replaceAll('\\n\n', ' \t\r\n ')],
    ['escaped by nginx', escaped(FOLDED_CERTIFICATE.replaceAll('\\n', ''))],
  ])('the documented certificate %s', (_, printed) => {
    expect(read(printed)).toEqual({
      x5tS256: FOLDED_CERTIFICATE_THUMBPRINT,
      subjectDn: 'CN=client.example.org,O=Client,L=Chiyoda-ku,ST=Tokyo,C=JP',
      sanDns: [], sanUri: [], sanIp: [], sanEmail: [],
      notBefore: Date.UTC(2020, 4, 11, 11, 7, 23),
      notAfter: Date.UTC(2021, 4, 11, 11, 7, 23),
    });
  });

  test.each([
    ['PEM', text],
    ['PEM after a description', `Bag Attributes\n  friendlyName: x\n${text}`],
    ['the first of several', `${text}${FOLDED_CERTIFICATE}`],
    ['URL-encoded PEM', escaped(text)],
    ['form-encoded PEM', new URLSearchParams({ '': text }).toString().slice(1)],
    ['base64 of the DER form', der.toString('base64')],
    ['base64 in lines', `${der.toString('base64').replace(/.{64}/g, '$&\r\n')}\n`],
    ['URL-encoded base64', escaped(der.toString('base64'))],
    ['a byte sequence of RFC 8941', `:${der.toString('base64')}:`],
  ])('%s', (_, form) => {
    expect(read(form).x5tS256).toBe(x5tS256);
  });

  test.each<[string, unknown]>([
    ['no text', undefined],
    ['nothing', ''],
    ['garbage', 'garbage!'],
    ['100 KiB of garbage', 'x'.repeat(102_400)],
    ['64 KiB of base64', 'A'.repeat(65_536)],
    ['60 KiB of white space', `${' '.repeat(61_440)}!`],
    ['60 KiB of nested sequences', Buffer.alloc(45_000, Buffer.from([0x30, 0x80])).toString('base64')],
    ['60 KiB of beginnings', '-----BEGIN CERTIFICATE-----'.repeat(2200)],
    ['percent signs', '%'.repeat(60_000)],
    ['bytes of DER', der.toString('latin1')],
    ['base64url', `${der.toString('base64').replace(/..$/, '-_')}`],
    ['no end', text.replace('-----END CERTIFICATE-----', '')],
    ['a cut certificate', pem(der.subarray(0, -20))],
    ['bytes after the certificate', pem(Buffer.concat([der, Buffer.from([0])]))],
    ['a key', someone.privateKey.export({ type: 'pkcs8', format: 'pem' })],
    ['a public key called a certificate', pem(someone.publicKey.export({ type: 'spki', format: 'der' }))],
  ])('a problem with %s, found quickly', (_, form) => {
    const start = performance.now();
    expect(certificates.read(form as string)).toEqual(PROBLEM);
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('is parsed once', () => {
    expect(certificates.read(`${text}`)).toBe(certificates.read(text));
    expect(Object.isFrozen(certificates.read(text))).toBe(true);
  });
});

describe('subject', () => {
  const dnOf = (...rdns: readonly (readonly Attribute[])[]): string => {
    const { subjectDn } = read(selfMade(party(nameOf(...rdns))));
    expect(certificates.sameName(subjectDn, subjectDn)).toBe(true);
    return subjectDn;
  };
  const bytes = (hex: string): ArrayBuffer => Uint8Array.from(Buffer.from(hex, 'hex')).buffer;

  test.each<[string, Attribute[], string]>([
    ['UTF8String', [[CN, 'Ünïcode']], 'CN=Ünïcode'],
    ['PrintableString', [[CN, { printableString: 'Plain' }]], 'CN=Plain'],
    ['TeletexString', [[CN, { teletexString: 'M\u00fcller' }]], 'CN=Müller'],
    ['BMPString', [[CN, { bmpString: '日本' }]], 'CN=日本'],
    ['UniversalString', [[CN, { universalString: '日本' }]], 'CN=日本'],
    ['IA5String', [['1.2.840.113549.1.9.1', { ia5String: 'a@b.example' }]], 'emailAddress=a@b.example'],
    ['NumericString', [['2.5.4.5', { anyValue: bytes('1203313233') }]], 'serialNumber=123'],
    ['no string', [['2.5.4.45', { anyValue: bytes('03020780') }]], '2.5.4.45=#03020780'],
    ['IA5String that is not ASCII', [[CN, { anyValue: bytes('1602c3a9') }]], 'CN=#1602c3a9'],
    ['a type without a name', [['2.25.329800735698586629295641978511506172918', 'x']], '2.25.329800735698586629295641978511506172918=#0c0178'],
    ['organizationIdentifier', [['2.5.4.97', 'PSDJP-FSA-1']], 'organizationIdentifier=PSDJP-FSA-1'],
    ['jurisdiction', [['1.3.6.1.4.1.311.60.2.1.3', { printableString: 'BR' }]], 'jurisdictionC=BR'],
    ['several attributes', [[CN, 'a'], [O, 'b']], 'CN=a+O=b'],
    ['special characters', [[CN, 'a,b+c"d\\e<f>g;h=i#j']], 'CN=a\\,b\\+c\\"d\\\\e\\<f\\>g\\;h=i#j'],
    ['spaces at both ends', [[CN, '  a  ']], 'CN=\\  a \\ '],
    ['one space', [[CN, ' ']], 'CN=\\ '],
    ['a number sign in front', [[CN, '#a']], 'CN=\\#a'],
    ['a name inside a value', [[CN, 'a,CN=admin']], 'CN=a\\,CN=admin'],
    ['an empty value', [[CN, '']], 'CN='],
  ])('%s', (_, attributes, expected) => {
    expect(dnOf(attributes)).toBe(expected);
  });

  test('a NUL is escaped, and equals nothing', () => {
    const { subjectDn } = read(selfMade(party(nameOf([[CN, 'bank\0.evil']]))));
    expect(subjectDn).toBe('CN=bank\\00.evil');
    expect(certificates.sameName(subjectDn, 'CN=bank')).toEqual(PROBLEM);
  });

  test.each([['broken UTF-8', '0c02c328'], ['half a character', '1e02d800']])('%s is a problem', (_, value) => {
    expect(certificates.read(selfMade(party(nameOf([[CN, { anyValue: bytes(value) }]]))))).toEqual(PROBLEM);
  });

  test('an empty one', () => {
    expect(read(selfMade(party(nameOf()))).subjectDn).toBe('');
  });

  test('of the certificates that come with Node.js has the attributes that the library finds', () => {
    expect(rootCertificates.length).toBeGreaterThan(100);
    for (const root of rootCertificates) {
      const { subjectDn, notBefore, notAfter } = read(root);
      const x509 = new X509Certificate(root);
      const { subject, validity } = AsnConvert.parse(x509.raw, Certificate).tbsCertificate;
      const values = subject.flatMap((rdn) => rdn.map(({ value }) => value.toString()));
      const plain = subjectDn.replaceAll('\\', '');
      for (const value of values) expect(plain).toContain(value);
      expect([notBefore, notAfter]).toEqual([validity.notBefore.getTime().getTime(), validity.notAfter.getTime().getTime()]);
      expect(certificates.sameName(subjectDn, subjectDn)).toBe(true);
    }
  });
});

describe('alternative names', () => {
  const ip = (...groups: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(16);
    groups.forEach((group, at) => bytes.writeUInt16BE(group, 2 * at));
    return bytes;
  };
  const encoded = (tag: number, value: Buffer): Buffer => Buffer.concat([Buffer.from([tag, value.length]), value]);
  const withNames = (...names: readonly Buffer[]): CertificateDetails => {
    const list = Buffer.concat(names);
    return read(selfMade(someone, { extensions: [rawExtension('2.5.29.17', false, encoded(0x30, list))] }));
  };

  test('of every kind', () => {
    expect(read(selfMade(someone, { names: [
      { dNSName: 'Client.Example.ORG' }, { dNSName: 'xn--bcher-kva.example' }, { dNSName: '*.example.org' },
      { uniformResourceIdentifier: 'https://Client.example/Path' }, { uniformResourceIdentifier: 'spiffe://example/workload' },
      { iPAddress: '192.0.2.1' }, { iPAddress: '2001:db8::1' }, { rfc822Name: 'User@Example.org' },
      { directoryName: someone.name }, { registeredID: '1.2.3' },
    ] }))).toMatchObject({
      sanDns: ['client.example.org', 'xn--bcher-kva.example', '*.example.org'],
      sanUri: ['https://Client.example/Path', 'spiffe://example/workload'],
      sanIp: ['192.0.2.1', '2001:db8::1'],
      sanEmail: ['User@Example.org'],
    });
  });

  test.each([
    ['::', ip()],
    ['::1', ip(0, 0, 0, 0, 0, 0, 0, 1)],
    ['1::', ip(1)],
    ['2001:db8::1', ip(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)],
    ['2001:db8:0:1:1:1:1:1', ip(0x2001, 0xdb8, 0, 1, 1, 1, 1, 1)],
    ['2001:db8::1:0:0:1', ip(0x2001, 0xdb8, 0, 0, 1, 0, 0, 1)],
    ['2001:0:0:1::1', ip(0x2001, 0, 0, 1, 0, 0, 0, 1)],
    ['1:10::100:0:1', ip(1, 0x10, 0, 0, 0, 0x100, 0, 1)],
    ['1:2:3:4:5:6:7:8', ip(1, 2, 3, 4, 5, 6, 7, 8)],
    ['1:2:3:4:5:6::', ip(1, 2, 3, 4, 5, 6, 0, 0)],
    ['::ffff:192.0.2.1', ip(0, 0, 0, 0, 0, 0xffff, 0xc000, 0x201)],
    ['255.0.10.1', Buffer.from([255, 0, 10, 1])],
  ])('the address %s', (expected, address) => {
    expect(withNames(encoded(0x87, address)).sanIp).toEqual([expected]);
  });

  test.each([
    ['a name with NUL', encoded(0x82, Buffer.from('bank.example\0.evil'))],
    ['a name that is not ASCII', encoded(0x82, Buffer.from('bücher.example'))],
    ['a name with a comma and a space', encoded(0x82, Buffer.from('a.example, DNS:b.example'))],
    ['an empty name', encoded(0x82, Buffer.alloc(0))],
    ['an e-mail address with a line end', encoded(0x81, Buffer.from('a@b\n'))],
    ['an address of five bytes', encoded(0x87, Buffer.alloc(5))],
    ['an address with a mask', encoded(0x87, Buffer.alloc(8))],
  ])('%s is left out', (_, name) => {
    expect(withNames(name, encoded(0x82, Buffer.from('good.example')))).toMatchObject({ sanDns: ['good.example'], sanIp: [], sanEmail: [] });
  });

  test('a thousand of them, quickly', () => {
    const many = selfMade(someone, { names: Array.from({ length: 1000 }, (_, at) => ({ dNSName: `host-${at}.example.org` })) });
    const start = performance.now();
    expect(read(many).sanDns).toHaveLength(1000);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('what OpenSSL takes, but is no DER', () => {
  const broken = (id: string, hex: string): string => selfMade(someone, { extensions: [rawExtension(id, false, Buffer.from(hex, 'hex'))] });

  test.each([
    ['an extension twice', selfMade(someone, { names: [{ dNSName: 'a.b' }], extensions: [rawExtension('2.5.29.17', false, Buffer.from('30038201', 'hex'))] })],
    ['a length that is not the shortest', broken('2.5.29.17', '30810382016f')],
    ['an indefinite length', broken('2.5.29.17', '308082016f0000')],
    ['bytes after the names', broken('2.5.29.17', '300382016f00')],
    ['a name that is cut off', broken('2.5.29.17', '300382056f')],
    ['names that are no list', broken('2.5.29.17', '0403616263')],
    ['a negative length of a path', broken('2.5.29.19', '30060101ff0201ff')],
    ['a huge length of a path', broken('2.5.29.19', '300a0101ff02057fffffffff')],
  ])('%s is a problem', (_, form) => {
    expect(() => new X509Certificate(form)).not.toThrow();
    expect(certificates.read(form)).toEqual(PROBLEM);
  });

  test('a certificate of version 1 and one that a stranger signed are read all the same', () => {
    expect(read(selfMade(someone, { version: 1 })).subjectDn).toBe('CN=client.example.org,O=Client1');
    expect(read(certificate({ subject: someone, issuer: party('x') })).subjectDn).toBe('CN=client.example.org,O=Client1');
  });

  test('dates before 1950 and after 2049', () => {
    const dates = { notBefore: new Date('1950-01-01T00:00:00Z'), notAfter: new Date('9999-12-31T23:59:59Z') };
    const found = read(pem(derCertificate({ subject: someone, issuer: someone, ...dates })));
    expect([found.notBefore, found.notAfter]).toEqual([dates.notBefore.getTime(), dates.notAfter.getTime()]);
  });
});
