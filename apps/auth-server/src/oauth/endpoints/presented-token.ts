import type { HostedCall } from '../call.js';

/** An access token as it was presented, and how. */
export interface PresentedToken {
  readonly token?: string;
  readonly scheme: 'bearer' | 'dpop';
  /** Nobody tried to present any. */
  readonly nothing: boolean;
}

const TOKEN = /^(bearer|dpop) +([A-Za-z0-9\-._~+/]+=*) *$/i;
const SCHEME = /^(?:bearer|dpop)(?: |$)/i;
const isForm = (type: string | undefined): boolean => /^application\/x-www-form-urlencoded *(;|$)/i.test(type ?? '');

/**
 * The access token of a request: in the header (RFC 6750, 2.1; RFC 9449, 7.1) or, by POST, in the form (RFC 6750, 2.2), never in
 * the query. Sent in several ways, it counts as not sent: RFC 6750 allows one.
 */
export function presentedToken({ request: { headers, method }, body, query }: Pick<HostedCall, 'request' | 'body' | 'query'>): PresentedToken {
  const [, scheme, inHeader] = TOKEN.exec(headers.authorization ?? '') ?? [];
  const inForm = method === 'POST' && isForm(headers['content-type']) ? new URLSearchParams(body).getAll('access_token') : [];
  const inQuery = new URLSearchParams(query).getAll('access_token');
  const sent = [...(inHeader === undefined ? [] : [inHeader]), ...inForm, ...inQuery];
  const nothing = sent.length === 0 && !SCHEME.test(headers.authorization ?? '');
  const only = sent.length === 1 && inQuery.length === 0 ? sent[0] : undefined;
  return { scheme: scheme?.toLowerCase() === 'dpop' ? 'dpop' : 'bearer', nothing, ...(only ? { token: only } : {}) };
}
