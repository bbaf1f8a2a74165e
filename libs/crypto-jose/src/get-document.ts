import { isUtf8 } from 'node:buffer';
import type { LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { JoseProblem } from '@symbolon/engine';
import { problem } from './problem.js';

export interface FetchedDocument {
  readonly text: string;
  /** Media type in lower case, without parameters. */
  readonly mediaType: string;
  /** How long the sender lets it be kept, seconds; 0 when it forbids to. */
  readonly maxAge?: number;
}

export interface DocumentRequest {
  readonly url: URL;
  /** The only addresses that may be connected to. */
  readonly addresses: readonly LookupAddress[];
  readonly takes: (mediaType: string) => boolean;
  /** Longest body, bytes. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  readonly ca?: string | readonly string[];
}

/** One GET on a connection of its own; rejects with the error of the network. */
export function getDocument(wanted: DocumentRequest): Promise<FetchedDocument | JoseProblem> {
  const { url, addresses, signal, ca } = wanted;
  const options: RequestOptions & { ca?: string | string[] } = {
    method: 'GET',
    agent: false,
    lookup: pinnedTo(addresses),
    signal,
    headers: { accept: 'application/json, */*;q=0.1', 'accept-encoding': 'identity', 'user-agent': 'symbolon' },
    maxHeaderSize: 16_384,
    ...(ca === undefined ? {} : { ca: typeof ca === 'string' ? ca : [...ca] }),
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options);
    request.once('response', (response) => {
      readDocument(response, wanted)
        .then(resolve, reject)
        .finally(() => request.destroy());
    });
    // Stays for good: destroying the request can bring a late error.
    request.on('error', reject);
    request.end();
  });
}

type PinnedLookup = NonNullable<RequestOptions['lookup']>;

/** Answers with the checked addresses whatever is asked for. */
function pinnedTo(addresses: readonly LookupAddress[]): PinnedLookup {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else if (first === undefined) callback(Object.assign(new Error('No address.'), { code: 'ENOTFOUND' }), '', 4);
    else callback(null, first.address, first.family);
  };
}

async function readDocument(response: IncomingMessage, wanted: DocumentRequest): Promise<FetchedDocument | JoseProblem> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) return problem('The URL answered with a redirect, which is not followed.');
  if (status !== 200) return problem(`The URL answered with status ${status}.`);
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return problem('The URL answered with a compressed document.');
  const mediaType = (response.headers['content-type'] ?? '').split(';', 1).join('').trim().toLowerCase();
  if (!wanted.takes(mediaType)) return problem('The URL answered with another kind of document.');
  const bytes = await readBytes(response, wanted.maxBytes);
  if (bytes === undefined) return problem(`The URL answered with more than ${wanted.maxBytes} bytes.`);
  if (!isUtf8(bytes)) return problem('The URL answered with a text that is not UTF-8.');
  const maxAge = maxAgeOf(response.headers['cache-control']);
  return { text: bytes.toString('utf8'), mediaType, ...(maxAge === undefined ? {} : { maxAge }) };
}

/** Stops at the first byte too many, whatever length was announced. */
async function readBytes(response: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function maxAgeOf(cacheControl: string | undefined): number | undefined {
  if (cacheControl === undefined) return undefined;
  const directives = cacheControl.toLowerCase().split(',').map((directive) => directive.trim());
  if (directives.includes('no-store') || directives.includes('no-cache')) return 0;
  const seconds = directives.map((directive) => /^max-age="?(\d{1,10})"?$/.exec(directive)?.[1]).find((found) => found !== undefined);
  return seconds === undefined ? undefined : Number(seconds);
}
