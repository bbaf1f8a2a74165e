import type { Parameters, ParametersFacts } from '../facts/facts.js';

/** Longest form body or query string that is read, characters. */
export const MAX_PARAMETERS = 131_072;

// eslint-disable-next-line no-control-regex -- The characters that a form-encoded text consists of.
const ASCII = /^[\x01-\x7f]*$/;

/** Form encoding leaves nothing but ASCII (RFC 6749, Appendix B); what is beyond was not encoded, and who decodes it how is anybody's guess. No OAuth value holds a NUL. */
const isUsable = (text: string): boolean => ASCII.test(text) && !text.includes('%00');

function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  return spaced.includes('%') ? decodeURIComponent(spaced) : spaced;
}

/** Reads `application/x-www-form-urlencoded` text strictly: what is not percent-encoded UTF-8 is malformed, be it decoded already. */
export function parseParameters(text: string | undefined): ParametersFacts {
  if (text === undefined) return { kind: 'missing' };
  if (text.length > MAX_PARAMETERS) return { kind: 'tooLarge', length: text.length, limit: MAX_PARAMETERS };
  if (!isUsable(text)) return { kind: 'malformed' };
  const values: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  const start = text.startsWith('?') ? 1 : 0;
  try {
    for (const pair of text.slice(start).split('&')) {
      if (pair === '') continue;
      const equals = pair.indexOf('=');
      const name = decode(equals < 0 ? pair : pair.slice(0, equals));
      const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
      (values[name] ??= []).push(value);
    }
  } catch {
    return { kind: 'malformed' };
  }
  return { kind: 'parsed', values };
}

const none: Parameters = Object.freeze(Object.create(null) as Parameters);

/** The values, or none when the text could not be read. */
export const valuesOf = (parameters: ParametersFacts): Parameters => (parameters.kind === 'parsed' ? parameters.values : none);

/** The first value of a parameter. A parameter without a value counts as left out (RFC 6749, 3.1). */
export const first = (values: Parameters, name: string): string | undefined => values[name]?.[0] || undefined;

/** The elements of a space-separated list, without duplicates. */
export const words = (text: string | undefined): readonly string[] =>
  text === undefined ? [] : [...new Set(text.split(' ').filter(word => word !== ''))];

/** The resources that a request names (RFC 8707), each once. */
export const resourcesIn = (values: Parameters): readonly string[] | undefined => (values.resource === undefined ? undefined : [...new Set(values.resource)]);
