import type { Facts } from '../facts/facts.js';
import type { ApplicationType } from '../model/enums.js';
import { isLoopback, parseUri } from '../parse/uri.js';
import type { Client } from '../model/client.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable } from '../rules/verdict.js';

/** `http` is for the loopback interface of native clients only (RFC 8252, 7.3). */
export function isProtected(uri: string, applicationType: ApplicationType | undefined): boolean {
  if (uri.startsWith('https:')) return true;
  const parts = parseUri(uri);
  return parts !== undefined && (parts.scheme !== 'http' || (applicationType === 'NATIVE' && isLoopback(parts)));
}

/** The answer to an authorization request cannot be read on the way. */
export const answerIsProtected = ({ authorization, client: { client } }: Facts): Verdict => {
  const uri = authorization?.redirectUri.given ?? authorization?.redirectUri.verified;
  if (uri === undefined || client === undefined) return notApplicable('no redirect URI is known');
  return demand(isProtected(uri, client.applicationType), 'the redirect URI is not protected', 'https, or http to the loopback interface of a native client', uri.slice(0, 200));
};

/** Some redirect URI is registered, and none of them is unprotected. */
export const registeredAreProtected = ({ redirectUris = [], applicationType }: Client): Verdict => {
  if (redirectUris.length === 0) return fail('no redirect URI is registered', 'at least one', 'none');
  const open = redirectUris.filter(uri => !isProtected(uri, applicationType));
  return demand(open.length === 0, 'redirect URIs are not protected', 'https, or http to the loopback interface of a native client', open.join(', '));
};
