export { createCertificates, type CertificatesOptions } from './certificates/certificates.js';
export { createCrypto, type CryptoOptions } from './crypto.js';
export { createDocuments } from './documents.js';
export type { FetchedDocument } from './get-document.js';
export {
  createGuardedFetch,
  isJsonMediaType,
  type GuardedFetch,
  type GuardedFetchOptions,
  type MediaTypeCheck,
} from './guarded-fetch.js';
export { importKey, type ImportedKey } from './import-key.js';
export { createJose, type JoseOptions } from './jose.js';
export { isPublicAddress } from './public-address.js';
