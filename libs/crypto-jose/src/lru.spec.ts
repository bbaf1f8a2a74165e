import { expect, test } from '@jest/globals';
import { createLru } from './lru.js';

test('what was used least recently goes first', () => {
  const evicted: number[] = [];
  const lru = createLru<number>({ maxEntries: 2, onEvict: (value) => evicted.push(value) });
  lru.set('a', 1);
  lru.set('b', 2);
  expect(lru.get('a')).toBe(1);
  lru.set('c', 3);
  expect([lru.get('a'), lru.get('b'), lru.get('c'), lru.size]).toEqual([1, undefined, 3, 2]);
  expect(evicted).toEqual([2]);
});

test('what is replaced is told, with what replaces it', () => {
  const evicted: unknown[] = [];
  const lru = createLru<number>({ maxEntries: 2, onEvict: (...told) => evicted.push(told) });
  lru.set('a', 1);
  lru.set('a', 2);
  expect(lru.get('a')).toBe(2);
  expect(evicted).toEqual([[1, 2]]);
});

test('weight counts too, also after a replacement', () => {
  const lru = createLru<number>({ maxEntries: 10, maxWeight: 10, weigh: (_, value) => value });
  lru.set('a', 4);
  lru.set('b', 4);
  lru.set('a', 1);
  lru.set('c', 5);
  expect(lru.size).toBe(3);
  lru.set('d', 1);
  expect([lru.get('a'), lru.get('b'), lru.get('c'), lru.get('d')]).toEqual([1, undefined, 5, 1]);
});
