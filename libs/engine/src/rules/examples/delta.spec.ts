import { expect, test } from '@jest/globals';
import { drop, put } from './delta.js';

const good = { a: { b: 1, c: 2 }, d: 3 };

test('one change, and the good facts stay good', () => {
  expect(put(good, 'a.b', 9)).toEqual({ a: { b: 9, c: 2 }, d: 3 });
  expect(put(good, 'e', 4)).toEqual({ ...good, e: 4 });
  expect(drop(good, 'a.c')).toEqual({ a: { b: 1 }, d: 3 });
  expect(good).toEqual({ a: { b: 1, c: 2 }, d: 3 });
});

test.each([() => put(good, 'x.b', 1), () => put(good, 'd.b', 1), () => drop(good, 'a.x')])('a path that leads nowhere is a mistake', change => expect(change).toThrow('Nothing at'));
