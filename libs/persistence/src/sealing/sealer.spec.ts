import { expect, test } from '@jest/globals';
import { aMasterKey } from '../spec/instances.js';
import { createSealer } from './sealer.js';

const sealer = createSealer([aMasterKey('one')]);

test('opens what it sealed, never twice the same', () => {
  const [first, second] = [sealer.seal('ä secret', 'service/1/x'), sealer.seal('ä secret', 'service/1/x')];
  expect(first).not.toBe(second);
  expect(first).toMatch(/^v1\.one\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
  expect(sealer.open(first, 'service/1/x')).toBe('ä secret');
  expect(sealer.open(sealer.seal('', 'p'), 'p')).toBe('');
});

test('opens nothing at another place, cut short or changed', () => {
  const sealed = sealer.seal('secret', 'service/1/x');
  expect(() => sealer.open(sealed, 'service/2/x')).toThrow(/does not open/);
  const [version, id, iv, text, tag = ''] = sealed.split('.');
  expect(() => sealer.open([version, id, iv, `A${text}`, tag].join('.'), 'service/1/x')).toThrow(/does not open/);
  expect(() => sealer.open([version, id, iv, text, tag.slice(0, 6)].join('.'), 'service/1/x')).toThrow();
  expect(() => sealer.open('plain', 'service/1/x')).toThrow(/no known format/);
  expect(() => sealer.open(sealed.replace('v1', 'v2'), 'service/1/x')).toThrow(/no known format/);
});

test('seals under the first key and opens under all', () => {
  const old = sealer.seal('secret', 'p');
  const both = createSealer([aMasterKey('two'), aMasterKey('one')]);
  expect(both.open(old, 'p')).toBe('secret');
  expect([both.isCurrent(old), both.isCurrent(both.seal('x', 'p'))]).toEqual([false, true]);
  expect(() => createSealer([aMasterKey('two')]).open(old, 'p')).toThrow(/master key one, which MASTER_KEY does not hold/);
});

test.each([
  [[], /at least one/i],
  [[{ id: 'a', key: new Uint8Array(16) }], /16 bytes/],
  [[{ id: 'a.b', key: new Uint8Array(32) }], /malformed/],
  [[aMasterKey('a'), aMasterKey('a')], /share an id/],
])('refuses bad keys %#', (keys, message) => {
  expect(() => createSealer(keys)).toThrow(message);
});
