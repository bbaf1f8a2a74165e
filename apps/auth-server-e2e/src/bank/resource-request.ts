import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import type { Identity } from '../clients/pki.js';

/** A request as it goes over the wire: headers keep their case and may come twice. */
export interface ResourceRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  /** The certificate that the connection shows. */
  readonly identity?: Identity | undefined;
}

export interface ResourceAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends over a TLS connection of its own, so that each request shows its own certificate. */
export const resourceRequest = (base: string, ca: string, { method = 'GET', path, headers = {}, body, identity }: ResourceRequest): Promise<ResourceAnswer> =>
  new Promise((resolve, reject) => {
    const options: RequestOptions = { method, ca, agent: false, headers: headers as Record<string, string>, ...identity };
    const sent = httpsRequest(`${base}${path}`, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} });
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
