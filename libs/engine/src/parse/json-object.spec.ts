import { expect, test } from '@jest/globals';
import { parseJsonObject } from './json-object.js';

test.each<[string, object]>([['{}', {}], [' {"a":[1,null]} ', { a: [1, null] }], ['{"a":1,"a":2}', { a: 2 }]])('an object: %s', (text, value) => expect(parseJsonObject(text)).toEqual(value));

test.each(['', 'null', '[]', '1', '"{}"', '{', '{a:1}', "{'a':1}", '{"a":1}x', 'undefined'])('no object: %j', text => expect(parseJsonObject(text)).toBeUndefined());

test('a member that would change the prototype is a member like others', () => {
  const value = parseJsonObject('{"__proto__":{"admin":true}}') as { readonly admin?: unknown };
  expect(value.admin).toBeUndefined();
  expect(Object.keys(value)).toEqual(['__proto__']);
});
