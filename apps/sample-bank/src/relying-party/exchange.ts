import type { CustomFetch, CustomFetchOptions } from 'openid-client';
import type { ExchangeKind } from './words.js';

/** One HTTP exchange of the app, as its page shows it. */
export interface Exchange {
  readonly kind: ExchangeKind;
  readonly request: string;
  readonly response: string;
}

/** Long values tell nothing; their first characters are enough to recognise them by. */
const LONG = 40;

const shortened = (text: string): string => (text.length > LONG ? `${text.slice(0, 24)}… (${text.length} characters)` : text);

const isForm = (body: unknown): body is URLSearchParams => body instanceof URLSearchParams;

function shownRequest(url: string, { method, headers, body }: CustomFetchOptions): string {
  const interesting = ['authorization', 'dpop'].flatMap((name) => (headers[name] === undefined ? [] : [`${name === 'dpop' ? 'DPoP' : 'Authorization'}: ${shortened(headers[name])}`]));
  const parameters = isForm(body) ? [...body].map(([name, value]) => `${name}=${shortened(value)}`) : [];
  return [`${method} ${url}`, ...interesting, ...(parameters.length === 0 ? [] : ['', ...parameters])].join('\n');
}

const withoutLong = (_name: string, value: unknown): unknown => (typeof value === 'string' ? shortened(value) : value);

function shownBody(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), withoutLong, 2);
  } catch {
    return shortened(text);
  }
}

/** A fetch that tells what it did. */
export const recording = (send: CustomFetch, record: (url: string, exchange: Omit<Exchange, 'kind'>) => void): CustomFetch => async (url, init) => {
  const response = await send(url, init);
  const text = await response.clone().text();
  record(url, { request: shownRequest(url, init), response: `HTTP ${response.status}\n${text === '' ? '' : `\n${shownBody(text)}`}` });
  return response;
};
