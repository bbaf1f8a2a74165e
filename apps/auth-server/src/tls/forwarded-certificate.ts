import type { IncomingHttpHeaders } from 'node:http';
import type { ClientCertificate } from './client-certificate.js';

/* The certificate of a client whose TLS connection ended at a proxy. Only for requests from proxies that are trusted. */

/** The header of RFC 9440; with it, and only with it, comes one for the chain. */
export const CLIENT_CERT = 'client-cert';

/** An item of RFC 8941 that is a byte sequence: `:base64:`. */
const BYTES = /^:([A-Za-z0-9+/]+={0,2}):$/;
/** PEM in one line, as `$ssl_client_escaped_cert` of nginx has it. */
const ESCAPED = /^-----BEGIN(?:%20| )CERTIFICATE-----/;

const pemOf = (base64: string): string => `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** What cannot be read is handed on as it is, so that it is refused as a bad certificate and not overlooked. */
function certificateIn(value: string): string {
  const [, base64] = BYTES.exec(value.trim()) ?? [];
  if (base64 !== undefined) return pemOf(base64);
  return ESCAPED.test(value) ? unescaped(value) : value;
}

const text = (value: string | string[] | undefined): string | undefined => {
  const joined = Array.isArray(value) ? value.join(', ') : value;
  return joined?.trim() ? joined.trim() : undefined;
};

/**
 * The certificate in the one header that the proxies set. No other name is looked at: a proxy overwrites what it knows, and hands on
 * whatever else a client makes up.
 */
export const forwardedCertificates = (name: string) => (headers: IncomingHttpHeaders): ClientCertificate | undefined => {
  const leaf = text(headers[name]);
  if (leaf === undefined) return undefined;
  const chain = name === CLIENT_CERT ? text(headers['client-cert-chain']) : undefined;
  return { leaf: certificateIn(leaf), path: chain === undefined ? [] : chain.split(',').map(certificateIn) };
};
