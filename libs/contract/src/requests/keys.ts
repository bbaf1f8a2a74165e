import { oneOf, required, secret, text } from '../settings/kinds.js';
import { whole } from '../settings/shapes.js';
import { requestSpec } from './spec.js';

/** A key that the server is to make. */
export interface KeyGenerateRequest {
  /** Name of the algorithm in JOSE, or its constant. */
  readonly alg: string;
  /** What it is for; follows from `alg` when absent. */
  readonly use?: 'sig' | 'enc';
  readonly kid?: string;
  /** Bits: 2048, 3072 or 4096 of an RSA key; 256, 384 or 521 of the curve of a key for encryption. */
  readonly size?: number;
}

/** Keys made elsewhere: a JWK, a JWK Set, or private keys and certificates in PEM. */
export interface KeyImportRequest {
  readonly text: string;
  /** For keys that do not say so themselves. */
  readonly alg?: string;
  readonly use?: 'sig' | 'enc';
}

export const keyGenerateRequest = requestSpec<KeyGenerateRequest>({ alg: required(text(40)), use: oneOf('KeyUse'), kid: text(), size: { ...whole, min: 1 } });
export const keyImportRequest = requestSpec<KeyImportRequest>({ text: required(secret(text(200_000))), alg: text(40), use: oneOf('KeyUse') });
