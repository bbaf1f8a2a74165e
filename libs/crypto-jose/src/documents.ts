import type { Documents } from '@symbolon/engine';
import type { GuardedFetch, MediaTypeCheck } from './guarded-fetch.js';
import { isProblem } from './problem.js';

/** Plain text, raw bytes or nothing is what servers say of files that they have no type for. */
const UNTYPED = new Set(['', 'text/plain', 'application/octet-stream']);

/** Whether a document may be a JWT: by its type, or because its server does not know better. */
export const isJwtMediaType: MediaTypeCheck = (mediaType) =>
  UNTYPED.has(mediaType) || /^application\/(?:jose|(?:[a-z0-9.-]+\+)?jwt)$/.test(mediaType);

/** Makes the port `Documents`, which fetches request objects, from a guarded fetch. */
export const createDocuments = (fetch: GuardedFetch): Documents => ({
  async fetch(uri) {
    const document = await fetch(uri, isJwtMediaType);
    return isProblem(document) ? document : { text: document.text, contentType: document.mediaType };
  },
});
