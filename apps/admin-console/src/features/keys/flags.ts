import type { RingKey } from '../../api/keys';

/** What is worth saying about a key. */
export type Flag = 'small' | 'unfit' | 'duplicate' | 'nameless';

/** Algorithms of FAPI 2.0, 5.4.1-1, and encryption that it does not forbid. */
const FIT = /^(?:PS|ES)256$|^EdDSA$|^Ed25519$|^RSA-OAEP|^ECDH-ES/;

/** Least sizes of FAPI 2.0, 5.4.1-2 and -3, bits. */
export const leastBits = (kty: string | undefined): number => (kty === 'RSA' ? 2_048 : kty === 'EC' ? 224 : 0);

export function flagsOf({ kid, kty, alg, bits }: RingKey, all: readonly RingKey[]): readonly Flag[] {
  return [
    ...(bits !== undefined && bits < leastBits(kty) ? ['small' as const] : []),
    ...(alg !== undefined && !FIT.test(alg) ? ['unfit' as const] : []),
    ...(kid === undefined ? ['nameless' as const] : all.filter((key) => key.kid === kid).length > 1 ? ['duplicate' as const] : []),
  ];
}

/** The key that is to follow a signing one, or the one that it followed: same kind, other state. */
export const kin = (key: RingKey, all: readonly RingKey[], state: RingKey['state']): RingKey | undefined =>
  all.find((other) => other.kid !== key.kid && other.state === state && other.use !== 'enc' && other.kty === key.kty && other.crv === key.crv && (other.alg ?? key.alg) === (key.alg ?? other.alg));
