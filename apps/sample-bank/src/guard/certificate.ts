import type { TLSSocket } from 'node:tls';

const lines = (base64: string): string => base64.replace(/.{1,64}/g, '$&\n');

/** PEM of the certificate that the client showed on its connection, if it showed one. */
export function certificateOf(socket: unknown): string | undefined {
  const raw = (socket as Partial<TLSSocket>).getPeerCertificate?.().raw;
  return raw === undefined ? undefined : `-----BEGIN CERTIFICATE-----\n${lines(raw.toString('base64'))}-----END CERTIFICATE-----\n`;
}
