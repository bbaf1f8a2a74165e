import { expect, test } from '@jest/globals';
import { patchDocument } from './json-patch.js';

const document = { issuer: 'https://as.example.com', scopes_supported: ['a', 'b'], nested: { x: 1 } };

const apply = (...operations: unknown[]): unknown => patchDocument(document, JSON.stringify(operations));

test.each([
  ['add a member', { op: 'add', path: '/new', value: 1 }, { ...document, new: 1 }],
  ['add at an index', { op: 'add', path: '/scopes_supported/1', value: 'x' }, { ...document, scopes_supported: ['a', 'x', 'b'] }],
  ['append', { op: 'add', path: '/scopes_supported/-', value: 'x' }, { ...document, scopes_supported: ['a', 'b', 'x'] }],
  ['replace', { op: 'replace', path: '/issuer', value: 'x' }, { ...document, issuer: 'x' }],
  ['remove', { op: 'remove', path: '/nested' }, { issuer: document.issuer, scopes_supported: ['a', 'b'] }],
  ['copy', { op: 'copy', from: '/issuer', path: '/nested/x' }, { ...document, nested: { x: document.issuer } }],
  ['move', { op: 'move', from: '/nested/x', path: '/y' }, { ...document, nested: {}, y: 1 }],
  ['test', { op: 'test', path: '/nested/x', value: 1 }, document],
])('%s', (_, operation, expected) => expect(apply(operation)).toEqual({ document: expected }));

test.each([
  ['a failing test', { op: 'test', path: '/nested/x', value: 2 }],
  ['an unknown operation', { op: 'erase', path: '/issuer' }],
  ['a missing place', { op: 'remove', path: '/nothing' }],
  ['a bad pointer', { op: 'remove', path: 'issuer' }],
  ['no path', { op: 'remove' }],
  ['no value', { op: 'add', path: '/new' }],
  ['an inherited function', { op: 'add', path: '/toString/call', value: 1 }],
  ['an inherited function of an array', { op: 'add', path: '/scopes_supported/push/call', value: 1 }],
  ['the length of an array', { op: 'replace', path: '/scopes_supported/length', value: 4e9 }],
  ['the prototype', { op: 'add', path: '/__proto__/polluted', value: 1 }],
  ['the prototype itself', { op: 'add', path: '/__proto__', value: {} }],
  ['a copy from the prototype', { op: 'copy', from: '/constructor', path: '/x' }],
  ['an array index out of range', { op: 'add', path: '/scopes_supported/7', value: 1 }],
])('refused: %s', (_, operation) => expect(apply(operation)).toEqual({ problem: 'operation 0 cannot be applied.' }));

test.each([['no JSON', '['], ['no array', '{}'], ['no operations', '[1]'], ['too deep', '['.repeat(100) + ']'.repeat(100)]])(
  'refused: %s', (_, patch) => expect(patchDocument(document, patch)).toEqual({ problem: expect.stringMatching(/^it is not/) }));

test('an endless chain of copies is refused, and nothing is left behind', () => {
  const copies = Array.from({ length: 60 }, (_, index) => ({ op: 'copy', from: '/nested', path: `/nested/${index}` }));
  expect(apply(...copies)).toHaveProperty('problem');
  expect(document.nested).toEqual({ x: 1 });
});
