import { expect, test } from '@jest/globals';
import { createDocuments, isJwtMediaType } from './documents.js';

test.each([
  ['application/oauth-authz-req+jwt', true],
  ['application/jwt', true],
  ['application/jose', true],
  ['text/plain', true],
  ['application/octet-stream', true],
  ['', true],
  ['application/json', false],
  ['text/html', false],
  ['application/jwt+json', false],
  ['x-application/jwt', false],
])('%s may be a JWT: %s', (mediaType, verdict) => expect(isJwtMediaType(mediaType)).toBe(verdict));

test('documents are fetched as JWTs, problems are handed on', async () => {
  const documents = createDocuments(async (uri, takes) =>
    takes?.('application/jwt') === true && uri === 'https://client.example.org/1' ? { text: 'a.b.c', mediaType: 'application/jwt' } : { problem: 'no such document' });
  expect(await documents.fetch('https://client.example.org/1')).toEqual({ text: 'a.b.c', contentType: 'application/jwt' });
  expect(await documents.fetch('https://client.example.org/2')).toEqual({ problem: 'no such document' });
});
