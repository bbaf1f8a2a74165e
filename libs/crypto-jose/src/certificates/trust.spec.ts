import { generateKeyPairSync } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, test } from '@jest/globals';
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { certificate, CN, nameOf, party, rawExtension, selfMade, type CertificateContent, type Party } from '../fixtures/certificates.js';
import { createCertificates } from './certificates.js';

const certificates = createCertificates();
const NOW = Date.UTC(2026, 5, 1);
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

const authority = party('Root');
const middle = party('Middle');
const client = party('client.example');
const root = selfMade(authority, { ca: true });
const middleCertificate = certificate({ subject: middle, issuer: authority, ca: true });

/* Extensions in DER: nothing, and an empty list. */
const unknownExtension = (critical: boolean): Partial<CertificateContent> => ({ extensions: [rawExtension('1.2.3.4', critical, Buffer.from([5, 0]))] });
const nameConstraints: Partial<CertificateContent> = { extensions: [rawExtension('2.5.29.30', false, Buffer.from([0x30, 0]))] };
const printable: Party = { ...authority, name: nameOf([[CN, { printableString: 'ROOT' }]]) };
const signer = certificate({ subject: middle, issuer: authority, ca: true, keyUsage: KeyUsageFlags.keyCertSign });

const issued = (content: Partial<CertificateContent> = {}): string => certificate({ subject: client, issuer: authority, ...content });
const isTrusted = (leaf: string, path: readonly string[] = [], roots: readonly string[] = [root], now = NOW): true | string => {
  const answer = certificates.isTrusted(leaf, path, roots, now);
  return answer === true ? true : answer.problem;
};

const underMiddle = issued({ issuer: middle });

describe('is trusted', () => {
  test.each<[string, string, string[], string[]]>([
    ['from the root directly', issued(), [], [root]],
    ['over one certificate', issued({ issuer: middle }), [middleCertificate], [root]],
    ['over a certificate in the text of the first', `${issued({ issuer: middle })}${middleCertificate}`, [], [root]],
    ['with the root sent along', issued({ issuer: middle }), [root, middleCertificate], [root]],
    ['with others sent along', issued(), [middleCertificate, selfMade(party('x'), { ca: true })], [root]],
    ['with other roots', issued(), [], [selfMade(party('x'), { ca: true }), root]],
    ['with other roots in the same text', issued(), [], [`${selfMade(party('x'), { ca: true })}${root}`]],
    ['beside a root that cannot be read', issued(), [], ['garbage', root]],
    ['beside a root of the same name', issued(), [], [selfMade(party('Root'), { ca: true }), root]],
    ['as a root itself', root, [], [root]],
    ['as a root itself that is no authority', selfMade(client), [], []],
    ['for clients', issued({ purposes: [SERVER_AUTH, CLIENT_AUTH] }), [], [root]],
    ['for everything', issued({ purposes: ['2.5.29.37.0'] }), [], [root]],
    ['from an authority with the right to sign certificates', issued({ issuer: middle }), [signer], [root]],
    ['with an unknown extension that is not critical', issued(unknownExtension(false)), [], [root]],
    ['with the name of the authority in another encoding', issued({ issuer: printable }), [], [root]],
  ])('%s', (_, leaf, path, roots) => {
    expect(isTrusted(leaf, path, roots.length === 0 ? [leaf] : roots)).toBe(true);
  });

  test('over seven certificates in any order, at both ends of their validity', () => {
    const parties = Array.from({ length: 7 }, (_, at) => party(`Authority ${at}`));
    const path = parties.map((subject, at) => certificate({ subject, issuer: parties[at - 1] ?? authority, ca: true }));
    const leaf = certificate({ subject: client, issuer: parties.at(-1)!, notBefore: new Date(NOW), notAfter: new Date(NOW + 1000) });
    const orders = [path, path.toReversed(), [...path.slice(3), ...path.slice(0, 3)]];
    for (const order of orders) expect(isTrusted(leaf, order)).toBe(true);
    expect(isTrusted(leaf, path, [root], NOW + 1999)).toBe(true);
    expect(isTrusted(leaf, path, [root], NOW + 2000)).toContain('expired');
    expect(isTrusted(leaf, path, [root], NOW - 1)).toContain('not valid yet');
  });

  test('as the roots that come with Node.js are', () => {
    const now = Date.now();
    const verdicts = rootCertificates.map((pem) => isTrusted(pem, [], rootCertificates, now));
    expect(verdicts.filter((verdict) => verdict === true).length).toBeGreaterThan(100);
  });

  test('over authorities that certify each other', () => {
    const other = party('Other');
    const crossed = [
      certificate({ subject: middle, issuer: other, ca: true }), certificate({ subject: other, issuer: middle, ca: true }), middleCertificate,
    ];
    expect(isTrusted(issued({ issuer: other }), crossed)).toBe(true);
    expect(isTrusted(issued({ issuer: other }), crossed.slice(0, 2))).toContain('No chain');
  });
});

