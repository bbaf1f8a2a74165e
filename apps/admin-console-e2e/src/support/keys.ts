import { generateKeyPairSync } from 'node:crypto';

/** A JWK Set with one private key to sign with, as a service has it. */
export const signingKeys = (): string =>
  JSON.stringify({ keys: [{ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: '1', alg: 'ES256', use: 'sig' }] });
