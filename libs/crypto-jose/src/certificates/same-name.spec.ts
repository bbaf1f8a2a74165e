import { expect, test } from '@jest/globals';
import { createCertificates } from './certificates.js';

const { sameName } = createCertificates();

test.each<[string, string, string]>([
  ['itself', 'CN=client.example.org,O=Client1,C=JP', 'CN=client.example.org,O=Client1,C=JP'],
  ['types and values in another case', 'cn=CLIENT.example.org,o=client1,c=jp', 'CN=client.example.org,O=Client1,C=JP'],
  ['spaces around the signs', ' CN = client , O = Client1 ', 'CN=client,O=Client1'],
  ['spaces inside', 'O=Client   One', 'O=Client One'],
  ['spaces at the ends, escaped', 'O=\\ Client\\ ', 'O=Client'],
  ['tabs and line ends', 'O=Client\\09One\\0a', 'O=Client One'],
  ['a type by its number', '2.5.4.3=client', 'CN=client'],
  ['a type by its number with a prefix', 'OID.2.5.4.3=client,oid.2.5.4.10=a', 'CN=client,O=a'],
  ['a type by its long name', 'commonName=client,organizationName=a', 'CN=client,O=a'],
  ['e-mail addresses by any name', '1.2.840.113549.1.9.1=a@b.example', 'E=A@B.example'],
  ['e-mail addresses in hexadecimal', '1.2.840.113549.1.9.1=#160b6140622e6578616d706c65', 'emailAddress=a@b.example'],
  ['organizationIdentifier', '2.5.4.97=#0c0c50534447422d4653412d3141', 'organizationIdentifier=psdgb-fsa-1a'],
  ['jurisdiction', 'jurisdictionCountryName=BR', '1.3.6.1.4.1.311.60.2.1.3=#13024252'],
  ['UTF8String and PrintableString', 'CN=#0c0161', 'CN=#130161'],
  ['BMPString', 'CN=#1e0200e4', 'CN=ä'],
  ['a multi-valued part in another order', 'CN=a+O=b,C=JP', 'O=b+CN=a,C=JP'],
  ['escapes by character and by number', 'CN=a\\,b\\2Bc', 'CN=a\\2cb\\+c'],
  ['letters of several bytes, escaped', 'CN=\\C3\\BCber', 'CN=Über'],
  ['composed and decomposed letters', 'CN=u\u0308ber', 'CN=über'],
  ['wide letters', 'CN=\uff21\uff22', 'CN=ab'],
  ['sharp s', 'CN=STRASSE', 'CN=Straße'],
  ['sigma', 'CN=ΟΔΟΣ', 'CN=οδος'],
  ['soft hyphens and zero width spaces', 'CN=a\u00adb\u200bc', 'CN=abc'],
  ['other spaces', 'CN=a\u00a0\u3000b', 'CN=a b'],
  ['encoded values that are no text', '2.5.4.45=#03020780', '2.5.4.45=#03020780'],
  ['encoded values in another case', '2.5.4.45=#0302078A', '2.5.4.45=#0302078a'],
  ['an equals sign in a value', 'CN=a=b', 'CN=a\\=b'],
  ['a number sign in a value', 'CN=\\#a', 'CN=\\23a'],
  ['an empty value', 'CN=,O=a', 'CN=#0c00,O=a'],
])('%s is the same', (_, a, b) => {
  expect(sameName(a, b)).toBe(true);
  expect(sameName(b, a)).toBe(true);
});

test.each<[string, string, string]>([
  ['another order', 'CN=a,O=b', 'O=b,CN=a'],
  ['a part more', 'CN=a,O=b', 'CN=a'],
  ['a part less in front', 'CN=a,O=b', 'O=b'],
  ['one part instead of two', 'CN=a+O=b', 'CN=a,O=b'],
  ['an attribute twice', 'CN=a+CN=a', 'CN=a'],
  ['another type', 'CN=a', 'O=a'],
  ['another value', 'CN=a', 'CN=b'],
  ['a value with the next part in it', 'CN=a\\,O=b', 'CN=a,O=b'],
  ['a value with the next attribute in it', 'CN=a\\+O=b', 'CN=a+O=b'],
  ['a text that looks encoded', 'CN=\\#0c0161', 'CN=#0c0161'],
  ['a text that looks like an encoded value', '2.5.4.45=\\#03020780', '2.5.4.45=#03020780'],
  ['quotation marks', 'CN=a', 'CN=\\"a\\"'],
  ['a dotless i', 'CN=ADMIN', 'CN=adm\u0131n'],
  ['a letter of another alphabet', 'CN=admin', 'CN=\u0430dmin'],
  ['a digit more in a type', '2.5.4.30=a', '2.5.4.3=a'],
])('%s is not the same', (_, a, b) => {
  expect(sameName(a, b)).toBe(false);
  expect(sameName(b, a)).toBe(false);
});

test.each<[string, unknown]>([
  ['no text', undefined],
  ['an empty name', ''],
  ['spaces', '  '],
  ['no equals sign', 'client.example.org'],
  ['an unknown type', 'FOO=a'],
  ['a type that every object has', 'constructor=a'],
  ['no type', '=a'],
  ['a comma at the end', 'CN=a,'],
  ['a comma in front', ',CN=a'],
  ['a plus sign at the end', 'CN=a+'],
  ['an unescaped semicolon', 'CN=a;O=b'],
  ['an unescaped quotation mark', 'CN="a"'],
  ['an unescaped less-than sign', 'CN=<a'],
  ['slashes', '/C=JP/O=a'],
  ['a backslash at the end', 'CN=a\\'],
  ['an escape that is none', 'CN=a\\x'],
  ['half a number', 'CN=a\\2'],
  ['escapes that are no UTF-8', 'CN=a\\C3'],
  ['half a byte in hexadecimal', 'CN=#0c016'],
  ['nothing in hexadecimal', 'CN=#'],
  ['text after hexadecimal', 'CN=#0c0161x'],
  ['a type with a leading zero', '02.5.4.3=a'],
  ['NUL', 'CN=a\0'],
  ['an escaped NUL', 'CN=a\\00'],
  ['NUL in hexadecimal', 'CN=#0c026100'],
  ['a replacement character', 'CN=\ufffd'],
  ['half a character', 'CN=\ud800'],
  ['a character for private use', 'CN=\ue000'],
  ['100 KiB', `CN=${'a'.repeat(102_400)}`],
  ['16 KiB of signs', '+'.repeat(16_000)],
  ['16 KiB of spaces', `${' '.repeat(16_000)}!`],
  ['16 KiB of numbers', '1.'.repeat(8000)],
  ['16 KiB of backslashes', `CN=${'\\'.repeat(16_001)}`],
])('%s is a problem, found quickly', (_, name) => {
  const start = performance.now();
  expect(sameName(name as string, 'CN=a')).toEqual({ problem: expect.any(String) });
  expect(sameName('CN=a', name as string)).toEqual({ problem: expect.any(String) });
  expect(performance.now() - start).toBeLessThan(500);
});
