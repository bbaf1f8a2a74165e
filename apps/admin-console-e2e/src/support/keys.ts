import { generateKeyPairSync } from 'node:crypto';

/** A JWK Set with one private key to sign with, as a service has it. */
export const signingKeys = (): string =>
  JSON.stringify({ keys: [{ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: '1', alg: 'ES256', use: 'sig' }] });

/** A key of a client: its private part for whoever plays the client, its public part for the server. */
export function clientKeys(): { readonly privateJwk: string; readonly publicJwks: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const named = { kid: 'client', alg: 'ES256', use: 'sig' };
  return {
    privateJwk: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...named }),
    publicJwks: JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), ...named }] }),
  };
}
