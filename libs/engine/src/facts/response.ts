import { ResponseMode, ResponseType } from '../model/enums.js';
import { first, words } from '../parse/parameters.js';
import type { Parameters } from './facts.js';

/** What a response type brings back from the authorization endpoint. */
export interface Yield {
  readonly code: boolean;
  readonly token: boolean;
  readonly idToken: boolean;
}

/** Where the parameters of an answer stand, and whether they travel in one JWT (JARM). */
export interface Delivery {
  readonly channel: 'QUERY' | 'FRAGMENT' | 'FORM_POST';
  readonly jwt: boolean;
}

const yieldOfWords = (spelling: string): Yield => {
  const parts = words(spelling);
  return { code: parts.includes('code'), token: parts.includes('token'), idToken: parts.includes('id_token') };
};

/** What each response type yields. */
export const yields = Object.fromEntries(
  Object.entries(ResponseType).map(([name, spelling]) => [name, yieldOfWords(spelling)]),
) as Readonly<Record<ResponseType, Yield>>;

const types = new Map<string, ResponseType>(Object.entries(ResponseType).map(([name, spelling]) => [spelling, name as ResponseType]));
const modes = new Map<string, ResponseMode>(Object.entries(ResponseMode).map(([name, spelling]) => [spelling, name as ResponseMode]));

/** The response type behind a text; the order of its words does not matter. */
export const responseTypeIn = (text: string | undefined): ResponseType | undefined =>
  text === undefined ? undefined : types.get(text) ?? types.get([...words(text)].sort().join(' '));

/** The response type that parameters ask for. */
export const responseTypeOf = (values: Parameters): ResponseType | undefined => responseTypeIn(first(values, 'response_type'));

/** The response mode that parameters ask for by name. */
export const responseModeOf = (values: Parameters): ResponseMode | undefined => modes.get(first(values, 'response_mode') ?? '');

const deliveries: Readonly<Record<Exclude<ResponseMode, 'JWT'>, Delivery>> = {
  QUERY: { channel: 'QUERY', jwt: false },
  FRAGMENT: { channel: 'FRAGMENT', jwt: false },
  FORM_POST: { channel: 'FORM_POST', jwt: false },
  QUERY_JWT: { channel: 'QUERY', jwt: true },
  FRAGMENT_JWT: { channel: 'FRAGMENT', jwt: true },
  FORM_POST_JWT: { channel: 'FORM_POST', jwt: true },
};

/** How an answer travels: by the mode that was named, else as the response type has it (Multiple Response Types, 2.1 and 5; JARM, 2.3.4). */
export function deliveryOf(type: ResponseType | undefined, mode: ResponseMode | undefined): Delivery {
  if (mode !== undefined && mode !== 'JWT') return deliveries[mode];
  const inFragment = type !== undefined && (yields[type].token || yields[type].idToken);
  if (mode === 'JWT') return deliveries[inFragment ? 'FRAGMENT_JWT' : 'QUERY_JWT'];
  return deliveries[inFragment ? 'FRAGMENT' : 'QUERY'];
}
