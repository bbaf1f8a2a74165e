import type { Service } from '../model/service.js';
import type { Crypto } from '../ports/jose.js';
import { defaultDurations } from './limits.js';

/** Server nonces (RFC 9449, 8) are a keyed hash of the time window, so any instance knows them without storage. */
const nonceOf = (crypto: Crypto, service: Service, window: number): string =>
  crypto.mac(`dpop-nonce:${service.apiKey}:${window}`).slice(0, 22);

const windowOf = (service: Service, now: number): number =>
  Math.floor(now / 1000 / (service.dpopNonceDuration || defaultDurations.dpopNonce));

/** The nonce to hand out now. */
export const currentNonce = (crypto: Crypto, service: Service, now: number): string => nonceOf(crypto, service, windowOf(service, now));

/** Whether a nonce is the present one or the one before it. */
export function nonceIsFresh(crypto: Crypto, service: Service, now: number, nonce: unknown): boolean {
  if (typeof nonce !== 'string') return false;
  const window = windowOf(service, now);
  return crypto.equal(nonce, nonceOf(crypto, service, window)) || crypto.equal(nonce, nonceOf(crypto, service, window - 1));
}
