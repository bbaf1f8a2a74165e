import type { Limits } from '../facts/limits.js';
import { deliveryOf, type Delivery } from '../facts/response.js';
import type { AuthorizationRequest } from '../model/records.js';
import type { Service } from '../model/service.js';
import { withQuery } from '../parse/uri.js';

/** Where an answer goes and how it travels: what remains of a request once its redirect URI is proven. */
export interface AnswerChannel {
  readonly redirectUri: string;
  readonly state?: string;
  /** `iss` beside the other parameters (RFC 9207). */
  readonly iss?: string;
  readonly delivery: Delivery;
  /** The client named itself by its alias. */
  readonly aliasUsed?: boolean;
}

/** The parameters of an answer. */
export type Answer = Readonly<Record<string, string>>;

/** What the front end does with an answer. */
export interface Sent {
  readonly action: 'LOCATION' | 'FORM';
  readonly responseContent: string;
}

/** Where and how to answer, with what every answer says: `state` as it came, and who answers. */
export const channelTo = (
  service: Service, { issIncluded }: Pick<Limits, 'issIncluded'>, redirectUri: string, state: string | undefined, delivery: Delivery, aliasUsed: boolean,
): AnswerChannel => ({
  redirectUri,
  ...(state === undefined ? {} : { state }),
  ...(!issIncluded || service.issuer === undefined ? {} : { iss: service.issuer }),
  delivery,
  ...(aliasUsed ? { aliasUsed } : {}),
});

/** The channel of a request that was found good. */
export const channelOf = (service: Service, limits: Pick<Limits, 'issIncluded'>, request: AuthorizationRequest): AnswerChannel =>
  channelTo(service, limits, request.redirectUri, request.state, deliveryOf(request.responseType, request.responseMode), request.clientIdAliasUsed);

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, character => escapes[character] ?? '');

const encode = (parameters: Answer): string =>
  Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');

/** A page that posts the answer by itself (OAuth 2.0 Form Post Response Mode). */
const form = (redirectUri: string, parameters: Answer): string => [
  '<!DOCTYPE html><html><head><meta charset="UTF-8"><title>Submit</title></head><body onload="document.forms[0].submit()">',
  `<form method="post" action="${escapeHtml(redirectUri)}">`,
  ...Object.entries(parameters).map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}"/>`),
  '<noscript><button type="submit">Continue</button></noscript></form></body></html>',
].join('');

/** Puts parameters where the channel has them; the redirect URI was verified. */
export function send({ redirectUri, delivery: { channel } }: AnswerChannel, parameters: Answer): Sent {
  if (channel === 'FORM_POST') return { action: 'FORM', responseContent: form(redirectUri, parameters) };
  const encoded = encode(parameters);
  if (channel === 'FRAGMENT') return { action: 'LOCATION', responseContent: `${redirectUri}#${encoded}` };
  return { action: 'LOCATION', responseContent: encoded === '' ? redirectUri : withQuery(redirectUri, encoded) };
}

/** An authorization response, success or error, whose parameters stand by themselves. */
export const authorizationResponse = (channel: AnswerChannel, answer: Answer): Sent => send(channel, {
  ...answer,
  ...(channel.state === undefined ? {} : { state: channel.state }),
  ...(channel.iss === undefined ? {} : { iss: channel.iss }),
});
