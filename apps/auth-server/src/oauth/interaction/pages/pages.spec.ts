import { describe, expect, test } from '@jest/globals';
import type { Service } from '@symbolon/engine';
import { addressKey } from '../credentials/address.js';
import { settingsOf } from '../service-settings.js';
import { textOn } from './colour.js';
import { acceptedLanguages, chooseLanguage } from './languages.js';
import { webLink } from './brand.js';
import { shown } from './shown.js';

test.each<[string | undefined, readonly string[]]>([
  [undefined, []], ['', []], ['ja', ['ja']], ['en;q=0.5, ja', ['ja', 'en']], ['de, ja-JP;q=0.8, en;q=0.9', ['de', 'en', 'ja-JP']], ['en;q=0, ja;q=0.1', ['ja']], ['en;q=x', ['en']],
])('Accept-Language %j', (header, tags) => expect(acceptedLanguages(header)).toEqual(tags));

test.each<[(readonly string[] | undefined)[], string]>([
  [[['ja'], ['en']], 'ja'], [[['fr', 'JA-jp'], ['en']], 'ja'], [[['fr'], ['ja']], 'ja'], [[undefined, []], 'en'], [[['javanese']], 'en'],
])('of the wishes %j the first that we speak', (wishes, language) => expect(chooseLanguage(...wishes)).toBe(language));

test.each([['#ffffff', '#10151c'], ['#000000', '#ffffff'], ['#1d3f72', '#ffffff'], ['#ffd400', '#10151c'], ['#777777', '#ffffff']])('text on %s is %s', (colour, text) =>
  expect(textOn(colour)).toBe(text));

test.each([
  ['192.0.2.7', '192.0.2.7'], ['::ffff:192.0.2.7', '192.0.2.7'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'], ['2001:0db8:1:2::9', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('attempts from %s count for %s', (ip, key) => expect(addressKey(ip)).toBe(key));

test.each([['https://a.example/x', true], ['http://a.example', true], ['javascript:alert(1)', false], ['data:text/html,x', false], ['com.example:/x', false], ['x', false]])(
  '%s is a link: %s', (uri, expected) => expect(webLink(uri) !== undefined).toBe(expected));

test.each([
  ['Rivermark Bank', 'Rivermark Bank'], ['家計簿アプリ', '家計簿アプリ'], ['👩‍💻', '👩‍💻'], ['two\nlines', 'two lines'], ['1\u202e000.1', '1\ufffd000.1'], ['a\0b', 'a\ufffdb'],
  ['\u2069out of its isolate', '\ufffdout of its isolate'], ['zero\u200bwidth', 'zero\ufffdwidth'], ['בנק', '\u2068בנק\u2069'], ['بنك 12', '\u2068بنك 12\u2069'],
])('%j is shown as %j', (text, expected) => expect(shown(text)).toBe(expected));

describe('attributes of a service', () => {
  const read = (...attributes: readonly { readonly key: string; readonly value: string }[]) => settingsOf({ attributes } as unknown as Service);
  test('nothing is said: our colour, eight hours, pages of our own', () =>
    expect(read()).toEqual({ primary: '#1d3f72', sessionDuration: 28_800, totpAlways: false }));
  test.each<[string, string, object]>([
    ['theme.primary', '#A1B2C3', { primary: '#A1B2C3' }], ['theme.primary', 'red;}body{display:none', { primary: '#1d3f72' }],
    ['theme.logo', 'https://a.example/l.svg', { logo: 'https://a.example/l.svg' }], ['session.duration', '600', { sessionDuration: 600 }],
    ['session.duration', '9999999', { sessionDuration: 2_592_000 }], ['session.duration', '-1', { sessionDuration: 28_800 }], ['authentication.totp', 'always', { totpAlways: true }],
    ['interaction.url', 'https://login.example/x?y=1', { delegatedTo: 'https://login.example/x?y=1' }],
  ])('%s = %s', (key, value, expected) => expect(read({ key, value })).toMatchObject(expected));
  test.each([
    ['theme.logo', 'http://a.example/l.svg'], ['theme.logo', 'data:text/html;base64,AAAA'],
    ['interaction.url', 'javascript:alert(1)'], ['interaction.url', 'https://a.example/#x'], ['interaction.url', 'login'],
  ])('%s = %s is not taken', (key, value) => expect(Object.values(read({ key, value }))).not.toContain(value));
});
