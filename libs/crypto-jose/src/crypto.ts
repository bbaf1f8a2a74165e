import { createHmac, createSecretKey, hash, timingSafeEqual } from 'node:crypto';
import { dayOf, type Crypto, type JWSAlg } from '@symbolon/engine';
import { createCertificateThumbprint } from './certificate.js';
import { createRandomPool } from './random-pool.js';

const VALUE_BYTES = 32;
const DAY_BYTES = 2;
const LAST_DAY = 0xffff;
const SHORTEST_MAC_KEY = 32;

export interface CryptoOptions {
  /** Key of `mac`, at least 32 bytes, the same on every instance of one installation. */
  readonly macKey: Uint8Array;
  /** How many certificates are remembered as parsed; 10,000 if absent. */
  readonly maxCertificates?: number;
}

/** Makes the port `Crypto` over node:crypto. Throws when the key is too short. */
export function createCrypto(options: CryptoOptions): Crypto {
  if (options.macKey.length < SHORTEST_MAC_KEY) throw new Error(`The key of mac needs at least ${SHORTEST_MAC_KEY} bytes.`);
  const macKey = createSecretKey(options.macKey);
  const takeRandom = createRandomPool(VALUE_BYTES - DAY_BYTES);
  const bytes = Buffer.alloc(VALUE_BYTES);
  return {
    sha256: (text) => hash('sha256', text, 'base64url'),
    leftHash,
    equal,
    value(now) {
      const day = dayOf(now);
      if (!(day >= 0 && day <= LAST_DAY)) throw new RangeError('A value needs a time between 1970 and 2149.');
      bytes.writeUInt16BE(day, 0);
      takeRandom(bytes, DAY_BYTES);
      const value = bytes.toString('base64url');
      bytes.fill(0);
      return value;
    },
    successor(value, now) {
      const next = Buffer.alloc(VALUE_BYTES);
      next.writeUInt16BE(dayOf(now), 0);
      createHmac('sha256', macKey).update(`successor:${value}`, 'utf8').digest().copy(next, DAY_BYTES, 0, VALUE_BYTES - DAY_BYTES);
      return next.toString('base64url');
    },
    mac: (text) => createHmac('sha256', macKey).update(text, 'utf8').digest('base64url'),
    certificateThumbprint: createCertificateThumbprint(options.maxCertificates),
  };
}

/** The digest follows the algorithm of the ID token; Ed25519 hashes with SHA-512 inside, so that is taken for EdDSA. */
function leftHash(text: string, alg: JWSAlg): string {
  const digest = hash(digestFor(alg), text, 'buffer');
  return digest.toString('base64url', 0, digest.length / 2);
}

function digestFor(alg: JWSAlg): 'sha256' | 'sha384' | 'sha512' {
  if (alg === 'EdDSA' || alg.endsWith('512')) return 'sha512';
  return alg.endsWith('384') ? 'sha384' : 'sha256';
}

/** Digests of equal length are compared, so that neither content nor length shows in the time of the comparison. */
function equal(a: string, b: string): boolean {
  const same = timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
  // Lone surrogates all become U+FFFD in UTF-8; only texts with equal digests get this far.
  return same && a === b;
}
