import { expect, test } from '@jest/globals';
import { bareAuthorizationDetails, readAuthorizationDetails } from './authorization-details.js';

const text = '[{"type":"payment","locations":["https://rs.example.com"],"actions":["pay"],"datatypes":["iban"],"identifier":"1","privileges":["admin"],"amount":{"value":"1"}}]';

test('the bare array and the form of the API are two spellings of one thing', () => {
  const read = readAuthorizationDetails(text);
  expect(read).toEqual({ details: { elements: [{
    type: 'payment', locations: ['https://rs.example.com'], actions: ['pay'], dataTypes: ['iban'], identifier: '1', privileges: ['admin'], otherFields: '{"amount":{"value":"1"}}',
  }] } });
  if (!('details' in read)) throw new Error('unread');
  expect(bareAuthorizationDetails(read.details)).toEqual(JSON.parse(text));
});

test.each<[string, unknown]>([
  ['[]', { details: { elements: [] } }], ['', { problem: 'json' }], ['{}', { problem: 'array' }], ['null', { problem: 'array' }], ['[{"type":"a"},null]', { problem: 'element', index: 1 }],
  ['[{"type":"a","privileges":"all"}]', { problem: 'element', index: 0 }], ['[{"type":7}]', { problem: 'type', index: 0 }],
  ['[{"type":"a","__proto__":{"x":1},"constructor":1}]', { details: { elements: [{ type: 'a', otherFields: '{"__proto__":{"x":1},"constructor":1}' }] } }],
])('%s', (given, expected) => expect(readAuthorizationDetails(given)).toEqual(expected));

test('what a front end puts into otherFields never takes the place of a member of ours', () => {
  expect(bareAuthorizationDetails({ elements: [{ type: 'a', actions: ['read'], otherFields: '{"type":"b","actions":["write"],"x":1}' }] })).toEqual([{ type: 'a', actions: ['read'], x: 1 }]);
  expect(bareAuthorizationDetails({ elements: [{ type: 'a', otherFields: 'no JSON' }, { type: 'b', otherFields: '[]' }] })).toEqual([{ type: 'a' }, { type: 'b' }]);
  expect(bareAuthorizationDetails({})).toEqual([]);
});
