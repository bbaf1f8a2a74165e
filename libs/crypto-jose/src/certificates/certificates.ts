import type { Certificates, JoseProblem } from '@symbolon/engine';
import { createGuardedFetch, type GuardedFetch, type GuardedFetchOptions } from '../guarded-fetch.js';
import { createLru, type Lru } from '../lru.js';
import { isProblem, problem } from '../problem.js';
import { createRemoteKeys } from '../remote-keys.js';
import { thumbprintsIn, type KeyThumbprint } from './key-certificates.js';
import { parseCertificate, type ParsedCertificate } from './parse.js';
import { derIn, dersIn, MAX_BUNDLE, MAX_PEM } from './pem.js';
import { sameName } from './same-name.js';
import { createTrust } from './trust.js';

/** Limits of the fetch that is made for `remoteThumbprints`, and of the caches. */
export interface CertificatesOptions extends GuardedFetchOptions {
  /** A fetch shared with others, instead of one of its own. */
  readonly fetch?: GuardedFetch;
  /** Texts of certificates kept with what was read from them, and JWK Sets by their text and by their URL; 10,000 each if absent. */
  readonly maxCertificates?: number;
  /** Time for the cache of remote sets, ms since 1970; the system's clock if absent. */
  readonly now?: () => number;
}

/* Most certificates that a client may send along, and most roots in one text. */
const MAX_PATH = 32;
const MAX_ROOTS = 500;

/* Bytes of each cache. */
const MAX_WEIGHT = 64 * 1_048_576;
/* What OpenSSL and this library keep of a certificate, roughly, and of a thumbprint. */
const BYTES_PER_CERTIFICATE = 10_000;
const BYTES_PER_THUMBPRINT = 300;

/** Makes the port `Certificates` over node:crypto, with its caches. */
export function createCertificates(options: CertificatesOptions = {}): Certificates {
  const maxEntries = options.maxCertificates ?? 10_000;
  const cacheOf = <Item>(itemBytes: number): Lru<readonly Item[]> =>
    createLru({ maxEntries, maxWeight: MAX_WEIGHT, weigh: (text, items) => 2 * text.length + items.length * itemBytes });
  const certificateCache = (): Lru<readonly ParsedCertificate[]> => cacheOf(BYTES_PER_CERTIFICATE);
  const readFirst = cached(firstIn, certificateCache());
  const readPath = cached(pathIn, certificateCache());
  const readRoots = cached(rootsIn, certificateCache());
  const leadsToRoot = createTrust();
  return {
    read(pem) {
      const certificates = readFirst(pem);
      if (isProblem(certificates)) return certificates;
      return certificates[0]?.details ?? problem('There is no certificate.');
    },
    sameName,
    isTrusted(pem, path, roots, now) {
      const chain = together([pem, ...path.slice(0, MAX_PATH)].map(readPath));
      if (isProblem(chain)) return chain;
      const [leaf, ...intermediates] = chain;
      if (leaf === undefined) return problem('There is no certificate.');
      if (Math.max(path.length, intermediates.length) > MAX_PATH) {
        return problem(`There are more than ${MAX_PATH} certificates beside the first.`);
      }
      // One unreadable root must not keep out the clients of the others.
      const anchors = roots.map(readRoots).flatMap((certificates) => (isProblem(certificates) ? [] : certificates));
      if (anchors.length === 0) return problem('There is no trusted root certificate that can be read.');
      return leadsToRoot({ leaf, intermediates, roots: anchors, now });
    },
    thumbprints: cached((jwks) => thumbprintsIn(jwks, false), cacheOf<KeyThumbprint>(BYTES_PER_THUMBPRINT)),
    remoteThumbprints: createRemoteKeys({
      fetch: options.fetch ?? createGuardedFetch(options),
      read: (text) => {
        const answer = thumbprintsIn(text, true);
        return isProblem(answer) ? answer : { answer };
      },
      weigh: ({ answer }) => 200 + answer.length * BYTES_PER_THUMBPRINT,
      now: options.now ?? Date.now,
      maxUris: maxEntries,
      maxWeight: MAX_WEIGHT,
    }),
  };
}

/** Problems are not kept: anybody can send garbage, each time another. */
function cached<Item>(
  read: (text: string) => readonly Item[] | JoseProblem,
  known: Lru<readonly Item[]>,
): (text: string) => readonly Item[] | JoseProblem {
  return (text) => {
    const former = known.get(text);
    if (former !== undefined) return former;
    const result = read(text);
    if (!isProblem(result)) known.set(text, result);
    return result;
  };
}

function firstIn(text: string): readonly ParsedCertificate[] | JoseProblem {
  const der = derIn(text);
  if ('problem' in der) return der;
  const certificate = parseCertificate(der.bytes);
  return isProblem(certificate) ? certificate : [certificate];
}

function pathIn(text: string): readonly ParsedCertificate[] | JoseProblem {
  const ders = dersIn(text, MAX_PEM, MAX_PATH);
  return isProblem(ders) ? ders : together(ders.map(parseCertificate));
}

function rootsIn(text: string): readonly ParsedCertificate[] | JoseProblem {
  const ders = dersIn(text, MAX_BUNDLE, MAX_ROOTS);
  if (isProblem(ders)) return ders;
  return ders.map(parseCertificate).filter((certificate): certificate is ParsedCertificate => !isProblem(certificate));
}

/** One list of all, or the first problem. */
function together<Item extends object>(results: readonly (Item | readonly Item[] | JoseProblem)[]): readonly Item[] | JoseProblem {
  return results.find(isProblem) ?? ((results as readonly (Item | readonly Item[])[]).flat() as readonly Item[]);
}
