import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import { parseUri } from '../parse/uri.js';
import type { Crypto } from '../ports/jose.js';

/** The sector to which pairwise subjects belong (OpenID Connect Core, 8.1); a client that has none is a sector of its own. */
function sectorOf({ derivedSectorIdentifier, sectorIdentifierUri, redirectUris = [], clientId }: Client): string {
  if (derivedSectorIdentifier !== undefined) return derivedSectorIdentifier;
  const host = sectorIdentifierUri === undefined ? undefined : parseUri(sectorIdentifierUri)?.host;
  if (host !== undefined && host !== '') return host;
  const hosts = new Set(redirectUris.map(uri => parseUri(uri)?.host));
  const [only] = hosts;
  return hosts.size === 1 && only !== undefined && only !== '' ? only : `client ${clientId}`;
}

/**
 * `sub` for a client: what the front end gives, else the subject itself, or, for a pairwise client, a value that is the same in
 * the whole sector, tells other sectors nothing, and cannot be traced back without the key of this installation.
 */
export function subjectFor(crypto: Crypto, service: Service, client: Client, subject: string | undefined, sub: string | undefined): string {
  if (sub !== undefined) return sub;
  if (client.subjectType !== 'PAIRWISE' || subject === undefined) return subject ?? '';
  return crypto.mac(`pairwise-subject:${service.apiKey}:${JSON.stringify([sectorOf(client), subject])}`);
}
