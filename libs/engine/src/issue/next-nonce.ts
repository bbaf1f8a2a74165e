import type { Facts } from '../facts/facts.js';
import { currentNonce } from '../facts/nonce.js';
import type { Ports } from '../ports/index.js';

/** The nonce for the client's next proof, where it uses nonces (RFC 9449, 8.2). */
export const nextNonce = (ports: Ports, { proof, service, now }: Facts): { readonly dpopNonce?: string } =>
  service.dpopNonceRequired || (proof.kind === 'decoded' && (proof.nonceRequired || proof.jwt.claims?.nonce !== undefined))
    ? { dpopNonce: currentNonce(ports.crypto, service, now) } : {};
