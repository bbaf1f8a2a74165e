import type { IncomingHttpHeaders } from 'node:http';
import type { ClientCertificate } from './client-certificate.js';

/* The certificate of a client whose TLS connection ended at a proxy. Only for requests from proxies that are trusted. */

/** An item of RFC 8941 that is a byte sequence: `:base64:`. */
const BYTES = /^:([A-Za-z0-9+/]+={0,2}):$/;
/** What nginx sends as `$ssl_client_escaped_cert`, under the names that its users give it. */
const ESCAPED = ['x-ssl-client-cert', 'ssl-client-cert', 'x-client-cert'] as const;

const pemOf = (base64: string): string => `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;

/** What cannot be read is handed on as it is, so that it is refused as a bad certificate and not overlooked. */
const fromItem = (item: string): string => {
  const [, base64] = BYTES.exec(item.trim()) ?? [];
  return base64 === undefined ? item : pemOf(base64);
};

const text = (value: string | string[] | undefined): string | undefined => {
  const joined = Array.isArray(value) ? value.join(', ') : value;
  return joined?.trim() ? joined.trim() : undefined;
};

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** RFC 9440: `Client-Cert` and `Client-Cert-Chain`; else the escaped PEM of nginx. */
export function forwardedCertificate(headers: IncomingHttpHeaders): ClientCertificate | undefined {
  const leaf = text(headers['client-cert']);
  if (leaf !== undefined) {
    const chain = text(headers['client-cert-chain']);
    return { leaf: fromItem(leaf), path: chain === undefined ? [] : chain.split(',').map(fromItem) };
  }
  const escaped = ESCAPED.map((name) => text(headers[name])).find((value) => value !== undefined);
  return escaped === undefined ? undefined : { leaf: unescaped(escaped), path: [] };
}
