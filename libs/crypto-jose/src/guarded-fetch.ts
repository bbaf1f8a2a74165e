import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { JoseProblem } from '@symbolon/engine';
import { getDocument, type FetchedDocument } from './get-document.js';
import { isProblem, problem } from './problem.js';
import { isPublicAddress } from './public-address.js';
import { createSlots, SLOTS_FULL } from './slots.js';

export interface GuardedFetchOptions {
  /** Takes http URLs too. For development and tests only. */
  readonly allowInsecure?: boolean;
  /** Takes addresses of private networks too: for development, or where clients live in one's own network. */
  readonly allowPrivateAddresses?: boolean;
  /** From the call to the last byte, waiting for a slot included; ms, 5000 if absent. */
  readonly timeoutMs?: number;
  /** Longest body, bytes; 1 MiB if absent. */
  readonly maxBytes?: number;
  /** Fetches at once, 32 if absent; eight times as many may wait. */
  readonly maxConcurrent?: number;
  /** Certificates of authorities (PEM) to trust instead of the well-known ones. */
  readonly ca?: string | readonly string[];
  /** Finds the addresses of a host; the system's resolver if absent. */
  readonly resolve?: (hostname: string) => Promise<readonly LookupAddress[]>;
}

/** Whether a document of this media type (lower case, no parameters) is taken. */
export type MediaTypeCheck = (mediaType: string) => boolean;

/** Fetches a document that somebody else named; everything that goes wrong is a problem, it never rejects. */
export type GuardedFetch = (uri: string, takes?: MediaTypeCheck) => Promise<FetchedDocument | JoseProblem>;

const MAX_URI = 2048;

export const isJsonMediaType: MediaTypeCheck = (mediaType) => /^application\/(?:[a-z0-9.-]+\+)?json$/.test(mediaType);

/**
 * Makes the one client for URLs from outside (jwks_uri, request_uri, sector_identifier_uri). A host is resolved once, each of its
 * addresses checked, and the connection goes to those very addresses, so that a name cannot change its meaning in between.
 * Redirects are not followed. Documents are JSON unless the caller of the fetch says otherwise.
 */
export function createGuardedFetch(options: GuardedFetchOptions = {}): GuardedFetch {
  const { timeoutMs = 5000, maxBytes = 1_048_576, maxConcurrent = 32, resolve = resolveAll } = options;
  const slots = createSlots(maxConcurrent, maxConcurrent * 8);
  return async (uri, takes = isJsonMediaType) => {
    const url = checkUrl(uri, options.allowInsecure === true);
    if (isProblem(url)) return url;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await slots.run(async () => {
        const addresses = await beforeAbort(resolve(hostOf(url)), signal);
        if (addresses.length === 0) return problem('The host of the URL has no address.');
        if (options.allowPrivateAddresses !== true && !addresses.every(({ address }) => isPublicAddress(address))) {
          return problem('The host of the URL has an address that is not public.');
        }
        return await getDocument({ url, addresses, takes, maxBytes, signal, ...(options.ca === undefined ? {} : { ca: options.ca }) });
      }, signal);
    } catch (error) {
      return problem(signal.aborted ? `The URL gave no complete answer within ${timeoutMs} ms.` : reasonOf(error));
    }
  };
}

function checkUrl(uri: string, allowInsecure: boolean): URL | JoseProblem {
  if (typeof uri !== 'string' || uri.length > MAX_URI || !URL.canParse(uri)) return problem('The URL is not valid.');
  const url = new URL(uri);
  if (url.protocol !== 'https:' && !(allowInsecure && url.protocol === 'http:')) return problem('The URL does not use https.');
  if (url.username !== '' || url.password !== '') return problem('The URL has credentials in it.');
  return url.hostname === '' ? problem('The URL has no host.') : url;
}

/** The URL parser has normalised other spellings of IP addresses; brackets around IPv6 belong to the URL only. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

const resolveAll = (hostname: string): Promise<readonly LookupAddress[]> => lookup(hostname, { all: true, verbatim: true });

/** The resolver cannot be stopped, so it is left behind. */
function beforeAbort<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
  if (code === SLOTS_FULL) return 'Too many URLs are being fetched at the moment.';
  if (code === 'ENOTFOUND') return 'The host of the URL does not exist.';
  return `The URL could not be fetched (${code}).`;
}
