import type { JsonObject } from '../model/json.js';
import { parseJson } from './json.js';

/** A JSON object in text form, or undefined when the text is something else. */
export function parseJsonObject(text: string): JsonObject | undefined {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}
