import { constants } from 'node:crypto';
import type { ServerOptions } from 'node:https';
import type { ServerIdentity } from './certificate-files.js';

/**
 * What FAPI 1.0 and BCP 195 (RFC 9325) both allow with TLS 1.2: the four suites of the former need an RSA certificate, and
 * of those the latter wants no DHE. With TLS 1.3 every suite is good.
 */
const CIPHERS = [
  'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384',
].join(':');

/** A client may send a whole request object in its URL. */
const MAX_HEADER = 64 * 1024;

/**
 * A session that is taken up again remembers the client's certificate and forgets those between it and the root, so the next connection
 * of the same client would be refused (RFC 8705, 2.1). Where certificates are asked for, every connection shows them.
 */
const NO_RESUMPTION = constants.SSL_OP_NO_TICKET;

/**
 * Any client certificate is accepted, whoever made it: what it proves is for the engine to say (RFC 8705, 2.2 and 3). TLS has
 * proven that the client has its key.
 */
export const tlsOptions = ({ cert, key }: ServerIdentity, requestCert: boolean): ServerOptions => ({
  cert, key, requestCert, rejectUnauthorized: false, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3', ciphers: CIPHERS, honorCipherOrder: true,
  maxHeaderSize: MAX_HEADER, ...(requestCert ? { secureOptions: NO_RESUMPTION } : {}),
});
