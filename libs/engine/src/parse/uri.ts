/** The parts of a URI (RFC 3986, appendix B), scheme and host in lower case. */
export interface UriParts {
  readonly scheme: string;
  readonly userinfo?: string;
  readonly host?: string;
  readonly port?: string;
  readonly path: string;
  readonly query?: string;
  readonly fragment?: string;
}

const URI = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
// Anything outside the characters of RFC 3986 (so also spaces, control characters and backslashes) is no URI.
const CHARACTERS = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
const AUTHORITY = /^(?:([^@]*)@)?(\[[0-9A-Fa-f:.]+\]|[^:@[\]]*)(?::(\d*))?$/;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Takes an absolute URI apart; undefined when the text is none. */
export function parseUri(text: string): UriParts | undefined {
  if (!CHARACTERS.test(text)) return undefined;
  const [, scheme, authority, path, query, fragment] = URI.exec(text) ?? [];
  if (scheme === undefined) return undefined;
  const parts: { -readonly [Part in keyof UriParts]: UriParts[Part] } = { scheme: scheme.toLowerCase(), path: path ?? '' };
  if (query !== undefined) parts.query = query;
  if (fragment !== undefined) parts.fragment = fragment;
  if (authority === undefined) return parts;
  const [matched, userinfo, host, port] = AUTHORITY.exec(authority) ?? [];
  if (matched === undefined) return undefined;
  parts.host = (host ?? '').toLowerCase();
  if (userinfo !== undefined) parts.userinfo = userinfo;
  if (port) parts.port = port;
  return parts;
}

/** A loopback interface as of RFC 8252, 7.3. */
export const isLoopback = (uri: UriParts): boolean => uri.host !== undefined && LOOPBACK.has(uri.host);

/** Scheme, host, port and path in a form that can be compared: the target of a DPoP proof (RFC 9449, 4.3). */
export function withoutQuery(text: string): string | undefined {
  const uri = parseUri(text);
  if (uri?.host === undefined) return undefined;
  const port = uri.port === undefined || uri.port === DEFAULT_PORTS[uri.scheme] ? '' : `:${uri.port}`;
  return `${uri.scheme}://${uri.host}${port}${uri.path === '' ? '/' : uri.path}`;
}

/** The URI with parameters added to its query. */
export const withQuery = (uri: string, query: string): string => `${uri}${uri.includes('?') ? (uri.endsWith('?') ? '' : '&') : '?'}${query}`;
