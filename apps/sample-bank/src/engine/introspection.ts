import type { BankSettings } from '../settings.js';

/** What the bank asks about a token (POST /api/{serviceId}/auth/introspection). */
export interface IntrospectionQuestion {
  readonly token: string;
  /** PEM of the certificate that the client showed. */
  readonly clientCertificate?: string;
  readonly dpop?: string;
  readonly htm: string;
  readonly htu: string;
}

/** The part of the answer that a resource server acts on. */
export interface IntrospectionAnswer {
  readonly action: 'OK' | 'BAD_REQUEST' | 'UNAUTHORIZED' | 'FORBIDDEN' | 'INTERNAL_SERVER_ERROR';
  /** Value for WWW-Authenticate unless `action` is OK. */
  readonly responseContent?: string;
  readonly dpopNonce?: string;
  readonly clientId?: number;
  readonly subject?: string;
  readonly scopes?: readonly string[];
}

export type Introspect = (question: IntrospectionQuestion) => Promise<IntrospectionAnswer>;

const SLOWEST = 5_000;

/** Asks the engine; whatever keeps it from answering is our failure and never the caller's. */
export function createIntrospect({ baseUrl, serviceId, accessToken }: BankSettings['engine']): Introspect {
  const url = `${baseUrl}/api/${serviceId}/auth/introspection`;
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  return async (question) => {
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(question), signal: AbortSignal.timeout(SLOWEST) });
    if (!answer.ok) throw new Error(`Introspection answered HTTP ${answer.status}.`);
    return (await answer.json()) as IntrospectionAnswer;
  };
}
