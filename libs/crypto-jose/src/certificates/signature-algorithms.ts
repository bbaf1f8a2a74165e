import { childrenOf, oidOf, TAG, type Der } from './der.js';

/* SHA-1 and MD5 are left out: certificates with a wanted digest have been forged under both. */
const SOUND = new Set([
  '1.2.840.113549.1.1.11', '1.2.840.113549.1.1.12', '1.2.840.113549.1.1.13', // RSA with SHA-2
  '1.2.840.10045.4.3.2', '1.2.840.10045.4.3.3', '1.2.840.10045.4.3.4', // ECDSA with SHA-2
  '1.3.101.112', '1.3.101.113', // Ed25519, Ed448
]);
const RSA_PSS = '1.2.840.113549.1.1.10';
const SHA_2 = new Set(['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3']);

/** Whether a signature algorithm, with its parameters, still proves something. */
export function isSoundSignature(algorithm: Der | undefined): boolean {
  const [type, parameters] = algorithm === undefined ? [] : childrenOf(algorithm, TAG.sequence);
  const oid = oidOf(type);
  return oid === RSA_PSS ? hasSha2(parameters) : SOUND.has(oid);
}

/** RSASSA-PSS means SHA-1 unless its parameters say otherwise (RFC 4055, 3.1). */
function hasSha2(parameters: Der | undefined): boolean {
  const digest = parameters === undefined ? undefined : childrenOf(parameters, TAG.sequence).find(({ tag }) => tag === 0xa0);
  const [identifier] = digest === undefined ? [] : childrenOf(digest, 0xa0);
  return identifier !== undefined && SHA_2.has(oidOf(childrenOf(identifier, TAG.sequence)[0]));
}
