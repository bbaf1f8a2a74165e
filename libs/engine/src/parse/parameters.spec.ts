import { expect, test } from '@jest/globals';
import { first, MAX_PARAMETERS, parseParameters, resourcesIn, valuesOf, words } from './parameters.js';

test.each<[string, string, Readonly<Record<string, readonly string[]>>]>([
  ['pairs', 'a=1&b=2', { a: ['1'], b: ['2'] }],
  ['a query with its question mark', '?a=1', { a: ['1'] }],
  ['a question mark inside', 'a=1?b=2', { a: ['1?b=2'] }],
  ['the same name twice, in order', 'a=2&b=x&a=1', { a: ['2', '1'], b: ['x'] }],
  ['plus for space', 'a=x+y&b+c=z', { a: ['x y'], 'b c': ['z'] }],
  ['a plus that is one', 'a=x%2By', { a: ['x+y'] }],
  ['UTF-8', 'a=%E6%97%A5%F0%9F%98%80', { a: ['日😀'] }],
  ['an equals sign in the value', 'a=b=c==', { a: ['b=c=='] }],
  ['no value', 'a&b=', { a: [''], b: [''] }],
  ['no name', '=x', { '': ['x'] }],
  ['empty pairs', '&&a=1&&', { a: ['1'] }],
  ['names of object members', '__proto__=1&constructor=2&toString=3', Object.fromEntries([['__proto__', ['1']], ['constructor', ['2']], ['toString', ['3']]])],
  ['nothing', '', {}],
])('%s: %s', (_, text, values) => {
  const parsed = parseParameters(text);
  expect(parsed.kind).toBe('parsed');
  expect(Object.entries(valuesOf(parsed)).sort()).toEqual(Object.entries(values).sort());
});

test.each(['a=%', 'a=%4', 'a=%zz', 'a=%ff', '%ff=a', 'a=%C3', 'a=%ED%A0%80', 'a=%C0%AF', 'a=%00', 'a%00=b', 'a=x\0y', 'a=\uD800', 'a=\uDC00x', 'a=é', 'é=a', 'login_hint=日本', 'a=\u00a0', 'ok=1&a=%F5%80%80%80'])(
  'what is no percent-encoded UTF-8, or was decoded already, or holds a NUL, is malformed: %j', text => expect(parseParameters(text)).toEqual({ kind: 'malformed' }));

test('what is left out is missing, what is too long is not read', () => {
  expect(parseParameters(undefined)).toEqual({ kind: 'missing' });
  expect(parseParameters('a'.repeat(MAX_PARAMETERS)).kind).toBe('parsed');
  expect(parseParameters('a'.repeat(MAX_PARAMETERS + 1))).toEqual({ kind: 'tooLarge', length: MAX_PARAMETERS + 1, limit: MAX_PARAMETERS });
});

test('what could not be read has no values, not even those of an object', () => {
  expect(Object.keys(valuesOf({ kind: 'malformed' }))).toEqual([]);
  expect(first(valuesOf({ kind: 'missing' }), 'constructor')).toBeUndefined();
  expect(first(valuesOf(parseParameters('a=1')), 'toString')).toBeUndefined();
});

test.each<[string, string | undefined]>([['a=1&a=2', '1'], ['a=', undefined], ['a=&a=2', undefined], ['b=1', undefined]])(
  'RFC6749-3.1: the first value counts, and an empty one as left out: %s', (text, expected) => expect(first(valuesOf(parseParameters(text)), 'a')).toBe(expected));

test.each<[string | undefined, readonly string[]]>([
  [undefined, []], ['', []], [' ', []], ['a', ['a']], ['  b  a b ', ['b', 'a']], ['a\tb', ['a\tb']],
])('words of %j', (text, expected) => expect(words(text)).toEqual(expected));

test.each<[string, readonly string[] | undefined]>([['a=1', undefined], ['resource=b&resource=a&resource=b', ['b', 'a']], ['resource=', ['']]])(
  'resources in %j', (text, expected) => expect(resourcesIn(valuesOf(parseParameters(text)))).toEqual(expected));
