import type { ClientRequest } from '@symbolon/engine';
import type { HostedCall } from './call.js';

/** Client id and secret from `Authorization: Basic`; each is form-encoded within (RFC 6749, 2.3.1). */
export type BasicCredentials = Pick<ClientRequest, 'clientId' | 'clientSecret'>;

const formDecoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

/** Undefined when the header cannot be read; without members when it is of another scheme, or absent. */
export function basicCredentials(header: string | undefined): BasicCredentials | undefined {
  const [scheme = '', encoded = ''] = (header ?? '').split(/ +/, 2);
  if (scheme.toLowerCase() !== 'basic') return {};
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 1) return undefined;
  try {
    return { clientId: formDecoded(pair.slice(0, colon)), clientSecret: formDecoded(pair.slice(colon + 1)) };
  } catch {
    return undefined;
  }
}

const header = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value.join(', ') : value);

/** The DPoP proof of a request. Several headers are joined, as HTTP has it, which no proof survives (RFC 9449, 4.3). */
export const proofOf = ({ request }: Pick<HostedCall, 'request'>): string | undefined => header(request.headers.dpop);

/** The certificate that the client showed, and the path to its root. */
export function certificateOf({ certificate }: Pick<HostedCall, 'certificate'>): Pick<ClientRequest, 'clientCertificate' | 'clientCertificatePath'> {
  if (certificate === undefined) return {};
  const { leaf, path } = certificate;
  return { clientCertificate: leaf, ...(path.length === 0 ? {} : { clientCertificatePath: path }) };
}

/**
 * The HTTP request of a client as the engine takes it. Without `htu`, the engine measures a proof by the endpoint
 * as it is configured, or its mutual-TLS alias; a service that has not configured one is asked where it was reached.
 */
export function clientRequest(call: HostedCall, credentials: BasicCredentials, endpoint: string | undefined): ClientRequest {
  const dpop = proofOf(call);
  return {
    parameters: call.body, ...credentials, ...certificateOf(call),
    ...(dpop === undefined ? {} : { dpop, htm: call.request.method, ...(endpoint === undefined ? { htu: call.url } : {}) }),
  };
}
