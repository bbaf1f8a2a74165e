import type { Facts } from '../facts/facts.js';
import type { Client } from '../model/client.js';
import type { ResultCode } from '../model/result-code.js';
import { parseUri } from '../parse/uri.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable } from '../rules/verdict.js';
import { isHttps } from './settings.js';

const nobody = notApplicable('no request of a known client is known');

/** The client registered some redirect URI. */
export const someIsRegistered = ({ authorization, client: { client } }: Facts): Verdict => authorization === undefined || client === undefined
  ? nobody : demand((client.redirectUris ?? []).length > 0, 'no redirect URI is registered', 'at least one', 'none');

/** The redirect URI of the request is, character by character, one that the client registered. */
export const isRegisteredExactly = ({ authorization, client: { client } }: Facts): Verdict => {
  const given = authorization?.redirectUri.given;
  if (given === undefined || client === undefined) return nobody;
  const registered = client.redirectUris ?? [];
  return demand(registered.includes(given) && authorization?.redirectUri.verified === given, "'redirect_uri' is not one that the client registered", () => registered.join(', '), given.slice(0, 500));
};

interface RedirectCodes {
  readonly malformed: ResultCode;
  readonly relative: ResultCode;
  readonly fragment: ResultCode;
  readonly other: ResultCode;
}

/** What is wrong with a redirect URI that is not registered, as a result code. */
export const redirectCode = ({ malformed, relative, fragment, other }: RedirectCodes) => ({ authorization }: Facts): ResultCode => {
  const given = authorization?.redirectUri.given ?? '';
  const uri = parseUri(given);
  if (uri === undefined) return /^[a-z][a-z0-9+.-]*:/i.test(given) ? malformed : relative;
  return uri.fragment === undefined ? other : fragment;
};

/** Answers go to an https URI. */
export const answersUnderHttps = ({ authorization }: Facts): Verdict => {
  const uri = authorization?.redirectUri.given ?? authorization?.redirectUri.verified;
  return uri === undefined ? notApplicable('no redirect URI is known') : demand(isHttps(uri), 'the redirect URI is not under https', 'https', uri.slice(0, 500));
};

/** Some redirect URI is registered, and all of them are under https. */
export const registeredUnderHttps = ({ redirectUris = [] }: Client): Verdict => {
  if (redirectUris.length === 0) return fail('no redirect URI is registered', 'at least one', 'none');
  const open = redirectUris.filter(uri => !isHttps(uri));
  return demand(open.length === 0, 'redirect URIs are not under https', 'https://…', open.join(', '));
};
