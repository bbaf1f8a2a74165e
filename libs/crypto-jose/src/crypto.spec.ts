import { createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { dayInValue, dayOf, VALUE_LENGTH, type JWSAlg } from '@symbolon/engine';
import { createCrypto } from './crypto.js';
import { FOLDED_CERTIFICATE, FOLDED_CERTIFICATE_THUMBPRINT } from './fixtures/folded-certificate.js';
import { pem, selfSigned } from './fixtures/self-signed.js';

const macKey = randomBytes(32);
const crypto = createCrypto({ macKey });
const NOW = Date.UTC(2026, 10, 21);

describe('digests', () => {
  test('sha256 of the PKCE example of RFC 7636, appendix B', () => {
    expect(crypto.sha256('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  test.each<[JWSAlg, string]>([
    ['HS256', 'sha256'], ['RS256', 'sha256'], ['PS256', 'sha256'], ['ES256', 'sha256'], ['ES256K', 'sha256'], ['NONE', 'sha256'],
    ['RS384', 'sha384'], ['ES384', 'sha384'], ['PS512', 'sha512'], ['ES512', 'sha512'], ['EdDSA', 'sha512'],
  ])('leftHash for %s is half a %s', (alg, name) => {
    const digest = createHash(name).update('Ünïcode').digest();
    expect(crypto.leftHash('Ünïcode', alg)).toBe(digest.subarray(0, digest.length / 2).toString('base64url'));
  });

  test('mac is HMAC-SHA-256 under the key', () => {
    expect(crypto.mac('nonce')).toBe(createHmac('sha256', macKey).update('nonce').digest('base64url'));
  });

  test('a short key of mac is refused', () => {
    expect(() => createCrypto({ macKey: randomBytes(31) })).toThrow('32 bytes');
  });
});

test.each([
  ['', '', true],
  ['secret', 'secret', true],
  ['secret', 'secreT', false],
  ['secret', 'secret ', false],
  ['secret', '', false],
  ['\ud800', '\ufffd', false],
])('equal(%j, %j) is %s', (a, b, same) => {
  expect(crypto.equal(a, b)).toBe(same);
});

describe('values', () => {
  test('carry their day, have the length of the model and do not repeat', () => {
    const values = Array.from({ length: 2000 }, () => crypto.value(NOW));
    expect(new Set(values).size).toBe(values.length);
    for (const value of values) {
      expect(value).toHaveLength(VALUE_LENGTH);
      expect(dayInValue(value)).toBe(dayOf(NOW));
    }
  });

  test('every random bit is used', () => {
    const bytes = Array.from({ length: 500 }, () => Buffer.from(crypto.value(NOW), 'base64url').subarray(2));
    for (let at = 0; at < 30; at += 1) expect(new Set(bytes.map((value) => value[at])).size).toBeGreaterThan(150);
  });

  test('a time that is none is a bug', () => {
    expect(() => crypto.value(Number.NaN)).toThrow();
  });
});

describe('certificateThumbprint', () => {
  const { cert, der } = selfSigned();
  const thumbprint = createHash('sha256').update(der).digest('base64url');

  test.each([
    ['as printed, folded with escapes and line ends', FOLDED_CERTIFICATE],
    ['with escapes alone', FOLDED_CERTIFICATE.replaceAll('\n', '')],
    ['with line ends alone', FOLDED_CERTIFICATE.replaceAll('\\n', '')],
    ['on one line', FOLDED_CERTIFICATE.replaceAll('\\n', '').replaceAll('\n', '')],
    ['with spaces and tabs', FOLDED_CERTIFICATE.replaceAll('\\n\n', ' \t')],
    ['with carriage returns', FOLDED_CERTIFICATE.replaceAll('\\n\n', '\r\n')],
    ['escaped for URLs', encodeURIComponent(FOLDED_CERTIFICATE.replaceAll('\\n', ''))],
  ])('of the documented certificate %s', (_, text) => {
    expect(crypto.certificateThumbprint(text)).toBe(FOLDED_CERTIFICATE_THUMBPRINT);
  });

  test('is the digest of the DER form, the second time too', () => {
    expect(crypto.certificateThumbprint(cert)).toBe(thumbprint);
    expect(crypto.certificateThumbprint(cert)).toBe(thumbprint);
    expect(crypto.certificateThumbprint(der.toString('base64'))).toBe(thumbprint);
  });

  test('of several certificates is that of the first', () => {
    expect(crypto.certificateThumbprint(`subject=x\n${cert}${FOLDED_CERTIFICATE}`)).toBe(thumbprint);
  });

  test.each([
    ['nothing', ''],
    ['garbage', 'garbage'],
    ['100 KiB of garbage', 'x'.repeat(102_400)],
    ['100 KiB between markers', `-----BEGIN CERTIFICATE-----${'A'.repeat(102_400)}-----END CERTIFICATE-----`],
    ['60 KiB between markers', `-----BEGIN CERTIFICATE-----${'A'.repeat(61_440)}-----END CERTIFICATE-----`],
    ['DER', der.toString('latin1')],
    ['no end', cert.replace('-----END CERTIFICATE-----', '')],
    ['the end before the beginning', `-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----`],
    ['nothing between the markers', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----'],
    ['another kind of PEM', selfSigned().key],
    ['a key called a certificate', selfSigned().key.replaceAll('PRIVATE KEY', 'CERTIFICATE')],
    ['other letters', cert.replace('MII', 'M#I')],
    ['base64url', cert.replaceAll('+', '-').replace('MII', 'M-I')],
    ['a cut certificate', pem(der.subarray(0, -20))],
    ['bytes after the certificate', pem(Buffer.concat([der, Buffer.from([0, 0])]))],
    ['PEM inside PEM', pem(Buffer.from(cert))],
  ])('of %s is a problem', (_, text) => {
    expect(crypto.certificateThumbprint(text)).toEqual({ problem: expect.any(String) });
  });

  test('of what is no text is a problem', () => {
    expect(crypto.certificateThumbprint(undefined as unknown as string)).toEqual({ problem: expect.any(String) });
  });
});

describe('successor', () => {
  const value = crypto.value(NOW);

  test('is a value of its day, the same on every instance with the key', () => {
    const next = crypto.successor(value, NOW);
    expect(next).toHaveLength(VALUE_LENGTH);
    expect(dayInValue(next)).toBe(dayOf(NOW));
    expect(createCrypto({ macKey }).successor(value, NOW)).toBe(next);
  });

  test('is another one for another value, another day or another key', () => {
    const next = crypto.successor(value, NOW);
    expect(crypto.successor(crypto.value(NOW), NOW)).not.toBe(next);
    expect(crypto.successor(value, NOW + 86_400_000)).not.toBe(next);
    expect(createCrypto({ macKey: randomBytes(32) }).successor(value, NOW)).not.toBe(next);
    expect(next).not.toBe(value);
  });
});
