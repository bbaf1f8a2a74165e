import { expect, test } from '@jest/globals';
import { MAX_JSON_DEPTH, parseJson } from './json.js';

const lists = (levels: number, inside = '1'): string => `${'['.repeat(levels)}${inside}${']'.repeat(levels)}`;
const objects = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

test.each<[string, unknown]>([
  ['null', null], ['1', 1], ['"a"', 'a'], ['[1,{"a":[]}]', [1, { a: [] }]],
  [lists(2, '"[[[\\"[[{"'), [['[[["[[{']]],
])('%s', (text, value) => expect(parseJson(text)).toEqual(value));

test.each(['', '[', '{a:1}', "{'a':1}", '[1,]', 'undefined', 'NaN'])('%j is no JSON', text => expect(parseJson(text)).toBeUndefined());

test.each(['"a\\u0000"', '{"a\\u0000":1}', '[{"a":["\\ud800"]}]', '{"\\udc00x":1}', '"\ud800"'])('%j holds what is no text (RFC 7493, 2.1)', text => expect(parseJson(text)).toBeUndefined());

test.each<[string, unknown]>([['"\\ud83d\\ude00"', '😀'], ['"\\\\u0000"', '\\u0000'], ['"\\u3042"', 'あ']])('%j is text', (text, value) => expect(parseJson(text)).toBe(value));

test.each([lists, objects])('levels are counted', nested => {
  expect(parseJson(nested(MAX_JSON_DEPTH))).toBeDefined();
  expect(parseJson(nested(MAX_JSON_DEPTH + 1))).toBeUndefined();
  expect(parseJson(nested(100_000))).toBeUndefined();
});

test('brackets in texts, and levels side by side, do not count', () => {
  expect(parseJson(JSON.stringify(['['.repeat(1000), '\\"{'.repeat(1000)]))).toHaveLength(2);
  expect(parseJson(`[${Array.from({ length: 1000 }, () => '{"a":[]}').join()}]`)).toHaveLength(1000);
});
