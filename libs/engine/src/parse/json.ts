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

/** What a JSON text stands for; undefined when it is none, or nested without reason. */
export function parseJson(text: string): Json | undefined {
  if (isDeeper(text, MAX_JSON_DEPTH)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export const isJsonObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
