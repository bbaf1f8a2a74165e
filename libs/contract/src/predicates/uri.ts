const CHARACTERS = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const HTTP_WITHOUT_HOST = /^https?:(?!\/\/[^/?#:@])/i;
const AUTHORITY = /^(?:[A-Za-z][A-Za-z0-9+.-]*:)?\/\/([^/?#]*)/;
const WELL_FORMED_AUTHORITY = /^(?:[^@[\]]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^:@[\]]*)(?::\d{0,5})?$/;
const RUNS_SCRIPT = /^(?:javascript|data|vbscript):/i;
const HTTPS = /^https:/i;
const HTTP_LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/?]|$)/i;

/** The syntax of a URI reference (RFC 3986), taken roughly: its characters, one fragment at most, and a host and port that can be read. */
export const isUriReference = (text: string): boolean =>
  CHARACTERS.test(text) && text.indexOf('#') === text.lastIndexOf('#') && !HTTP_WITHOUT_HOST.test(text) && WELL_FORMED_AUTHORITY.test(AUTHORITY.exec(text)?.[1] ?? '');

export const hasScheme = (uri: string): boolean => SCHEME.test(uri);
export const hasFragment = (uri: string): boolean => uri.includes('#');
/** What stands before the @ would disguise the host. */
export const hasUserinfo = (uri: string): boolean => /^[^:]*:\/\/[^/?#]*@/.test(uri);
export const hasQuery = (uri: string): boolean => /^[^#]*\?/.test(uri);

/** Such a URI would run in the page that links to it. */
export const runsScript = (uri: string): boolean => RUNS_SCRIPT.test(uri);

/** https, or http to the machine itself, for development. */
export const isHttps = (uri: string): boolean => HTTPS.test(uri) || HTTP_LOOPBACK.test(uri);

/** Host of an http or https URI, in lower case. */
export function hostOf(uri: string): string | undefined {
  return /^https?:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)/i.exec(uri)?.[1]?.toLowerCase();
}