describe('is not trusted', () => {
  const past = { notBefore: new Date('2020-01-01'), notAfter: new Date('2021-01-01') };
  const future = { notBefore: new Date('2030-01-01') };
  const viaMiddle = (content: Partial<CertificateContent>): [string, string[]] =>
    [issued({ issuer: middle }), [certificate({ subject: middle, issuer: authority, ca: true, ...content })]];
  const impostor: Party = { ...party('x'), name: authority.name };
  const rsaAuthority = (modulusLength: number): Party => ({ ...generateKeyPairSync('rsa', { modulusLength }), name: nameOf([[CN, 'RSA']]) });

  test.each<[string, string, string[], string]>([
    ['expired', issued(past), [], 'The certificate has expired'],
    ['not valid yet', issued(future), [], 'The certificate is not valid yet'],
    ['under an expired certificate', ...viaMiddle(past), 'issuing certificate has expired'],
    ['under a certificate that is not valid yet', ...viaMiddle(future), 'issuing certificate is not valid yet'],
    ['from a stranger', issued({ issuer: party('Stranger') }), [], 'No chain'],
    ['from a stranger with the same name', issued({ issuer: impostor }), [], 'has not made the signature'],
    ['from a stranger who sends his own root', issued({ issuer: impostor }), [selfMade(impostor, { ca: true })], 'No chain'],
    ['with a certificate missing on the way', issued({ issuer: middle }), [], 'No chain'],
    ['with another certificate on the way', underMiddle, [certificate({ subject: party('Middle'), issuer: authority, ca: true })], 'has not made the signature'],
    ['self-made', selfMade(client), [], 'No chain'],
    ['under the certificate of a client', ...viaMiddle({ ca: false }), 'not that of a certification authority'],
    ['under a certificate without constraints', underMiddle, [certificate({ subject: middle, issuer: authority })], 'not that of a certification authority'],
    ['under a certificate of version 1', underMiddle, [certificate({ subject: middle, issuer: authority, version: 1 })], 'not that of a certification authority'],
    ['under a certificate without the right to sign certificates', ...viaMiddle({ keyUsage: KeyUsageFlags.digitalSignature }), 'No chain'],
    ['under a certificate with name constraints', ...viaMiddle(nameConstraints), '2.5.29.30'],
    ['under a certificate with an unknown critical extension', ...viaMiddle(unknownExtension(true)), '1.2.3.4'],
    ['with an unknown critical extension', issued(unknownExtension(true)), [], '1.2.3.4'],
    ['for servers only', issued({ purposes: [SERVER_AUTH] }), [], 'not meant for clients'],
    ['signed with SHA-1', issued({ digest: 'sha1' }), [], 'proves nothing'],
    ['garbage', 'garbage', [], 'neither in PEM form nor base64'],
    ['beside garbage', issued(), ['garbage'], 'neither in PEM form nor base64'],
    ['beside 100 KiB of garbage', issued(), ['x'.repeat(102_400)], '64 KiB'],
    ['with 33 certificates', issued(), Array.from({ length: 33 }, () => root), 'more than 32'],
    ['with 33 certificates in one text', issued(), [root.repeat(33)], 'more than 32'],
    ['with 40 certificates in two texts', issued(), [root.repeat(20), root.repeat(20)], 'more than 32'],
  ])('%s', (_, leaf, path, problem) => {
    expect(isTrusted(leaf, path)).toContain(problem);
  });

  test.each<[string, string[], string]>([
    ['without roots', [], 'no trusted root'],
    ['with roots that cannot be read', ['garbage', 'x'.repeat(2_000_000)], 'no trusted root'],
    ['under an expired root', [selfMade(authority, { ca: true, ...past })], 'has expired'],
    ['under a root that is no authority', [selfMade(authority)], 'not that of a certification authority'],
    ['under a root with another key', [selfMade(party('Root'), { ca: true })], 'has not made the signature'],
  ])('%s', (_, roots, problem) => {
    expect(isTrusted(issued(), [], roots)).toContain(problem);
  });

  test('an expired root as itself', () => {
    const old = selfMade(authority, { ca: true, ...past });
    expect(isTrusted(old, [], [old])).toContain('has expired');
  });

  test('more certificates below an authority than it allows', () => {
    const low = party('Low');
    const lowCertificate = certificate({ subject: low, issuer: middle, ca: true });
    const verdict = (pathLength: number): true | string =>
      isTrusted(issued({ issuer: low }), [lowCertificate, certificate({ subject: middle, issuer: authority, ca: true, pathLength })]);
    expect(verdict(0)).toContain('allows fewer');
    expect(verdict(1)).toBe(true);
    expect(isTrusted(issued({ issuer: middle }), [middleCertificate], [selfMade(authority, { ca: true, pathLength: 0 })])).toContain('allows fewer');
    expect(isTrusted(issued(), [], [selfMade(authority, { ca: true, pathLength: 0 })])).toBe(true);
  });

  test('a chain of nine certificates between', () => {
    const parties = Array.from({ length: 9 }, (_, at) => party(`Authority ${at}`));
    const path = parties.map((subject, at) => certificate({ subject, issuer: parties[at - 1] ?? authority, ca: true }));
    expect(isTrusted(issued({ issuer: parties[7]! }), path)).toBe(true);
    expect(isTrusted(issued({ issuer: parties[8]! }), path)).toContain('No chain');
  });

  test('an RSA authority of 1024 bits', () => {
    const verdict = (issuer: Party): true | string =>
      isTrusted(issued({ issuer }), [certificate({ subject: issuer, issuer: authority, ca: true })]);
    expect(verdict(rsaAuthority(1024))).toContain('too short a key');
    expect(verdict(rsaAuthority(2048))).toBe(true);
  });

  test('in a maze of certificates of one name, found quickly', () => {
    const maze: Party = party('Maze');
    const walls = Array.from({ length: 30 }, () => certificate({ subject: maze, issuer: maze, ca: true }));
    const start = performance.now();
    expect(isTrusted(issued({ issuer: maze }), walls)).toContain('too many ways');
    expect(performance.now() - start).toBeLessThan(500);
  });
});

test('RSA-PSS is judged by its digest', async () => {
  const { isSoundSignature } = await import('./signature-algorithms.js');
  const { readDer } = await import('./der.js');
  const sound = (hex: string): boolean => isSoundSignature(readDer(Buffer.from(hex, 'hex')));
  const PSS = '06092a864886f70d01010a';
  expect(sound(`300d${PSS}3000`)).toBe(false);
  expect(sound(`300b${PSS}`)).toBe(false);
  expect(sound(`301e${PSS}3011a00f300d06096086480165030402010500`)).toBe(true);
  expect(sound(`301a${PSS}300da00b300906052b0e03021a0500`)).toBe(false);
});
