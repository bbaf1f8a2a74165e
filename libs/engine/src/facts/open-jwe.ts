import type { Client } from '../model/client.js';
import type { JWEAlg, JWEEnc } from '../model/enums.js';
import type { Service } from '../model/service.js';
import type { Jose } from '../ports/jose.js';
import { decryptionKey, encryptionHeader, isSymmetric, looksEncrypted } from './jwe.js';

/** How the encryption of what came in turned out. */
export interface EncryptionFacts {
  /** `alg` and `enc` as the header says them. */
  readonly said: { readonly alg?: string; readonly enc?: string };
  /** The same, where this server knows them. */
  readonly alg?: JWEAlg;
  readonly enc?: JWEEnc;
  /** `public`: a shared secret is called for, but the client has none. Absent while the algorithms are unknown. */
  readonly key?: 'found' | 'public' | 'noKeys' | 'noMatch' | 'ambiguous';
  /** Why it could not be opened. */
  readonly problem?: string;
  /** What was sealed is encrypted once more. */
  readonly nested: boolean;
}

/** The secret that a client shares with the service; a public client can keep none. */
export const sharedSecret = (client: Client | undefined): string | undefined => (client?.clientType === 'CONFIDENTIAL' ? client.clientSecret : undefined);

/** Opens what was sealed for the service, or with the secret that it shares with the client. */
export async function openJwe(jose: Jose, service: Service, client: Client | undefined, compact: string): Promise<{ readonly facts: EncryptionFacts; readonly text?: string }> {
  const header = encryptionHeader(compact);
  const { alg, enc } = header;
  if (alg === undefined || enc === undefined) return { facts: { ...header, nested: false } };
  const decoded = jose.decodeJwe(compact);
  if ('problem' in decoded) return { facts: { ...header, problem: decoded.problem, nested: false } };
  const secret = isSymmetric(alg) ? sharedSecret(client) : undefined;
  if (isSymmetric(alg) && secret === undefined) return { facts: { ...header, key: 'public', nested: false } };
  const key = secret === undefined ? decryptionKey(jose, service, alg, decoded.header.kid) : { secret };
  if (typeof key === 'string') return { facts: { ...header, key, nested: false } };
  const text = await jose.decrypt(compact, key, alg, enc);
  if (typeof text !== 'string') return { facts: { ...header, key: 'found', problem: text.problem, nested: false } };
  return { facts: { ...header, key: 'found', nested: looksEncrypted(text) }, text };
}
