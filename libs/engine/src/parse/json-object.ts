import type { JsonObject } from '../model/json.js';
import { isJsonObject, parseJson } from './json.js';

/** A JSON object in text form, or undefined when the text is something else. */
export function parseJsonObject(text: string): JsonObject | undefined {
  const value = parseJson(text);
  return isJsonObject(value) ? value : undefined;
}
