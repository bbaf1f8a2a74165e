import type { Json, JsonObject } from '../model/json.js';

/** JSON nested deeper than this is no message of ours: whoever walks it would run out of stack. */
export const MAX_JSON_DEPTH = 64;

/** Whether brackets open more than `most` levels; text that is no JSON may get any answer. */
function isDeeper(text: string, most: number): boolean {
  if (text.length <= 2 * most) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

const NO_TEXT = /\0|\p{Surrogate}/u;

/** Whether a name or a value is no text that could be sent or stored: with NUL, or half a character (RFC 7493, 2.1). */
function holdsNoText(value: Json | undefined): boolean {
  if (typeof value === 'string') return NO_TEXT.test(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsNoText);
  return Object.entries(value).some(([name, member]) => NO_TEXT.test(name) || holdsNoText(member as Json));
}

/** As `holdsNoText`, for what a text stands for. JSON writes both as escapes, so most texts need no second look. */
export const isWithoutText = (text: string, parsed: Json): boolean => (text.includes('\\u') || NO_TEXT.test(text)) && holdsNoText(parsed);

/** What a JSON text stands for; undefined when it is none, nested without reason, or holds what is no text. */
export function parseJson(text: string): Json | undefined {
  if (isDeeper(text, MAX_JSON_DEPTH)) return undefined;
  try {
    const value = JSON.parse(text) as Json;
    return isWithoutText(text, value) ? undefined : value;
  } catch {
    return undefined;
  }
}

export const isJsonObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
