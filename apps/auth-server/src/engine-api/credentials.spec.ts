import { expect, test } from '@jest/globals';
import { readCredentials } from './credentials.js';

const encode = (pair: string): string => Buffer.from(pair).toString('base64');

test.each([
  ['no header', undefined, { kind: 'missing' }],
  ['an empty one', '', { kind: 'missing' }],
  ['Basic', `Basic ${encode('123:geheim')}`, { kind: 'basic', key: '123', secret: 'geheim' }],
  ['Basic in lower case', `basic ${encode('123:geheim')}`, { kind: 'basic', key: '123', secret: 'geheim' }],
  ['a colon in the secret', `Basic ${encode('123:a:b')}`, { kind: 'basic', key: '123', secret: 'a:b' }],
  ['an empty secret', `Basic ${encode('123:')}`, { kind: 'basic', key: '123', secret: '' }],
  ['Bearer', 'Bearer abc-_.~+/=', { kind: 'bearer', token: 'abc-_.~+/=' }],
  ['no colon', `Basic ${encode('123')}`, { kind: 'malformed' }],
  ['no key', `Basic ${encode(':geheim')}`, { kind: 'malformed' }],
  ['another scheme', 'Digest abc', { kind: 'malformed' }],
  ['no value', 'Bearer', { kind: 'malformed' }],
  ['two values', 'Bearer a b', { kind: 'malformed' }],
  ['a header without end', `Bearer ${'a'.repeat(2000)}`, { kind: 'malformed' }],
])('%s', (_, header, expected) => expect(readCredentials(header)).toEqual(expected));
