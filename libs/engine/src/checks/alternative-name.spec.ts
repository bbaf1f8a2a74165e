import { expect, test } from '@jest/globals';
import { parseIpAddress } from '../parse/ip-address.js';
import { alternativeNames, type AlternativeName } from './alternative-name.js';

test.each<[AlternativeName, string, string, boolean]>([
  ['tlsClientAuthSanDns', 'client.example.org', 'CLIENT.example.ORG', true],
  ['tlsClientAuthSanDns', 'client.example.org', 'client.example.org.evil.example', false],
  ['tlsClientAuthSanDns', 'k.example.org', '\u212a.example.org', false],
  ['tlsClientAuthSanUri', 'urn:example:client', 'URN:example:client', true],
  ['tlsClientAuthSanUri', 'urn:example:client', 'urn:example:Client', false],
  ['tlsClientAuthSanUri', 'https://a.example/?x', 'https://a.example/', false],
  ['tlsClientAuthSanUri', 'https://a.example/', 'https://b@a.example/', false],
  ['tlsClientAuthSanUri', 'no uri', 'no uri', false],
  ['tlsClientAuthSanIp', '2001:db8::1', '2001:db8:0:0::1', true],
  ['tlsClientAuthSanIp', '::ffff:192.0.2.1', '::FFFF:c000:201', true],
  ['tlsClientAuthSanIp', '::ffff:192.0.2.1', '192.0.2.1', false],
  ['tlsClientAuthSanIp', 'client', 'client', false],
  ['tlsClientAuthSanEmail', 'a@example.org', 'a@EXAMPLE.org', true],
  ['tlsClientAuthSanEmail', 'a@example.org', 'A@example.org', false],
  ['tlsClientAuthSanEmail', 'a@example.org', 'a@b@example.org', false],
])('%s: %s against %s: %s', (name, registered, presented, expected) =>
  expect(alternativeNames[name].same(registered, presented)).toBe(expected));

test.each<[string, readonly number[] | undefined]>([
  ['192.0.2.1', [192, 0, 2, 1]],
  ['::', [0, 0, 0, 0, 0, 0, 0, 0]],
  ['1:2:3:4:5:6:7:8', [1, 2, 3, 4, 5, 6, 7, 8]],
  ['1::8', [1, 0, 0, 0, 0, 0, 0, 8]],
  ['64:ff9b::192.0.2.33', [0x64, 0xff9b, 0, 0, 0, 0, 0xc000, 0x221]],
  ['256.0.0.1', undefined], ['01.0.0.1', undefined], ['1.2.3', undefined], ['1:2:3:4:5:6:7', undefined], ['1:2:3:4:5:6:7:8:9', undefined],
  ['1:2:3:4:5:6:7::8', undefined], ['1::2::3', undefined], [':1', undefined], ['1:', undefined], ['12345::', undefined], ['::192.0.2.1:1', undefined],
  ['[::1]', undefined], ['::1%eth0', undefined], ['', undefined],
])('%s is %j', (text, expected) => expect(parseIpAddress(text)).toEqual(expected));
