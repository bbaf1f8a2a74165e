import { describe, expect, test } from '@jest/globals';
import { fullService } from '../fixtures.js';
import { isDistinguishedName } from './distinguished-name.js';
import { isJwkSet } from './jwks.js';
import { isPemCertificate } from './pem.js';
import { isReservedMetadata } from './reserved-metadata.js';
import { hasFragment, hasQuery, hasScheme, hostOf, isHttps, isUriReference, runsScript } from './uri.js';

test.each([
  ['CN=a', true],
  ['CN=a, O=b + OU=c', true],
  ['CN=Example\\, Inc.,C=JP', true],
  // What the comparison with a certificate could never read, nobody registers.
  ['CN="Example, Inc.",C=JP', false],
  ['CN=a;C=JP', false],
  ['CN=a\\zz', false],
  ['CN=a\\2', false],
  ['CN=a\\2C b\\ ', true],
  ['CN=#zz', false],
  ['CN=#04024', false],
  ['CN=\\#a', true],
  ['CN=a\0', false],
  ['CN= ', false],
  [' CN = client , O = Client1 ', true],
  ['OID.2.5.4.3=client', true],
  ['2.5.4.3=a', true],
  ['1.3.6.1.4.1.1466.0=#04024869', true],
  ['CN=日本', true],
  ['CN=a=b', true],
  ['', false],
  ['a', false],
  ['=a', false],
  ['CN=', false],
  ['CN=a,', false],
  ['CN=a,,C=JP', false],
  ['C N=a', false],
  ['2=a', false],
  ['CN="a', false],
  ['CN=a\\', false],
  [`CN=${'\\,'.repeat(100_000)}`, true],
])('distinguished name %#', (text, good) => {
  expect(isDistinguishedName(text)).toBe(good);
});

describe('URIs', () => {
  test.each([
    ['https://a.example/x?y=z#f', true],
    ['a/b', true],
    ['app:/cb', true],
    ['urn:ietf:params:oauth:request_uri:x', true],
    ['https://[2001:db8::1]:8443/', true],
    ['https:///x', false],
    ['https:x', false],
    ['https://:80', false],
    ['https://a.example/ x', false],
    ['https://a.example\\@b.example', false],
    ['https://a.example/#a#b', false],
    ['https://a.example/%', false],
    ['https://a.example/\n', false],
    ['https://[::1]:8443/cb', true],
    ['https://[::1', false],
    ['https://a]/', false],
    ['https://a.example:port/', false],
    ['com.example.app:/cb', true],
    ['urn:example:a:b', true],
  ])('%s', (text, good) => {
    expect(isUriReference(text)).toBe(good);
  });

  test('parts', () => {
    expect([hasScheme('a:b'), hasScheme('1a:b'), hasScheme('//a')]).toEqual([true, false, false]);
    expect([hasQuery('a?b'), hasQuery('a#b?c'), hasFragment('a#')]).toEqual([true, false, true]);
    expect([hostOf('https://u:p@A.Example:1/x'), hostOf('http://[::1]:1'), hostOf('app:/x')]).toEqual(['a.example', '[::1]', undefined]);
    expect(['JAVASCRIPT:a', 'data:,x', 'vbscript:x', 'https://data:1/'].map(runsScript)).toEqual([true, true, true, false]);
    expect(['https://x', 'HTTPS://x', 'http://localhost:1', 'http://localhost.evil.example', 'http://127.0.0.1@evil.example', 'ftp://x'].map(isHttps))
      .toEqual([true, true, true, false, false, false]);
  });
});

describe('certificates', () => {
  const pem = fullService().trustedRootCertificates?.[0] ?? '';
  const body = pem.replace(/-----[A-Z ]+-----|\s/g, '');
  const wrap = (base64: string, label = 'CERTIFICATE') => `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----`;
  const bytes = (...octets: number[]) => btoa(String.fromCharCode(...octets));

  test.each([
    ['as openssl writes it', pem, true],
    ['on one line, with space around', `\n${wrap(body)}\n\n`, true],
    ['two in one', `${pem}\n${pem}`, false],
    ['without envelope', body, false],
    ['another label', wrap(body, 'PUBLIC KEY'), false],
    ['cut', wrap(body.slice(0, -8)), false],
    ['one octet more', wrap(btoa(`${atob(body)}\0`)), false],
    ['no base64', wrap('A'), false],
    ['empty sequence', wrap(bytes(0x30, 0)), false],
    ['endless length', wrap(bytes(0x30, 0x80, 0x30, 0)), false],
    ['enormous length', wrap(bytes(0x30, 0x84, 0xff, 0xff, 0xff, 0xff)), false],
    ['right outside, wrong inside', wrap(bytes(0x30, 6, 0x30, 0, 0x30, 0, 0x02, 0)), false],
  ])('%s', (_, text, good) => {
    expect(isPemCertificate(text)).toBe(good);
  });
});

test.each(['{"keys":[{"kty":"__proto__"}]}', '{"keys":[{"kty":"toString"}]}', '{"keys":[],"more":1}'])('JWK Set %s', (text) => {
  expect(isJwkSet(text)).toBe(true);
});

test.each([['jwks', true], ['client_name#ja', true], ['x_own', false], ['#', false]])('metadata %s', (name, reserved) => {
  expect(isReservedMetadata(name)).toBe(reserved);
});
