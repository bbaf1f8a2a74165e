import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import { isLoopback, parseUri, type UriParts } from '../parse/uri.js';
import type { RedirectUriFacts, Verified } from './facts.js';

/** For loopback the port may differ from the registered one when the service says so (RFC 8252, 7.3). */
function isVariant(service: Service, client: Client, uri: UriParts): boolean {
  if (!service.loopbackRedirectionUriVariable || uri.scheme !== 'http' || !isLoopback(uri)) return false;
  const portless = ({ scheme, host, path, query }: UriParts): string => `${scheme}://${host}${path}?${query ?? ''}`;
  return (client.redirectUris ?? []).some(candidate => {
    const known = parseUri(candidate);
    return known?.scheme === 'http' && isLoopback(known) && known.userinfo === undefined && portless(known) === portless(uri);
  });
}

/** Schemes that run what follows in the page that goes there. */
const SCRIPTS = new Set(['javascript', 'data', 'vbscript']);

/** A fragment would swallow the answer, userinfo would disguise the host, a script would run with it. */
function parseRedirectUri(text: string): UriParts | undefined {
  const uri = parseUri(text);
  return uri === undefined || uri.fragment !== undefined || uri.userinfo !== undefined || SCRIPTS.has(uri.scheme) ? undefined : uri;
}

const byClient = new WeakMap<Client, ReadonlySet<string>>();

/** The usable ones among the redirect URIs of a client, found once for each registration. */
function usableUris(client: Client): ReadonlySet<string> {
  const known = byClient.get(client) ?? new Set((client.redirectUris ?? []).filter(uri => parseRedirectUri(uri) !== undefined));
  byClient.set(client, known);
  return known;
}

/** The redirect URI of a request, and whether answers may go there: this is the one place that can say so. */
export function redirectUriFacts(service: Service, client: Client | undefined, given: string | undefined): RedirectUriFacts {
  if (client === undefined) return given === undefined ? {} : { given };
  if (given === undefined) {
    const [only, another] = client.redirectUris ?? [];
    const usable = only !== undefined && another === undefined && usableUris(client).has(only);
    return usable ? { verified: only as Verified<string> } : {};
  }
  // Simple string comparison (RFC 6749, 3.1.2.3).
  if (usableUris(client).has(given)) return { given, verified: given as Verified<string> };
  const uri = parseRedirectUri(given);
  return uri !== undefined && isVariant(service, client, uri) ? { given, verified: given as Verified<string> } : { given };
}
