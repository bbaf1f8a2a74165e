import { hash } from 'node:crypto';

const DIGESTS = [
  { name: 'sha256', bits: 256 },
  { name: 'sha384', bits: 384 },
  { name: 'sha512', bits: 512 },
] as const;

/**
 * The symmetric key that a client secret stands for (OpenID Connect Core 1.0, 10.2): the leading bits of the shortest SHA-2
 * digest that has enough of them.
 */
export function keyFromSecret(secret: string, bits: number): Buffer {
  const digest = DIGESTS.find((candidate) => bits <= candidate.bits);
  if (digest === undefined) throw new RangeError('No client secret stands for a key of more than 512 bits.');
  return hash(digest.name, secret, 'buffer').subarray(0, bits / 8);
}
